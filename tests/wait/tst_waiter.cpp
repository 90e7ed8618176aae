// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testrunner.h"
#include "tests/wait/waittest.h"

#include <QTest>

using namespace batchy;
using namespace batchy::test;
using namespace std::chrono_literals;

/// When a wait ends, by what strangers write meanwhile.
class WaiterTest : public WaitTest
{
    Q_OBJECT

private Q_SLOTS:
    void doneAtOnce()
    {
        succeed("wf1");
        wait({"wf1"});
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
        QCOMPARE(m_changes, 0);
        QCOMPARE(of("wf1").batch.batchId(), std::optional<qint64>(100));
        QVERIFY(std::chrono::abs(m_outcome->seenAt - m_clock) < 10s); // and Redis' clock
    }

    void doneAfterAForeignClose()
    {
        open("wf1");
        succeed("wf1", "job2");
        wait({"wf1"});
        settle();
        QCOMPARE(reason("wf1"), int(WaitReason::Kind::Open));
        succeed("wf1");
        QTRY_COMPARE(m_ends, 1);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void severalWorkflows()
    {
        succeed("wf1");
        open("wf2");
        wait({"wf1", "wf2", "wf1"});
        settle();
        QCOMPARE(m_waiter->state().workflows.size(), size_t(2));
        QCOMPARE(m_waiter->state().doneCount(), 1);
        succeed("wf2");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void oneOfSeveral()
    {
        open("wf1");
        open("wf2");
        WaitWish any = wish({"wf1", "wf2"});
        any.isAny = true;
        wait(any);
        settle();
        succeed("wf2");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
        QCOMPARE(of("wf1").progress, Progress::Waiting);
    }

    void theDayCounts_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::addColumn<bool>("isDone");
        QTest::newRow("yesterday") << QByteArray("2026-11-23T23:59:59.999999") << false;
        QTest::newRow("the first instant") << QByteArray("2026-11-24T00:00:00") << true;
        QTest::newRow("tomorrow") << QByteArray("2026-11-25T09:00:00") << true;
        QTest::newRow("yesterday by its offset")
            << QByteArray("2026-11-24T01:00:00+02:00") << false;
        QTest::newRow("not to be read") << QByteArray("soon") << false;
    }
    void theDayCounts()
    {
        QFETCH(QByteArray, end);
        QFETCH(bool, isDone);
        succeed("wf1", "job1", end);
        wait({"wf1"});
        QTRY_VERIFY(m_waiter->state().isKnown || m_outcome);
        QTRY_COMPARE(m_outcome.has_value(), isDone);
        if (!isDone)
            QVERIFY(reason("wf1") >= 0);
    }

    void midnightIsCrossed()
    {
        m_clock = *parseTimestamp("2026-11-24T23:59:50");
        succeed("wf1", "job1", "2026-11-23T23:50:00");
        wait({"wf1"});
        settle();
        QVERIFY(of("wf1").reasons[0].missedBy.has_value());
        m_clock += 20min;
        open("wf1");
        QTRY_COMPARE(reason("wf1"), int(WaitReason::Kind::Open));
        succeed("wf1", "job1", "2026-11-25T00:15:00", 101);
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
        QCOMPARE(of("wf1").batch.batchId(), std::optional<qint64>(101));
    }

    void onlySomeJobs()
    {
        open("wf1");
        open("wf1", "job2");
        WaitWish some = wish({"wf1"});
        some.jobs = {"job2"};
        wait(some);
        settle();
        succeed("wf1", "job2");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void onlyANewerBatch()
    {
        succeed("wf1");
        WaitWish second = wish({"wf1"});
        second.newerThan = 100;
        wait(second);
        settle();
        QCOMPARE(reason("wf1"), int(WaitReason::Kind::OldBatch));
        succeed("wf1", "job1", "2026-11-24T11:30:00", 101);
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void failureEndsItWhereThatIsWished()
    {
        open("wf1");
        open("wf2");
        WaitWish fast = wish({"wf1", "wf2"});
        fast.failsFast = true;
        wait(fast);
        settle();
        failAt("wf1", "2026-11-23T20:00:00"); // yesterday's is none
        QTRY_COMPARE(reason("wf1"), int(WaitReason::Kind::Failed));
        QVERIFY(!m_outcome);
        failAt("wf2", "2026-11-24T11:00:00");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Failed);
        QCOMPARE(m_waiter->state().failures(fast).size(), size_t(1));
    }

    void failureOfAnOldBatchEndsNothing()
    {
        failAt("wf1", "2026-11-24T11:00:00");
        WaitWish fast = wish({"wf1"});
        fast.failsFast = true;
        fast.newerThan = 100;
        wait(fast);
        settle();
        failAt("wf1", "2026-11-24T11:30:00", 101);
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Failed);
    }

    void failureIsWaitedThroughOtherwise()
    {
        failAt("wf1", "2026-11-24T11:00:00");
        wait({"wf1"});
        settle();
        succeed("wf1");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void anyFailsWhenAllHave()
    {
        failAt("wf1", "2026-11-24T11:00:00");
        open("wf2");
        WaitWish fast = wish({"wf1", "wf2"});
        fast.failsFast = fast.isAny = true;
        wait(fast);
        settle();
        failAt("wf2", "2026-11-24T11:00:00");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Failed);
    }

    void aSuccessThatComesAndGoesIsNoError()
    {
        open("wf1");
        wait({"wf1"});
        settle();
        // Both before the event loop turns: what is read is open again.
        m_server.cli({"EVAL",
                      "redis.call('HSET', 'wf1', 'job1', "
                      "'{\"status\":\"success\",\"batch_end\":\"2026-11-24T11:00:00\"}')"
                      "redis.call('HSET', 'wf1', 'job1', "
                      "'{\"status\":\"open\",\"batch_start\":\"2026-11-24T11:01:00\"}')",
                      "0"});
        QTRY_VERIFY(of("wf1").reasons.at(0).since == parseTimestamp("2026-11-24T11:01:00"));
        QVERIFY(!m_outcome);
        succeed("wf1");
        QTRY_COMPARE(m_ends, 1);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void brokenJobsNeverCount()
    {
        succeed("wf1");
        store("wf1", "job2", "no JSON");
        wait({"wf1"});
        settle();
        QCOMPARE(reason("wf1"), int(WaitReason::Kind::Broken));
        succeed("wf1", "job2");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void asksAtAnInterval()
    {
        open("wf1");
        Waiter::Options options = quick();
        options.interval = 30ms;
        wait(wish({"wf1"}), m_server.endpoint(), options);
        settle();
        QCOMPARE(m_waiter->feed().mode(), ChangeFeed::Mode::Off);
        succeed("wf1");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void manyWorkflowsAtOnce()
    {
        QByteArray script = "for i = 1, 2000 do redis.call('HSET', 'many' .. i, 'job1', "
                            "'{\"status\":\"success\",\"batch_end\":\"2026-11-24T11:00:00\"}') end";
        m_server.cli({"EVAL", script, "0"});
        open("many7");
        wait({"many*"});
        QTRY_VERIFY(m_waiter->state().isKnown);
        QCOMPARE(m_waiter->state().doneCount(), 1999);
        QVERIFY2(m_changes < 200, qPrintable(QString::number(m_changes)));
        settle();
        succeed("many7");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }
};

BATCHY_TEST(waiter, WaiterTest)
#include "tst_waiter.moc"
