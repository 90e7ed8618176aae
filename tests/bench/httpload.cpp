// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/httpload.h"

#include <QElapsedTimer>

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace batchy::bench {

namespace {

int connectTo(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        qFatal("nobody listens on port %u", unsigned(port));
    const int yes = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return descriptor;
}

} // namespace

HttpLoad::HttpLoad(quint16 port, int clients)
    : m_port(port), m_epoll(::epoll_create1(EPOLL_CLOEXEC)), m_clients(size_t(clients))
{
    for (size_t i = 0; i < m_clients.size(); ++i) {
        m_clients[i].descriptor = connectTo(port);
        epoll_event event = {};
        event.events = EPOLLIN;
        event.data.u64 = i;
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_clients[i].descriptor, &event);
    }
}

HttpLoad::~HttpLoad()
{
    for (const Client &client : m_clients)
        ::close(client.descriptor);
    ::close(m_epoll);
}

void HttpLoad::send(const Client &client, const QByteArray &request)
{
    if (::write(client.descriptor, request.constData(), size_t(request.size())) != request.size())
        qFatal("the service closed a connection");
}

/// Whether the answer is complete.
bool HttpLoad::receive(Client *client)
{
    char buffer[16384];
    const ssize_t size = ::read(client->descriptor, buffer, sizeof buffer);
    if (size <= 0)
        qFatal("the service closed a connection");
    client->answer.append(buffer, size); // its memory is used again from answer to answer
    const qsizetype end = client->answer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const qsizetype length = client->answer.indexOf("Content-Length: ");
    if (!client->answer.startsWith("HTTP/1.1 200") || length < 0)
        qFatal("the service said: %s", client->answer.constData());
    return client->answer.size() >= end + 4 + std::atoi(client->answer.constData() + length + 16);
}

HttpLoad::Outcome HttpLoad::run(int count, const std::vector<QByteArray> &paths)
{
    std::vector<QByteArray> requests;
    for (const QByteArray &path : paths)
        requests.push_back("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" +
                           QByteArray::number(m_port) + "\r\n\r\n");
    std::vector<double> latencies;
    latencies.reserve(size_t(count));
    QElapsedTimer timer;
    timer.start();
    int sent = 0;
    const auto next = [&](Client *client) {
        client->answer.resize(0);
        client->sentAt = timer.nsecsElapsed();
        send(*client, requests[size_t(sent++) % requests.size()]);
    };
    for (Client &client : m_clients)
        if (sent < count)
            next(&client);
    epoll_event events[64];
    while (int(latencies.size()) < count) {
        const int ready = ::epoll_wait(m_epoll, events, 64, 10000);
        if (ready <= 0)
            qFatal("the service doesn't answer");
        for (int i = 0; i < ready; ++i) {
            Client *client = &m_clients[events[i].data.u64];
            if (!receive(client))
                continue;
            latencies.push_back(double(timer.nsecsElapsed() - client->sentAt) / 1e6);
            if (sent < count)
                next(client);
        }
    }
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    std::sort(latencies.begin(), latencies.end());
    return {count / seconds, latencies[latencies.size() / 2],
            latencies[latencies.size() * 99 / 100]};
}

} // namespace batchy::bench
