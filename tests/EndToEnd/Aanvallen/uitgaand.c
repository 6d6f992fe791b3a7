/*
 * Stands between a program and the system, and writes down in the file IB_UITGAAND what an attack could make it do: each attempt at a
 * connection, each datagram, each look-up of a name, and each opening of a file that the list IB_LOKAAS (divided by ':') names.
 *
 *   verbinding 127.0.0.1:80      verbinding [::1]:80      naam evil.example      bestand /etc/hostname
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define ECHT(type, naam, ...) static type (*echt)(__VA_ARGS__); if (!echt) echt = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, naam)

static void noteer(const char *wat, const char *waarheen)
{
    const char *pad = getenv("IB_UITGAAND");
    char regel[512];
    int bewaard = errno, lengte = snprintf(regel, sizeof regel, "%s %s\n", wat, waarheen);
    ECHT(int, "open", const char *, int, ...);
    int fd = pad && lengte > 0 ? echt(pad, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (fd >= 0) {
        /* A line that cannot be written would hide an attempt. */
        if (write(fd, regel, (size_t)lengte < sizeof regel ? (size_t)lengte : sizeof regel - 1) < 0)
            abort();
        close(fd);
    }
    errno = bewaard;
}

static void noteer_adres(const struct sockaddr *adres)
{
    char tekst[INET6_ADDRSTRLEN + 16], ip[INET6_ADDRSTRLEN];
    if (!adres)
        return;
    if (adres->sa_family == AF_INET) {
        const struct sockaddr_in *v4 = (const struct sockaddr_in *)adres;
        snprintf(tekst, sizeof tekst, "%s:%u", inet_ntop(AF_INET, &v4->sin_addr, ip, sizeof ip), ntohs(v4->sin_port));
        noteer("verbinding", tekst);
    } else if (adres->sa_family == AF_INET6) {
        const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)adres;
        snprintf(tekst, sizeof tekst, "[%s]:%u", inet_ntop(AF_INET6, &v6->sin6_addr, ip, sizeof ip), ntohs(v6->sin6_port));
        noteer("verbinding", tekst);
    }
}

static void noteer_lokaas(const char *pad)
{
    const char *lijst = getenv("IB_LOKAAS");
    size_t lengte = pad ? strlen(pad) : 0;
    while (lijst && lengte > 0) {
        if (strncmp(lijst, pad, lengte) == 0 && (lijst[lengte] == ':' || lijst[lengte] == 0)) {
            noteer("bestand", pad);
            return;
        }
        lijst = strchr(lijst, ':');
        lijst = lijst ? lijst + 1 : NULL;
    }
}

int connect(int fd, const struct sockaddr *adres, socklen_t lengte)
{
    ECHT(int, "connect", int, const struct sockaddr *, socklen_t);
    noteer_adres(adres);
    return echt(fd, adres, lengte);
}

ssize_t sendto(int fd, const void *bytes, size_t aantal, int vlaggen, const struct sockaddr *adres, socklen_t lengte)
{
    ECHT(ssize_t, "sendto", int, const void *, size_t, int, const struct sockaddr *, socklen_t);
    noteer_adres(adres);
    return echt(fd, bytes, aantal, vlaggen, adres, lengte);
}

ssize_t sendmsg(int fd, const struct msghdr *bericht, int vlaggen)
{
    ECHT(ssize_t, "sendmsg", int, const struct msghdr *, int);
    noteer_adres(bericht->msg_name);
    return echt(fd, bericht, vlaggen);
}

int getaddrinfo(const char *naam, const char *dienst, const struct addrinfo *wens, struct addrinfo **uit)
{
    ECHT(int, "getaddrinfo", const char *, const char *, const struct addrinfo *, struct addrinfo **);
    noteer("naam", naam ? naam : "-");
    return echt(naam, dienst, wens, uit);
}

int getaddrinfo_a(int wijze, struct gaicb *lijst[], int aantal, struct sigevent *sein)
{
    ECHT(int, "getaddrinfo_a", int, struct gaicb **, int, struct sigevent *);
    for (int i = 0; i < aantal; i++)
        noteer("naam", lijst[i]->ar_name ? lijst[i]->ar_name : "-");
    return echt(wijze, lijst, aantal, sein);
}

#define OPENER(naam, kop, door) \
    int naam kop \
    { \
        mode_t rechten = 0; \
        if (vlaggen & (O_CREAT | O_TMPFILE)) { \
            va_list rest; \
            va_start(rest, vlaggen); \
            rechten = va_arg(rest, mode_t); \
            va_end(rest); \
        } \
        noteer_lokaas(pad); \
        door; \
    }

OPENER(open, (const char *pad, int vlaggen, ...), ECHT(int, "open", const char *, int, ...); return echt(pad, vlaggen, rechten))
OPENER(open64, (const char *pad, int vlaggen, ...), ECHT(int, "open64", const char *, int, ...); return echt(pad, vlaggen, rechten))
OPENER(openat, (int map, const char *pad, int vlaggen, ...), ECHT(int, "openat", int, const char *, int, ...); return echt(map, pad, vlaggen, rechten))
OPENER(openat64, (int map, const char *pad, int vlaggen, ...), ECHT(int, "openat64", int, const char *, int, ...); return echt(map, pad, vlaggen, rechten))
