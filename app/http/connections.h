// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>
#include <unordered_set>

namespace batchy::http {

/// One connection of a client, and what is known of the request that may be on its way in.
struct Connection
{
    using Clock = std::chrono::steady_clock;

    int descriptor = -1;
    QByteArray client;
    bool isWaiting = true; ///< no whole request has come since the last answer
    Clock::time_point waitingSince;
    /// That had come when the waiting began; after an answer, as the next sweep finds it.
    std::optional<quint64> bytesBefore = 0;
    Clock::time_point requestSince; ///< its first byte, as far as the sweeps have seen
    bool hasBegun = false;
};

/// Cuts connections that let us wait: the library's own limit counts from the last byte, so that a
/// client which sends one every few seconds could go on for ever.
class Connections
{
public:
    struct Limits
    {
        std::chrono::seconds request{10}; ///< from a request's first byte to its last
        std::chrono::seconds idle{60};    ///< without any request
    };

    explicit Connections(Limits limits) : m_limits(limits) {}

    void add(Connection *connection);
    void remove(Connection *connection) { m_all.erase(connection); }
    /// A request has come whole.
    static void requestComplete(Connection *connection) { connection->isWaiting = false; }
    /// It has been answered.
    static void answered(Connection *connection);

    /// To be called about once a second. Cuts by shutting the socket: its owner sees an end of
    /// file.
    void sweep(Connection::Clock::time_point now);

    qsizetype count() const { return qsizetype(m_all.size()); }

private:
    void look(Connection *connection, Connection::Clock::time_point now) const;

    const Limits m_limits;
    std::unordered_set<Connection *> m_all;
};

} // namespace batchy::http
