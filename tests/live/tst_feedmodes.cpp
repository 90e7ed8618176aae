// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/feedtest.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using namespace batchy::test;
using namespace std::chrono_literals;

/// The lesser ways, for users and servers that don't permit tracking.
class FeedModesTest : public FeedTest
{
    Q_OBJECT

    /// Whatever isn't named here may be done.
    Endpoint userWithout(const QByteArrayList &forbidden)
    {
        return userWith(QByteArrayList{"+@all", "&*"} + forbidden);
    }

private Q_SLOTS:
    void pollsWithoutPermission()
    {
        listen(userWithout({"-client|tracking"}), quick());
        QCOMPARE(m_feed->mode(), Mode::Polling);
        const QString why = m_feed->sentence();
        QVERIFY2(why.contains(QStringLiteral("permi")), qPrintable(why));
        QVERIFY2(why.contains(QStringLiteral("events are switched off")), qPrintable(why));
        QVERIFY(m_feed->since());
        QTest::qWait(200);
        QCOMPARE(m_all, 0);
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(m_all, 1);
        QTest::qWait(200);
        QCOMPARE(m_all, 1);
        QVERIFY(m_keys.isEmpty());
    }

    void asksLessAndLessOftenWhereThatWillDo()
    {
        auto options = quick();
        options.pollInterval = 20ms;
        options.longestPoll = 160ms;
        listen(userWithout({"-client|tracking"}), options);
        QCOMPARE(m_feed->mode(), Mode::Polling);
        QTRY_VERIFY(m_feed->pause() > 100ms);
        QVERIFY(m_feed->pause() <= 160ms);
        QCOMPARE(m_all, 0);
        // Often again from the moment at which something is found.
        std::vector<std::chrono::milliseconds> pauses;
        connect(m_feed.get(), &ChangeFeed::everythingChanged, this, [&] {
            QMetaObject::invokeMethod(
                m_feed.get(), [&] { pauses.push_back(m_feed->pause()); }, Qt::QueuedConnection);
        });
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(pauses.size(), size_t(1));
        QVERIFY(pauses[0] <= 25ms);
        QTRY_VERIFY(m_feed->pause() > 100ms);
    }

    void asksAtOnePaceWhereSomebodyLooks()
    {
        listen(userWithout({"-client|tracking"}), quick());
        QTest::qWait(400);
        QCOMPARE(m_feed->pause(), 50ms);
        QVERIFY(m_feed->sentence().contains(QStringLiteral("every second")));
    }

    void pollsWithoutTheChannel()
    {
        listen(userWith({"+@all", "resetchannels"}), quick());
        QCOMPARE(m_feed->mode(), Mode::Polling);
        // No half: the connection doesn't track for nobody.
        QVERIFY(!m_server.cli({"CLIENT", "LIST"}).contains(" flags=t"));
    }

    void pollsWhereEventsCantBeAskedFor()
    {
        m_server.cli({"CONFIG", "SET", "notify-keyspace-events", "KEA"});
        listen(userWithout({"-client|tracking", "-config"}), quick());
        QCOMPARE(m_feed->mode(), Mode::Polling);
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(m_all, 1);
    }

    void triesTheBetterWaysAgain()
    {
        auto options = quick();
        options.retryInterval = 100ms;
        listen(userWithout({"-client|tracking"}), options);
        QCOMPARE(m_feed->mode(), Mode::Polling);
        QTest::qWait(300);
        QCOMPARE(m_all, 0); // trying again is no change
        m_server.cli({"ACL", "SETUSER", "clerk", "+client|tracking"});
        QTRY_COMPARE(m_feed->mode(), Mode::Tracking);
        QTRY_VERIFY(m_all >= 1);
    }

    void usesEventsWhereTheyAreOn_data()
    {
        QTest::addColumn<QByteArray>("flags");
        QTest::newRow("keyspace") << QByteArray("Kghx");
        QTest::newRow("keyevent") << QByteArray("Eghx");
        QTest::newRow("all") << QByteArray("KEA");
    }
    void usesEventsWhereTheyAreOn()
    {
        QFETCH(QByteArray, flags);
        m_server.cli({"CONFIG", "SET", "notify-keyspace-events", flags});
        listen(userWithout({"-client|tracking"}), withoutGate());
        QCOMPARE(m_feed->mode(), Mode::Events);
        QVERIFY2(m_feed->sentence().contains(QStringLiteral("permi")),
                 qPrintable(m_feed->sentence()));
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(m_keys, QList<QByteArray>({"wf"}));
        m_keys.clear();
        m_server.cli({"RENAME", "wf", "wf2"});
        QTRY_COMPARE(m_keys.size(), 2);
        m_keys.clear();
        m_server.cli({"DEL", "wf2"});
        QTRY_COMPARE(m_keys, QList<QByteArray>({"wf2"}));
        m_server.cli({"-n", "2", "HSET", "elsewhere", "job", "{}"});
        m_server.cli({"HSET", "here", "job", "{}"});
        QTRY_COMPARE(m_keys, QList<QByteArray>({"wf2", "here"}));
    }

    void halfSwitchedEventsAreNotUsed()
    {
        m_server.cli({"CONFIG", "SET", "notify-keyspace-events", "Kg"});
        listen(userWithout({"-client|tracking"}), quick());
        QCOMPARE(m_feed->mode(), Mode::Polling);
    }

    void theGateFindsWhatEventsDontTell()
    {
        m_server.cli({"CONFIG", "SET", "notify-keyspace-events", "KA"});
        listen(userWithout({"-client|tracking"}), quick());
        QCOMPARE(m_feed->mode(), Mode::Events);
        QTest::qWait(250);
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(m_keys.size(), 1);
        QTest::qWait(250);
        QCOMPARE(m_all, 0);
        m_server.cli({"FLUSHDB"});
        QTRY_COMPARE(m_all, 1);
        m_server.cli({"CONFIG", "SET", "notify-keyspace-events", ""});
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(m_all, 2);
    }

    void sweepsWhereNothingIsTold()
    {
        listen(userWithout({"-client|tracking", "-info"}), quick());
        QCOMPARE(m_feed->mode(), Mode::Polling);
        QTRY_VERIFY(m_all >= 2); // at each look
    }

    void everyModeHasAWord()
    {
        QCOMPARE(ChangeFeed::modeWord(Mode::Tracking), QByteArray("tracking"));
        QCOMPARE(ChangeFeed::modeWord(Mode::Events), QByteArray("events"));
        QCOMPARE(ChangeFeed::modeWord(Mode::Polling), QByteArray("polling"));
        QCOMPARE(ChangeFeed::modeWord(Mode::Starting), QByteArray("starting"));
        QCOMPARE(ChangeFeed::modeWord(Mode::Off), QByteArray("off"));
    }
};

BATCHY_TEST(feedmodes, FeedModesTest)
#include "tst_feedmodes.moc"
