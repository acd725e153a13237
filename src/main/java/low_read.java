/* low_read: print the bytes of data.txt, as many as there are. */
import static libc.C.*;
import static libc.fcntl_h.*;
import static libc.stdio_h.*;
import static libc.stdlib_h.*;
import static libc.unistd_h.*;

static final int BUF_SIZE = 100;

void error_handling(String message)
{
    perror(message);
    exit(1);
}

int main()
{ try (var stack = Arena.ofConfined()) {
    int fd = open("data.txt", O_RDONLY);
    if (fd == -1)
        error_handling("open");
    printf("file descriptor: %d \n", fd);

    /* Each read goes on where the last one ended; 0 is the end of the file. No read adds a NUL. */
    fputs("file data: ", stdout);
    var buf = stack.allocate(BUF_SIZE);
    long length;
    while ((length = read(fd, buf, sizeof(buf))) > 0) {
        if (fwrite(buf, 1, length, stdout) != length)
            error_handling("fwrite");
    }
    if (length == -1)
        error_handling("read");
    if (fflush(stdout) == EOF)
        error_handling("fflush");

    close(fd);
    return 0;
}}

void main(String[] args)
{
    exit(main());
}
