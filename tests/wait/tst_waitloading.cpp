// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testrunner.h"
#include "tests/wait/waittest.h"

#include <QTest>

using namespace batchy;
using namespace batchy::test;

/// A server that has come back and still reads its data in: it accepts connections, says its time,
/// and refuses every question with LOADING. For a wait it is away, and the wait says which way.
class WaitLoadingTest : public WaitTest
{
    Q_OBJECT

    std::unique_ptr<RedisServer> m_slow;

    void fill()
    {
        m_slow->cli({"EVAL", "for i = 1, 20000 do redis.call('SET', 'k' .. i, 'x') end", "0"});
        m_slow->cli({"HSET", "wf1", "job1",
                     R"({"status":"open","batch_start":"2026-11-24T10:00:00","batch_end":null})"});
        QCOMPARE(m_slow->cli({"SAVE"}), QByteArray("OK"));
    }
    void comeBackLoading()
    {
        m_slow->kill9();
        QVERIFY(m_slow->startLoading());
        QVERIFY(m_slow->cli({"HGETALL", "wf1"}).startsWith("LOADING"));
    }
    bool saysThatItLoads()
    {
        return m_waiter->state().lostSince && m_waiter->state().loss.code == "LOADING" &&
               m_waiter->state().loss.what.contains(QStringLiteral("still loading its data"));
    }
    void finishLoadingAndSucceed()
    {
        QCOMPARE(m_slow->cli({"CONFIG", "SET", "key-load-delay", "0"}), QByteArray("OK"));
        QTRY_COMPARE(m_slow->cli({"PING"}), QByteArray("PONG"));
        m_slow->cli({"HSET", "wf1", "job1",
                     R"({"status":"success","batch_end":"2026-11-24T11:00:00.000000"})"});
    }
    void endsDone()
    {
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
        QCOMPARE(m_ends, 1);
        QVERIFY(!m_waiter->state().lostSince);
    }

private Q_SLOTS:
    void init()
    {
        WaitTest::init();
        RedisServer::Options options;
        options.extra = {"--key-load-delay", "2000", "--loading-process-events-interval-bytes",
                         "1024"};
        m_slow = std::make_unique<RedisServer>(options);
        QVERIFY(m_slow->start());
    }

    void aRunningWaitGoesOn()
    {
        fill();
        wait(wish({"wf1"}), m_slow->endpoint(), quick());
        settle();
        m_slow->kill9();
        QTRY_VERIFY(m_waiter->state().lostSince);
        QCOMPARE(m_waiter->state().loss.kind, ErrorKind::Offline);
        const int changes = m_changes;
        comeBackLoading();
        QTRY_VERIFY(saysThatItLoads());
        QTRY_VERIFY(m_changes > changes);                // and that was told
        QCOMPARE(of("wf1").progress, Progress::Waiting); // as it was
        finishLoadingAndSucceed();
        endsDone();
    }

    void aWaitThatBeginsMeanwhile_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("a name") << QByteArray("wf1");
        QTest::newRow("a pattern") << QByteArray("wf*");
    }
    void aWaitThatBeginsMeanwhile()
    {
        QFETCH(QByteArray, name);
        fill();
        comeBackLoading();
        wait(wish({name}), m_slow->endpoint(), quick());
        QTRY_VERIFY(saysThatItLoads());
        QVERIFY(!m_waiter->state().isKnown);
        QVERIFY(!m_outcome); // nothing is called missing
        finishLoadingAndSucceed();
        endsDone();
    }

    void whatVanishesIsNotCalledGoneMeanwhile()
    {
        fill();
        wait(wish({"wf1"}), m_slow->endpoint(), quick());
        settle();
        m_slow->cli({"DEL", "wf1"});
        QTRY_COMPARE(of("wf1").progress, Progress::Vanished);
        m_slow->kill9();
        QTRY_VERIFY(m_waiter->state().lostSince);
        comeBackLoading();
        QTRY_VERIFY(saysThatItLoads());
        QTest::qWait(400); // longer than the grace
        QVERIFY(!m_outcome);
        finishLoadingAndSucceed();
        endsDone();
    }
};

BATCHY_TEST(waitloading, WaitLoadingTest)
#include "tst_waitloading.moc"
