// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultyproxy.h"
#include "tests/support/testrunner.h"
#include "tests/wait/waittest.h"

#include <QSignalSpy>
#include <QTest>

using namespace batchy;
using namespace batchy::test;
using namespace std::chrono_literals;

/// Whatever happens to Redis and to the connections meanwhile: no success that still stands is
/// missed, and nothing is called gone because it couldn't be asked for.
class WaitGapsTest : public WaitTest
{
    Q_OBJECT

    void waitForOpen(const Endpoint &endpoint)
    {
        open("wf1");
        wait(wish({"wf1"}), endpoint, quick());
        settle();
    }
    void endsDone()
    {
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
        QCOMPARE(m_ends, 1);
    }

private Q_SLOTS:
    void redisIsKilledAndTheSuccessComesInTheGap()
    {
        waitForOpen(m_server.endpoint());
        m_server.kill9();
        QTRY_VERIFY(m_waiter->state().lostSince);
        QVERIFY(!m_waiter->state().loss.what.isEmpty());
        QCOMPARE(of("wf1").progress, Progress::Waiting); // as it was
        QVERIFY(m_server.start());
        succeed("wf1"); // no event loop has turned: nobody is back yet
        endsDone();
        QVERIFY(!m_waiter->state().lostSince);
    }

    void redisComesBackEmpty()
    {
        waitForOpen(m_server.endpoint());
        m_server.kill9();
        QTRY_VERIFY(m_waiter->state().lostSince);
        QVERIFY(m_server.start());
        QTRY_COMPARE(of("wf1").progress, Progress::Vanished);
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->error.kind, ErrorKind::NotFound);
    }

    void aLossIsNoVanishing()
    {
        waitForOpen(m_server.endpoint());
        m_server.cli({"DEL", "wf1"});
        QTRY_COMPARE(of("wf1").progress, Progress::Vanished);
        m_server.kill9();
        QTRY_VERIFY(m_waiter->state().lostSince);
        QSignalSpy ends(m_waiter.get(), &Waiter::ended);
        QVERIFY(!ends.wait(500)); // longer than the grace
        QVERIFY(m_server.start());
        succeed("wf1");
        endsDone();
    }

    void theFeedAloneIsKilledWithTheSuccessInTheGap()
    {
        waitForOpen(m_server.endpoint());
        const QByteArrayList feed = clients("batchy-feed");
        QCOMPARE(feed.size(), 1);
        m_server.cli({"CLIENT", "KILL", "ID", feed[0]});
        succeed("wf1");
        endsDone();
    }

    void theDataAloneIsKilledWithTheSuccessInTheGap()
    {
        waitForOpen(m_server.endpoint());
        const QByteArrayList data = clients("wait-data");
        QCOMPARE(data.size(), 1);
        m_server.cli({"CLIENT", "KILL", "ID", data[0]});
        succeed("wf1");
        endsDone();
    }

    void bothAreKilledAgainAndAgain()
    {
        waitForOpen(m_server.endpoint());
        for (int i = 0; i < 5; ++i) {
            for (const QByteArray &id : clients("batchy-feed") + clients("wait-data"))
                m_server.cli({"CLIENT", "KILL", "ID", id});
            open("wf1");
            QTRY_COMPARE(m_link->state(), Link::State::Online);
            QTRY_COMPARE(m_waiter->feed().mode(), ChangeFeed::Mode::Tracking);
        }
        QTRY_VERIFY(!m_waiter->state().lostSince);
        QVERIFY(!m_outcome);
        succeed("wf1");
        endsDone();
    }

    void aUserWhoMayNotListenPolls()
    {
        open("wf1");
        wait(wish({"wf1"}), userWith({"~*", "&*", "+@all", "-client|tracking", "-config"}),
             quick());
        QTRY_VERIFY(m_waiter->state().isKnown);
        QTRY_COMPARE(m_waiter->feed().mode(), ChangeFeed::Mode::Polling);
        succeed("wf1");
        endsDone();
    }

    void aWaitPollsLessAndLessOften()
    {
        QCOMPARE(Waiter::Options().feed.longestPoll, std::optional(std::chrono::milliseconds(10s)));
        open("wf1");
        Waiter::Options options = quick();
        options.feed.pollInterval = 20ms;
        options.feed.longestPoll = 160ms;
        wait(wish({"wf1"}), userWith({"~*", "&*", "+@all", "-client|tracking"}), options);
        QTRY_COMPARE(m_waiter->feed().mode(), ChangeFeed::Mode::Polling);
        QTRY_VERIFY(m_waiter->feed().pause() > 100ms);
        succeed("wf1");
        endsDone();
    }

    void aUserWhoMayAlmostNothingPolls()
    {
        open("wf1");
        wait(wish({"wf1"}), userWith({"~*", "resetchannels", "-@all", "+hgetall"}), quick());
        QTRY_VERIFY(m_waiter->state().isKnown);
        QTRY_COMPARE(m_waiter->feed().mode(), ChangeFeed::Mode::Polling);
        succeed("wf1");
        endsDone();
    }

    void keyspaceEventsDoAsWell()
    {
        m_server.cli({"CONFIG", "SET", "notify-keyspace-events", "KA"});
        open("wf1");
        wait(wish({"wf1"}), userWith({"~*", "&*", "+@all", "-client|tracking"}), quick());
        QTRY_VERIFY(m_waiter->state().isKnown);
        QTRY_COMPARE(m_waiter->feed().mode(), ChangeFeed::Mode::Events);
        succeed("wf1");
        endsDone();
        m_server.cli({"CONFIG", "SET", "notify-keyspace-events", ""});
    }

    void whoMayNotReadIsToldAtOnce()
    {
        open("wf1");
        wait(wish({"wf1"}), userWith({"~other*", "&*", "+@all"}), quick());
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Problem);
        QCOMPARE(m_outcome->error.kind, ErrorKind::Refused);
    }

    void aRightThatIsTakenAwayIsALoss()
    {
        open("wf1");
        wait(wish({"wf1"}), userWith({"~*", "&*", "+@all"}), quick());
        settle();
        m_server.cli({"ACL", "SETUSER", "clerk", "resetkeys", "~other*"});
        open("wf1", "job2"); // so that it is read
        QTRY_VERIFY(m_waiter->state().lostSince);
        QCOMPARE(m_waiter->state().loss.kind, ErrorKind::Refused);
        m_server.cli({"DEL", "wf1"});
        succeed("wf1");
        m_server.cli({"ACL", "SETUSER", "clerk", "allkeys"});
        endsDone();
    }

    void aPausedServer()
    {
        waitForOpen(m_server.endpoint());
        m_server.pause();
        QTRY_VERIFY(m_waiter->state().lostSince);
        m_server.resume();
        succeed("wf1");
        endsDone();
    }

    void aNetworkThatDrops()
    {
        FaultyProxy proxy(m_server.endpoint());
        waitForOpen(proxy.endpoint());
        proxy.drop();
        succeed("wf1"); // nobody hears it
        QTRY_VERIFY(m_waiter->state().lostSince);
        QVERIFY(!m_outcome);
        proxy.heal();
        endsDone();
        cleanup();
    }

    void anAnswerIsLost()
    {
        FaultyProxy proxy(m_server.endpoint());
        waitForOpen(proxy.endpoint());
        proxy.arm(FaultyProxy::Fault::LoseAnswer, "HGETALL");
        succeed("wf1");
        endsDone();
        QVERIFY(proxy.hasStruck());
        cleanup();
    }

    void startsBeforeRedis()
    {
        m_server.stop();
        wait({"wf1"});
        QTRY_VERIFY(m_waiter->state().lostSince);
        QVERIFY(!m_waiter->state().isKnown);
        QVERIFY(!m_outcome);
        QVERIFY(m_server.start());
        succeed("wf1");
        endsDone();
    }

    void dyingMidwayIsClean()
    {
        for (int i = 0; i < 20; ++i) {
            open("wf1");
            wait({"wf1"});
            for (int turn = 0; turn < i; ++turn)
                QCoreApplication::processEvents(QEventLoop::AllEvents);
            cleanup();
        }
    }
};

BATCHY_TEST(waitgaps, WaitGapsTest)
#include "tst_waitgaps.moc"
