// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/events/eventsfixture.h"
#include "tests/support/await.h"
#include "tests/support/testrunner.h"

#include <QTest>

#include <algorithm>

using namespace batchy;
using namespace batchy::test;
using namespace std::chrono_literals;

namespace {

QByteArray told(const QByteArray &workflow, const QByteArray &status, const QByteArray &id = "null")
{
    return "{\"workflow\": \"" + workflow + "\", \"status\": \"" + status +
           "\", \"batch_id\": " + id + "}";
}

QByteArray toldGone(const QByteArray &workflow)
{
    return "{\"workflow\": \"" + workflow +
           "\", \"status\": null, \"batch_id\": null, \"gone\": true}";
}

using Events = QList<QByteArray>;

} // namespace

/// The stream of events of a service in this process: what it tells, to whom, and its limits.
class EventsServiceTest : public EventsFixture
{
    Q_OBJECT

    bool isFeedOn() const { return m_service->feed().mode() != ChangeFeed::Mode::Off; }

private Q_SLOTS:
    void tellsWhoeverChangesSomething()
    {
        serve();
        const auto client = listener();
        QCOMPARE(client->status(), 200);
        QCOMPARE(client->header("content-type"), QByteArray("text/event-stream"));
        QVERIFY(client->body().startsWith("retry: 1000\n\nevent: hello\n"));
        QVERIFY(client->dataOf("hello")[0].startsWith("{\"mode\": \"tracking\", \"since\": \"20"));
        m_server.cli({"HSET", "wf", "job", R"({"status": "open", "batch_id": 1480000000})"});
        QTRY_COMPARE(client->dataOf("workflow"), Events({told("wf", "open", "1480000000")}));
        m_server.cli({"HSET", "wf", "job", R"({"status": "failed"})"});
        QTRY_COMPARE(client->count("workflow"), 2);
        m_server.cli({"HSET", "wf", "job", R"({"status": "failed"})"}); // nothing is different
        QTRY_COMPARE(client->count("workflow"), 3);
        m_server.cli({"DEL", "wf"});
        QTRY_COMPARE(client->dataOf("workflow"),
                     Events({told("wf", "open", "1480000000"), told("wf", "failed"),
                             told("wf", "failed"), toldGone("wf")}));
        QCOMPARE(client->count("resync"), 0);
    }

    void tellsOneOpenOnce()
    {
        m_server.cli({"HSET", "wf", "job", "{}"});
        serve();
        const auto client = listener();
        const auto opened = get("/open_batch/wf");
        QTRY_COMPARE(opened->status(), 200);
        QTRY_COMPARE(client->count("workflow"), 1);
        QVERIFY(client->dataOf("workflow")[0].contains("\"open\""));
        const auto closed = get("/close_batch/wf");
        QTRY_COMPARE(client->count("workflow"), 2);
        m_server.cli({"HSET", "end", "job", "{}"});
        QTRY_COMPARE(client->count("workflow"), 3);
        QVERIFY(client->dataOf("workflow")[1].contains("\"success\""));
        QVERIFY(client->dataOf("workflow")[2].contains("\"end\""));
    }

    void passesOverWhatIsNoWorkflow()
    {
        m_server.cli({"HSET", "wf", "job", "{}"});
        m_server.cli({"SET", "old", "x"});
        serve();
        const auto client = listener();
        QTRY_VERIFY(m_service->events().isPictureWhole());
        m_server.cli({"SET", "lock", "x"});
        m_server.cli({"DEL", "lock", "old"});
        m_server.cli({"HSET", "others", "field", "text"});
        m_server.cli({"HSET", "wf-1480000000", "job", "{}"});
        m_server.cli({"SET", "app:key", "x"});
        m_server.cli({"RENAME", "wf", "wf2"});
        QTRY_COMPARE(client->count("workflow"), 2);
        Events data = client->dataOf("workflow");
        std::sort(data.begin(), data.end());
        QCOMPARE(data, Events({toldGone("wf"), told("wf2", "new")}));
        m_server.cli({"DEL", "wf2"});
        m_server.cli({"SET", "wf2", "a string"}); // no workflow any more, gone only once
        m_server.cli({"HSET", "end", "job", "{}"});
        QTRY_COMPARE(client->dataOf("workflow").last(), told("end", "new"));
        QCOMPARE(client->dataOf("workflow").count(toldGone("wf2")), 1);
    }

    void tellsEachOfManyWrites()
    {
        serve();
        const auto client = listener();
        m_server.cli({"EVAL",
                      "for i=1,3000 do redis.call('hset', 'wf'..i, 'job', '{\"status\":\"open\"}') "
                      "end",
                      "0"});
        QTRY_COMPARE(client->count("workflow"), 3000);
    }

    void tellsThatEverythingMustBeReadAgain()
    {
        m_server.cli({"HSET", "wf", "job", "{}"});
        serve();
        const auto client = listener();
        m_server.cli({"FLUSHDB"});
        QTRY_COMPARE(client->count("resync"), 1);
        QVERIFY(m_server.restart());
        QTRY_COMPARE(client->count("resync"), 2);
        QCOMPARE(client->count("hello"), 1);
        QCOMPARE(client->count("mode"), 2); // away, and back again
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(client->dataOf("workflow"), Events({told("wf", "new")}));
    }

