// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/embeddedprogram.h"

#include "core/ownprogram.h"
#include "core/redis/embeddedkeeper.h"
#include "core/redis/signalwait.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <chrono>

namespace batchy {

namespace {

struct EmbeddedProgramText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::EmbeddedProgram)
};

constexpr std::chrono::seconds versionPatience{5};

QString howToInstall()
{
    return EmbeddedProgramText::tr(
        "Install it (Debian and Ubuntu: sudo apt install redis-server; Fedora: sudo dnf "
        "install redis), or name a Redis of your own by its URL.");
}

QString findServer(const QStringList &folders)
{
    const QString name = QStringLiteral("redis-server");
    const QString inPath = QStandardPaths::findExecutable(name);
    if (!inPath.isEmpty() || folders.isEmpty())
        return inPath;
    return QStandardPaths::findExecutable(name, folders);
}

QVersionNumber parseVersion(const QString &words)
{
    static const QRegularExpression pattern(QStringLiteral("\\bv=(\\d+\\.\\d+(\\.\\d+)?)"));
    return QVersionNumber::fromString(pattern.match(words).captured(1));
}

} // namespace

QCoro::Task<Result<EmbeddedProgram>> EmbeddedProgram::find(QStringList folders)
{
    EmbeddedProgram program{
        findServer(folders), findOwnProgram(QLatin1String(keeper::programName)), {}};
    if (program.path.isEmpty())
        co_return fail(ErrorKind::BadConfig,
                       EmbeddedProgramText::tr(
                           "The program redis-server, which Batchy's own Redis needs, isn't "
                           "installed."),
                       howToInstall());
    if (program.keeper.isEmpty())
        co_return fail(ErrorKind::BadConfig,
                       EmbeddedProgramText::tr("Batchy isn't installed completely: %1 is missing.")
                           .arg(QLatin1String(keeper::programName)),
                       EmbeddedProgramText::tr("Install Batchy again."));

    QProcess process;
    process.start(program.path, {QStringLiteral("--version")});
    if (process.state() != QProcess::NotRunning)
        co_await signalOrTimeout(&process, &QProcess::finished, versionPatience);
    const QString words = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    program.version = parseVersion(words);
    if (program.version.isNull())
        co_return fail(
            ErrorKind::BadConfig,
            EmbeddedProgramText::tr("%1 doesn't tell its version, so Batchy doesn't use it.")
                .arg(program.path),
            howToInstall());
    if (program.version < QVersionNumber(6, 2))
        co_return fail(ErrorKind::BadConfig,
                       EmbeddedProgramText::tr("%1 is version %2; Batchy needs 6.2 or later.")
                           .arg(program.path, program.version.toString()),
                       howToInstall());
    co_return program;
}

} // namespace batchy
