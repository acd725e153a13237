/* low_open: make data.txt, or empty it, and write one line into it. */
import static libc.C.*;
import static libc.fcntl_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.unistd_h.*;

void error_handling(String message)
{
    perror(message);
    exit(1);
}

int main()
{ try (var stack = Arena.ofConfined()) {
    int fd = open("data.txt", O_CREAT | O_WRONLY | O_TRUNC, 0644);
    if (fd == -1)
        error_handling("open");
    printf("file descriptor: %d \n", fd);

    /* A file holds bytes. The NUL that ends a C string is not one of the line's. */
    var message = stack.allocateFrom("Let's go!\n");
    long length = sizeof(message) - 1;

    /* A write may take only a part; the loop writes the rest. */
    long written = 0;
    while (Long.compareUnsigned(written, length) < 0) {
        long n = write(fd, message.asSlice(written), length - written);
        if (n == -1)
            error_handling("write");
        written += n;
    }

    /* Some file systems tell only here that they could not store it. */
    if (close(fd) == -1)
        error_handling("close");
    return 0;
}}

void main(String[] args)
{
    exit(main());
}
