// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/rawclient.h"

#include <QDeadlineTimer>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace batchy::test {

namespace {

int connected(const sockaddr *address, socklen_t size)
{
    const int descriptor = ::socket(address->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor >= 0 && ::connect(descriptor, address, size) == 0)
        return descriptor;
    ::close(descriptor);
    return -1;
}

} // namespace

QByteArray RawAnswer::header(QByteArrayView name) const
{
    const QByteArray wanted = '\n' + name.toByteArray().toLower() + ':';
    const qsizetype at = head.toLower().indexOf(wanted);
    if (at < 0)
        return {};
    const qsizetype from = at + wanted.size();
    return head.mid(from, head.indexOf('\n', from) - from).trimmed();
}

QByteArray RawAnswer::errorWord() const
{
    const QByteArray start = "{\"error\": \"";
    if (!body.startsWith(start) || !body.contains("\"message\": \""))
        return {};
    return body.mid(start.size(), body.indexOf('"', start.size()) - start.size());
}

RawClient RawClient::toPort(quint16 port, const char *address)
{
    if (QByteArrayView(address).contains(':')) {
        sockaddr_in6 to = {};
        to.sin6_family = AF_INET6;
        to.sin6_port = htons(port);
        ::inet_pton(AF_INET6, address, &to.sin6_addr);
        return RawClient(connected(reinterpret_cast<sockaddr *>(&to), sizeof to));
    }
    sockaddr_in to = {};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    ::inet_pton(AF_INET, address, &to.sin_addr);
    const int descriptor = connected(reinterpret_cast<sockaddr *>(&to), sizeof to);
    // Each send a packet of its own: pieces are to arrive as pieces.
    const int yes = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return RawClient(descriptor);
}

RawClient RawClient::toPath(const QByteArray &path)
{
    sockaddr_un to = {};
    to.sun_family = AF_UNIX;
    qstrncpy(to.sun_path, path.constData(), sizeof to.sun_path);
    return RawClient(connected(reinterpret_cast<sockaddr *>(&to), sizeof to));
}

RawClient::RawClient(RawClient &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_isAtEnd(other.m_isAtEnd),
      m_received(std::move(other.m_received))
{
}

RawClient &RawClient::operator=(RawClient &&other) noexcept
{
    close();
    m_descriptor = std::exchange(other.m_descriptor, -1);
    m_isAtEnd = other.m_isAtEnd;
    m_received = std::move(other.m_received);
    return *this;
}

bool RawClient::send(const QByteArray &bytes) const
{
    QByteArrayView left = bytes;
    while (!left.isEmpty()) {
        const ssize_t sent =
            ::send(m_descriptor, left.constData(), size_t(left.size()), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        left = left.sliced(sent);
    }
    return true;
}

bool RawClient::sendGet(const QByteArray &target, const QByteArray &headers) const
{
    return send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
}

bool RawClient::receive(int milliseconds)
{
    pollfd ready{m_descriptor, POLLIN, 0};
    if (m_isAtEnd || ::poll(&ready, 1, milliseconds) <= 0)
        return false;
    char buffer[65536];
    const ssize_t got = ::recv(m_descriptor, buffer, sizeof buffer, 0);
    if (got <= 0)
        m_isAtEnd = true;
    else
        m_received.append(buffer, got);
    return got > 0;
}

RawAnswer RawClient::read(int milliseconds, bool isHead)
{
    const QDeadlineTimer deadline(milliseconds);
    RawAnswer answer;
    qsizetype end = -1;
    while ((end = m_received.indexOf("\r\n\r\n")) < 0)
        if (!receive(int(deadline.remainingTime())))
            return {};
    answer.head = m_received.left(end + 2);
    m_received.remove(0, end + 4);
    answer.status = answer.head.mid(9, 3).toInt();
    const qsizetype length = isHead ? 0 : answer.header("Content-Length").toLongLong();
    while (m_received.size() < length)
        if (!receive(int(deadline.remainingTime())))
            return {};
    answer.body = m_received.left(length);
    m_received.remove(0, length);
    return answer;
}

QByteArray RawClient::readAll(int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    while (receive(int(deadline.remainingTime()))) {
    }
    return std::exchange(m_received, {});
}

bool RawClient::isClosedWithin(int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    while (receive(int(deadline.remainingTime()))) {
    }
    return m_isAtEnd;
}

void RawClient::close()
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

void RawClient::finish() const
{
    ::shutdown(m_descriptor, SHUT_WR);
}

void RawClient::reset()
{
    const linger now{1, 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close();
}

void RawClient::setReceiveBuffer(int bytes) const
{
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

RawAnswer fetch(quint16 port, const QByteArray &target, const QByteArray &headers)
{
    RawClient client = RawClient::toPort(port);
    client.sendGet(target, headers + "Connection: close\r\n");
    return client.read();
}

} // namespace batchy::test
