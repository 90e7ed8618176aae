// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/wirefixture.h"
#include "tests/support/testrunner.h"

#include <QElapsedTimer>
#include <QTest>

using namespace batchy;
using test::fetch;
using test::RawAnswer;
using test::RawClient;

/// Requests as bytes on a socket: versions, pieces, limits, and what is no request at all.
class WireTest : public test::WireFixture
{
    Q_OBJECT

private Q_SLOTS:
    void keepAlive()
    {
        RawClient client = connectNew();
        for (int i = 0; i < 3; ++i) {
            client.send(ask);
            const RawAnswer answer = client.read();
            QCOMPARE(answer.body, wf1Body);
            QVERIFY(answer.header("Connection").toLower() != "close");
        }
        client.sendGet("/get_status/wf1", "Connection: close\r\n");
        QCOMPARE(client.read().header("Connection").toLower(), QByteArray("close"));
        QVERIFY(client.isClosedWithin(2000));
    }

    void oldVersion()
    {
        RawClient client = connectNew();
        client.send("GET /get_status/wf1 HTTP/1.0\r\n\r\n");
        QCOMPARE(client.read().body, wf1Body);
        QVERIFY(client.isClosedWithin(2000));
        RawClient staying = connectNew();
        for (int i = 0; i < 2; ++i) {
            staying.send("GET /get_status/wf1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            const RawAnswer answer = staying.read();
            QCOMPARE(answer.body, wf1Body);
            QCOMPARE(answer.header("Connection").toLower(), QByteArray("keep-alive"));
        }
        staying.send("GET /get_status/wf1 HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n");
        QCOMPARE(staying.read().body, wf1Body);
        QVERIFY(staying.isClosedWithin(2000));
    }

    void pipelined()
    {
        QByteArray all;
        for (int i = 0; i < 20; ++i) {
            m_redis.cli({"HSET", "p" + QByteArray::number(i), "job1",
                         "{\"n\": " + QByteArray::number(i) + '}'});
            // Some need Redis, some don't.
            all += "GET /get_status/p" + QByteArray::number(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
            all += "GET /nothing" + QByteArray::number(i) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        }
        all.replace("Host: a\r\n", "Host: localhost\r\n");
        RawClient client = connectNew();
        client.send(all);
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(client.read().body, "{\"job1\": {\"n\": " + QByteArray::number(i) + "}}");
            QCOMPARE(client.read().status, 404);
        }
    }

    /// Of one connection, changes happen in the order in which they were sent.
    void pipelinedChanges()
    {
        m_redis.cli({"HSET", "seq", "job1", "{}"});
        QByteArray all;
        for (int i = 0; i < 10; ++i)
            for (const char *path : {"/open_batch/seq", "/close_batch/seq"})
                all += QByteArray("GET ") + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        RawClient client = connectNew();
        client.send(all);
        for (int i = 0; i < 10; ++i) {
            QVERIFY(client.read().body.contains("\"status\": \"open\""));
            QVERIFY(client.read().body.contains("\"status\": \"success\""));
        }
    }

    void byteByByte()
    {
        RawClient client = connectNew();
        for (const char byte : ask)
            QVERIFY(client.send(QByteArray(1, byte)));
        QCOMPARE(client.read().body, wf1Body);
        const QByteArray post =
            "POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody";
        const QByteArray chunks = "POST /nothing HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
        for (const QByteArray &first : QByteArrayList{
                 post, chunks + "0\r\n\r\n", chunks + "2;a=b\r\nbo\r\n2\r\ndy\r\n0\r\n\r\n"}) {
            const QByteArray both = first + ask;
            for (const char byte : both)
                QVERIFY(client.send(QByteArray(1, byte)));
            QCOMPARE(client.read().status, 404);
            QCOMPARE(client.read().body, wf1Body);
        }
    }

    /// How long the request itself took to come is not Redis' fault: the time for an answer counts
    /// from the whole request.
    void aSlowRequestIsStillAnswered()
    {
        test::ServedProgram patient(m_redis.url());
        QVERIFY(patient.start({QStringLiteral("--header-timeout"), QStringLiteral("10")}));
        RawClient client = RawClient::toPort(patient.port());
        client.send(ask.left(30));
        // As long as an answer may take: until somebody else was told that it took too long.
        m_redis.pause();
        QCOMPARE(fetch(patient.port(), "/open_batch/nope").status, 503);
        m_redis.resume();
        client.send(ask.mid(30));
        QCOMPARE(client.read().body, wf1Body);
    }

    /// Clients with a large body ask first whether they may send it.
    void continued()
    {
        const QByteArray head = "POST /nothing HTTP/1.1\r\nHost: localhost\r\n"
                                "Expect: 100-continue\r\nContent-Length: ";
        RawClient client = connectNew();
        client.send(head + "4\r\n\r\n");
        QCOMPARE(client.read().status, 100);
        client.send("body" + ask);
        QCOMPARE(client.read().status, 404);
        QCOMPARE(client.read().body, wf1Body);
        // Who doesn't wait for the word needs none.
        client.send(head + "4\r\n\r\nbody" + ask);
        QCOMPARE(client.read().status, 404);
        QCOMPARE(client.read().body, wf1Body);
        client.send(head + "70000\r\n\r\n");
        QCOMPARE(client.read().status, 413);
    }

    /// Who asks and says that this was all still gets his answer.
    void halfClosed()
    {
        for (const char *version : {"1.0", "1.1"}) {
            RawClient client = connectNew();
            client.send(QByteArray("GET /get_status/wf1 HTTP/") + version +
                        "\r\nHost: localhost\r\n\r\n");
            client.finish();
            QCOMPARE(client.read().body, wf1Body);
            QVERIFY(client.isClosedWithin(2000));
        }
    }

    /// No body, whatever is asked, but its length where it is known.
    void headsAlone()
    {
        RawClient client = connectNew();
        for (const auto &[target, status] :
             {std::pair("/get_status/wf1", 200), std::pair("/nothing", 404),
              std::pair("/index", 200)}) {
            client.send(QByteArray("HEAD ") + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            const RawAnswer answer = client.read(5000, true);
            QCOMPARE(answer.status, status);
            QVERIFY(answer.header("Content-Length").toInt() > 0);
        }
        client.send(ask);
        QCOMPARE(client.read().body, wf1Body);
    }

    void endsOfLinesBeforeARequest()
    {
        RawClient client = connectNew();
        client.send("\r\n\r\n" + ask + "\r\n" + ask);
        QCOMPARE(client.read().body, wf1Body);
        QCOMPARE(client.read().body, wf1Body);
    }

    void drippingHeadersAreCut()
    {
        RawClient client = connectNew();
        client.send("GET / HTTP/1.1\r\n");
        QElapsedTimer timer;
        timer.start();
        // One byte now and then would keep a limit that counts from the last byte waiting for ever.
        while (timer.elapsed() < 6000 && client.send("X"))
            if (client.isClosedWithin(100))
                break;
        QVERIFY2(timer.elapsed() >= 800 && timer.elapsed() < 5000,
                 QByteArray::number(timer.elapsed()).constData());
    }

    void tooSlow()
    {
        RawClient client = connectNew();
        client.send("POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nhalf");
        const RawAnswer answer = client.read();
        QCOMPARE(answer.status, 408);
        QCOMPARE(answer.errorWord(), QByteArray("too_slow"));
        QVERIFY(client.isClosedWithin(2000));
    }

    /// What can't be read is still in the log, as far as it was read, and forges nothing there.
    void theLogTellsRefusals()
    {
        RawClient client = connectNew();
        client.send("GET /logged HTTP/1.1\r\nno colon\r\n\r\n");
        QCOMPARE(client.read().status, 400);
        QVERIFY2(m_served->waitUntilSaid("127.0.0.1 \"GET /logged\" 400 "),
                 m_served->said().right(500).constData());
        RawClient forger = connectNew();
        forger.send("GET /x\"\x1b[31m HTTP/1.1\r\n\r\n");
        QCOMPARE(forger.read().status, 400);
        QVERIFY2(m_served->waitUntilSaid("127.0.0.1 \"- GET /x\\x22\\x1b[31m HTTP/1.1\" 400 "),
                 m_served->said().right(500).constData());
    }
};

BATCHY_TEST(wire, WireTest)
#include "tst_wire.moc"
