/* low_read: print the bytes of data.txt, as many as there are. */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define BUF_SIZE 100

static void error_handling(const char *message)
{
    perror(message);
    exit(1);
}

int main(void)
{
    int fd = open("data.txt", O_RDONLY);
    if (fd == -1)
        error_handling("open");
    printf("file descriptor: %d \n", fd);

    /* Each read goes on where the last one ended; 0 is the end of the file. No read adds a NUL. */
    fputs("file data: ", stdout);
    char buf[BUF_SIZE];
    ssize_t length;
    while ((length = read(fd, buf, sizeof(buf))) > 0) {
        if (fwrite(buf, 1, length, stdout) != (size_t)length)
            error_handling("fwrite");
    }
    if (length == -1)
        error_handling("read");
    if (fflush(stdout) == EOF)
        error_handling("fflush");

    close(fd);
    return 0;
}
