// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/await.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QElapsedTimer>
#include <QTest>

#include <qcoro/qcorotimer.h>

using namespace batchy;
using namespace batchy::test;
using namespace std::chrono_literals;

namespace {

QCoro::Task<int> later(int value)
{
    co_await QCoro::sleepFor(1ms);
    co_return value;
}

QCoro::Task<void> nothing()
{
    co_await later(1);
}

} // namespace

/// What the other tests stand on: the server of their own, and waiting for a task.
class FixtureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEveryKind_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"plain", "unix", "password", "tls", "tlsClients"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void startsEveryKind()
    {
        QFETCH(QString, kind);
        RedisServer::Options options;
        options.unixSocket = kind == QLatin1String("unix");
        options.tls = kind.startsWith(QLatin1String("tls"));
        options.tlsClients = kind == QLatin1String("tlsClients");
        if (kind == QLatin1String("password"))
            options.password = QStringLiteral("s3cret @/:");
        RedisServer server(options);
        QVERIFY(server.start());
        QVERIFY(server.port() != 6379);
        QCOMPARE(server.cli({"PING"}), QByteArray("PONG"));
        QCOMPARE(server.cli({"SET", "k"}, QByteArray("a\0b\n", 4)), QByteArray("OK"));
        QCOMPARE(server.cli({"STRLEN", "k"}), QByteArray("4"));
        server.stop();
        QVERIFY(!server.isRunning());
    }

    void keepsItsPortAndItsData()
    {
        RedisServer::Options options;
        options.appendOnly = true;
        options.extra = {"--appendfsync", "always"};
        RedisServer server(options);
        QVERIFY(server.start());
        const quint16 port = server.port();
        server.cli({"SET", "k", "v"});
        server.kill9();
        QVERIFY(server.start());
        QCOMPARE(server.port(), port);
        QCOMPARE(server.cli({"GET", "k"}), QByteArray("v"));
        QVERIFY(server.restart());
        server.pause();
        server.resume();
        QCOMPARE(server.cli({"GET", "k"}), QByteArray("v"));
    }

    void awaitsTasks()
    {
        QCOMPARE(await(later(7)), 7);
        await(nothing());
    }
};

BATCHY_TEST(fixture, FixtureTest)
#include "tst_fixture.moc"
