// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/listener.h"

#include <QHostAddress>

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace batchy::http {

namespace {

constexpr int backlog = 1024;

/// Any of the socket addresses that we bind.
union AnyAddress {
    sockaddr any;
    sockaddr_in v4;
    sockaddr_in6 v6;
    sockaddr_un local;
    sockaddr_storage storage;
};

QString reason()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

tl::unexpected<Error> cannotListen(const ListenAddress &address, const QString &why, bool isTaken)
{
    return fail(
        ErrorKind::BadInput,
        QStringLiteral("batchy can't listen on %1: %2.").arg(address.display(), why),
        isTaken ? QStringLiteral("Look what uses it (ss -lnp), or choose another with --listen.")
                : QStringLiteral("Choose another with --listen."));
}

socklen_t fill(const ListenAddress &address, AnyAddress *out)
{
    *out = {};
    if (address.isUnix()) {
        out->local.sun_family = AF_UNIX;
        std::memcpy(out->local.sun_path, address.path.constData(), size_t(address.path.size()));
        return socklen_t(offsetof(sockaddr_un, sun_path) + size_t(address.path.size()) + 1);
    }
    if (::inet_pton(AF_INET, address.host.constData(), &out->v4.sin_addr) == 1) {
        out->v4.sin_family = AF_INET;
        out->v4.sin_port = htons(address.port);
        return sizeof(sockaddr_in);
    }
    out->v6.sin6_family = AF_INET6;
    out->v6.sin6_port = htons(address.port);
    ::inet_pton(AF_INET6, address.host.constData(), &out->v6.sin6_addr);
    return sizeof(sockaddr_in6);
}

/// What a bound socket is bound to; nothing when it is none of ours.
std::optional<ListenAddress> addressOf(int descriptor)
{
    AnyAddress bound = {};
    socklen_t size = sizeof bound;
    if (::getsockname(descriptor, &bound.any, &size) != 0)
        return {};
    char text[INET6_ADDRSTRLEN] = {};
    switch (bound.any.sa_family) {
    case AF_INET:
        ::inet_ntop(AF_INET, &bound.v4.sin_addr, text, sizeof text);
        return ListenAddress{text, ntohs(bound.v4.sin_port), {}};
    case AF_INET6:
        ::inet_ntop(AF_INET6, &bound.v6.sin6_addr, text, sizeof text);
        return ListenAddress{text, ntohs(bound.v6.sin6_port), {}};
    case AF_UNIX: {
        const auto length = qsizetype(size) - qsizetype(offsetof(sockaddr_un, sun_path));
        QByteArray path = length > 0 ? QByteArray(bound.local.sun_path, length) : QByteArray("-");
        if (path.endsWith('\0'))
            path.chop(1);
        // An abstract one begins with a zero byte, which people write as @.
        if (path.startsWith('\0'))
            path[0] = '@';
        return ListenAddress{{}, 0, path};
    }
    default:
        return {};
    }
}

/// Whether somebody answers at the path of a Unix socket.
bool isInUse(const AnyAddress &address, socklen_t size)
{
    const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool answers =
        probe >= 0 && (::connect(probe, &address.any, size) == 0 || errno == EAGAIN);
    ::close(probe);
    return answers;
}

bool isSocketFile(const QByteArray &path)
{
    struct stat found = {};
    return ::lstat(path.constData(), &found) == 0 && S_ISSOCK(found.st_mode);
}

Result<quint16> parsePort(QByteArrayView text, QByteArrayView whole);

tl::unexpected<Error> badAddress(QByteArrayView text)
{
    return fail(ErrorKind::BadInput,
                QStringLiteral("\"%1\" is no address to listen on.").arg(QString::fromUtf8(text)),
                QStringLiteral("Write ADDRESS:PORT, such as 127.0.0.1:5000 or [::1]:5000, or "
                               "unix:/path/of/socket."));
}

Result<quint16> parsePort(QByteArrayView text, QByteArrayView whole)
{
    bool isNumber = !text.isEmpty();
    for (const char c : text)
        isNumber = isNumber && c >= '0' && c <= '9';
    const uint port = isNumber ? text.toByteArray().toUInt(&isNumber) : 0;
    if (!isNumber || port > 65535)
        return badAddress(whole);
    return quint16(port);
}

} // namespace

bool ListenAddress::isLocal() const
{
    return isUnix() || QHostAddress(QString::fromLatin1(host)).isLoopback();
}

QString ListenAddress::display() const
{
    if (isUnix())
        return QStringLiteral("unix:") + QString::fromLocal8Bit(path);
    const QString name = QString::fromLatin1(host);
    return (name.contains(QLatin1Char(':')) ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
        .arg(name)
        .arg(port);
}

Result<ListenAddress> parseListenAddress(QByteArrayView text)
{
    if (text.startsWith("unix:")) {
        const QByteArray path = text.sliced(5).toByteArray();
        if (!path.startsWith('/') || path.contains('\0') ||
            path.size() >= qsizetype(sizeof sockaddr_un::sun_path))
            return fail(ErrorKind::BadInput,
                        QStringLiteral("The path of a Unix socket must begin with a slash and have "
                                       "at most 107 bytes."));
        return ListenAddress{{}, 0, path};
    }
    const qsizetype colon = text.lastIndexOf(':');
    if (colon <= 0 || text.contains('\0'))
        return badAddress(text);
    const auto port = parsePort(text.sliced(colon + 1), text);
    if (!port)
        return fail(port.error());
    QByteArray host = text.first(colon).toByteArray();
    const bool isBracketed = host.startsWith('[') && host.endsWith(']');
    if (isBracketed)
        host = host.sliced(1, host.size() - 2);
    if (host == "localhost")
        host = "127.0.0.1";
    in6_addr v6;
    in_addr v4;
    const bool isFine = isBracketed ? ::inet_pton(AF_INET6, host.constData(), &v6) == 1
                                    : ::inet_pton(AF_INET, host.constData(), &v4) == 1;
    if (!isFine)
        return badAddress(text);
    return ListenAddress{host, *port, {}};
}

Result<Listener> Listener::open(const ListenAddress &address)
{
    AnyAddress socketAddress;
    const socklen_t size = fill(address, &socketAddress);
    const int family = socketAddress.any.sa_family;
    const int descriptor = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return cannotListen(address, reason(), errno == EADDRINUSE);
    Listener listener(descriptor, address, false);
    const int yes = 1;
    if (address.isUnix()) {
        if (isSocketFile(address.path)) {
            if (isInUse(socketAddress, size))
                return cannotListen(address, QStringLiteral("another program listens there"), true);
            ::unlink(address.path.constData());
        }
    } else {
        ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        if (family == AF_INET6 && address.host != "::")
            ::setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
    }
    if (::bind(descriptor, &socketAddress.any, size) != 0)
        return cannotListen(address, reason(), errno == EADDRINUSE);
    listener.m_ownsPath = address.isUnix();
    if (::listen(descriptor, backlog) != 0)
        return cannotListen(address, reason(), errno == EADDRINUSE);
    listener.m_address = addressOf(descriptor).value_or(address);
    return listener;
}

Result<Listener> Listener::adopt(int descriptor)
{
    const auto address = addressOf(descriptor);
    int listens = 0;
    socklen_t size = sizeof listens;
    ::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size);
    if (!address || listens == 0)
        return fail(ErrorKind::BadInput,
                    QStringLiteral("The socket that was handed to batchy is none that listens for "
                                   "connections."),
                    QStringLiteral("Use ListenStream= in the socket unit."));
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    return Listener(descriptor, *address, false);
}

Listener::Listener(Listener &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_address(other.m_address),
      m_ownsPath(std::exchange(other.m_ownsPath, false))
{
}

Listener::~Listener()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (m_ownsPath)
        ::unlink(m_address.path.constData());
}

} // namespace batchy::http
