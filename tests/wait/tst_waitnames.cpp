// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testrunner.h"
#include "tests/wait/waittest.h"

#include <QTest>

using namespace batchy;
using namespace batchy::test;
using namespace std::chrono_literals;

/// Names that are mistyped, appear, vanish or become something else, and patterns of names.
class WaitNamesTest : public WaitTest
{
    Q_OBJECT

    void endsWith(ErrorKind kind)
    {
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Problem);
        QCOMPARE(m_outcome->error.kind, kind);
        QVERIFY(!m_outcome->error.what.isEmpty());
    }

private Q_SLOTS:
    void aTypoIsToldAtOnce()
    {
        open("wf1");
        wait({"wf1", "wff"});
        endsWith(ErrorKind::NotFound);
        QVERIFY(m_outcome->error.what.contains(QStringLiteral("wff")));
    }

    void aTypoIsToldAlsoBesideOneThatIsDone()
    {
        succeed("wf1");
        WaitWish any = wish({"wf1", "wff"});
        any.isAny = true;
        wait(any);
        endsWith(ErrorKind::NotFound);
    }

    void waitsForCreation()
    {
        WaitWish patient = wish({"wf1"});
        patient.isPatient = true;
        wait(patient);
        settle();
        QCOMPARE(of("wf1").progress, Progress::Missing);
        open("wf1");
        QTRY_COMPARE(of("wf1").progress, Progress::Waiting);
        m_server.cli({"DEL", "wf1"});
        QTRY_COMPARE(of("wf1").progress, Progress::Vanished);
        succeed("wf1");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void vanishedForGood_data()
    {
        QTest::addColumn<QByteArrayList>("command");
        QTest::newRow("DEL") << QByteArrayList{"DEL", "wf1"};
        QTest::newRow("FLUSHDB") << QByteArrayList{"FLUSHDB"};
        QTest::newRow("FLUSHALL") << QByteArrayList{"FLUSHALL", "ASYNC"};
        QTest::newRow("RENAME") << QByteArrayList{"RENAME", "wf1", "wf2"};
        QTest::newRow("expired") << QByteArrayList{"PEXPIRE", "wf1", "1"};
        QTest::newRow("SWAPDB") << QByteArrayList{"SWAPDB", "0", "3"};
    }
    void vanishedForGood()
    {
        QFETCH(QByteArrayList, command);
        open("wf1");
        wait({"wf1"});
        settle();
        m_server.cli(command);
        QTRY_COMPARE(of("wf1").progress, Progress::Vanished);
        QVERIFY(of("wf1").since.has_value());
        QVERIFY(!m_outcome);
        endsWith(ErrorKind::NotFound);
        QCOMPARE(m_ends, 1);
    }

    void vanishedAndBack()
    {
        open("wf1");
        Waiter::Options options = quick();
        options.grace = 60s;
        wait(wish({"wf1"}), m_server.endpoint(), options);
        settle();
        m_server.cli({"DEL", "wf1"});
        QTRY_COMPARE(of("wf1").progress, Progress::Vanished);
        open("wf1");
        QTRY_COMPARE(of("wf1").progress, Progress::Waiting);
        succeed("wf1");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void aStepOfTheClockShortensNoGrace()
    {
        open("wf1");
        Waiter::Options options = quick();
        options.grace = 60s;
        wait(wish({"wf1"}), m_server.endpoint(), options);
        settle();
        m_server.cli({"DEL", "wf1"});
        QTRY_COMPARE(of("wf1").progress, Progress::Vanished);
        m_clock += 2h;
        store("wf1", "job1", "{}");
        m_server.cli({"DEL", "wf1"});
        succeed("wf1");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void replacedByAnotherType()
    {
        open("wf1");
        wait({"wf1"});
        settle();
        m_server.cli({"SET", "wf1", "text"});
        QTRY_COMPARE(of("wf1").progress, Progress::Unusable);
        endsWith(ErrorKind::BadData);
    }

    void whatIsNoWorkflowNeverCounts_data()
    {
        QTest::addColumn<QByteArrayList>("command");
        QTest::newRow("another type") << QByteArrayList{"SET", "wf1", "text"};
        QTest::newRow("no job") << QByteArrayList{"HSET", "wf1", "a", "no JSON"};
    }
    void whatIsNoWorkflowNeverCounts()
    {
        QFETCH(QByteArrayList, command);
        m_server.cli(command);
        WaitWish patient = wish({"wf1"});
        patient.isPatient = true;
        wait(patient);
        endsWith(ErrorKind::BadData);
    }

    void anUnknownJobIsToldAtOnce()
    {
        succeed("wf1");
        WaitWish some = wish({"wf1"});
        some.jobs = {"job1", "jbo2"};
        wait(some);
        endsWith(ErrorKind::NotFound);
        QVERIFY(m_outcome->error.what.contains(QStringLiteral("jbo2")));
        some.isPatient = true;
        wait(some);
        settle();
        QCOMPARE(reason("wf1"), int(WaitReason::Kind::Absent));
        succeed("wf1", "jbo2");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void aJobThatVanishesIsWaitedFor()
    {
        open("wf1");
        open("wf1", "job2");
        WaitWish some = wish({"wf1"});
        some.jobs = {"job2"};
        wait(some);
        settle();
        m_server.cli({"HDEL", "wf1", "job2"});
        QTRY_COMPARE(reason("wf1"), int(WaitReason::Kind::Absent));
        succeed("wf1", "job2");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void patternsStandForWhatIsThere()
    {
        open("sales_a");
        succeed("sales_b");
        open("stock");
        open("sales_a-1700000000"); // a history
        m_server.cli({"SET", "sales_text", "x"});
        m_server.cli({"HSET", "sales_hash", "a", "no JSON"});
        wait({"sales_*"});
        settle();
        QCOMPARE(m_waiter->state().workflows.size(), size_t(2));
        open("sales_c"); // too late
        succeed("sales_a");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
        QCOMPARE(m_waiter->state().workflows.size(), size_t(2));
    }

    void patternsThatFollow()
    {
        open("sales_a");
        WaitWish following = wish({"sales_*"});
        following.follows = true;
        wait(following);
        settle();
        open("sales_c");
        QTRY_COMPARE(m_waiter->state().workflows.size(), size_t(2));
        succeed("sales_a");
        QTRY_COMPARE(m_waiter->state().doneCount(), 1);
        QVERIFY(!m_outcome);
        succeed("sales_c");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void followersBeginWithNothing()
    {
        WaitWish following = wish({"sales_*"});
        following.follows = true;
        wait(following);
        settle();
        succeed("sales_a");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void patternsWithoutAMatchAreTypos()
    {
        open("wf1");
        wait({"wf1", "sales_*"});
        endsWith(ErrorKind::NotFound);
        QVERIFY(m_outcome->error.what.contains(QStringLiteral("sales_*")));
        m_server.cli({"SET", "sales_text", "x"}); // a match that is no workflow
        wait({"sales_*"});
        endsWith(ErrorKind::NotFound);
        m_server.cli({"FLUSHALL"});
        wait({"["});
        endsWith(ErrorKind::NotFound);
    }

    void patientPatternsWaitForTheirFirst()
    {
        m_server.cli({"SET", "sales_text", "x"});
        WaitWish patient = wish({"sales_*"});
        patient.isPatient = true;
        wait(patient);
        settle();
        // What SET told the feed may come after that and be looked at once more.
        QTRY_VERIFY(m_waiter->state().workflows.empty());
        open("sales_a");
        QTRY_COMPARE(m_waiter->state().workflows.size(), size_t(1));
        succeed("sales_a");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void patternsWithJobs()
    {
        open("sales_a");
        open("sales_a", "load");
        open("sales_b");
        WaitWish some = wish({"sales_*"});
        some.jobs = {"load"};
        wait(some);
        endsWith(ErrorKind::NotFound);
        QVERIFY(m_outcome->error.what.contains(QStringLiteral("sales_b")));
    }
};

BATCHY_TEST(waitnames, WaitNamesTest)
#include "tst_waitnames.moc"
