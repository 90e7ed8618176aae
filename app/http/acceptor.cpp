// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/acceptor.h"

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace batchy::http {

namespace {

/// In one go: those who are in already have their turn, too.
constexpr int mostAtOnce = 64;

const QByteArray &unixClient()
{
    static const QByteArray name = "unix";
    return name;
}

} // namespace

QByteArray clientName(const sockaddr *address)
{
    char text[INET6_ADDRSTRLEN] = {};
    if (address && address->sa_family == AF_INET)
        ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in *>(address)->sin_addr, text,
                    sizeof text);
    else if (address && address->sa_family == AF_INET6)
        ::inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6 *>(address)->sin6_addr, text,
                    sizeof text);
    return *text ? QByteArray(text) : unixClient();
}

Acceptor::Acceptor(Poller *poller, Limits limits, Take take)
    : m_poller(poller), m_limits(limits), m_take(std::move(take))
{
}

bool Acceptor::start(Listener listener)
{
    m_listener.emplace(std::move(listener));
    watch();
    return m_isWatching;
}

void Acceptor::stop()
{
    pause();
    m_listener.reset();
}

void Acceptor::watch()
{
    if (m_listener && !m_isWatching)
        m_isWatching = m_poller->add(m_listener->descriptor(), this, EPOLLIN);
}

void Acceptor::pause()
{
    if (std::exchange(m_isWatching, false))
        m_poller->remove(m_listener->descriptor(), this);
}

void Acceptor::ready(uint32_t)
{
    int accepted = 0;
    while (accepted < mostAtOnce && acceptOne())
        ++accepted;
}

void Acceptor::acceptAll()
{
    while (m_listener && acceptOne()) {
    }
}

/// Whether there may be one more.
bool Acceptor::acceptOne()
{
    if (m_count >= m_limits.all) {
        pause();
        return false;
    }
    sockaddr_storage address = {};
    socklen_t size = sizeof address;
    const int descriptor =
        ::accept4(m_listener->descriptor(), reinterpret_cast<sockaddr *>(&address), &size,
                  SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor < 0) {
        // Nobody is there, or left at once; anything else is a lack of something, which passes.
        const bool isOrdinary = errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ||
                                errno == ECONNABORTED || errno == EPROTO;
        if (!isOrdinary)
            pause();
        return errno == EINTR || errno == ECONNABORTED;
    }
    const QByteArray client = clientName(reinterpret_cast<const sockaddr *>(&address));
    if (client != unixClient()) {
        if (m_perAddress.value(client) >= m_limits.perAddress) {
            ::close(descriptor);
            return true;
        }
        ++m_perAddress[client];
        const int yes = 1;
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    }
    ++m_count;
    m_take(descriptor, client);
    return true;
}

void Acceptor::left(const QByteArray &client)
{
    --m_count;
    const auto found = m_perAddress.find(client);
    if (found != m_perAddress.end() && --*found <= 0)
        m_perAddress.erase(found);
    watch();
}

void Acceptor::tryAgain()
{
    if (m_count < m_limits.all)
        watch();
}

} // namespace batchy::http
