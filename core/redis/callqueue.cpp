// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/callqueue.h"

#include "core/redis/commandwriter.h"
#include "core/redis/readcommand.h"

#include <algorithm>
#include <utility>

namespace batchy {

PendingCallPtr CallQueue::add(std::span<const QByteArrayView> arguments,
                              std::chrono::milliseconds timeout, Clock::time_point now)
{
    PendingCallPtr call(new PendingCall);
    call->timeout = timeout;
    call->deadline = now + timeout;
    call->isRead = !arguments.empty() && isReadCommand(arguments.front());
    call->bytes = appendCommand(m_unsent, arguments);
    m_calls.push_back(call);
    return call;
}

QByteArray CallQueue::takeUnsent()
{
    m_sent = m_calls.size();
    return std::exchange(m_unsent, {});
}

PendingCallPtr CallQueue::takeHead()
{
    Q_ASSERT(m_sent > 0);
    PendingCallPtr call = std::move(m_calls.front());
    m_calls.pop_front();
    --m_sent;
    return call;
}

CallQueue::Expired CallQueue::takeExpired(Clock::time_point now)
{
    Expired expired;
    for (size_t i = 0; i < m_sent; ++i)
        if (!m_calls[i]->answer && m_calls[i]->deadline <= now)
            expired.sent.push_back(m_calls[i]);

    qsizetype offset = 0;
    const auto firstUnsent = m_calls.begin() + std::ptrdiff_t(m_sent);
    const auto isLate = [&](const PendingCallPtr &call) {
        if (call->deadline > now) {
            offset += call->bytes;
            return false;
        }
        m_unsent.remove(offset, call->bytes);
        expired.unsent.push_back(call);
        return true;
    };
    m_calls.erase(std::remove_if(firstUnsent, m_calls.end(), isLate), m_calls.end());
    return expired;
}

CallQueue::Clock::time_point CallQueue::earliestDeadline() const
{
    auto earliest = Clock::time_point::max();
    for (const PendingCallPtr &call : m_calls)
        if (!call->answer)
            earliest = std::min(earliest, call->deadline);
    return earliest;
}

CallQueue::Remains CallQueue::takeAll()
{
    Remains remains;
    for (size_t i = 0; i < m_calls.size(); ++i)
        if (!m_calls[i]->answer)
            (i < m_sent ? remains.sent : remains.unsent).push_back(std::move(m_calls[i]));
    m_calls.clear();
    m_sent = 0;
    m_unsent.clear();
    return remains;
}

} // namespace batchy
