// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/endpoint.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;

class EndpointTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        using Transport = Endpoint::Transport;
        QTest::addColumn<QString>("url");
        QTest::addColumn<Endpoint>("expected");
        QTest::addColumn<QString>("display");
        const auto row = [](const char *url, const Endpoint &expected, const char *display) {
            QTest::newRow(url) << QString::fromUtf8(url) << expected << QString::fromUtf8(display);
        };
        Endpoint e;
        e.host = QStringLiteral("host");
        row("redis://host", e, "redis://host:6379");
        row("REDIS://host/", e, "redis://host:6379");
        row("  redis://host:6379\n", e, "redis://host:6379");
        row("redis://", Endpoint{}, "redis://127.0.0.1:6379");
        e.port = 7000;
        row("redis://host:7000", e, "redis://host:7000");
        e.database = 3;
        row("redis://host:7000/3", e, "redis://host:7000/3");
        row("redis://host:7000?db=3", e, "redis://host:7000/3");
        e.password = QStringLiteral("secret");
        row("redis://:secret@host:7000/3", e, "redis://host:7000/3");
        e.user = QStringLiteral("me");
        row("redis://me:secret@host:7000/3", e, "redis://host:7000/3");
        e.password = QString::fromUtf8("p@:/?#%é");
        row("redis://me:p%40%3A%2F%3f%23%25%C3%A9@host:7000/3", e, "redis://host:7000/3");
        row("redis://me:p@:%2F%3f%23%25é@host:7000/3", e, "redis://host:7000/3");
        e.password.clear();
        row("redis://me@host:7000/3", e, "redis://host:7000/3");

        Endpoint six;
        six.host = QStringLiteral("::1");
        row("redis://[::1]", six, "redis://[::1]:6379");
        six.port = 1;
        row("redis://[::1]:1", six, "redis://[::1]:1");
        six.host = QStringLiteral("fe80::1%eth0");
        six.port = 65535;
        row("redis://[fe80::1%eth0]:65535", six, "redis://[fe80::1%eth0]:65535");

        Endpoint tls;
        tls.transport = Transport::Tls;
        tls.host = QStringLiteral("db1.example.com");
        row("rediss://db1.example.com", tls, "rediss://db1.example.com:6379");
        tls.caFile = QStringLiteral("/etc/ca file.pem");
        tls.certFile = QStringLiteral("c.pem");
        tls.keyFile = QStringLiteral("k.pem");
        row("rediss://db1.example.com?ca=/etc/ca%20file.pem&cert=c.pem&key=k.pem", tls,
            "rediss://db1.example.com:6379");

        Endpoint local;
        local.transport = Transport::Unix;
        local.path = QStringLiteral("/run/redis.sock");
        row("unix:///run/redis.sock", local, "unix:/run/redis.sock");
        row("unix:/run/redis.sock", local, "unix:/run/redis.sock");
        local.database = 2;
        row("unix:///run/redis.sock?db=2", local, "unix:/run/redis.sock?db=2");
        local.password = QStringLiteral("secret");
        row("unix://:secret@/run/redis.sock?db=2", local, "unix:/run/redis.sock?db=2");
        local.path = QStringLiteral("/run/a b?c");
        row("unix://:secret@/run/a%20b%3fc?db=2", local, "unix:/run/a b?c?db=2");
    }
    void reads()
    {
        QFETCH(QString, url);
        QFETCH(Endpoint, expected);
        QFETCH(QString, display);
        const auto endpoint = Endpoint::parse(url);
        QVERIFY2(endpoint, qPrintable(endpoint ? QString() : endpoint.error().what));
        QCOMPARE(endpoint->host, expected.host);
        QCOMPARE(endpoint->password, expected.password);
        QVERIFY(*endpoint == expected);
        QCOMPARE(endpoint->display(), display);
        const auto again = Endpoint::parse(endpoint->display());
        if (endpoint->path.contains(QLatin1Char('?')))
            return;
        QVERIFY(again);
        QCOMPARE(again->display(), display);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *url, const char *part) {
            QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(part);
        };
        row("", "starts with");
        row("host:6379", "starts with");
        row("http://host", "starts with");
        row("redis:host", "slashes");
        row("redis://host:0", "port");
        row("redis://host:65536", "port");
        row("redis://host:-1", "port");
        row("redis://host:+1", "port");
        row("redis://host:6379x", "port");
        row("redis://ho st", "host");
        row("redis://a:b:c", "host");
        row("redis://::1", "host");
        row("redis://[::1", "host");
        row("redis://[]", "host");
        row("redis://[::1]x:1", "host");
        row("redis://host/x", "database");
        row("redis://host/-1", "database");
        row("redis://host/1/2", "database");
        row("redis://host/65536", "database");
        row("redis://host?db=", "database");
        row("redis://host?ca=x", "option");
        row("redis://host?timeout=3", "option");
        row("rediss://host?verify=no", "options");
        row("rediss://host?cert=c.pem", "cert and key");
        row("rediss://host?key=k.pem", "cert and key");
        row("rediss://host?ca=%zz", "option");
        row("redis://u%:secret@host", "user");
        row("redis://u%00:secret@host", "user");
        row("redis://:secret%2@host", "password");
        row("redis://:secret%ff@host", "password");
        row("redis://user:12/secret@host", "database");
        row("redis://:12?secret=1@host", "option");
        row("redis://user:secret/x@host", "port");
        row("unix://", "slash");
        row("unix:///", "slash");
        row("unix:run/redis.sock", "slash");
        row("unix://run/redis.sock", "slash");
        row("unix:///run/a%0g", "escape");
        row("unix:///run/redis.sock?ca=x", "option");
        const QByteArray tooLong = "unix:///" + QByteArray(107, 'x');
        row(tooLong.constData(), "107 bytes");
    }
    void refuses()
    {
        QFETCH(QString, url);
        QFETCH(QString, part);
        const auto endpoint = Endpoint::parse(url);
        QVERIFY(!endpoint);
        QCOMPARE(endpoint.error().kind, ErrorKind::BadInput);
        QVERIFY2(endpoint.error().what.contains(part), qPrintable(endpoint.error().what));
        QVERIFY(!endpoint.error().hint.isEmpty());
        QVERIFY(!endpoint.error().what.contains(QStringLiteral("secret")));
        QVERIFY(!endpoint.error().hint.contains(QStringLiteral("secret")));
    }
};

BATCHY_TEST(endpoint, EndpointTest)
#include "tst_endpoint.moc"
