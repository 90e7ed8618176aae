// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/link.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace batchy;
using namespace batchy::test;
using namespace std::chrono_literals;

namespace {

/// Takes the introduction well and says the same to each further piece that comes.
class Publisher : public QObject
{
public:
    explicit Publisher(QByteArray answer) : m_answer(std::move(answer))
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            m_socket = m_server.nextPendingConnection();
            connect(m_socket, &QTcpSocket::readyRead, this, [this] {
                const bool isIntroduction = m_socket->readAll().contains("TIME");
                say(isIntroduction ? QByteArray("+OK\r\n:77\r\n*2\r\n$1\r\n1\r\n$1\r\n0\r\n")
                                   : m_answer);
            });
        });
    }
    Endpoint endpoint() const
    {
        Endpoint endpoint;
        endpoint.port = m_server.serverPort();
        return endpoint;
    }
    void say(const QByteArray &bytes) { m_socket->write(bytes); }

private:
    QByteArray m_answer;
    QTcpServer m_server;
    QTcpSocket *m_socket = nullptr;
};

Link::Options takingMessages()
{
    Link::Options options;
    options.takesMessages = true;
    options.firstPause = 10ms;
    options.longestPause = 100ms;
    return options;
}

const QByteArray greeting = "*3\r\n$7\r\nmessage\r\n$2\r\nch\r\n$5\r\nhello\r\n";
const QByteArray twoKeys =
    "*3\r\n$7\r\nmessage\r\n$20\r\n__redis__:invalidate\r\n*2\r\n$1\r\na\r\n$1\r\nb\r\n";
const QByteArray nilKeys = "*3\r\n$7\r\nmessage\r\n$20\r\n__redis__:invalidate\r\n*-1\r\n";
const QByteArray patterned = "*4\r\n$8\r\npmessage\r\n$2\r\nc*\r\n$2\r\nch\r\n$1\r\nx\r\n";

} // namespace

/// A link that is subscribed: what is published to it becomes a signal, not an answer.
class LinkMessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsMessagesBetweenAnswers()
    {
        Publisher peer(greeting + twoKeys + "+PONG\r\n" + nilKeys + patterned);
        Link link(peer.endpoint(), takingMessages());
        QSignalSpy messages(&link, &Link::messageCame);
        QSignalSpy failures(&link, &Link::failed);
        link.start();
        QCOMPARE(await(link.call("PING"))->text, QByteArray("PONG"));
        QVERIFY(messages.size() >= 2); // what came before the answer
        QTRY_COMPARE(messages.size(), 4);
        QCOMPARE(messages[0][0].toByteArray(), QByteArray("ch"));
        QCOMPARE(messages[0][1].value<Reply>().text, QByteArray("hello"));
        QCOMPARE(messages[1][0].toByteArray(), QByteArray("__redis__:invalidate"));
        QCOMPARE(messages[1][1].value<Reply>().elements.size(), size_t(2));
        QVERIFY(messages[2][1].value<Reply>().isNil());
        QCOMPARE(messages[3][0].toByteArray(), QByteArray("ch"));
        QCOMPARE(messages[3][1].value<Reply>().text, QByteArray("x"));
        peer.say(greeting);
        QTRY_COMPARE(messages.size(), 5);
        QVERIFY(failures.isEmpty());
    }

    void isOnlyForThoseWhoTakeThem()
    {
        Publisher peer("+PONG\r\n" + greeting);
        Link link(peer.endpoint());
        QSignalSpy messages(&link, &Link::messageCame);
        QSignalSpy failures(&link, &Link::failed);
        link.start();
        QVERIFY(await(link.call("PING")));
        QTRY_COMPARE(failures.size(), 1);
        QCOMPARE(failures[0][0].value<Error>().kind, ErrorKind::Protocol);
        QVERIFY(messages.isEmpty());
    }

    void stillRefusesWhatIsNoMessage()
    {
        Publisher peer("+PONG\r\n*3\r\n$7\r\nmassage\r\n$2\r\nch\r\n$5\r\nhello\r\n");
        Link link(peer.endpoint(), takingMessages());
        QSignalSpy failures(&link, &Link::failed);
        link.start();
        QVERIFY(await(link.call("PING")));
        QTRY_COMPARE(failures.size(), 1);
        QCOMPARE(failures[0][0].value<Error>().kind, ErrorKind::Protocol);
    }

    void survivesItsEndInsideAMessage()
    {
        Publisher peer(greeting.repeated(100) + "+PONG\r\n");
        auto link = std::make_unique<Link>(peer.endpoint(), takingMessages());
        int heard = 0;
        connect(link.get(), &Link::messageCame, this, [&] {
            ++heard;
            link.reset();
        });
        link->start();
        QCOMPARE(await(link->call("PING")).error().kind, ErrorKind::Offline);
        QCOMPARE(heard, 1);
        QVERIFY(!link);
    }

    void canBeStoppedInsideAMessage()
    {
        Publisher peer(greeting.repeated(100) + "+PONG\r\n");
        Link link(peer.endpoint(), takingMessages());
        QSignalSpy messages(&link, &Link::messageCame);
        connect(&link, &Link::messageCame, &link, &Link::stop);
        link.start();
        QCOMPARE(await(link.call("PING")).error().kind, ErrorKind::Offline);
        QCOMPARE(messages.size(), 1);
        QCOMPARE(link.state(), Link::State::Offline);
    }

    void subscribesToARealServer()
    {
        RedisServer server;
        QVERIFY(server.start());
        Link link(server.endpoint(), takingMessages());
        QSignalSpy messages(&link, &Link::messageCame);
        link.start();
        const auto subscribed = await(link.call("SUBSCRIBE", "ch"));
        QVERIFY(subscribed && subscribed->isArray());
        QCOMPARE(subscribed->elements[0].text, QByteArray("subscribe"));
        const auto alive = await(link.call("PING"));
        QVERIFY(alive && alive->isArray());
        QCOMPARE(alive->elements[0].text, QByteArray("pong"));
        QCOMPARE(await(link.call("GET", "x")).error().kind, ErrorKind::Refused);
        QCOMPARE(server.cli({"PUBLISH", "ch", "message"}), QByteArray("1"));
        QTRY_COMPARE(messages.size(), 1);
        QCOMPARE(messages[0][1].value<Reply>().text, QByteArray("message"));
    }
};

BATCHY_TEST(linkmessages, LinkMessagesTest)
#include "tst_linkmessages.moc"
