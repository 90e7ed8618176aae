// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/waitline.h"

#include "app/cli/commands/waitend.h"

namespace batchy::cli {

namespace {

Link::Options waitLinkOptions()
{
    Link::Options options;
    options.clientName = "batchy-wait";
    return options;
}

} // namespace

RedisWaitLine::RedisWaitLine(const Endpoint &endpoint,
                             std::optional<std::chrono::milliseconds> interval)
    : m_interval(interval), m_link(endpoint, waitLinkOptions()), m_store(m_link)
{
    connect(&m_link, &Link::stateChanged, this, &WaitLine::stateChanged);
}

Error RedisWaitLine::clockProblem() const
{
    return m_link.isClockKnown() ? Error() : m_link.clockProblem();
}

WaitSource &RedisWaitLine::wait(WaitWish wish)
{
    Waiter::Options options;
    options.interval = m_interval;
    return m_waiter.emplace(m_link, m_store, std::move(wish), options);
}

QCoro::Task<QList<QByteArray>> RedisWaitLine::names()
{
    const Result<QList<QByteArray>> names = co_await m_store.names();
    co_return names.value_or(QList<QByteArray>());
}

WaitReceipt RedisWaitLine::receipt(Timestamp began, Timestamp seenAt) const
{
    return receiptOf(m_waiter->wish(), m_waiter->state(), began, seenAt,
                     m_link.endpoint().display(), whoWaits());
}

} // namespace batchy::cli
