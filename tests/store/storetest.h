// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/batchstore.h"
#include "tests/support/redisserver.h"

#include <QObject>

#include <memory>

namespace batchy::test {

/// What tests of the store share: a Redis of their own, emptied before each test, and a store on it
/// whose clock the test sets.
class StoreTest : public QObject
{
    Q_OBJECT

protected:
    /// A hash as redis-cli shows it; no jobs when it isn't there.
    Batch redisHolds(const QByteArray &key);
    Batch loaded(const QByteArray &workflow);
    /// A link as a user who may only do what the ACL rules say.
    std::unique_ptr<Link> linkOf(const QByteArrayList &rules);
    /// One line that differs when anything in the database does.
    QByteArray digest() { return m_server.cli({"DEBUG", "DIGEST"}); }

    RedisServer m_server{withDebug()};
    std::unique_ptr<Link> m_link;
    std::unique_ptr<BatchStore> m_store;
    Timestamp m_now{};

protected Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();

private:
    static RedisServer::Options withDebug();
};

/// Three jobs, with values that a careless program would change.
Batch workflowFile(const QByteArray &name);
/// A param's stored text, or "absent".
QByteArray stored(const Job &job, QByteArrayView name);

} // namespace batchy::test
