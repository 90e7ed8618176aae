// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/link.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace batchy;
using namespace batchy::test;
using namespace std::chrono_literals;

namespace {

/// A server that plays a script instead of being Redis: it takes the introduction well, then says
/// to every PING what it was told, in pieces of a given size.
class Peer : public QObject
{
public:
    Peer()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            ++connections;
            m_socket = m_server.nextPendingConnection();
            m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            connect(m_socket, &QTcpSocket::readyRead, this, [this] { answer(); });
        });
    }

    Endpoint endpoint() const
    {
        Endpoint endpoint;
        endpoint.port = m_server.serverPort();
        return endpoint;
    }

    QByteArray introduction = "+OK\r\n:77\r\n*2\r\n$10\r\n1700000000\r\n$6\r\n000500\r\n";
    QByteArray reply = "+PONG\r\n";
    qsizetype cutAt = -1; ///< the reply goes out in two pieces, cut here
    bool closes = false;  ///< after the reply
    int connections = 0;
    int reads = 0; ///< how many pieces the commands after the introduction came in

private:
    void answer()
    {
        const QByteArray got = m_socket->readAll();
        if (got.contains("TIME"))
            say(introduction);
        if (!got.contains("PING"))
            return;
        ++reads;
        for (qsizetype i = got.count("PING"); i > 0; --i)
            say(reply);
        if (closes)
            m_socket->disconnectFromHost();
    }

    void say(const QByteArray &bytes)
    {
        const qsizetype cut = cutAt < 0 ? bytes.size() : qMin(cutAt, bytes.size());
        m_socket->write(bytes.first(cut));
        m_socket->flush();
        if (cut == bytes.size())
            return;
        QMetaObject::invokeMethod(
            m_socket,
            [socket = m_socket, rest = bytes.sliced(cut)] {
                socket->write(rest);
                socket->flush();
            },
            Qt::QueuedConnection);
    }

    QTcpServer m_server;
    QTcpSocket *m_socket = nullptr;
};

/// Comes back soon. Time-outs are short only where a test waits for one: on a busy machine they run
/// out elsewhere too.
Link::Options eager()
{
    Link::Options options;
    options.firstPause = 10ms;
    options.longestPause = 100ms;
    options.maxReplyBytes = 1000000;
    return options;
}

} // namespace

