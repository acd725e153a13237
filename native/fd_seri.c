/* fd_seri: sockets and a file get descriptors one after another; a number that is closed is given again. */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static void error_handling(const char *message)
{
    perror(message);
    exit(1);
}

int main(void)
{
    int fd1 = socket(PF_INET, SOCK_STREAM, 0);
    if (fd1 == -1)
        error_handling("socket");

    int fd2 = open("test.dat", O_CREAT | O_WRONLY | O_TRUNC, 0644);
    if (fd2 == -1)
        error_handling("open");

    int fd3 = socket(PF_INET, SOCK_DGRAM, 0);
    if (fd3 == -1)
        error_handling("socket");

    printf("file descriptor 1: %d\n", fd1);
    printf("file descriptor 2: %d\n", fd2);
    printf("file descriptor 3: %d\n", fd3);

    /* From here on, fd2 is only a number. The lowest number that is free comes next. */
    close(fd2);
    int fd4 = socket(PF_INET, SOCK_STREAM, 0);
    if (fd4 == -1)
        error_handling("socket");
    printf("file descriptor 4: %d\n", fd4);

    close(fd1);
    close(fd3);
    close(fd4);
    return 0;
}
