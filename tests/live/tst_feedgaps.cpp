// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/feedtest.h"
#include "tests/support/await.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using namespace batchy::test;
using namespace std::chrono_literals;

/// What no message tells: lost connections, a server that ends or stops, a database that is
/// swapped.
class FeedGapsTest : public FeedTest
{
    Q_OBJECT

    /// The ids of the feed's connections.
    QByteArrayList feedClients()
    {
        QByteArrayList ids;
        for (const QByteArray &line : m_server.cli({"CLIENT", "LIST"}).split('\n'))
            if (line.contains("name=batchy-feed"))
                ids << line.sliced(3, line.indexOf(' ') - 3);
        return ids;
    }

private Q_SLOTS:
    void itsConnectionIsKilledWithAWriteInTheGap()
    {
        listen(m_server.endpoint(), withoutGate());
        const QByteArrayList clients = feedClients();
        QCOMPARE(clients.size(), 1);
        m_server.cli({"CLIENT", "KILL", "ID", clients[0]});
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(m_feed->mode(), Mode::Tracking);
        QTRY_VERIFY(m_all >= 1);
        QTRY_COMPARE(m_modes, QList<Mode>({Mode::Polling, Mode::Tracking}));
        forget();
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(m_keys, QList<QByteArray>({"wf"}));
        QCOMPARE(m_all, 0);
    }

    void redisRestarts()
    {
        listen();
        QVERIFY(m_server.restart());
        QTRY_COMPARE(m_feed->mode(), Mode::Tracking);
        QTRY_VERIFY(m_all >= 1);
        QTRY_COMPARE(m_link->state(), Link::State::Online);
        forget();
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(m_keys, QList<QByteArray>({"wf"}));
    }

    void redisIsKilledAndComesBackLater()
    {
        listen();
        m_server.kill9();
        QTRY_COMPARE(m_feed->mode(), Mode::Polling);
        QVERIFY2(m_feed->sentence().contains(QStringLiteral("asked every second")),
                 qPrintable(m_feed->sentence()));
        QTest::qWait(300);
        QCOMPARE(m_all, 0);
        QVERIFY(m_server.start());
        QTRY_COMPARE(m_feed->mode(), Mode::Tracking);
        QTRY_VERIFY(m_all >= 1);
    }

    /// Its own tries to come back, which come more often than a long pause, don't put that off.
    void pollsOnWhileOnlyTheFeedIsAway()
    {
        auto options = quick();
        options.pollInterval = 300ms;
        listen(userWith({"+@all", "&*"}), options);
        QCOMPARE(m_feed->mode(), Mode::Tracking);
        QTRY_COMPARE(m_link->state(), Link::State::Online);
        // Whoever is in stays in; nobody gets in any more.
        m_server.cli({"ACL", "SETUSER", "clerk", "resetpass", ">another"});
        for (const QByteArray &id : feedClients())
            m_server.cli({"CLIENT", "KILL", "ID", id});
        QTRY_COMPARE(m_feed->mode(), Mode::Polling);
        QTRY_VERIFY(m_all >= 1); // the gap
        forget();
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(m_all, 1);
        QCOMPARE(m_feed->mode(), Mode::Polling);
    }

    void redisIsPaused()
    {
        listen();
        m_server.pause();
        QTRY_COMPARE(m_feed->mode(), Mode::Polling); // found out by a PING
        m_server.resume();
        QTRY_COMPARE(m_feed->mode(), Mode::Tracking);
        QTRY_VERIFY(m_all >= 1);
        forget();
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(m_keys, QList<QByteArray>({"wf"}));
    }

    void startsWithoutRedis()
    {
        m_server.stop();
        Link link(m_server.endpoint());
        BatchStore store(link);
        ChangeFeed feed(link, store, quick());
        int all = 0;
        connect(&feed, &ChangeFeed::everythingChanged, this, [&all] { ++all; });
        link.start();
        feed.start();
        QCOMPARE(feed.mode(), Mode::Starting);
        QTRY_COMPARE(feed.mode(), Mode::Polling);
        QVERIFY2(feed.sentence().contains(QStringLiteral("connection refused")),
                 qPrintable(feed.sentence()));
        QVERIFY(m_server.start());
        QTRY_COMPARE(feed.mode(), Mode::Tracking);
        QTRY_VERIFY(all >= 1);
        link.stop();
    }

    void findsASwappedDatabase()
    {
        m_server.cli({"-n", "1", "HSET", "wf", "job", R"({"status": "failed"})"});
        listen();
        QTest::qWait(250); // a gate or two
        QCOMPARE(m_all, 0);
        m_server.cli({"SWAPDB", "0", "1"});
        m_server.cli({"HSET", "wf", "job", "{}"}); // a message beside it hides nothing
        QTRY_COMPARE(m_all, 1);
    }

    void theGateIsQuietWhileMessagesTellAll()
    {
        listen();
        for (int i = 0; i < 40; ++i) {
            m_server.cli({"HSET", "wf", "job", "{}"});
            QTest::qWait(17);
        }
        QTRY_COMPARE(m_keys.size(), 40);
        QTest::qWait(250);
        QCOMPARE(m_all, 0);
    }

    void theOtherConnectionMayBeCut()
    {
        listen();
        m_server.cli({"CLIENT", "KILL", "ID", QByteArray::number(m_link->connectionId())});
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(m_keys, QList<QByteArray>({"wf"}));
        QCOMPARE(m_feed->mode(), Mode::Tracking);
        QTRY_COMPARE(m_link->state(), Link::State::Online);
        QTest::qWait(250);
        m_server.cli({"SWAPDB", "0", "1"});
        QTRY_COMPARE(m_all, 1); // the gate works again
    }
};

BATCHY_TEST(feedgaps, FeedGapsTest)
#include "tst_feedgaps.moc"
