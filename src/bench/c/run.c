/* run: runs a command once, silently. It prints the milliseconds from start to end and the most memory it had, in KiB. */

#define _DEFAULT_SOURCE
#define _DARWIN_C_SOURCE

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

int main(int argc, char *argv[])
{
    int status;
    struct rusage usage;

    if (argc < 2) {
        printf("Usage : %s <command> <argument> ...\n", argv[0]);
        exit(1);
    }
    double start = now();
    pid_t command = fork();
    if (command == 0) {
        int nowhere = open("/dev/null", O_RDWR);
        dup2(nowhere, STDOUT_FILENO);
        execvp(argv[1], argv + 1);
        perror(argv[1]);
        _exit(127);
    }
    if (command == -1 || wait4(command, &status, 0, &usage) == -1) {
        perror("run");
        exit(1);
    }
    double end = now();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "%s did not end well\n", argv[1]);
        exit(1);
    }
#ifdef __APPLE__
    usage.ru_maxrss /= 1024; /* bytes there */
#endif
    printf("%.3f %ld\n", end - start, usage.ru_maxrss);
    return 0;
}
