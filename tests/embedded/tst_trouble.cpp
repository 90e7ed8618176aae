// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/embedded.h"
#include "tests/embedded/embeddedfixture.h"
#include "tests/support/await.h"
#include "tests/support/testrunner.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

#include <unistd.h>

using namespace batchy;
using namespace batchy::test;

namespace {

const char *const logPart = "appendonlydir/appendonly.aof.1.incr.aof";

QByteArray stored(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

/// A stand-in for redis-server that does what `script` says.
bool makeProgram(const QString &folder, const QByteArray &script)
{
    const QString name = folder + QLatin1String("/redis-server");
    return QDir().mkpath(folder) &&
           writeFile(name, "#!/bin/sh\n" + script + "\n", QIODevice::WriteOnly) &&
           QFile::setPermissions(name, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

class Environment
{
public:
    Environment(const char *name, const QString &value) : m_name(name), m_before(qgetenv(name))
    {
        qputenv(name, value.toLocal8Bit());
    }
    ~Environment() { qputenv(m_name, m_before); }

private:
    const char *m_name;
    QByteArray m_before;
};

} // namespace

class TroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsDamageAndTheWayToRepairIt()
    {
        const EmbeddedFixture fixture;
        QVERIFY(fillWithKeys(fixture));
        QVERIFY(writeFile(fixture.file(logPart), "garbage\r\ngarbage\r\n", QIODevice::Append));
        const QByteArray before = stored(fixture.file(logPart));

        const Error error = errorOf(fixture.options());
        QCOMPARE(error.kind, ErrorKind::BadData);
        QVERIFY2(error.what.contains(fixture.folder()), qPrintable(error.what));
        QVERIFY2(error.what.contains(QLatin1String("appendonly.aof.1.incr.aof")),
                 qPrintable(error.what));
        QVERIFY(error.hint.startsWith(QLatin1String("Nothing was changed.")));
        QCOMPARE(stored(fixture.file(logPart)), before);
        QVERIFY(fixture.isQuiet());

        QCOMPARE(error.details.size(), 4);
        for (const QString &command : error.details) {
            QProcess shell;
            shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), command});
            shell.write("y\n");
            shell.closeWriteChannel();
            QVERIFY(shell.waitForFinished());
            QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
        }
        Embedded embedded(fixture.options());
        QVERIFY(await(embedded.start()));
        QCOMPARE(fixture.cli({QStringLiteral("dbsize")}), "10");
    }

    void tellsOtherDamage_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("snapshot cut") << QStringLiteral("truncate -s 40 *.base.rdb");
        QTest::newRow("snapshot overwritten") << QStringLiteral("echo nonsense | tee *.base.rdb");
        QTest::newRow("part missing") << QStringLiteral("rm *.incr.aof");
        QTest::newRow("manifest overwritten") << QStringLiteral("echo nonsense | tee *.manifest");
        QTest::newRow("manifest missing") << QStringLiteral("rm *.manifest");
    }
    void tellsOtherDamage()
    {
        QFETCH(QString, command);
        const EmbeddedFixture fixture;
        QVERIFY(fillWithKeys(fixture));
        QProcess shell;
        shell.setWorkingDirectory(fixture.file("appendonlydir"));
        shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), command});
        QVERIFY(shell.waitForFinished() && shell.exitCode() == 0);

        const Error error = errorOf(fixture.options());
        QVERIFY2(error.kind == ErrorKind::BadData,
                 qPrintable(error.what + error.details.join(QLatin1Char('\n'))));
        QCOMPARE(error.details.size(), 4);
    }

    void loadsATruncatedTail()
    {
        const EmbeddedFixture fixture;
        QVERIFY(fillWithKeys(fixture));
        QVERIFY(writeFile(fixture.file(logPart), "*3\r\n$3\r\nSET\r\n$1\r\na", QIODevice::Append));
        Embedded embedded(fixture.options());
        QVERIFY(await(embedded.start()));
        QCOMPARE(fixture.cli({QStringLiteral("dbsize")}), "10");
    }

    void startsAfterAFirstStartThatWasCutOff()
    {
        const EmbeddedFixture fixture;
        {
            Embedded embedded(fixture.options());
            QVERIFY(await(embedded.start()));
        }
        QTRY_VERIFY(fixture.isQuiet());
        QVERIFY(QFile::remove(fixture.file("appendonlydir/appendonly.aof.manifest")));
        Embedded embedded(fixture.options());
        QVERIFY(await(embedded.start()));
    }

    void saysHowToGetAMissingProgram()
    {
        const EmbeddedFixture fixture;
        const Environment path("PATH", QStringLiteral("/nonexistent"));
        Embedded::Options options = fixture.options();
        options.programFolders = {};
        const Error error = errorOf(options);
        QCOMPARE(error.kind, ErrorKind::BadConfig);
        QVERIFY(error.what.contains(QLatin1String("redis-server")));
        QVERIFY(error.hint.contains(QLatin1String("apt install redis-server")));
        options.programFolders = Embedded::Options().programFolders;
        Embedded embedded(options);
        QVERIFY(await(embedded.start()));
    }

    void refusesOtherPrograms_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("too old") << QByteArray("echo Redis server v=5.0.14 sha=0")
                                 << ErrorKind::BadConfig << QStringLiteral("5.0.14");
        QTest::newRow("something else")
            << QByteArray("echo hello") << ErrorKind::BadConfig << QStringLiteral("version");
        QTest::newRow("ends at once") << QByteArray("echo \"oh dear v=7.0.0\"; exit 1")
                                      << ErrorKind::Offline << QStringLiteral("ended as soon as");
    }
    void refusesOtherPrograms()
    {
        QFETCH(QByteArray, script);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, words);
        const EmbeddedFixture fixture;
        const QString programs = fixture.folder() + QLatin1String("-programs");
        QVERIFY(makeProgram(programs, script));
        const Environment path("PATH", programs);
        const Error error = errorOf(fixture.options());
        QCOMPARE(error.kind, kind);
        QVERIFY2(error.what.contains(words), qPrintable(error.what));
        QVERIFY(!error.hint.isEmpty());
        if (kind == ErrorKind::Offline)
            QCOMPARE(error.details, QStringList{QStringLiteral("oh dear v=7.0.0")});
    }

    void refusesDataOfANewerRedis()
    {
        const EmbeddedFixture fixture;
        QVERIFY(fillWithKeys(fixture));
        const QString programs = fixture.folder() + QLatin1String("-programs");
        QVERIFY(makeProgram(programs, "echo Redis server v=6.2.14"));
        const Environment path("PATH", programs);
        const Error error = errorOf(fixture.options());
        QCOMPARE(error.kind, ErrorKind::BadConfig);
        QVERIFY2(error.what.contains(QLatin1String("6.2.14")), qPrintable(error.what));
    }

    void givesUpOnAServerThatHangs()
    {
        const EmbeddedFixture fixture;
        EmbeddedUser user(fixture);
        QCOMPARE(user.answer(), "ready");
        const auto server = static_cast<pid_t>(fixture.servers().constFirst());
        ::kill(server, SIGSTOP);
        Embedded::Options options = fixture.options();
        options.patience = std::chrono::milliseconds(600);
        const Error error = errorOf(options);
        ::kill(server, SIGCONT);
        QCOMPARE(error.kind, ErrorKind::Timeout);
        QVERIFY2(error.what.contains(fixture.folder()), qPrintable(error.what));
        user.leave();
        QTRY_VERIFY(fixture.isQuiet());
    }
};

BATCHY_TEST(trouble, TroubleTest)

#include "tst_trouble.moc"
