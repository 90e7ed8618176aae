// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/wirefixture.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using test::fetch;
using test::RawAnswer;
using test::RawClient;

/// What is no request, or too large a one: refused in our words, wherever its bytes are cut.
class WireLimitsTest : public test::WireFixture
{
    Q_OBJECT

private Q_SLOTS:
    /// Whatever comes, the answer is one of ours; only where the next request begins is unknown,
    /// the connection ends with it.
    void limits_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &request, int status) {
            QTest::newRow(name) << request << status;
        };
        const auto get = [](const QByteArray &target, const QByteArray &headers = {}) {
            return QByteArray("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers +
                              "\r\n");
        };
        row("target of 8192", get('/' + QByteArray(8191, 'a')), 404);
        row("target of 8193", get('/' + QByteArray(8192, 'a')), 414);
        row("target of 70000", get('/' + QByteArray(70000, 'a')), 414);
        row("target of 1 MB", get('/' + QByteArray(1 << 20, 'a')), 414);
        row("query of 8000", get("/nothing?" + QByteArray(8000, '&')), 404);
        row("query of 9000", get("/nothing?" + QByteArray(9000, '&')), 414);
        // With the 17 bytes of the Host and 4 for each header's line.
        row("headers of 16384", get("/nothing", "X: " + QByteArray(16362, 'a') + "\r\n"), 404);
        row("headers of 16385", get("/nothing", "X: " + QByteArray(16363, 'a') + "\r\n"), 431);
        row("headers of 1 MB", get("/nothing", "X: " + QByteArray(1 << 20, 'a') + "\r\n"), 431);
        // As a browser sends them to a machine whose other services have left many cookies.
        row("20 headers and cookies",
            get("/nothing", QByteArray("Sec-Ch-Ua-Something: ?1, \"a\"\r\n").repeated(19) +
                                "Cookie: " + QByteArray("a=b; ").repeated(2500) + "\r\n"),
            404);
        row("2000 headers", get("/nothing", QByteArray("X: a\r\n").repeated(2000)), 404);
        row("3000 headers", get("/nothing", QByteArray("X: a\r\n").repeated(3000)), 431);
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
        row("many large chunks",
            post("Transfer-Encoding: chunked\r\n",
                 QByteArray("1000\r\n" + QByteArray(4096, 'a') + "\r\n").repeated(40)),
            413);
        row("two lengths", post("Content-Length: 2\r\nContent-Length: 3\r\n", "abc"), 400);
        row("one length twice", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), 400);
        row("a list of lengths", post("Content-Length: 3, 3\r\n", "abc"), 400);
        row("a length in the next line", post("Content-Length:\r\n 3\r\n", "abc"), 400);
        row("two hosts", get("/nothing", "Host: localhost\r\n"), 400);
        row("line end in a chunk's extension",
            post("Transfer-Encoding: chunked\r\n", "3;a=\"\n\"\r\nabc\r\n0\r\n\r\n"), 400);
        row("headers behind a body",
            post("Transfer-Encoding: chunked\r\n", "0\r\nOrigin: http://localhost\r\n\r\n"), 400);
        row("length and chunks",
            post("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400);
        row("chunks and length",
            post("Transfer-Encoding: chunked\r\nContent-Length: 2\r\n", "0\r\n\r\n"), 400);
        row("other encoding", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 400);
        row("encoding without chunks", post("Transfer-Encoding: identity\r\n", "abc"), 400);
        row("chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400);
        row("bad length", post("Content-Length: x\r\n", "abc"), 400);
        row("negative length", post("Content-Length: -1\r\n", "abc"), 400);
        row("bad chunk", post("Transfer-Encoding: chunked\r\n", "zz\r\n\r\n"), 400);
        row("endless chunk line",
            post("Transfer-Encoding: chunked\r\n", "1;" + QByteArray(100000, 'a')), 400);
        row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400);
        row("no version", "GET /\r\n\r\n", 400);
        row("no target", "GET  HTTP/1.1\r\n\r\n", 400);
        row("space in the target", get("/a b"), 400);
        row("no colon", get("/nothing", "x\r\n"), 400);
        row("space before the colon", get("/nothing", "X : a\r\n"), 400);
        row("line ends alone", "GET / HTTP/1.1\nHost: localhost\n\n", 400);
        row("TLS", QByteArray::fromHex("16030102000100") + "\r\n", 400);
        row("a long word", QByteArray(100000, 'x'), 400);
    }
    void limits()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        RawClient client = connectNew();
        client.send(request + ask); // the server may answer before it has it all
        const RawAnswer answer = client.read();
        QCOMPARE(answer.status, status);
        QVERIFY2(!answer.errorWord().isEmpty(), answer.body.constData());
        QCOMPARE(answer.header("Connection").toLower() == "close", status != 404);
        if (status == 404)
            QCOMPARE(client.read().body, wf1Body);
        else
            QCOMPARE(client.readAll(), QByteArray()); // nothing behind it counts as a request
    }

    /// Wherever the bytes are cut, the limits are the same.
    void limitsInPieces_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QList<int>>("cuts");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, int headerBytes, const QList<int> &cuts, int status) {
            QTest::newRow(name) << QByteArray("GET /nothing HTTP/1.1\r\nHost: localhost\r\nX: " +
                                              QByteArray(headerBytes, 'a') + "\r\n\r\n")
                                << cuts << status;
        };
        row("in the first line and the header", 10000, {10, 5000, 9000}, 404);
        row("before the last byte", 16362, {16407}, 404);
        row("before the last two", 16362, {16406}, 404);
        row("too large, before the last byte", 16363, {16408}, 431);
    }
    void limitsInPieces()
    {
        QFETCH(QByteArray, request);
        QFETCH(QList<int>, cuts);
        QFETCH(int, status);
        RawClient client = connectNew();
        int at = 0;
        for (const int cut : cuts + QList<int>{int(request.size())}) {
            client.send(request.mid(at, cut - at));
            at = cut;
            fetch(m_served->port(), "/nothing"); // it has read that far
        }
        QCOMPARE(client.read().status, status);
    }

    /// A request for another name must not act on this one.
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
};

BATCHY_TEST(wirelimits, WireLimitsTest)
#include "tst_wirelimits.moc"
