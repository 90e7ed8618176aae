// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/feedtest.h"
#include "tests/support/await.h"
#include "tests/support/testrunner.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace batchy;
using namespace batchy::test;
using namespace std::chrono_literals;

namespace {

QCoro::Task<bool> writeMany(Link *link, int count)
{
    std::vector<Link::Call> calls;
    for (int i = 0; i < count; ++i)
        calls.push_back(link->call("HSET", QByteArray("wf" + QByteArray::number(i)), "job", "{}"));
    for (Link::Call &call : calls) {
        const auto reply = co_await call;
        if (!reply)
            co_return false;
    }
    co_return true;
}

} // namespace

/// What the feed tells when somebody else writes, by tracking.
class ChangeFeedTest : public FeedTest
{
    Q_OBJECT

    /// Everything told since, sorted, once the keys are there.
    QList<QByteArray> told()
    {
        QList<QByteArray> keys = m_keys;
        std::sort(keys.begin(), keys.end());
        return keys;
    }

private Q_SLOTS:
    void tells_data()
    {
        QTest::addColumn<QByteArrayList>("command");
        QTest::addColumn<QList<QByteArray>>("keys");
        const auto row = [](const char *name, const QByteArrayList &command,
                            const QList<QByteArray> &keys) {
            QTest::newRow(name) << command << keys;
        };
        row("HSET", {"HSET", "wf", "job", R"({"status": "open"})"}, {"wf"});
        row("HSET of the same", {"HSET", "wf", "job", "{}"}, {"wf"});
        row("HDEL", {"HDEL", "wf", "job"}, {"wf"});
        row("DEL", {"DEL", "wf"}, {"wf"});
        row("UNLINK of several", {"UNLINK", "wf", "wf2"}, {"wf", "wf2"});
        row("RENAME", {"RENAME", "wf", "wf3"}, {"wf", "wf3"});
        row("COPY", {"COPY", "wf", "wf4"}, {"wf4"});
        row("SET of a string", {"SET", "plain", "x"}, {"plain"});
        row("history", {"HSET", "wf-1480000000", "job", "{}"}, {"wf-1480000000"});
        row("expiry", {"PEXPIRE", "wf", "30"}, {"wf", "wf"});
        row("script",
            {"EVAL", "for i=1,3 do redis.call('hset', KEYS[1]..i, 'j', '{}') end", "1", "s"},
            {"s1", "s2", "s3"});
    }
    void tells()
    {
        QFETCH(QByteArrayList, command);
        QFETCH(QList<QByteArray>, keys);
        m_server.cli({"HSET", "wf", "job", "{}"});
        m_server.cli({"HSET", "wf2", "job", "{}"});
        listen(m_server.endpoint(), withoutGate());
        QCOMPARE(m_feed->mode(), Mode::Tracking);
        m_server.cli(command);
        QTRY_COMPARE(told(), keys);
        QCOMPARE(m_all, 0);
    }

    void tellsAScriptAtOnce()
    {
        listen();
        m_server.cli(
            {"EVAL", "for i=1,3 do redis.call('hset', KEYS[1]..i, 'j', '{}') end", "1", "s"});
        QTRY_COMPARE(m_keys.size(), 3);
        QCOMPARE(m_signals, 1);
    }

    void tellsATransactionAtOnce()
    {
        listen();
        const auto begin = m_link->call("MULTI");
        (void)m_link->call("HSET", "a", "job", "{}");
        (void)m_link->call("HSET", "b", "job", "{}");
        (void)m_link->call("DEL", "a");
        QVERIFY(await(m_link->call("EXEC")));
        QTRY_COMPARE(told(), QList<QByteArray>({"a", "b"}));
        QCOMPARE(m_signals, 1);
    }

    void passesOverWhatIsNoneOfOurs()
    {
        listen(m_server.endpoint(), withoutGate());
        m_server.cli({"SET", "app:lock", "x"});
        m_server.cli({"SET", ".hidden", "x"});
        m_server.cli({"SET", "with space", "x"});
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(told(), QList<QByteArray>({"wf"}));
        QCOMPARE(m_signals, 1);
    }

    void tellsThatAllIsDifferent()
    {
        listen(m_server.endpoint(), withoutGate());
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(m_keys.size(), 1);
        m_server.cli({"FLUSHDB"});
        QTRY_COMPARE(m_all, 1);
    }

    void losesNothingOfAPipeline()
    {
        listen(m_server.endpoint(), withoutGate());
        Link writer(m_server.endpoint());
        writer.start();
        QVERIFY(await(writeMany(&writer, 10000)));
        QTRY_COMPARE(QSet<QByteArray>(m_keys.begin(), m_keys.end()).size(), 10000);
        QVERIFY2(m_signals < 1000, qPrintable(QString::number(m_signals)));
    }

    void aWriteWhileItIsBeingHandledCountsAgain()
    {
        listen(m_server.endpoint(), withoutGate());
        int rounds = 0;
        connect(m_feed.get(), &ChangeFeed::changed, this, [&] {
            if (++rounds < 5)
                m_server.cli({"HSET", "wf", "job", "{}"}); // blocks: the message waits meanwhile
        });
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(rounds, 5);
    }

    void canBeStoppedAndDeletedInsideItsSignals()
    {
        listen();
        connect(m_feed.get(), &ChangeFeed::changed, this, [this] { m_feed->stop(); });
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(m_feed->mode(), Mode::Off);
        QCOMPARE(m_feed->since(), std::nullopt);
        forget();
        m_server.cli({"HSET", "wf", "job", "{}"});
        m_feed->start();
        QTRY_COMPARE(m_all, 1);
        QCOMPARE(m_feed->mode(), Mode::Tracking);
        QVERIFY(m_feed->since());
        connect(m_feed.get(), &ChangeFeed::everythingChanged, this,
                [this] { m_feed.release()->deleteLater(); });
        m_server.cli({"FLUSHDB"});
        QTRY_VERIFY(!m_feed);
    }

    void isQuick()
    {
        listen();
        Link writer(m_server.endpoint());
        writer.start();
        QVERIFY(await(writer.call("PING")));
        QElapsedTimer clock;
        QList<qint64> times;
        QSignalSpy heard(m_feed.get(), &ChangeFeed::changed);
        connect(m_feed.get(), &ChangeFeed::changed, this, [&] { times << clock.nsecsElapsed(); });
        for (int i = 0; i < 200; ++i) {
            clock.start();
            (void)writer.call("HSET", "wf", "job", "{}");
            while (times.size() <= i)
                QVERIFY(heard.wait());
        }
        std::sort(times.begin(), times.end());
        qInfo("foreign HSET to changed(): median %lld us, p99 %lld us", times[100] / 1000,
              times[198] / 1000);
        QVERIFY(times[100] < 200'000'000);
    }
};

BATCHY_TEST(changefeed, ChangeFeedTest)
#include "tst_changefeed.moc"
