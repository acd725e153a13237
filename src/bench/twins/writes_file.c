/* writes_file: write a line to a file, and read it again. */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void error_handling(const char *message)
{
    perror(message);
    exit(1);
}

int main(int argc, char *argv[])
{
    if (argc != 2) {
        printf("Usage : %s <file>\n", argv[0]);
        exit(1);
    }

    char message[] = "Hello, file!\n";
    int file = open(argv[1], O_RDWR | O_CREAT | O_TRUNC, 0644);
    if (file == -1)
        error_handling("open");
    if (write(file, message, sizeof(message)) == -1)
        error_handling("write");
    if (lseek(file, 0, SEEK_SET) == -1)
        error_handling("lseek");
    if (read(file, message, sizeof(message)) == -1)
        error_handling("read");
    printf("The file says: %s", message);

    close(file);
    return 0;
}
