// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/embedded/embeddedfixture.h"

#include "tests/support/await.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <csignal>

namespace batchy::test {

namespace {

constexpr int lingerForTests = 100;
constexpr int patience = 20'000;

QStringList allProcesses()
{
    QStringList found;
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &entry : entries) {
        if (entry.toLongLong() > 0)
            found << QLatin1String("/proc/") + entry;
    }
    return found;
}

QByteArray contents(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The folder may not exist yet, and not every process shows where it works.
bool worksIn(const QString &process, const QString &home)
{
    return !home.isEmpty() && QFile::symLinkTarget(process + QLatin1String("/cwd")) == home;
}

} // namespace

EmbeddedFixture::EmbeddedFixture() = default;

EmbeddedFixture::~EmbeddedFixture()
{
    for (const qint64 pid : keepers() + servers())
        ::kill(static_cast<pid_t>(pid), SIGKILL);
}

QString EmbeddedFixture::folder() const
{
    return m_dir.filePath(QStringLiteral("data/redis"));
}

QString EmbeddedFixture::file(const char *name) const
{
    return folder() + QLatin1Char('/') + QLatin1String(name);
}

Embedded::Options EmbeddedFixture::options() const
{
    Embedded::Options options;
    options.folder = folder();
    options.linger = std::chrono::milliseconds(lingerForTests);
    return options;
}

QList<qint64> EmbeddedFixture::processes(const QByteArray &name) const
{
    QList<qint64> found;
    const QString home = QFileInfo(folder()).canonicalFilePath();
    for (const QString &process : allProcesses()) {
        if (worksIn(process, home) && contents(process + QLatin1String("/comm")).trimmed() == name)
            found << process.section(QLatin1Char('/'), -1).toLongLong();
    }
    return found;
}

bool EmbeddedFixture::isUsed() const
{
    const QString home = QFileInfo(folder()).canonicalFilePath();
    const QStringList processes = allProcesses();
    return std::any_of(processes.begin(), processes.end(), [&](const QString &process) {
        return worksIn(process, home) ||
               contents(process + QLatin1String("/cmdline")).contains(QFile::encodeName(folder()));
    });
}

bool EmbeddedFixture::isQuiet() const
{
    // Twice: what was started after the first look, by one that ended before it was looked at.
    return !isUsed() && !isUsed();
}

QList<qint64> EmbeddedFixture::servers() const
{
    return processes("redis-server");
}

QList<qint64> EmbeddedFixture::keepers() const
{
    return processes("batchy-keeper");
}

QByteArray EmbeddedFixture::cli(const QStringList &command) const
{
    QProcess process;
    process.setWorkingDirectory(folder());
    process.start(QStringLiteral("redis-cli"),
                  QStringList{QStringLiteral("-s"), QStringLiteral("redis.sock")} + command);
    process.waitForFinished(patience);
    return process.readAllStandardOutput().trimmed();
}

bool EmbeddedFixture::fill() const
{
    Embedded embedded(options());
    if (!await(embedded.start()))
        return false;
    for (int i = 0; i < 10; ++i)
        cli({QStringLiteral("set"), QStringLiteral("k%1").arg(i), QStringLiteral("v")});
    embedded.release();
    return QTest::qWaitFor([this] { return isQuiet(); });
}

bool writeFile(const QString &name, const QByteArray &bytes, QIODevice::OpenMode mode)
{
    QFile file(name);
    return file.open(mode) && file.write(bytes) == bytes.size();
}

Error errorOf(const Embedded::Options &options)
{
    Embedded embedded(options);
    const Result<Endpoint> endpoint = await(embedded.start());
    return endpoint ? Error() : endpoint.error();
}

EmbeddedUser::EmbeddedUser(const EmbeddedFixture &fixture)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(BATCHY_BIN_DIR "/embedded_user"),
                    {fixture.folder(), QString::number(lingerForTests)});
}

EmbeddedUser::~EmbeddedUser()
{
    leave();
}

QByteArray EmbeddedUser::answer()
{
    while (!m_process.canReadLine() && m_process.waitForReadyRead(patience)) {
    }
    return m_process.readLine().trimmed();
}

void EmbeddedUser::leave()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(patience);
}

void EmbeddedUser::kill9()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

} // namespace batchy::test
