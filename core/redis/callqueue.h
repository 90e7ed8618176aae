// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/pendingcall.h"

#include <QByteArrayView>

#include <deque>
#include <span>
#include <vector>

namespace batchy {

/// The commands of one connection in the order in which Redis will answer them, with the bytes of
/// those that haven't been sent yet. Knows no socket and no clock. It answers nobody by itself: it
/// hands out whom to answer.
class CallQueue
{
public:
    using Clock = std::chrono::steady_clock;
    using Calls = std::vector<PendingCallPtr>;

    PendingCallPtr add(std::span<const QByteArrayView> arguments, std::chrono::milliseconds timeout,
                       Clock::time_point now);

    size_t unsent() const { return m_calls.size() - m_sent; }
    qsizetype unsentSize() const { return m_unsent.size(); }
    /// The bytes of all that are unsent, which count as sent from now on: take them before they are
    /// written, since a write may lead back here.
    QByteArray takeUnsent();

    /// Whether Redis owes an answer.
    bool isOwed() const { return m_sent > 0; }
    size_t owed() const { return m_sent; }
    /// The one that the next reply belongs to. May have been answered before (timed out).
    const PendingCallPtr &head() const { return m_calls.front(); }
    PendingCallPtr takeHead();

    struct Expired
    {
        Calls sent;   ///< stay in the queue, so that late replies find their place
        Calls unsent; ///< are out of the queue and won't be sent
    };
    /// Those not answered yet whose deadline has passed.
    Expired takeExpired(Clock::time_point now);
    /// The earliest deadline of those not answered yet; the largest time point without any.
    Clock::time_point earliestDeadline() const;

    struct Remains
    {
        Calls sent;
        Calls unsent;
    };
    /// Empties the queue: what is left without an answer when the connection is gone.
    Remains takeAll();

private:
    std::deque<PendingCallPtr> m_calls;
    size_t m_sent = 0; ///< this many at the front
    QByteArray m_unsent;
};

} // namespace batchy
