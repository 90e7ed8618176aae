// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/link.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QSignalSpy>
#include <QTest>

#include <qcoro/qcorotask.h>

using namespace batchy;
using namespace batchy::test;
using namespace std::chrono_literals;

namespace {

/// How often commands were answered, and how.
struct Tally
{
    int answered = 0;
    int values = 0;
    QMap<ErrorKind, int> errors;
};

QCoro::Task<void> countOne(Link *link, std::shared_ptr<Tally> tally, QByteArray command = "PING")
{
    const auto reply = co_await link->call(command, "n");
    ++tally->answered;
    if (reply)
        ++tally->values;
    else
        ++tally->errors[reply.error().kind];
}

QCoro::Task<Result<QByteArrayList>> severalAtOnce(Link *link)
{
    std::vector<Link::Call> calls;
    for (int i = 0; i < 100; ++i)
        calls.push_back(link->call("ECHO", i));
    QByteArrayList texts;
    for (Link::Call &call : calls) {
        auto reply = co_await call;
        if (!reply)
            co_return fail(reply.error());
        texts.append(reply->text);
    }
    co_return texts;
}

QCoro::Task<void> deleteAfter(std::unique_ptr<Link> *link)
{
    (void)co_await (*link)->call("PING");
    link->reset();
}

QCoro::Task<void> stopAndStartAfter(Link *link)
{
    (void)co_await link->call("PING");
    link->stop();
    link->start();
}

Link::Options quick()
{
    Link::Options options;
    options.firstPause = 10ms;
    options.longestPause = 100ms;
    return options;
}

} // namespace