    void tellsDifferencesWhereRedisDoesNotTellKeys()
    {
        m_server.cli({"ACL", "SETUSER", "clerk", "reset", "on", ">secret", "~*", "&*", "+@all",
                      "-client|tracking"});
        m_server.cli({"HSET", "wf", "job", "{}"});
        m_server.cli({"HSET", "other", "job", "{}"});
        Endpoint endpoint = m_server.endpoint();
        endpoint.user = QStringLiteral("clerk");
        endpoint.password = QStringLiteral("secret");
        serve(options(endpoint));
        const auto client = listener();
        QVERIFY(client->dataOf("hello")[0].startsWith("{\"mode\": \"polling\""));
        QVERIFY(client->dataOf("hello")[0].contains("permi"));
        m_server.cli({"HSET", "wf", "job", R"({"x": 1})"});
        QTRY_COMPARE(client->dataOf("workflow"), Events({told("wf", "new")}));
        m_server.cli({"DEL", "other"});
        QTRY_COMPARE(client->dataOf("workflow"), Events({told("wf", "new"), toldGone("other")}));
        QCOMPARE(client->count("resync"), 0);
    }

    void runsOnlyWhileSomebodyListens()
    {
        auto wanted = options(m_server.endpoint());
        wanted.events.linger = 0s;
        serve(std::move(wanted));
        QVERIFY(!isFeedOn());
        auto one = listener();
        auto two = listener();
        QVERIFY(isFeedOn());
        one.reset();
        QTRY_COMPARE(m_service->events().streams(), 1);
        QVERIFY(isFeedOn());
        two.reset();
        QTRY_COMPARE(m_service->events().streams(), 0); // without anything to say to it
        QTRY_VERIFY(!isFeedOn());
        const auto again = listener();
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(again->count("workflow"), 1);
    }

    void keepsStreamsAlive()
    {
        serve();
        const auto client = listener();
        QTRY_VERIFY(client->body().endsWith(": alive\n\n"));
    }

    void limitsTheirNumber()
    {
        auto wanted = options(m_server.endpoint());
        wanted.events.streams = 2;
        serve(std::move(wanted));
        auto one = listener();
        const auto two = listener();
        const auto three = get("/api/v1/events");
        QTRY_COMPARE(three->status(), 503);
        QTRY_VERIFY(three->isOver());
        QVERIFY2(three->body().contains("too_many_streams"), three->body().constData());
        QCOMPARE(three->header("retry-after"), QByteArray("10"));
        one.reset();
        QTRY_COMPARE(m_service->events().streams(), 1);
        QVERIFY(listener());
    }

    void cutsWhoDoesNotRead()
    {
        auto wanted = options(m_server.endpoint());
        wanted.events.queuedBytes = 64 * 1024;
        serve(std::move(wanted));
        const auto slow = listener();
        const auto quick = listener();
        slow->socket().setReadBufferSize(1024); // and what the kernel takes
        QObject::disconnect(&slow->socket(), &QTcpSocket::readyRead, nullptr, nullptr);
        const QByteArray name(190, 'n');
        qsizetype sent = 0;
        for (int round = 0; round < 60; ++round) {
            m_server.cli({"EVAL", "for i=1,2000 do redis.call('hset', KEYS[1]..i, 'job', '{}') end",
                          "1", name});
            sent += 2000;
            QTRY_COMPARE(quick->count("workflow"), sent);
            if (m_service->events().cutStreams() > 0)
                break;
        }
        QCOMPARE(m_service->events().cutStreams(), 1);
        // Once it reads, it comes to the end.
        slow->socket().setReadBufferSize(0);
        connect(&slow->socket(), &QTcpSocket::readyRead, slow.get(),
                [&slow] { slow->socket().readAll(); });
        slow->socket().readAll();
        QTRY_COMPARE(m_service->events().streams(), 1);
        m_server.cli({"HSET", "end", "job", "{}"});
        QTRY_COMPARE(quick->dataOf("workflow").last(), told("end", "new"));
    }

    void headHasNoEnd()
    {
        serve();
        const auto client = get("/api/v1/events", "HEAD");
        QTRY_COMPARE(client->status(), 200);
        QCOMPARE(client->header("content-type"), QByteArray("text/event-stream"));
        QVERIFY(!isFeedOn());
        client->socket().write("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        QTRY_VERIFY(client->body().contains("HTTP/1.1 200 OK")); // the next answer comes
    }

    void endsWithTheService()
    {
        serve();
        const auto client = listener();
        bool hasEnded = false;
        connect(m_service.get(), &http::Service::ended, this, [&hasEnded] { hasEnded = true; });
        m_service->end();
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded, 1000);
        QTRY_VERIFY(client->isOver());
        m_service.reset();
    }

    void mayBeTornDownInTheMiddle()
    {
        serve();
        const auto one = listener();
        const auto two = listener();
        m_server.cli({"HSET", "wf", "job", "{}"});
        m_service.reset();
        QTRY_VERIFY(one->isOver());
        QTRY_VERIFY(two->isOver());
    }

    void greetsWithoutRedis()
    {
        auto wanted = options(m_server.endpoint());
        wanted.events.greeting = 50ms;
        m_server.stop();
        serve(std::move(wanted));
        const auto client = listener();
        QVERIFY(!client->dataOf("hello")[0].contains("tracking\""));
        QVERIFY(m_server.start());
        QTRY_VERIFY(client->count("resync") >= 1);
        QTRY_VERIFY(!client->dataOf("mode").isEmpty());
        QVERIFY(client->dataOf("mode").last().contains("\"tracking\""));
    }
};

BATCHY_TEST(eventsservice, EventsServiceTest)
#include "tst_eventsservice.moc"
