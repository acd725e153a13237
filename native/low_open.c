/* low_open: make data.txt, or empty it, and write one line into it. */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void error_handling(const char *message)
{
    perror(message);
    exit(1);
}

int main(void)
{
    int fd = open("data.txt", O_CREAT | O_WRONLY | O_TRUNC, 0644);
    if (fd == -1)
        error_handling("open");
    printf("file descriptor: %d \n", fd);

    /* A file holds bytes. The NUL that ends a C string is not one of the line's. */
    char message[] = "Let's go!\n";
    size_t length = sizeof(message) - 1;

    /* A write may take only a part; the loop writes the rest. */
    size_t written = 0;
    while (written < length) {
        ssize_t n = write(fd, &message[written], length - written);
        if (n == -1)
            error_handling("write");
        written += n;
    }

    /* Some file systems tell only here that they could not store it. */
    if (close(fd) == -1)
        error_handling("close");
    return 0;
}
