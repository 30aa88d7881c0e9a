// Makes every flush to the disk slower, as on a network disk: LD_PRELOAD=flush_delay.so
// FLUSH_DELAY_US=2000 program
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void delay(void) {
    const char* text = getenv("FLUSH_DELAY_US");
    if (text) usleep((useconds_t)atoi(text));
}

int fdatasync(int file) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    delay();
    return real(file);
}

int fsync(int file) {
    static int (*real)(int);
    if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    delay();
    return real(file);
}
