// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace batchy::bench {

/// A crowd of HTTP clients on keep-alive connections to 127.0.0.1, each with one request in flight.
/// As plain as can be (epoll, no library), since its own time counts on the same cores.
class HttpLoad
{
public:
    struct Outcome
    {
        double perSecond = 0;
        double p50 = 0; ///< milliseconds
        double p99 = 0;
    };

    HttpLoad(quint16 port, int clients);
    ~HttpLoad();
    HttpLoad(const HttpLoad &) = delete;
    HttpLoad &operator=(const HttpLoad &) = delete;

    /// Sends `count` requests in all, for these paths in turn, made before the clock starts. Ends
    /// the process at an answer that isn't 200.
    Outcome run(int count, const std::vector<QByteArray> &paths);

private:
    struct Client
    {
        int descriptor = -1;
        QByteArray answer;
        qint64 sentAt = 0;
    };
    static void send(const Client &client, const QByteArray &request);
    static bool receive(Client *client);

    quint16 m_port;
    int m_epoll;
    std::vector<Client> m_clients;
};

} // namespace batchy::bench
