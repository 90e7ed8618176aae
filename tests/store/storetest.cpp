// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/storetest.h"

#include "tests/support/await.h"

#include <QTest>

namespace batchy::test {

RedisServer::Options StoreTest::withDebug()
{
    RedisServer::Options options;
    options.extra = {"--enable-debug-command", "yes"};
    return options;
}

void StoreTest::initTestCase()
{
    QVERIFY(m_server.start());
    m_link = std::make_unique<Link>(m_server.endpoint());
    m_link->start();
}

void StoreTest::init()
{
    m_server.cli({"FLUSHALL"});
    m_now = *parseTimestamp("2026-11-24T08:00:00.000123");
    BatchStore::Options options;
    options.clock = [this] { return m_now - m_link->clockOffset(); };
    m_store = std::make_unique<BatchStore>(*m_link, options);
}

void StoreTest::cleanupTestCase()
{
    m_store.reset();
    m_link.reset();
}

Batch StoreTest::redisHolds(const QByteArray &key)
{
    Batch batch{key, {}};
    const QByteArray fields = m_server.cli({"HKEYS", key});
    for (const QByteArray &name : fields.isEmpty() ? QByteArrayList() : fields.split('\n'))
        batch.jobs.push_back({name, Job::fromText(m_server.cli({"HGET", key, name}))});
    batch.sortJobs();
    return batch;
}

Batch StoreTest::loaded(const QByteArray &workflow)
{
    return await(m_store->load(workflowFile(workflow), LoadMode::Replace)).value();
}

std::unique_ptr<Link> StoreTest::linkOf(const QByteArrayList &rules)
{
    m_server.cli(QByteArrayList{"ACL", "SETUSER", "clerk", "reset", "on", ">secret"} + rules);
    Endpoint endpoint = m_server.endpoint();
    endpoint.user = QStringLiteral("clerk");
    endpoint.password = QStringLiteral("secret");
    auto link = std::make_unique<Link>(endpoint);
    link->start();
    return link;
}

Batch workflowFile(const QByteArray &name)
{
    return Batch{name,
                 {{"job1", Job::fromText(R"({"table": "t1", "size": 2.0, "reprocess_hours": 1})")},
                  {"job2", Job::fromText(R"({"big": 123456789012345678901234567890})")},
                  {"job10", Job()}}};
}

QByteArray stored(const Job &job, QByteArrayView name)
{
    return job.value(name).value_or(QByteArrayView("absent")).toByteArray();
}

} // namespace batchy::test
