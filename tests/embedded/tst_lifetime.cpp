// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/embedded.h"
#include "tests/embedded/embeddedfixture.h"
#include "tests/support/await.h"
#include "tests/support/testrunner.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace batchy;
using namespace batchy::test;

namespace {

void killProcess(qint64 pid, int signal)
{
    ::kill(static_cast<pid_t>(pid), signal);
}

} // namespace

class LifetimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsOnDemandAndEndsAfterTheLastUser()
    {
        const EmbeddedFixture fixture;
        Embedded embedded(fixture.options());
        QVERIFY(!embedded.isRunning());
        const Result<Endpoint> endpoint = await(embedded.start());
        QVERIFY2(endpoint, endpoint ? "" : qPrintable(endpoint.error().what));
        QVERIFY(endpoint->transport == Endpoint::Transport::Unix);
        QCOMPARE(endpoint->path, fixture.file("redis.sock"));
        QVERIFY(embedded.isRunning());
        QCOMPARE(fixture.cli({QStringLiteral("ping")}), "PONG");
        QCOMPARE(fixture.servers().size(), 1);
        QCOMPARE(fixture.keepers().size(), 1);

        embedded.release();
        QVERIFY(!embedded.isRunning());
        QTRY_VERIFY(fixture.isQuiet());
    }

    void nobodyElseCanEnter()
    {
        const EmbeddedFixture fixture;
        Embedded embedded(fixture.options());
        QVERIFY(await(embedded.start()));
        const auto open = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                          QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        for (const char *name :
             {"", "redis.sock", "users", "lock", "redis.log", "redis.conf", "appendonlydir"})
            QVERIFY2(!(QFileInfo(fixture.file(name)).permissions() & open), name);
        QCOMPARE(
            fixture.cli({QStringLiteral("config"), QStringLiteral("get"), QStringLiteral("port")}),
            "port\n0");
    }

    void keepsDataFromOneServerToTheNext()
    {
        const EmbeddedFixture fixture;
        for (const QByteArray expected : {"1", "2", "3"}) {
            Embedded embedded(fixture.options());
            QVERIFY(await(embedded.start()));
            QCOMPARE(fixture.cli({QStringLiteral("incr"), QStringLiteral("n")}), expected);
            embedded.release();
            QTRY_VERIFY(fixture.isQuiet());
        }
    }

    void shortCallsShareOneServer()
    {
        const EmbeddedFixture fixture;
        Embedded::Options options = fixture.options();
        options.linger = std::chrono::seconds(5);
        qint64 first = 0;
        for (int call = 0; call < 3; ++call) {
            Embedded embedded(options);
            QVERIFY(await(embedded.start()));
            QCOMPARE(fixture.servers().size(), 1);
            if (call == 0)
                first = fixture.servers().constFirst();
            QCOMPARE(fixture.servers().constFirst(), first);
        }
    }

    void outlivesItsStarter_data()
    {
        QTest::addColumn<bool>("killed");
        QTest::newRow("that goes") << false;
        QTest::newRow("that is killed") << true;
    }
    void outlivesItsStarter()
    {
        QFETCH(bool, killed);
        const EmbeddedFixture fixture;
        EmbeddedUser starter(fixture);
        QCOMPARE(starter.answer(), "ready");
        const QList<qint64> server = fixture.servers();

        Embedded embedded(fixture.options());
        const QSignalSpy ended(&embedded, &Embedded::ended);
        QVERIFY(await(embedded.start()));
        killed ? starter.kill9() : starter.leave();
        QTest::qWait(3 * static_cast<int>(fixture.options().linger.count())); // it must *not* end
        QCOMPARE(fixture.servers(), server);
        QCOMPARE(fixture.cli({QStringLiteral("ping")}), "PONG");
        QCOMPARE(ended.count(), 0);

        embedded.release();
        QTRY_VERIFY(fixture.isQuiet());
    }

    void endsWhenTheLastUserIsKilled()
    {
        const EmbeddedFixture fixture;
        EmbeddedUser one(fixture);
        QCOMPARE(one.answer(), "ready");
        EmbeddedUser other(fixture);
        QCOMPARE(other.answer(), "ready");
        one.kill9();
        other.kill9();
        QTRY_VERIFY(fixture.isQuiet());
    }

    void comesBackAfterTheServerWasKilled()
    {
        const EmbeddedFixture fixture;
        Embedded embedded(fixture.options());
        QSignalSpy ended(&embedded, &Embedded::ended);
        const Result<Endpoint> before = await(embedded.start());
        QVERIFY(before);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(fixture.cli({QStringLiteral("incr"), QStringLiteral("n")}),
                     QByteArray::number(i + 1));
        killProcess(fixture.servers().constFirst(), SIGKILL);
        QVERIFY(ended.count() > 0 || ended.wait());
        QVERIFY(!embedded.isRunning());

        QCOMPARE(await(embedded.start()), before);
        QVERIFY(embedded.isRunning());
        QCOMPARE(fixture.cli({QStringLiteral("get"), QStringLiteral("n")}), "20");
        QCOMPARE(fixture.servers().size(), 1);
        embedded.release();
        QTRY_VERIFY(fixture.isQuiet());
    }

    void leavesNothingWhenTheKeeperIsKilled()
    {
        const EmbeddedFixture fixture;
        Embedded embedded(fixture.options());
        QSignalSpy ended(&embedded, &Embedded::ended);
        QVERIFY(await(embedded.start()));
        QCOMPARE(fixture.cli({QStringLiteral("set"), QStringLiteral("a"), QStringLiteral("1")}),
                 "OK");
        killProcess(fixture.keepers().constFirst(), SIGKILL);
        QVERIFY(ended.count() > 0 || ended.wait());
        QVERIFY(await(embedded.start()));
        QCOMPARE(fixture.cli({QStringLiteral("get"), QStringLiteral("a")}), "1");
        QCOMPARE(fixture.servers().size(), 1);
        QCOMPARE(fixture.keepers().size(), 1);
    }

    void holdsNothingOfItsStarter()
    {
        const EmbeddedFixture fixture;
        QProcess script;
        // A pipe and a descriptor 9, as a shell script leaves them open: both must end with the
        // call, long before the server that it started.
        script.start(QStringLiteral("sh"),
                     {QStringLiteral("-c"),
                      QStringLiteral("exec 9>&1; '%1/embedded_user' '%2' 600000 </dev/null | cat")
                          .arg(QStringLiteral(BATCHY_BIN_DIR), fixture.folder())});
        QVERIFY(script.waitForFinished());
        QCOMPARE(script.readAllStandardOutput(), "ready\n");
        QCOMPARE(fixture.servers().size(), 1);
    }

    void survivesBeingGivenUp()
    {
        const EmbeddedFixture fixture;
        auto embedded = std::make_unique<Embedded>(fixture.options());
        QCoro::Task<Result<Endpoint>> task = embedded->start();
        embedded.reset();
        const Result<Endpoint> endpoint = await(std::move(task));
        QVERIFY(!endpoint);
        QCOMPARE(endpoint.error().kind, ErrorKind::Offline);
        QTRY_VERIFY(fixture.isQuiet());
    }

    void canBeStartedTwiceAtOnce()
    {
        const EmbeddedFixture fixture;
        Embedded embedded(fixture.options());
        QCoro::Task<Result<Endpoint>> one = embedded.start();
        QCoro::Task<Result<Endpoint>> other = embedded.start();
        QVERIFY(await(std::move(one)));
        QVERIFY(await(std::move(other)));
        QCOMPARE(fixture.servers().size(), 1);
        embedded.release();
        QTRY_VERIFY(fixture.isQuiet());
    }
};

BATCHY_TEST(lifetime, LifetimeTest)

#include "tst_lifetime.moc"
