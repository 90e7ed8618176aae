// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/rawclient.h"
#include "tests/http/servedprogram.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QElapsedTimer>
#include <QTest>

using namespace batchy;
using test::fetch;
using test::RawAnswer;
using test::RawClient;

namespace {

const QByteArray ask = "GET /get_status/wf1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
const QByteArray wf1Body = "{\"job1\": {\"a\": 1}}";

} // namespace

/// Requests as bytes on a socket: versions, pieces, limits, and what is no request at all.
class WireTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_redis.start());
        m_redis.cli({"HSET", "wf1", "job1", "{\"a\": 1}"});
        m_served = std::make_unique<test::ServedProgram>(m_redis.url());
        QVERIFY(m_served->start({QStringLiteral("--header-timeout"), QStringLiteral("1")}));
    }
    /// Whatever a test did, the next client is served.
    void cleanup()
    {
        QVERIFY(m_served->isRunning());
        QCOMPARE(fetch(m_served->port(), "/get_status/wf1").body, wf1Body);
    }

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
        const QByteArray both = post + ask;
        for (const char byte : both)
            QVERIFY(client.send(QByteArray(1, byte)));
        QCOMPARE(client.read().status, 404);
        QCOMPARE(client.read().body, wf1Body);
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

    void limits_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        // Or the library's, which says it in HTML and hangs up, as do we where the request's end
        // is unknown or too far.
        QTest::addColumn<bool>("isOurs");
        const auto row = [](const char *name, const QByteArray &request, int status,
                            bool isOurs = true) {
            QTest::newRow(name) << request << status << isOurs;
        };
        const auto get = [](const QByteArray &target, const QByteArray &headers = {}) {
            return QByteArray("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers +
                              "\r\n");
        };
        row("target of 2048", get('/' + QByteArray(2047, 'a')), 404);
        row("target of 2049", get('/' + QByteArray(2048, 'a')), 414);
        row("target of 7000", get('/' + QByteArray(7000, 'a')), 414);
        row("target of 1 MB", get('/' + QByteArray(1 << 20, 'a')), 414, false);
        row("query of 2000", get("/nothing?" + QByteArray(2000, '&')), 404);
        row("query of 3000", get("/nothing?" + QByteArray(3000, '&')), 414);
        row("headers of 4000", get("/nothing", "X: " + QByteArray(4000, 'a') + "\r\n"), 404);
        row("headers of 5000", get("/nothing", "X: " + QByteArray(5000, 'a') + "\r\n"), 431);
        row("headers of 1 MB", get("/nothing", "X: " + QByteArray(1 << 20, 'a') + "\r\n"), 431,
            false);
        // As a browser sends them to a machine whose other services have left many cookies.
        row("20 headers and cookies",
            get("/nothing", QByteArray("Sec-Ch-Ua-Something: ?1, \"a\"\r\n").repeated(19) +
                                "Cookie: " + QByteArray(3200, 'a') + "\r\n"),
            404);
        row("1000 headers", get("/nothing", QByteArray("X: a\r\n").repeated(1000)), 431, false);
        const auto post = [](const QByteArray &headers, const QByteArray &body) {
            return QByteArray("POST /nothing HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" +
                              body);
        };
        row("body of 64 KiB", post("Content-Length: 65536\r\n", QByteArray(65536, 'a')), 404);
        row("body of more", post("Content-Length: 65537\r\n", QByteArray(65537, 'a')), 413);
        row("announced body", post("Content-Length: 99999999999\r\n", {}), 413);
        row("chunked body", post("Transfer-Encoding: chunked\r\n", "4\r\nbody\r\n0\r\n\r\n"), 404);
        row("large chunked body",
            post("Transfer-Encoding: chunked\r\n",
                 "10001\r\n" + QByteArray(65537, 'a') + "\r\n0\r\n\r\n"),
            413);
        row("two lengths", post("Content-Length: 2\r\nContent-Length: 3\r\n", "abc"), 400);
        row("length and chunks",
            post("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400);
        row("bad length", post("Content-Length: x\r\n", "abc"), 400, false);
        row("bad chunk", post("Transfer-Encoding: chunked\r\n", "zz\r\n\r\n"), 400, false);
        row("HTTP/2", "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", 505, false);
        row("no version", "GET /\r\n\r\n", 400, false);
        row("no target", "GET  HTTP/1.1\r\n\r\n", 400, false);
        row("no colon", get("/nothing", "x\r\n"), 400, false);
    }
    void limits()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(bool, isOurs);
        RawClient client = connectNew();
        client.send(request); // the server may hang up before it has it all
        const RawAnswer answer = client.read();
        QCOMPARE(answer.status, status);
        QCOMPARE(!answer.errorWord().isEmpty(), isOurs);
        if (!isOurs || (request.startsWith("POST") && !request.contains("chunked") && status > 404))
            QVERIFY(client.isClosedWithin(3000));
    }

    /// The library's texts end at a zero byte: a request for another name must not act on this one.
    void zeroBytes_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("in the name") << QByteArray("GET /close_batch/wf1\0x HTTP/1.1", 31);
        QTest::newRow("behind the name") << QByteArray("GET /close_batch/wf1\0 HTTP/1.1", 30);
        QTest::newRow("before the query") << QByteArray("GET /close_batch/wf1\0?x HTTP/1.1", 32);
        QTest::newRow("in the method") << QByteArray("GET\0X /close_batch/wf1 HTTP/1.1", 31);
        QTest::newRow("escaped") << QByteArray("GET /close_batch/wf1%00 HTTP/1.1");
    }
    void zeroBytes()
    {
        QFETCH(QByteArray, line);
        RawClient client = connectNew();
        client.send(line + "\r\nHost: localhost\r\n\r\n");
        const RawAnswer answer = client.read();
        QVERIFY2(answer.status == 400 || answer.status == 405, answer.head.constData());
        QVERIFY(!answer.errorWord().isEmpty());
        QCOMPARE(m_redis.cli({"HGET", "wf1", "job1"}), QByteArray("{\"a\": 1}"));
    }

    void garbage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray every;
        for (int byte = 0; byte < 256; ++byte)
            every += char(byte);
        QTest::newRow("a word") << QByteArray("GARBAGE\r\n\r\n");
        QTest::newRow("TLS") << QByteArray::fromHex("16030102000100") + every;
        QTest::newRow("zeros") << QByteArray(5000, '\0') + "\r\n\r\n";
        QTest::newRow("every byte") << every.repeated(20);
        QTest::newRow("line ends") << QByteArray("\r\n").repeated(5000);
        QTest::newRow("Redis") << QByteArray("*1\r\n$4\r\nPING\r\n");
        QTest::newRow("no end") << QByteArray(100000, 'x');
    }
    void garbage()
    {
        QFETCH(QByteArray, bytes);
        RawClient client = connectNew();
        client.send(bytes);
        client.finish();
        // Nothing of it may look like success.
        const QByteArray said = client.readAll(4000);
        QVERIFY2(!said.contains("HTTP/1.1 2"), said.constData());
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

    /// What is refused before we saw it is still in the log, and as what it was.
    void theLogTellsRefusals()
    {
        RawClient client = connectNew();
        client.send("GET /logged HTTP/1.1\r\nno colon\r\n\r\n");
        QCOMPARE(client.read().status, 400);
        QVERIFY2(m_served->waitUntilSaid("127.0.0.1 \"- /logged\" 400 "),
                 m_served->said().right(500).constData());
        fetch(m_served->port(), "/get_status/wf1", "User-Agent: x\"\x1b[31m\r\n");
        QVERIFY(m_served->waitUntilSaid("\"x\\x22\\x1b[31m\"\n"));
    }

private:
    RawClient connectNew() const { return RawClient::toPort(m_served->port()); }

    test::RedisServer m_redis;
    std::unique_ptr<test::ServedProgram> m_served;
};

BATCHY_TEST(wire, WireTest)
#include "tst_wire.moc"
