// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/batchstore.h"
#include "tests/support/await.h"
#include "tests/support/faultyproxy.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QTest>

#include <memory>

using namespace batchy;
using namespace std::chrono_literals;
using test::await;
using test::FaultyProxy;

/// What is said after the connection broke in the middle of a write, by what became of the write.
class LostWritesTest : public QObject
{
    Q_OBJECT

    test::RedisServer m_server{withDebug()};

    /// DEBUG DIGEST tells in one line whether anything in the database has changed.
    static test::RedisServer::Options withDebug()
    {
        test::RedisServer::Options options;
        options.extra = {"--enable-debug-command", "yes"};
        return options;
    }

    std::unique_ptr<FaultyProxy> m_proxy;
    std::unique_ptr<Link> m_link;
    std::unique_ptr<BatchStore> m_store;

    static BatchStore::Options storeOptions()
    {
        BatchStore::Options options;
        options.fateBudget = 3s;
        return options;
    }
    QByteArray digest() { return m_server.cli({"DEBUG", "DIGEST"}); }
    Batch workflowFile() { return Batch{"wf1", {{"job1", Job()}, {"job2", Job()}}}; }
    /// The verb that is tested, as one result.
    Result<void> run(const QByteArray &verb)
    {
        const auto outcome = [](const auto &result) -> Result<void> {
            if (!result)
                return fail(result.error());
            return {};
        };
        if (verb == "open")
            return outcome(await(m_store->open("wf1")));
        if (verb == "load")
            return outcome(await(m_store->load(workflowFile(), LoadMode::Replace)));
        return outcome(await(m_store->end("wf1", EndKind::Failed)));
    }
    void addVerbs()
    {
        QTest::addColumn<QByteArray>("verb");
        for (const char *verb : {"open", "end", "load"})
            QTest::newRow(verb) << QByteArray(verb);
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_server.start());
        m_server.cli({"FLUSHALL"});
        m_proxy = std::make_unique<FaultyProxy>(m_server.endpoint());
        Link::Options options;
        options.firstPause = 10ms;
        options.commandTimeout = 2s;
        m_link = std::make_unique<Link>(m_proxy->endpoint(), options);
        m_link->start();
        m_store = std::make_unique<BatchStore>(*m_link, storeOptions());
        QVERIFY(await(m_store->load(workflowFile(), LoadMode::Replace)).has_value());
        QVERIFY(await(m_store->open("wf1")).has_value());
    }
    void cleanup()
    {
        m_store.reset();
        m_link.reset();
        m_proxy.reset();
    }

    void carriedOutIsDone_data() { addVerbs(); }
    void carriedOutIsDone()
    {
        QFETCH(QByteArray, verb);
        const QByteArray before = digest();
        m_proxy->arm(FaultyProxy::Fault::LoseAnswer, "EVALSHA");
        const auto outcome = run(verb);
        QVERIFY(m_proxy->hasStruck());
        QVERIFY2(outcome.has_value(), outcome ? "" : qPrintable(outcome.error().what));
        QVERIFY(digest() != before);
        if (verb == "open")
            QCOMPARE(await(m_store->history("wf1"))->size(), size_t(3));
    }

    /// A connection that is cut costs nobody a change: once it is known that nothing was written,
    /// it is tried once more.
    void neverArrivedIsDoneOnce_data() { addVerbs(); }
    void neverArrivedIsDoneOnce()
    {
        QFETCH(QByteArray, verb);
        const QByteArray before = digest();
        m_proxy->arm(FaultyProxy::Fault::LoseCommand, "EVALSHA");
        const auto outcome = run(verb);
        QVERIFY(m_proxy->hasStruck());
        QVERIFY2(outcome.has_value(), outcome ? "" : qPrintable(outcome.error().what));
        QVERIFY(digest() != before);
        if (verb == "open")
            QCOMPARE(await(m_store->history("wf1"))->size(), size_t(3));
    }

    void lostTwiceIsNotDone_data() { addVerbs(); }
    void lostTwiceIsNotDone()
    {
        QFETCH(QByteArray, verb);
        const QByteArray before = digest();
        m_proxy->arm(FaultyProxy::Fault::LoseCommand, "EVALSHA", 2);
        const auto outcome = run(verb);
        QVERIFY(m_proxy->hasStruck());
        QCOMPARE(outcome.error().kind, ErrorKind::Offline);
        QVERIFY(outcome.error().what.contains(QStringLiteral("nothing was written")));
        QCOMPARE(digest(), before);
    }

    /// By the time that its fate is known, somebody may have been told that it isn't.
    void lostForLongIsNotDone()
    {
        Link::Options options;
        options.firstPause = 3s;
        Link link(m_proxy->endpoint(), options);
        link.start();
        BatchStore store(link);
        QVERIFY(await(store.end("wf1", EndKind::Failed)).has_value());
        const QByteArray before = digest();
        m_proxy->arm(FaultyProxy::Fault::LoseCommand, "EVALSHA");
        const auto outcome = await(store.open("wf1"));
        QCOMPARE(outcome.error().kind, ErrorKind::Offline);
        QVERIFY(outcome.error().what.contains(QStringLiteral("nothing was written")));
        QCOMPARE(digest(), before);
    }

    void whatIsTakenForLostNeverHappensLater_data() { addVerbs(); }
    void whatIsTakenForLostNeverHappensLater()
    {
        QFETCH(QByteArray, verb);
        const QByteArray before = digest();
        m_proxy->arm(FaultyProxy::Fault::DelayCommand, "EVALSHA");
        const auto outcome = run(verb);
        QVERIFY2(outcome.has_value(), outcome ? "" : qPrintable(outcome.error().what));
        const QByteArray done = digest();
        QVERIFY(done != before);
        // Either Redis has closed the old connection by now, or it drops what still comes.
        m_proxy->release();
        QVERIFY(await(m_link->call("PING")).has_value());
        QCOMPARE(digest(), done);
    }

    void saysSoWhenItCannotBeKnown()
    {
        m_proxy->arm(FaultyProxy::Fault::LoseAnswer, "EVALSHA");
        auto open = m_store->open("wf1");
        QTRY_VERIFY(m_proxy->hasStruck());
        m_server.kill9();
        const auto outcome = await(std::move(open));
        QCOMPARE(outcome.error().kind, ErrorKind::UnknownFate);
        QVERIFY(!outcome.error().hint.isEmpty());
    }

    void aServerThatHangsTimesOut()
    {
        // One that has written nothing yet reads first, and knows that nothing was written.
        BatchStore store(*m_link, storeOptions());
        m_server.pause();
        const auto outcome = await(store.open("wf1"));
        m_server.resume();
        QVERIFY(!outcome);
        QVERIFY(outcome.error().kind == ErrorKind::Timeout ||
                outcome.error().kind == ErrorKind::Offline);
        QTRY_VERIFY(await(m_store->history("wf1")).has_value());
        QCOMPARE(await(m_store->history("wf1"))->size(), size_t(2));
    }

    void aServerThatHangsLeavesTheNextChangeUnknown()
    {
        m_server.pause();
        const auto outcome = await(m_store->open("wf1"));
        m_server.resume();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::UnknownFate);
        QVERIFY(!outcome.error().hint.isEmpty());
    }
};

BATCHY_TEST(lostwrites, LostWritesTest)
#include "tst_lostwrites.moc"
