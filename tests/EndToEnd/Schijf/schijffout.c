/*
 * Stands between a program and its disk: every write and sync of a file under IB_SCHIJF_MAP does what the file IB_SCHIJF_STAND says.
 * That file holds one line, and is read again at every call, so that a test can change it while the program runs:
 *
 *   goed                  nothing happens
 *   schrijf <errno>       writing fails
 *   half <errno>          writing takes half of the bytes, and fails when there is only one
 *   sync <errno>          making durable fails
 *   traag <milliseconds>  making durable takes that much longer
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

typedef struct { char wat[16]; int getal; } stand_t;

static stand_t lees_stand(void)
{
    stand_t stand = { "goed", 0 };
    const char *pad = getenv("IB_SCHIJF_STAND");
    int fd = pad ? open(pad, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0)
        return stand;
    char regel[64] = { 0 };
    ssize_t gelezen = read(fd, regel, sizeof regel - 1);
    close(fd);
    if (gelezen > 0)
        sscanf(regel, "%15s %d", stand.wat, &stand.getal);
    return stand;
}

static int is_onder_map(int fd)
{
    const char *map = getenv("IB_SCHIJF_MAP");
    char link[64], pad[4096];
    if (!map)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t lengte = readlink(link, pad, sizeof pad - 1);
    return lengte > 0 && (size_t)lengte >= strlen(map) && strncmp(pad, map, strlen(map)) == 0;
}

/* Returns 0 to go on with *aantal bytes, or an errno. */
static int voor_schrijven(int fd, size_t *aantal)
{
    int bewaard = errno, fout = 0;
    if (is_onder_map(fd)) {
        stand_t stand = lees_stand();
        if (strcmp(stand.wat, "schrijf") == 0)
            fout = stand.getal;
        else if (strcmp(stand.wat, "half") == 0 && (*aantal /= 2) == 0)
            fout = stand.getal;
    }
    errno = fout ? fout : bewaard;
    return fout;
}

static int voor_sync(int fd)
{
    int bewaard = errno, fout = 0;
    if (is_onder_map(fd)) {
        stand_t stand = lees_stand();
        if (strcmp(stand.wat, "sync") == 0)
            fout = stand.getal;
        else if (strcmp(stand.wat, "traag") == 0) {
            struct timespec duur = { stand.getal / 1000, stand.getal % 1000 * 1000000L };
            nanosleep(&duur, NULL);
        }
    }
    errno = fout ? fout : bewaard;
    return fout;
}

#define ECHT(type, naam, ...) static type (*echt)(__VA_ARGS__); if (!echt) echt = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, naam)

ssize_t write(int fd, const void *bytes, size_t aantal)
{
    ECHT(ssize_t, "write", int, const void *, size_t);
    return voor_schrijven(fd, &aantal) ? -1 : echt(fd, bytes, aantal);
}

ssize_t pwrite(int fd, const void *bytes, size_t aantal, off_t plek)
{
    ECHT(ssize_t, "pwrite", int, const void *, size_t, off_t);
    return voor_schrijven(fd, &aantal) ? -1 : echt(fd, bytes, aantal, plek);
}

ssize_t pwrite64(int fd, const void *bytes, size_t aantal, off64_t plek)
{
    ECHT(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return voor_schrijven(fd, &aantal) ? -1 : echt(fd, bytes, aantal, plek);
}

/* Of a gathered write half of the bytes is what the first piece holds, or half of that. */
static ssize_t verzameld(int fd, const struct iovec *stukken, int n, off64_t plek, int met_plek)
{
    size_t totaal = 0, aantal;
    for (int i = 0; i < n; i++)
        totaal += stukken[i].iov_len;
    aantal = totaal;
    if (voor_schrijven(fd, &aantal))
        return -1;
    if (aantal < totaal)
        return met_plek ? pwrite64(fd, stukken[0].iov_base, stukken[0].iov_len, plek) : write(fd, stukken[0].iov_base, stukken[0].iov_len);
    if (met_plek) {
        ECHT(ssize_t, "pwritev64", int, const struct iovec *, int, off64_t);
        return echt(fd, stukken, n, plek);
    }
    ECHT(ssize_t, "writev", int, const struct iovec *, int);
    return echt(fd, stukken, n);
}

ssize_t writev(int fd, const struct iovec *stukken, int n) { return verzameld(fd, stukken, n, 0, 0); }
ssize_t pwritev(int fd, const struct iovec *stukken, int n, off_t plek) { return verzameld(fd, stukken, n, plek, 1); }
ssize_t pwritev64(int fd, const struct iovec *stukken, int n, off64_t plek) { return verzameld(fd, stukken, n, plek, 1); }

/* Making room and cutting off are writing too. */
int ftruncate(int fd, off_t lengte)
{
    size_t een = 2;
    ECHT(int, "ftruncate", int, off_t);
    return voor_schrijven(fd, &een) ? -1 : echt(fd, lengte);
}

int ftruncate64(int fd, off64_t lengte)
{
    size_t een = 2;
    ECHT(int, "ftruncate64", int, off64_t);
    return voor_schrijven(fd, &een) ? -1 : echt(fd, lengte);
}

int fallocate(int fd, int wijze, off_t plek, off_t lengte)
{
    size_t een = 2;
    ECHT(int, "fallocate", int, int, off_t, off_t);
    return voor_schrijven(fd, &een) ? -1 : echt(fd, wijze, plek, lengte);
}

int fallocate64(int fd, int wijze, off64_t plek, off64_t lengte)
{
    size_t een = 2;
    ECHT(int, "fallocate64", int, int, off64_t, off64_t);
    return voor_schrijven(fd, &een) ? -1 : echt(fd, wijze, plek, lengte);
}

/* These return the error. */
int posix_fallocate(int fd, off_t plek, off_t lengte)
{
    size_t een = 2;
    ECHT(int, "posix_fallocate", int, off_t, off_t);
    int fout = voor_schrijven(fd, &een);
    return fout ? fout : echt(fd, plek, lengte);
}

int posix_fallocate64(int fd, off64_t plek, off64_t lengte)
{
    size_t een = 2;
    ECHT(int, "posix_fallocate64", int, off64_t, off64_t);
    int fout = voor_schrijven(fd, &een);
    return fout ? fout : echt(fd, plek, lengte);
}

int fsync(int fd)
{
    ECHT(int, "fsync", int);
    return voor_sync(fd) ? -1 : echt(fd);
}

int fdatasync(int fd)
{
    ECHT(int, "fdatasync", int);
    return voor_sync(fd) ? -1 : echt(fd);
}

int sync_file_range(int fd, off64_t plek, off64_t lengte, unsigned int vlaggen)
{
    ECHT(int, "sync_file_range", int, off64_t, off64_t, unsigned int);
    return voor_sync(fd) ? -1 : echt(fd, plek, lengte, vlaggen);
}
