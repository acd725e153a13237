/* fd_seri: sockets and a file get descriptors one after another; a number that is closed is given again. */
import static libc.C.*;
import static libc.fcntl_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.sys.socket_h.*;
import static libc.unistd_h.*;

void error_handling(String message)
{
    perror(message);
    exit(1);
}

int main()
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

void main(String[] args)
{
    exit(main());
}
