// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/endpoint.h"
#include "core/redis/reply.h"
#include "core/result.h"

#include <chrono>
#include <optional>
#include <vector>

namespace batchy {

/// What a new connection tells and asks first, in one go: AUTH, SELECT, CLIENT SETNAME, CLIENT ID,
/// TIME. Who may not do the last three goes on without name, id and the measured clock, and the
/// session says so of the clock; a refused AUTH or SELECT ends the try. Knows no socket and no
/// clock.
class Introduction
{
public:
    using Steady = std::chrono::steady_clock::time_point;
    using Wall = std::chrono::system_clock::time_point;

    struct Session
    {
        /// Redis' clock minus ours. Nothing when Redis didn't tell its own: clockProblem says why.
        std::optional<std::chrono::microseconds> clockOffset;
        Error clockProblem;
        qint64 connectionId = 0; ///< 0: not told
    };

    Introduction(const Endpoint &endpoint, const QByteArray &clientName);

    /// The commands to send, all at once, at this moment.
    QByteArray start(Steady now);
    /// Takes the next reply. Nothing while more are to come, then the session, or Refused with the
    /// step that failed (Protocol when the reply makes no sense).
    std::optional<Result<Session>> take(const Reply &reply, Steady now, Wall wall);

private:
    enum class Step { Auth, Select, SetName, Id, Time };

    Result<void> check(Step step, const Reply &reply) const;
    void learn(Step step, const Reply &reply, Steady now, Wall wall);
    void learnTime(const Reply &reply, Steady now, Wall wall);
    Error clockProblem(const Reply &reply) const;

    Endpoint m_endpoint;
    QByteArray m_clientName;
    std::vector<Step> m_steps;
    size_t m_next = 0;
    Steady m_startedAt;
    Session m_session;
};

} // namespace batchy
