// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/batchstore.h"
#include "core/wait/receipt.h"
#include "core/wait/waiter.h"

#include <QCoroTask>
#include <QObject>

#include <memory>
#include <optional>

namespace batchy::cli {

/// Whom a wait of the command line asks: Redis, or a service that asks it. It need not be there
/// yet; it comes back by itself. Owns its connections and the wait.
class WaitLine : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Begins to reach for it.
    virtual void start() = 0;
    /// No more is asked.
    virtual void stop() = 0;
    /// As of Link: Online once it has answered.
    virtual Link::State state() const = 0;
    /// Why it isn't there.
    virtual const Error &lastError() const = 0;
    /// Its address as people see it, without a password.
    virtual QString display() const = 0;

    /// UTC, by Redis' clock as far as it is known.
    virtual Timestamp now() const = 0;
    /// What is added to this machine's clock for that.
    virtual std::chrono::microseconds clockOffset() const = 0;
    /// Why it isn't known; without a sentence where it is.
    virtual Error clockProblem() const = 0;

    /// The wait, not started yet. Once.
    virtual WaitSource &wait(WaitWish wish) = 0;
    /// All workflows, for "did you mean"; none where that can't be told.
    virtual QCoro::Task<QList<QByteArray>> names() = 0;
    /// Of a wait that is done. `began` and `seenAt` by now().
    virtual WaitReceipt receipt(Timestamp began, Timestamp seenAt) const = 0;

Q_SIGNALS:
    void stateChanged();
};

/// Redis itself.
class RedisWaitLine final : public WaitLine
{
public:
    /// `interval`: ask at this pace instead of being told.
    RedisWaitLine(const Endpoint &endpoint, std::optional<std::chrono::milliseconds> interval);

    void start() override { m_link.start(); }
    void stop() override { m_link.stop(); }
    Link::State state() const override { return m_link.state(); }
    const Error &lastError() const override { return m_link.lastError(); }
    QString display() const override { return m_link.endpoint().display(); }
    Timestamp now() const override { return m_store.now(); }
    std::chrono::microseconds clockOffset() const override { return m_link.clockOffset(); }
    Error clockProblem() const override;
    WaitSource &wait(WaitWish wish) override;
    QCoro::Task<QList<QByteArray>> names() override;
    WaitReceipt receipt(Timestamp began, Timestamp seenAt) const override;

private:
    const std::optional<std::chrono::milliseconds> m_interval;
    Link m_link;
    BatchStore m_store;
    std::optional<Waiter> m_waiter;
};

} // namespace batchy::cli
