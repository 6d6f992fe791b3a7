/*
 * Stands between a program and its disk: every write and sync of a file under IB_SCHIJF_MAP does what the file IB_SCHIJF_STAND says.
 * That file holds one line, and is read again at every call, so that a test can change it while the program runs:
 *
 *   goed                  nothing happens
 *   vol <errno>           what makes a file longer fails, as on a disk without room
 *   schrijf <errno>       writing fails
 *   half <errno>          writing takes half of the bytes, and fails when there is only one
 *   sync <errno>          making durable fails
 *   traag <milliseconds>  making durable takes that much longer
 *
 * Behind it folders in IB_SCHIJF_MAP may be named, at most eight, which alone do so.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { MAPPEN = 8 };

typedef struct { char wat[16]; int getal; int mappen; char map[MAPPEN][32]; } stand_t;

static stand_t lees_stand(void)
{
    stand_t stand = { .wat = "goed" };
    const char *pad = getenv("IB_SCHIJF_STAND");
    int fd = pad ? open(pad, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0)
        return stand;
    char regel[512] = { 0 };
    ssize_t gelezen = read(fd, regel, sizeof regel - 1);
    close(fd);
    int verder = 0, stap;
    if (gelezen <= 0 || sscanf(regel, "%15s %d%n", stand.wat, &stand.getal, &verder) < 2)
        return stand;
    while (stand.mappen < MAPPEN && sscanf(regel + verder, " %31s%n", stand.map[stand.mappen], &stap) == 1) {
        stand.mappen++;
        verder += stap;
    }
    return stand;
}

static int begint_met(const char *pad, const char *begin) { return strncmp(pad, begin, strlen(begin)) == 0; }

/* Whether this file is on the disk, and how that is. */
static int is_geraakt(int fd, stand_t *stand)
{
    const char *map = getenv("IB_SCHIJF_MAP");
    char link[64], pad[4096] = { 0 };
    if (!map)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    if (readlink(link, pad, sizeof pad - 1) <= 0 || !begint_met(pad, map))
        return 0;
    *stand = lees_stand();
    const char *rest = pad + strlen(map);
    rest += *rest == '/';
    for (int i = 0; i < stand->mappen; i++) {
        if (begint_met(rest, stand->map[i]))
            return 1;
    }
    return stand->mappen == 0;
}

/* Whether the file is longer when this has been written; -1 as place: where the file stands, or at its end. */
static int wordt_langer(int fd, off_t plek, size_t aantal)
{
    struct stat s;
    if (fstat(fd, &s) != 0 || !S_ISREG(s.st_mode))
        return 0;
    if (plek < 0)
        plek = fcntl(fd, F_GETFL) & O_APPEND ? s.st_size : lseek(fd, 0, SEEK_CUR);
    return plek + (off_t)aantal > s.st_size;
}

/* Returns 0 to go on with *aantal bytes, or an errno. */
static int voor_schrijven(int fd, off_t plek, size_t *aantal)
{
    int bewaard = errno, fout = 0;
    stand_t stand;
    if (is_geraakt(fd, &stand)) {
        if (strcmp(stand.wat, "schrijf") == 0 || (strcmp(stand.wat, "vol") == 0 && wordt_langer(fd, plek, *aantal)))
            fout = stand.getal;
        else if (strcmp(stand.wat, "half") == 0 && (*aantal /= 2) == 0)
            fout = stand.getal;
    }
    errno = fout ? fout : bewaard;
    return fout;
}

/* Making room and cutting off are writing too; there is no half of it. */
static int voor_lengte(int fd, off_t plek, off_t lengte)
{
    size_t aantal = lengte > 1 ? (size_t)lengte : 2;
    return voor_schrijven(fd, plek, &aantal);
}

static int voor_sync(int fd)
{
    int bewaard = errno, fout = 0;
    stand_t stand;
    if (is_geraakt(fd, &stand)) {
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
    return voor_schrijven(fd, -1, &aantal) ? -1 : echt(fd, bytes, aantal);
}

ssize_t pwrite(int fd, const void *bytes, size_t aantal, off_t plek)
{
    ECHT(ssize_t, "pwrite", int, const void *, size_t, off_t);
    return voor_schrijven(fd, plek, &aantal) ? -1 : echt(fd, bytes, aantal, plek);
}

ssize_t pwrite64(int fd, const void *bytes, size_t aantal, off64_t plek)
{
    ECHT(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return voor_schrijven(fd, plek, &aantal) ? -1 : echt(fd, bytes, aantal, plek);
}

/* Of a gathered write half of the bytes is what the first piece holds, or half of that. */
static ssize_t verzameld(int fd, const struct iovec *stukken, int n, off64_t plek, int met_plek)
{
    size_t totaal = 0, aantal;
    for (int i = 0; i < n; i++)
        totaal += stukken[i].iov_len;
    aantal = totaal;
    if (voor_schrijven(fd, met_plek ? plek : -1, &aantal))
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

int ftruncate(int fd, off_t lengte)
{
    ECHT(int, "ftruncate", int, off_t);
    return voor_lengte(fd, 0, lengte) ? -1 : echt(fd, lengte);
}

int ftruncate64(int fd, off64_t lengte)
{
    ECHT(int, "ftruncate64", int, off64_t);
    return voor_lengte(fd, 0, lengte) ? -1 : echt(fd, lengte);
}

int fallocate(int fd, int wijze, off_t plek, off_t lengte)
{
    ECHT(int, "fallocate", int, int, off_t, off_t);
    return voor_lengte(fd, plek, lengte) ? -1 : echt(fd, wijze, plek, lengte);
}

int fallocate64(int fd, int wijze, off64_t plek, off64_t lengte)
{
    ECHT(int, "fallocate64", int, int, off64_t, off64_t);
    return voor_lengte(fd, plek, lengte) ? -1 : echt(fd, wijze, plek, lengte);
}

/* These return the error. */
int posix_fallocate(int fd, off_t plek, off_t lengte)
{
    ECHT(int, "posix_fallocate", int, off_t, off_t);
    int fout = voor_lengte(fd, plek, lengte);
    return fout ? fout : echt(fd, plek, lengte);
}

int posix_fallocate64(int fd, off64_t plek, off64_t lengte)
{
    ECHT(int, "posix_fallocate64", int, off64_t, off64_t);
    int fout = voor_lengte(fd, plek, lengte);
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