/// A link against peers that cut, lie, fall silent or hang up.
class LinkPeerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesRepliesCutAtEveryByte()
    {
        Peer peer;
        peer.reply = "*3\r\n$5\r\nhello\r\n:42\r\n*1\r\n$-1\r\n";
        for (peer.cutAt = 0; peer.cutAt <= peer.introduction.size(); ++peer.cutAt) {
            Link link(peer.endpoint());
            link.start();
            const auto reply = await(link.call("PING"));
            QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().what));
            QCOMPARE(reply->elements.size(), size_t(3));
            QCOMPARE(reply->elements[0].text, QByteArray("hello"));
            QCOMPARE(reply->elements[1].integer, 42);
            QVERIFY(reply->elements[2].elements[0].isNil());
            QCOMPARE(link.connectionId(), 77);
        }
    }

    void measuresTheClock()
    {
        Peer peer;
        Link link(peer.endpoint());
        link.start();
        QVERIFY(!link.isClockKnown());
        QVERIFY(await(link.call("PING")));
        QVERIFY(link.isClockKnown());
        QCOMPARE(link.clockProblem(), Error());
        const auto now = std::chrono::system_clock::now() + link.clockOffset();
        const auto off = now - std::chrono::system_clock::from_time_t(1700000000);
        QVERIFY2(off > 0ms && off < 1000ms,
                 qPrintable(QString::number(std::chrono::duration<double>(off).count())));
    }

    /// Neither one by one nor all at the end: Redis works on the first while the rest is made.
    void sendsATurnInAFewPieces()
    {
        Peer peer;
        Link link(peer.endpoint());
        link.start();
        QVERIFY(await(link.call("PING")));
        peer.reads = 0;
        std::vector<Link::Call> calls;
        for (int i = 0; i < 1000; ++i)
            calls.push_back(link.call("PING"));
        for (Link::Call &call : calls)
            QVERIFY(await(std::move(call)));
        QVERIFY2(peer.reads <= 20, qPrintable(QString::number(peer.reads)));
    }

    void whatIsCorkedGoesOutWithoutTheEventLoop()
    {
        test::RedisServer redis;
        QVERIFY(redis.start());
        Link link(redis.endpoint());
        link.start();
        QVERIFY(await(link.call("PING")));
        link.cork();
        link.cork();
        const Link::Call call = link.call("SET", "corked", "yes");
        link.uncork();
        QCOMPARE(redis.cli({"EXISTS", "corked"}), QByteArray("0"));
        link.uncork();
        QCOMPARE(redis.cli({"EXISTS", "corked"}), QByteArray("1"));
    }

    void dropsPeersThatLie_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, const QByteArray &reply, ErrorKind kind) {
            QTest::newRow(name) << reply << int(kind);
        };
        row("garbage", "HTTP/1.1 400 Bad Request\r\n\r\n", ErrorKind::Protocol);
        row("huge string", "$1000001\r\n", ErrorKind::Protocol);
        row("huge array", "*2147483647\r\n", ErrorKind::Protocol);
        row("deep", QByteArray("*1\r\n").repeated(20) + ":1\r\n", ErrorKind::Protocol);
        row("endless line", "+" + QByteArray(2000000, 'x'), ErrorKind::Protocol);
        row("half, then silence", "$10\r\nhalf", ErrorKind::Timeout);
        row("silence", "", ErrorKind::Timeout);
    }
    void dropsPeersThatLie()
    {
        QFETCH(QByteArray, reply);
        QFETCH(int, kind);
        Peer peer;
        peer.reply = reply;
        auto options = eager();
        if (kind == int(ErrorKind::Timeout))
            options.commandTimeout = 300ms;
        Link link(peer.endpoint(), options);
        QSignalSpy failures(&link, &Link::failed);
        link.start();
        QTRY_COMPARE(link.state(), Link::State::Online);
        auto first = link.call("PING");
        auto second = link.call("INCR", "x");
        auto third = link.call("ECHO", "x");
        const auto answer = await(std::move(first));
        QVERIFY(!answer);
        QCOMPARE(int(answer.error().kind), kind);
        const auto read = await(std::move(third));
        QVERIFY(!read);
        QVERIFY(read.error().kind == ErrorKind::Offline || int(read.error().kind) == kind);
        const auto next = await(std::move(second));
        QVERIFY(!next);
        QVERIFY(next.error().kind == ErrorKind::UnknownFate || int(next.error().kind) == kind);
        QTRY_VERIFY(!failures.isEmpty());
        peer.reply = "+PONG\r\n";
        QTRY_COMPARE(link.state(), Link::State::Online);
        QVERIFY(await(link.command({"PING"}, 10s)));
        QVERIFY(peer.connections >= 2);
    }

    void tellsALossInMidReply()
    {
        Peer peer;
        peer.reply = "+PONG\r\n$10\r\nhalf";
        peer.closes = true;
        auto options = eager();
        options.reconnects = false;
        Link link(peer.endpoint(), options);
        QSignalSpy failures(&link, &Link::failed);
        link.start();
        auto first = link.call("PING");
        auto second = link.call("INCR", "x");
        auto third = link.call("HGETALL", "x");
        QCOMPARE(await(std::move(first))->text, QByteArray("PONG")); // came before the end
        const auto lost = await(std::move(second));
        QCOMPARE(lost.error().kind, ErrorKind::UnknownFate);
        QVERIFY2(lost.error().what.contains(QStringLiteral("was lost")),
                 qPrintable(lost.error().what));
        QVERIFY(lost.error().hint.contains(QStringLiteral("change may have been made")));
        const auto read = await(std::move(third));
        QCOMPARE(read.error().kind, ErrorKind::Offline);
        QCOMPARE(read.error().what, lost.error().what);
        QVERIFY2(!read.error().hint.contains(QStringLiteral("change")),
                 qPrintable(read.error().hint));
        QCOMPARE(failures.size(), 1);
        QCOMPARE(failures[0][1].value<std::chrono::milliseconds>(), 0ms);
        const auto offline = await(link.call("PING"));
        QCOMPARE(offline.error().kind, ErrorKind::Offline);
        QVERIFY(!offline.error().what.contains(QStringLiteral("Retrying")));
    }

    void doesNotAcceptUnaskedReplies()
    {
        Peer peer;
        peer.reply = "+PONG\r\n+PONG\r\n";
        Link link(peer.endpoint(), eager());
        QSignalSpy failures(&link, &Link::failed);
        link.start();
        QVERIFY(await(link.call("PING")));
        QTRY_COMPARE(failures.size(), 1);
        QCOMPARE(failures[0][0].value<Error>().kind, ErrorKind::Protocol);
    }

    void failsAPeerThatNeverIntroducesItself()
    {
        Peer peer;
        peer.introduction = "+OK\r\n";
        auto options = eager();
        options.connectTimeout = 1500ms;
        Link link(peer.endpoint(), options);
        link.start();
        auto patient = link.command({"PING"}, 20s);
        auto hasty = link.command({"PING"}, 50ms);
        const auto early = await(std::move(hasty));
        QCOMPARE(early.error().kind, ErrorKind::Offline);
        QCOMPARE(link.state(), Link::State::Connecting);
        const auto late = await(std::move(patient));
        QCOMPARE(late.error().kind, ErrorKind::Offline);
        QVERIFY2(late.error().what.contains(QStringLiteral("doesn't answer")),
                 qPrintable(late.error().what));
        QVERIFY(late.error().what.contains(QStringLiteral("Retrying in 1 s.")));
    }

    void toleratesARefusedNameIdAndClock()
    {
        Peer peer;
        peer.introduction = "-NOPERM no\r\n-ERR unknown command 'CLIENT'\r\n-NOPERM no\r\n";
        Link link(peer.endpoint(), eager());
        link.start();
        QVERIFY(await(link.call("PING")));
        QCOMPARE(link.connectionId(), 0);
        QCOMPARE(link.clockOffset(), 0us);
        QVERIFY(!link.isClockKnown());
        QCOMPARE(link.clockProblem().kind, ErrorKind::Refused);
    }

    void tellsATimeThatIsNone_data()
    {
        QTest::addColumn<QByteArray>("time");
        QTest::newRow("nil") << QByteArray("*-1\r\n");
        QTest::newRow("one number") << QByteArray("*1\r\n$10\r\n1700000000\r\n");
        QTest::newRow("words") << QByteArray("*2\r\n$4\r\nlate\r\n$1\r\n0\r\n");
        QTest::newRow("half a number") << QByteArray("*2\r\n$2\r\n17\r\n$2\r\n0x\r\n");
    }
    void tellsATimeThatIsNone()
    {
        QFETCH(QByteArray, time);
        Peer peer;
        peer.introduction = "+OK\r\n:77\r\n" + time;
        Link link(peer.endpoint(), eager());
        link.start();
        QVERIFY(await(link.call("PING")));
        QVERIFY(!link.isClockKnown());
        QCOMPARE(link.clockOffset(), 0us);
        QCOMPARE(link.clockProblem().kind, ErrorKind::Protocol);
    }

    void keepsTheLastClockThatItKnew()
    {
        Peer peer;
        Link link(peer.endpoint(), eager());
        link.start();
        QVERIFY(await(link.call("PING")));
        const auto offset = link.clockOffset();
        QVERIFY(offset != 0us);
        peer.introduction = "+OK\r\n:78\r\n-NOPERM no\r\n";
        link.stop();
        link.start();
        QVERIFY(await(link.call("PING")));
        QVERIFY(!link.isClockKnown());
        QCOMPARE(link.clockOffset(), offset);
    }

    void tellsWhenThereAreTooManyClients()
    {
        Peer peer;
        peer.introduction = "-ERR max number of clients reached\r\n";
        Link link(peer.endpoint(), eager());
        link.start();
        const auto reply = await(link.call("PING"));
        QVERIFY(!reply);
        QVERIFY2(reply.error().what.contains(QStringLiteral("too many clients")),
                 qPrintable(reply.error().what));
        QTRY_VERIFY(peer.connections >= 3); // it passes: no longest pause
    }

    void neverRepeatsThePassword()
    {
        Peer peer;
        peer.introduction = "-ERR unknown command 'AUTH', with args beginning with: 'secret'\r\n";
        Endpoint endpoint = peer.endpoint();
        endpoint.password = QStringLiteral("secret");
        Link link(endpoint, eager());
        link.start();
        const auto reply = await(link.call("PING"));
        QCOMPARE(reply.error().kind, ErrorKind::Refused);
        const QString all =
            reply.error().what + reply.error().hint + reply.error().details.join(QLatin1Char(' '));
        QVERIFY2(!all.contains(QStringLiteral("secret")), qPrintable(all));
    }
};

BATCHY_TEST(linkpeer, LinkPeerTest)
#include "tst_linkpeer.moc"
