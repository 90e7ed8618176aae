// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/embedded.h"
#include "tests/embedded/embeddedfixture.h"
#include "tests/support/await.h"
#include "tests/support/testrunner.h"

#include <QFile>
#include <QTest>

using namespace batchy;
using namespace batchy::test;

namespace {

const char *const logPart = "appendonlydir/appendonly.aof.1.incr.aof";
const char *const snapshotPart = "appendonlydir/appendonly.aof.1.base.rdb";

QByteArray stored(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

/// Runs the commands one by one, as a person would who agrees.
bool obey(const QStringList &commands)
{
    for (const QString &command : commands) {
        QProcess shell;
        shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), command});
        shell.write("y\n");
        shell.closeWriteChannel();
        if (!shell.waitForFinished() || shell.exitCode() != 0) {
            qWarning("%s: %s", qPrintable(command), shell.readAllStandardError().constData());
            return false;
        }
    }
    return true;
}

} // namespace

/// Files that a crash, a disk or a person has spoilt: told with the way to repair them, and left
/// as they are.
class DamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsDamageAndTheWayToRepairIt_data()
    {
        QTest::addColumn<QByteArray>("tail");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("hint");
        const QString damaged = QStringLiteral("are damaged");
        const QString cutOff = QStringLiteral("end in the middle of a write");
        const QString powerCut = QStringLiteral("the last write is lost");
        QTest::newRow("garbage") << QByteArray("garbage\r\ngarbage\r\n") << damaged
                                 << QStringLiteral("a backup is needed");
        QTest::newRow("a command cut off")
            << QByteArray("*3\r\n$3\r\nSET\r\n$1\r\na") << cutOff << powerCut;
        QTest::newRow("one byte of a command") << QByteArray("*") << cutOff << powerCut;
        QTest::newRow("a script cut off after a command")
            << QByteArray("*1\r\n$5\r\nMULTI\r\n*3\r\n$3\r\nSET\r\n$1\r\na\r\n$1\r\nb\r\n")
            << cutOff << powerCut;
    }
    void tellsDamageAndTheWayToRepairIt()
    {
        QFETCH(QByteArray, tail);
        QFETCH(QString, what);
        QFETCH(QString, hint);
        const EmbeddedFixture fixture;
        QVERIFY(fixture.fill());
        QVERIFY(writeFile(fixture.file(logPart), tail, QIODevice::Append));
        const QByteArray before = stored(fixture.file(logPart));

        const Error error = errorOf(fixture.options());
        QCOMPARE(error.kind, ErrorKind::BadData);
        QVERIFY2(error.what.contains(what), qPrintable(error.what));
        QVERIFY2(error.what.contains(fixture.folder()), qPrintable(error.what));
        QVERIFY2(error.what.contains(QLatin1String("appendonly.aof.1.incr.aof")),
                 qPrintable(error.what));
        QVERIFY(error.hint.startsWith(QLatin1String("Nothing was changed.")));
        QVERIFY2(error.hint.contains(hint), qPrintable(error.hint));
        QCOMPARE(stored(fixture.file(logPart)), before);
        QTRY_VERIFY(fixture.isQuiet());

        QCOMPARE(error.details.size(), 4);
        QVERIFY(obey(error.details));
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
        QVERIFY(fixture.fill());
        QProcess shell;
        shell.setWorkingDirectory(fixture.file("appendonlydir"));
        shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), command});
        QVERIFY(shell.waitForFinished() && shell.exitCode() == 0);

        const Error error = errorOf(fixture.options());
        QVERIFY2(error.kind == ErrorKind::BadData,
                 qPrintable(error.what + error.details.join(QLatin1Char('\n'))));
        QCOMPARE(error.details.size(), 4);
    }

    /// Whichever byte it is, the server starts (a value has changed, and nothing says so) or the
    /// damage is told: never only that it "ended".
    void tellsAnyChangedByte_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("bytes");
        QTest::newRow("log") << QString::fromLatin1(logPart) << 23 << 27; // SET k0 v
        // The last digit of its version is left out: a newer one is a newer Redis.
        QTest::newRow("snapshot's version") << QString::fromLatin1(snapshotPart) << 0 << 8;
        QTest::newRow("snapshot") << QString::fromLatin1(snapshotPart) << 9 << 12;
    }
    void tellsAnyChangedByte()
    {
        QFETCH(QString, part);
        QFETCH(int, from);
        QFETCH(int, bytes);
        const EmbeddedFixture fixture;
        QVERIFY(fixture.fill());
        const QString name = fixture.folder() + QLatin1Char('/') + part;
        const QByteArray whole = stored(name);
        QVERIFY(whole.size() > from + bytes);
        int told = 0;
        for (int at = from; at < from + bytes; ++at) {
            QByteArray damaged = whole;
            damaged[at] = damaged[at] == '8' ? '9' : '8';
            QVERIFY(writeFile(name, damaged, QIODevice::WriteOnly));
            const Error error = errorOf(fixture.options());
            if (error != Error()) {
                QVERIFY2(error.kind == ErrorKind::BadData,
                         qPrintable(QString::number(at) + error.what + error.details.join(u' ')));
                QCOMPARE(error.details.size(), 4);
                QCOMPARE(stored(name), damaged);
                ++told;
            }
            QTRY_VERIFY(fixture.isQuiet());
        }
        QVERIFY(told > bytes / 2);
    }

    void tellsASpoiltCommandName()
    {
        const EmbeddedFixture fixture;
        QVERIFY(fixture.fill());
        const QByteArray whole = stored(fixture.file(logPart));
        QByteArray damaged = whole;
        damaged.replace(damaged.lastIndexOf("set"), 3, "sat");
        QVERIFY(writeFile(fixture.file(logPart), damaged, QIODevice::WriteOnly));
        const Error error = errorOf(fixture.options());
        QCOMPARE(error.kind, ErrorKind::BadData);
        QVERIFY2(error.what.contains(QLatin1String("appendonly.aof.1.incr.aof")),
                 qPrintable(error.what));
        QVERIFY2(error.hint.contains(fixture.file("redis.log")), qPrintable(error.hint));
        QCOMPARE(stored(fixture.file(logPart)), damaged);

        QVERIFY(writeFile(fixture.file(logPart), whole, QIODevice::WriteOnly));
        QCOMPARE(errorOf(fixture.options()), Error());
    }

    void tellsACrashOverItsData()
    {
        const EmbeddedFixture fixture;
        QVERIFY(fixture.fill());
        // Redis 7 asks for that much memory without a look at the number.
        QVERIFY(writeFile(fixture.file(logPart), "*1\r\n$-1\r\n", QIODevice::Append));
        const Error error = errorOf(fixture.options());
        QVERIFY2(error.kind == ErrorKind::BadData,
                 qPrintable(error.what + error.details.join(QLatin1Char('\n'))));
        QCOMPARE(error.details.size(), 4);
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
};

BATCHY_TEST(damage, DamageTest)

#include "tst_damage.moc"
