// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/names.h"
#include "tests/store/storetest.h"
#include "tests/support/await.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using namespace std::chrono_literals;
using test::await;
using test::StoreTest;
using test::workflowFile;

/// Keys that belong to others, and users who may not do everything: nothing is harmed, nothing half
/// done.
class ForeignKeysTest : public StoreTest
{
    Q_OBJECT

private Q_SLOTS:
    void aShortIdIsNoHistory()
    {
        const QByteArray other = R"({"own": "another workflow"})";
        m_server.cli({"HSET", "wf-20160628", "job1", other});
        m_server.cli({"HSET", "wf", "job1", R"({"batch_id": 20160628, "status": "open"})"});
        QVERIFY(await(m_store->end("wf", EndKind::Failed)).has_value());
        QCOMPARE(m_server.cli({"HGET", "wf-20160628", "job1"}), other);
    }

    void writesNothingWhenAKeyIsInTheWay()
    {
        loaded("wf1");
        const qint64 id = *await(m_store->open("wf1"))->batch.batchId();
        m_server.cli({"DEL", batchKey("wf1", id)});
        m_server.cli({"SET", batchKey("wf1", id), "somebody else's"});
        const Batch before = redisHolds("wf1");
        const auto ended = await(m_store->end("wf1", EndKind::Success));
        QCOMPARE(ended.error().kind, ErrorKind::BadData);
        QVERIFY(ended.error().what.contains(QString::fromUtf8(batchKey("wf1", id))));
        QCOMPARE(redisHolds("wf1"), before);
        m_now += 1h;
        m_server.cli({"SET", initKey("wf1", epochSeconds(m_now)), "x"});
        QCOMPARE(await(m_store->load(workflowFile("wf1"), LoadMode::Replace)).error().kind,
                 ErrorKind::BadData);
        QCOMPARE(m_server.cli({"GET", initKey("wf1", epochSeconds(m_now))}), QByteArray("x"));
        QCOMPARE(redisHolds("wf1"), before);
    }

    void writesNothingWhenSomethingIsForbidden_data()
    {
        QTest::addColumn<QByteArray>("forbidden");
        QTest::addColumn<QByteArray>("stopped"); // load, end, open
        QTest::newRow("hset") << QByteArray("hset") << QByteArray("load end open");
        QTest::newRow("hmget") << QByteArray("hmget") << QByteArray("load end open");
        QTest::newRow("type") << QByteArray("type") << QByteArray("load end");
        QTest::newRow("exists") << QByteArray("exists") << QByteArray("open");
        QTest::newRow("hdel") << QByteArray("hdel") << QByteArray("load");
        QTest::newRow("del") << QByteArray("del") << QByteArray("load");
    }
    void writesNothingWhenSomethingIsForbidden()
    {
        QFETCH(QByteArray, forbidden);
        QFETCH(QByteArray, stopped);
        loaded("wf1");
        QVERIFY(await(m_store->open("wf1")).has_value());
        m_now += 1h;
        m_server.cli(
            {"ACL", "SETUSER", "clerk", "reset", "on", ">secret", "~*", "+@all", "-" + forbidden});
        Endpoint endpoint = m_server.endpoint();
        endpoint.user = QStringLiteral("clerk");
        endpoint.password = QStringLiteral("secret");
        Link link(endpoint);
        link.start();
        BatchStore store(link);
        const QByteArray before = digest();
        Batch smaller = workflowFile("wf1");
        smaller.jobs.pop_back();
        if (stopped.contains("load"))
            QVERIFY(!await(store.load(smaller, LoadMode::Replace)));
        if (stopped.contains("end"))
            QVERIFY(!await(store.end("wf1", EndKind::Success)));
        if (stopped.contains("open"))
            QVERIFY(!await(store.open("wf1")));
        QCOMPARE(digest(), before);
    }

    void listsWhatThisUserMayRead()
    {
        loaded("wf1");
        loaded("secret");
        const auto link = linkOf({"~wf*", "+@all"});
        BatchStore store(*link);
        const auto some = await(store.list());
        QCOMPARE(some->size(), size_t(1));
        const auto none =
            await(store.list({}, [](const QByteArray &name) { return name == "secret"; }));
        QCOMPARE(none.error().kind, ErrorKind::Refused);
    }
};

BATCHY_TEST(foreignkeys, ForeignKeysTest)
#include "tst_foreignkeys.moc"
