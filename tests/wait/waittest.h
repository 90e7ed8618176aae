// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wait/waiter.h"
#include "tests/support/redisserver.h"

#include <QObject>

#include <memory>

namespace batchy::test {

/// What tests of the waiter share: a Redis of their own, a clock that stands at noon until it is
/// moved, a waiter, and how it ended. Writes come from redis-cli, a stranger to the waiter.
class WaitTest : public QObject
{
    Q_OBJECT

protected:
    using Kind = Waiter::Outcome::Kind;
    using Progress = WorkflowWait::Progress;

    /// For those workflows or patterns, on the clock's day in UTC.
    WaitWish wish(std::vector<QByteArray> names) const;
    void wait(const WaitWish &wish) { wait(wish, m_server.endpoint(), quick()); }
    void wait(const WaitWish &wish, const Endpoint &endpoint, Waiter::Options options);
    void wait(std::vector<QByteArray> names) { wait(wish(std::move(names))); }
    /// Until it has looked at everything once and goes on waiting, told by Redis.
    void settle();
    static Waiter::Options quick();

    /// Writes a job as a stranger would.
    void store(const QByteArray &workflow, const QByteArray &job, const QByteArray &json);
    void succeed(const QByteArray &workflow, const QByteArray &job = "job1",
                 const QByteArray &end = "2026-11-24T11:00:00.000000", qint64 id = 100);
    void failAt(const QByteArray &workflow, const QByteArray &end, qint64 id = 100);
    void open(const QByteArray &workflow, const QByteArray &job = "job1");

    const WorkflowWait &of(const QByteArray &workflow);
    /// The kind of its first reason, -1 when there is none.
    int reason(const QByteArray &workflow);
    /// The ids of the connections whose names begin so.
    QByteArrayList clients(const QByteArray &name) const;
    /// A user who may do what the ACL rules say.
    Endpoint userWith(const QByteArrayList &rules);

    RedisServer m_server;
    Timestamp m_clock;
    std::unique_ptr<Link> m_link;
    std::unique_ptr<BatchStore> m_store;
    std::unique_ptr<Waiter> m_waiter;
    std::optional<Waiter::Outcome> m_outcome;
    int m_ends = 0;
    int m_changes = 0;

protected Q_SLOTS:
    void init();
    void cleanup();
};

} // namespace batchy::test
