// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/embedded.h"
#include "tests/embedded/embeddedfixture.h"
#include "tests/support/await.h"
#include "tests/support/testrunner.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QTest>

#include <csignal>

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace batchy;
using namespace batchy::test;

namespace {

/// A stand-in for redis-server that does what `script` says.
bool makeProgram(const QString &folder, const QByteArray &script)
{
    const QString name = folder + QLatin1String("/redis-server");
    return QDir().mkpath(folder) &&
           writeFile(name, "#!/bin/sh\n" + script + "\n", QIODevice::WriteOnly) &&
           QFile::setPermissions(name, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

/// A small file system of the test's own on an empty folder, where the test may make one.
class Disk
{
public:
    Disk(const QString &folder, unsigned long flags, const char *options = "size=256k,mode=0700")
        : m_folder(QFile::encodeName(folder))
    {
        isThere = QDir().mkpath(folder) &&
                  ::mount("batchy-test", m_folder.constData(), "tmpfs", flags, options) == 0;
    }
    ~Disk()
    {
        if (isThere)
            ::umount2(m_folder.constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(Disk)

    bool isThere = false;

private:
    QByteArray m_folder;
};

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

    static void fillDisk(const EmbeddedFixture &fixture)
    {
        const QByteArray block(4096, 'x');
        while (
            writeFile(fixture.file("filler"), block, QIODevice::Append | QIODevice::Unbuffered)) {
        }
    }

private Q_SLOTS:
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
        QVERIFY(fixture.fill());
        const QString programs = fixture.folder() + QLatin1String("-programs");
        QVERIFY(makeProgram(programs, "echo Redis server v=6.2.14"));
        const Environment path("PATH", programs);
        const Error error = errorOf(fixture.options());
        QCOMPARE(error.kind, ErrorKind::BadConfig);
        QVERIFY2(error.what.contains(QLatin1String("6.2.14")), qPrintable(error.what));
    }

    void worksInAVeryLongFolder()
    {
        const EmbeddedFixture fixture;
        Embedded::Options options = fixture.options();
        options.folder = fixture.folder() + QLatin1Char('/') + QString(120, QLatin1Char('x'));
        Embedded first(options);
        const Result<Endpoint> endpoint = await(first.start());
        QVERIFY2(endpoint, endpoint ? "" : qPrintable(endpoint.error().what));
        QVERIFY(endpoint->path.size() < 108);
        Embedded second(options);
        QVERIFY(await(second.start()));
        QLocalSocket socket;
        socket.connectToServer(endpoint->path);
        QVERIFY(socket.waitForConnected());
        socket.disconnectFromServer();
        first.release();
        second.release();
        QTRY_VERIFY(!QFile::exists(options.folder + QLatin1String("/redis.sock")));
    }

    void refusesAFolderThatOthersMayWriteTo()
    {
        const EmbeddedFixture fixture;
        QVERIFY(QDir().mkpath(fixture.folder()));
        QCOMPARE(::chmod(QFile::encodeName(fixture.folder()).constData(), 0777), 0);
        const Error error = errorOf(fixture.options());
        QCOMPARE(error.kind, ErrorKind::BadConfig);
        QVERIFY2(error.what.contains(QLatin1String("Other users may write")),
                 qPrintable(error.what));
        QVERIFY(error.hint.contains(QLatin1String("chmod 700")));
    }

    void closesAFolderThatOthersMayLookInto_data()
    {
        QTest::addColumn<uint>("mode");
        QTest::newRow("all") << 0755U;
        QTest::newRow("the group") << 0750U;
        QTest::newRow("all, entering only") << 0711U;
    }
    void closesAFolderThatOthersMayLookInto()
    {
        QFETCH(uint, mode);
        const EmbeddedFixture fixture;
        QVERIFY(QDir().mkpath(fixture.folder()));
        const QByteArray folder = QFile::encodeName(fixture.folder());
        QCOMPARE(::chmod(folder.constData(), mode), 0);
        Embedded embedded(fixture.options());
        QVERIFY(await(embedded.start()));
        struct stat status = {};
        QCOMPARE(::stat(folder.constData(), &status), 0);
        QCOMPARE(status.st_mode & 07777, 0700U);
    }

    void refusesAnOpenFolderThatCantBeClosed()
    {
        const EmbeddedFixture fixture;
        const Disk disk(fixture.folder(), MS_RDONLY, "size=256k,mode=0755");
        if (!disk.isThere)
            QSKIP("file systems can't be mounted here");
        const Error error = errorOf(fixture.options());
        QCOMPARE(error.kind, ErrorKind::BadConfig);
        QVERIFY2(error.what.contains(QLatin1String("Read-only")), qPrintable(error.what));
        QVERIFY(error.hint.contains(QLatin1String("chmod 700")));
    }

    void refusesAFolderOfSomebodyElse()
    {
        if (::geteuid() != 0)
            QSKIP("only root can make a folder for somebody else");
        const EmbeddedFixture fixture;
        QVERIFY(QDir().mkpath(fixture.folder()));
        QCOMPARE(::chown(QFile::encodeName(fixture.folder()).constData(), 12345, 12345), 0);
        const Error error = errorOf(fixture.options());
        QCOMPARE(error.kind, ErrorKind::BadConfig);
        QVERIFY2(error.what.contains(QLatin1String("another user")), qPrintable(error.what));
    }

    void refusesWhatIsNoFolder()
    {
        const EmbeddedFixture fixture;
        QVERIFY(QDir().mkpath(QFileInfo(fixture.folder()).path()));
        QVERIFY(writeFile(fixture.folder(), "a file", QIODevice::WriteOnly));
        QCOMPARE(errorOf(fixture.options()).kind, ErrorKind::BadConfig);
        Embedded::Options below = fixture.options();
        below.folder += QLatin1String("/below");
        QCOMPARE(errorOf(below).kind, ErrorKind::BadConfig);
    }

    void tellsAFullDisk()
    {
        const EmbeddedFixture fixture;
        const Disk disk(fixture.folder(), 0);
        if (!disk.isThere)
            QSKIP("file systems can't be mounted here");
        fillDisk(fixture);
        const Error error = errorOf(fixture.options());
        QVERIFY2(error.kind == ErrorKind::BadConfig || error.kind == ErrorKind::Offline,
                 qPrintable(error.what));
        const QString words = error.what + error.hint;
        QVERIFY2(words.contains(QLatin1String("space")), qPrintable(words));
        QVERIFY(QFile::remove(fixture.file("filler")));
        QVERIFY(fixture.fill());
    }

    void readsOnAFullDisk()
    {
        const EmbeddedFixture fixture;
        const Disk disk(fixture.folder(), 0);
        if (!disk.isThere)
            QSKIP("file systems can't be mounted here");
        QVERIFY(fixture.fill());
        fillDisk(fixture);
        Embedded embedded(fixture.options());
        const Result<Endpoint> endpoint = await(embedded.start());
        QVERIFY2(endpoint, endpoint ? "" : qPrintable(endpoint.error().what));
        QCOMPARE(fixture.cli({QStringLiteral("dbsize")}), "10");
        embedded.release();
        QTRY_VERIFY(fixture.isQuiet());
    }

    void tellsAReadOnlyDisk()
    {
        const EmbeddedFixture fixture;
        const Disk disk(fixture.folder(), MS_RDONLY);
        if (!disk.isThere)
            QSKIP("file systems can't be mounted here");
        const Error error = errorOf(fixture.options());
        QCOMPARE(error.kind, ErrorKind::BadConfig);
        QVERIFY2(error.what.contains(QLatin1String("Read-only")), qPrintable(error.what));
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