/// A link against a real server: commands, losses, time-outs, coming back.
class LinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }

    void speaks()
    {
        Link link(m_server.endpoint());
        QCOMPARE(link.state(), Link::State::Offline);
        link.start();
        QCOMPARE(link.state(), Link::State::Connecting);
        const QByteArray key("k\0\r\n", 4);
        auto reply = await(link.call("HSET", key, "field", 42, QByteArray("n"), -1LL));
        QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().what));
        QCOMPARE(link.state(), Link::State::Online);
        QCOMPARE(reply->integer, 2);
        reply = await(link.command({"HGETALL", key}));
        QVERIFY(reply && reply->isArray());
        QCOMPARE(reply->elements.size(), size_t(4));
        QCOMPARE(reply->elements[1].text, QByteArray("42"));
        reply = await(link.call("GET", "missing"));
        QVERIFY(reply && reply->isNil());
        reply = await(link.call("GET", key));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::BadData);
        QCOMPARE(reply.error().code, QByteArray("WRONGTYPE"));
        QVERIFY(link.connectionId() > 0);
        QVERIFY(std::chrono::abs(link.clockOffset()) < 200ms);
        QVERIFY(m_server.cli({"CLIENT", "LIST"}).contains("name=batchy"));
    }

    void pipelinesFromOneCoroutine()
    {
        Link link(m_server.endpoint());
        link.start();
        const auto texts = await(severalAtOnce(&link));
        QVERIFY(texts);
        QCOMPARE(texts->size(), 100);
        QCOMPARE(texts->last(), QByteArray("99"));
    }

    void forgetsDroppedCalls()
    {
        Link link(m_server.endpoint());
        link.start();
        for (int i = 0; i < 100; ++i)
            link.call("INCR", "dropped");
        const auto reply = await(link.call("GET", "dropped"));
        QCOMPARE(reply->text, QByteArray("100"));
    }

    void answersEachOnceWhenTheServerDies_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<ErrorKind>("fate");
        QTest::newRow("changes") << QByteArray("INCR") << ErrorKind::UnknownFate;
        QTest::newRow("reads") << QByteArray("PING") << ErrorKind::Offline;
    }
    void answersEachOnceWhenTheServerDies()
    {
        QFETCH(QByteArray, command);
        QFETCH(ErrorKind, fate);
        RedisServer server;
        QVERIFY(server.start());
        auto options = quick();
        Link link(server.endpoint(), options);
        QSignalSpy failures(&link, &Link::failed);
        link.start();
        QVERIFY(await(link.call("PING")));
        const auto tally = std::make_shared<Tally>();
        for (int i = 0; i < 10000; ++i) {
            countOne(&link, tally, command);
            if (i == 2000)
                QTRY_VERIFY(tally->values >= 1000);
            if (i == 4000)
                server.pause(); // what is sent from here on stays unanswered
            if (i % 1000 == 0)
                QCoreApplication::processEvents();
            if (i == 6000)
                server.kill9();
        }
        QTRY_COMPARE(tally->answered, 10000);
        QVERIFY(tally->errors.value(fate) >= 1000);
        const int unknown = tally->errors.value(ErrorKind::UnknownFate);
        QVERIFY(fate == ErrorKind::UnknownFate || unknown == 0);
        QCOMPARE(tally->values + unknown + tally->errors.value(ErrorKind::Offline), 10000);
        QTRY_VERIFY(failures.size() >= 2);
        QTRY_COMPARE(link.state(), Link::State::Offline);
        const auto offline = await(link.call("PING"));
        QCOMPARE(offline.error().kind, ErrorKind::Offline);
        QVERIFY2(offline.error().what.contains(QStringLiteral("Retrying in 1 s.")),
                 qPrintable(offline.error().what));

        QVERIFY(server.start());
        QTRY_COMPARE(link.state(), Link::State::Online);
        QVERIFY(await(link.call("PING")));
    }

    void survivesDeletionFromInside()
    {
        auto link = std::make_unique<Link>(m_server.endpoint());
        link->start();
        const auto tally = std::make_shared<Tally>();
        for (int i = 0; i < 5; ++i)
            countOne(link.get(), tally);
        deleteAfter(&link);
        for (int i = 0; i < 5; ++i)
            countOne(link.get(), tally);
        QTRY_VERIFY(!link);
        QCOMPARE(tally->answered, 10);
    }

    void survivesStopFromInside()
    {
        Link link(m_server.endpoint());
        link.start();
        const auto tally = std::make_shared<Tally>();
        stopAndStartAfter(&link);
        for (int i = 0; i < 5; ++i)
            countOne(&link, tally);
        QTRY_COMPARE(tally->answered, 5);
        QVERIFY(await(link.call("PING")));
    }

    void survivesDeletionInASignal_data()
    {
        QTest::addColumn<int>("state");
        for (const auto state :
             {Link::State::Connecting, Link::State::Online, Link::State::Offline})
            QTest::newRow(std::to_string(int(state)).c_str()) << int(state);
    }
    void survivesDeletionInASignal()
    {
        QFETCH(int, state);
        RedisServer server;
        QVERIFY(server.start());
        auto link = std::make_unique<Link>(server.endpoint());
        connect(link.get(), &Link::stateChanged, this, [&](Link::State now) {
            if (int(now) == state)
                link.reset();
        });
        Link *raw = link.get();
        const auto tally = std::make_shared<Tally>();
        raw->start();
        if (link)
            countOne(raw, tally);
        else
            ++tally->answered;
        if (Link::State(state) == Link::State::Offline) {
            QTRY_COMPARE(link->state(), Link::State::Online);
            server.kill9();
        }
        QTRY_VERIFY(!link);
        QCOMPARE(tally->answered, 1);
    }

    void timesOutAndDropsTheLateReply()
    {
        RedisServer server;
        QVERIFY(server.start());
        Link link(server.endpoint(), quick());
        link.start();
        QVERIFY(await(link.call("PING")));
        server.pause();
        const auto late = await(link.command({"ECHO", "late"}, 50ms));
        QVERIFY(!late);
        QCOMPARE(late.error().kind, ErrorKind::Timeout);
        QVERIFY2(!late.error().hint.contains(QStringLiteral("carried out")),
                 qPrintable(late.error().hint));
        const auto change = await(link.command({"INCR", "late"}, 50ms));
        QCOMPARE(change.error().kind, ErrorKind::Timeout);
        QVERIFY2(change.error().hint.contains(QStringLiteral("may still be carried out")),
                 qPrintable(change.error().hint));
        server.resume();
        QCOMPARE(await(link.call("ECHO", "next"))->text, QByteArray("next"));
    }

    void givesASilentConnectionUp()
    {
        RedisServer server;
        QVERIFY(server.start());
        auto options = quick();
        options.commandTimeout = 200ms;
        options.connectTimeout = 200ms;
        Link link(server.endpoint(), options);
        QSignalSpy failures(&link, &Link::failed);
        link.start();
        QVERIFY(await(link.call("PING")));
        server.pause();
        QCOMPARE(await(link.call("PING")).error().kind, ErrorKind::Timeout);
        QTRY_VERIFY(failures.size() >= 2); // it accepts the next connection and is silent again
        server.resume();
        QTRY_COMPARE(link.state(), Link::State::Online);
    }

    void answersWhatIsPendingWhenItDies()
    {
        RedisServer server;
        QVERIFY(server.start());
        auto link = std::make_unique<Link>(server.endpoint());
        link->start();
        QVERIFY(await(link->call("PING")));
        server.pause();
        auto sent = link->call("INCR", "n");
        auto read = link->call("hgetall", "n");
        QCoreApplication::processEvents();
        auto unsent = link->call("INCR", "n");
        const auto tally = std::make_shared<Tally>();
        countOne(link.get(), tally);
        link.reset();
        QCOMPARE(tally->answered, 1);
        const auto fate = await(std::move(sent));
        QCOMPARE(fate.error().kind, ErrorKind::UnknownFate);
        QVERIFY(fate.error().hint.contains(QStringLiteral("change may have been made")));
        const auto lost = await(std::move(read));
        QCOMPARE(lost.error().kind, ErrorKind::Offline);
        QVERIFY2(!lost.error().hint.contains(QStringLiteral("change")),
                 qPrintable(lost.error().hint));
        QCOMPARE(await(std::move(unsent)).error().kind, ErrorKind::Offline);
    }

    void stops()
    {
        Link link(m_server.endpoint());
        link.start();
        QVERIFY(await(link.call("PING")));
        auto pending = link.call("PING");
        link.stop();
        QCOMPARE(link.state(), Link::State::Offline);
        QCOMPARE(await(std::move(pending)).error().kind, ErrorKind::Offline); // wasn't sent yet
        QCOMPARE(await(link.call("PING")).error().kind, ErrorKind::Offline);
        link.start();
        QVERIFY(await(link.call("PING")));
    }

private:
    RedisServer m_server;
};

BATCHY_TEST(link, LinkTest)
#include "tst_link.moc"
