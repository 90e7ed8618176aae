// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/connections.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace batchy::http {

namespace {

/// How many bytes have come on a TCP connection; 0 for other sockets.
quint64 bytesReceived(int descriptor)
{
    tcp_info info = {};
    socklen_t size = sizeof info;
    if (::getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return 0;
    return info.tcpi_bytes_received;
}

} // namespace

void Connections::add(Connection *connection)
{
    connection->waitingSince = Connection::Clock::now();
    m_all.insert(connection);
}

void Connections::answered(Connection *connection)
{
    connection->isWaiting = true;
    connection->hasBegun = false;
    connection->waitingSince = Connection::Clock::now();
    connection->bytesBefore.reset();
}

void Connections::sweep(Connection::Clock::time_point now)
{
    for (Connection *connection : m_all)
        if (connection->isWaiting)
            look(connection, now);
}

void Connections::look(Connection *connection, Connection::Clock::time_point now) const
{
    if (!connection->bytesBefore)
        connection->bytesBefore = bytesReceived(connection->descriptor);
    if (!connection->hasBegun && bytesReceived(connection->descriptor) > *connection->bytesBefore) {
        connection->hasBegun = true;
        connection->requestSince = now;
    }
    const bool isSlow = connection->hasBegun && now - connection->requestSince > m_limits.request;
    if (isSlow || now - connection->waitingSince > m_limits.idle + m_limits.request)
        ::shutdown(connection->descriptor, SHUT_RDWR);
}

} // namespace batchy::http
