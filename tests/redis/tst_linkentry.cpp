// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/link.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace batchy;
using namespace batchy::test;
using namespace std::chrono_literals;

namespace {

Link::Options once()
{
    Link::Options options;
    options.connectTimeout = 1000ms;
    options.reconnects = false;
    return options;
}

Result<Reply> ask(const Endpoint &endpoint)
{
    Link link(endpoint, once());
    link.start();
    return await(link.call("PING"));
}

} // namespace

/// The ways into a real server: passwords, users, databases, TLS, sockets; and being shut out.
class LinkEntryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsIn()
    {
        RedisServer::Options options;
        options.password = QStringLiteral("p w:@/é");
        RedisServer server(options);
        QVERIFY(server.start());
        QVERIFY(ask(server.endpoint()));
        QVERIFY(ask(Endpoint::parse(server.url()).value()));

        Endpoint wrong = server.endpoint();
        wrong.password = QStringLiteral("sesame");
        auto reply = ask(wrong);
        QCOMPARE(reply.error().kind, ErrorKind::Refused);
        QCOMPARE(reply.error().code, QByteArray("WRONGPASS"));
        QVERIFY(reply.error().what.contains(QStringLiteral("sign in")));
        QVERIFY(!reply.error().what.contains(QStringLiteral("sesame")));

        Endpoint missing = server.endpoint();
        missing.password.clear();
        reply = ask(missing);
        QCOMPARE(reply.error().kind, ErrorKind::Refused);
        QCOMPARE(reply.error().code, QByteArray("NOAUTH"));
    }

    void doesNotHammerWithAWrongPassword()
    {
        RedisServer::Options options;
        options.password = QStringLiteral("right");
        RedisServer server(options);
        QVERIFY(server.start());
        Endpoint wrong = server.endpoint();
        wrong.password = QStringLiteral("wrong");
        Link::Options patient;
        patient.longestPause = 60s;
        Link link(wrong, patient);
        QSignalSpy failures(&link, &Link::failed);
        link.start();
        QTRY_COMPARE(failures.size(), 1);
        QVERIFY(failures[0][1].value<std::chrono::milliseconds>() >= 45s);
        const auto reply = await(link.call("PING"));
        QCOMPARE(reply.error().kind, ErrorKind::Refused);
        QVERIFY(reply.error().what.contains(QStringLiteral("Retrying in")));
    }

    void needsFewRights()
    {
        RedisServer server;
        QVERIFY(server.start());
        server.cli({"ACL", "SETUSER", "little", "on", ">pw", "~*", "+hgetall"});
        Endpoint endpoint = server.endpoint();
        endpoint.user = QStringLiteral("little");
        endpoint.password = QStringLiteral("pw");
        Link link(endpoint, once());
        link.start();
        const auto reply = await(link.call("HGETALL", "k"));
        QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().what));
        QCOMPARE(link.connectionId(), 0);
        QVERIFY(!link.isClockKnown());
        const Error clock = link.clockProblem();
        QVERIFY2(clock.what.contains(endpoint.display()), qPrintable(clock.what));
        QVERIFY2(clock.what.contains(QStringLiteral("doesn't permit")), qPrintable(clock.what));
        QVERIFY2(clock.hint.contains(QStringLiteral("+time")), qPrintable(clock.hint));
        QCOMPARE(await(link.call("PING")).error().code, QByteArray("NOPERM"));

        endpoint.password = QStringLiteral("no");
        QCOMPARE(ask(endpoint).error().code, QByteArray("WRONGPASS"));
    }

    void saysWhichRightsAScriptMisses()
    {
        RedisServer server;
        QVERIFY(server.start());
        server.cli({"ACL", "SETUSER", "little", "on", ">pw", "~wf*", "+eval"});
        Endpoint endpoint = server.endpoint();
        endpoint.user = QStringLiteral("little");
        endpoint.password = QStringLiteral("pw");
        Link link(endpoint, once());
        link.start();
        const QByteArray script = "return redis.call('HSET', KEYS[1], 'a', 'b')";
        Error error = await(link.call("EVAL", script, 1, "wf1")).error();
        QCOMPARE(error.kind, ErrorKind::Refused);
        QCOMPARE(error.code, QByteArray("NOPERM"));
        QVERIFY2(error.what.contains(QStringLiteral("doesn't permit this")),
                 qPrintable(error.what));
        QVERIFY2(!error.what.contains(QStringLiteral("executing the script")),
                 qPrintable(error.what)); // said once: in the details
        QVERIFY2(error.hint.contains(
                     QStringLiteral("+hgetall +hlen +hmget +hset +del +exists +type +eval")),
                 qPrintable(error.hint));
        QCOMPARE(await(link.call("EVALSHA", "00", 0)).error().hint, error.hint);

        server.cli({"ACL", "SETUSER", "little", "+hset"});
        error = await(link.call("EVAL", script, 1, "other")).error();
        QCOMPARE(error.code, QByteArray("NOPERM"));
        QVERIFY2(error.what.contains(QStringLiteral("this key")), qPrintable(error.what));
        QVERIFY2(error.hint.contains(QStringLiteral("~*")), qPrintable(error.hint));
        QVERIFY(await(link.call("EVAL", script, 1, "wf1")));
    }

    void selectsItsDatabase()
    {
        RedisServer server;
        QVERIFY(server.start());
        server.cli({"-n", "3", "SET", "k", "three"});
        Endpoint endpoint = server.endpoint();
        endpoint.database = 3;
        Link link(endpoint, once());
        link.start();
        QCOMPARE(await(link.call("GET", "k"))->text, QByteArray("three"));

        endpoint.database = 9999;
        const auto reply = ask(endpoint);
        QCOMPARE(reply.error().kind, ErrorKind::Refused);
        QVERIFY2(reply.error().what.contains(QStringLiteral("Can't choose database 9999")),
                 qPrintable(reply.error().what));
    }

    void usesSockets()
    {
        RedisServer::Options options;
        options.unixSocket = true;
        RedisServer server(options);
        QVERIFY(server.start());
        QVERIFY(ask(server.endpoint()));
        server.stop();
        const auto reply = ask(server.endpoint());
        QCOMPARE(reply.error().kind, ErrorKind::Offline);
        QVERIFY2(reply.error().what.contains(QStringLiteral("no such socket")) ||
                     reply.error().what.contains(QStringLiteral("connection refused")),
                 qPrintable(reply.error().what));
    }

    void saysWhoIsMissing()
    {
        RedisServer server;
        QVERIFY(server.start());
        server.stop();
        const auto reply = ask(server.endpoint());
        QCOMPARE(reply.error().kind, ErrorKind::Offline);
        QCOMPARE(reply.error().what, QStringLiteral("Can't reach Redis at %1 (connection refused).")
                                         .arg(server.endpoint().display()));
        Endpoint nowhere;
        nowhere.host = QStringLiteral("no-such-host.invalid");
        QVERIFY(ask(nowhere).error().what.contains(QStringLiteral("no such host")));
    }

    void givesAFrozenServerUp()
    {
        RedisServer server;
        QVERIFY(server.start());
        server.pause();
        const auto reply = ask(server.endpoint());
        QCOMPARE(reply.error().kind, ErrorKind::Offline);
        QVERIFY(reply.error().what.contains(QStringLiteral("doesn't answer")));
    }

    void encrypts()
    {
        RedisServer::Options options;
        options.tls = true;
        RedisServer server(options);
        QVERIFY(server.start());
        auto reply = ask(server.endpoint());
        QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().what));

        Endpoint wrongName = server.endpoint();
        wrongName.host = QStringLiteral("127.0.0.2");
        reply = ask(wrongName);
        QCOMPARE(reply.error().kind, ErrorKind::Offline);
        QVERIFY2(reply.error().what.contains(QStringLiteral("host name")),
                 qPrintable(reply.error().what));

        Endpoint stranger = server.endpoint();
        stranger.caFile = tlsFiles().strangerCa;
        QVERIFY(ask(stranger).error().what.contains(QStringLiteral("certificate")));

        Endpoint noFile = server.endpoint();
        noFile.caFile = QStringLiteral("/nowhere/ca.pem");
        QCOMPARE(ask(noFile).error().kind, ErrorKind::BadConfig);
        Endpoint noPem = server.endpoint();
        noPem.caFile = tlsFiles().serverKey;
        QCOMPARE(ask(noPem).error().kind, ErrorKind::BadConfig);

        Endpoint plain = server.endpoint();
        plain.transport = Endpoint::Transport::Tcp;
        QCOMPARE(ask(plain).error().kind, ErrorKind::Offline);
    }

    void showsItsCertificate()
    {
        RedisServer::Options options;
        options.tls = true;
        options.tlsClients = true;
        RedisServer server(options);
        QVERIFY(server.start());
        QVERIFY(ask(server.endpoint()));
        QVERIFY(ask(Endpoint::parse(server.url()).value()));

        Endpoint bare = server.endpoint();
        bare.certFile.clear();
        bare.keyFile.clear();
        const auto reply = ask(bare);
        QCOMPARE(reply.error().kind, ErrorKind::Offline);
        QVERIFY2(reply.error().hint.contains(QStringLiteral("client certificate")),
                 qPrintable(reply.error().what + reply.error().hint));
    }

    void givesTlsToAPlainPortUp()
    {
        QTcpServer silent; // takes the greeting and says nothing
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Endpoint endpoint;
        endpoint.transport = Endpoint::Transport::Tls;
        endpoint.port = silent.serverPort();
        const auto reply = ask(endpoint);
        QCOMPARE(reply.error().kind, ErrorKind::Offline);
        QVERIFY2(reply.error().what.contains(QStringLiteral("TLS greeting")),
                 qPrintable(reply.error().what));

        RedisServer server;
        QVERIFY(server.start());
        endpoint.port = server.port();
        QCOMPARE(ask(endpoint).error().kind, ErrorKind::Offline);
    }
};

BATCHY_TEST(linkentry, LinkEntryTest)
#include "tst_linkentry.moc"
