// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/waitend.h"

#include "app/cli/text.h"
#include "core/redis/signalwait.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSaveFile>
#include <QStandardPaths>
#include <QSysInfo>

#include <pwd.h>
#include <unistd.h>

namespace batchy::cli {

Result<void> writeWhole(const QByteArray &path, const QByteArray &text)
{
    QSaveFile file(QFile::decodeName(path));
    if (file.open(QFile::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    return fail(ErrorKind::BadInput,
                Text::tr("%1 can't be written (%2).").arg(words(path), file.errorString()),
                Text::tr("Name a file in a folder that you may write to."));
}

Result<void> checkWritable(const QByteArray &path)
{
    const QFileInfo file(QFile::decodeName(path));
    const QFileInfo folder(file.absolutePath());
    QString problem;
    if (file.isDir())
        problem = Text::tr("it is a folder");
    else if (!folder.isDir())
        problem = Text::tr("there is no folder %1").arg(folder.filePath());
    else if (!folder.isWritable() || (file.exists() && !file.isWritable()))
        problem = Text::tr("permission denied");
    if (problem.isEmpty())
        return {};
    return fail(ErrorKind::BadInput,
                Text::tr("%1 can't be written (%2).").arg(words(path), problem),
                Text::tr("Name a file in a folder that you may write to."));
}

QCoro::Task<int> runCommand(QProcess *process, QByteArray command)
{
    process->setProcessChannelMode(QProcess::ForwardedChannels);
    process->setInputChannelMode(QProcess::ForwardedInputChannel);
    process->start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QFile::decodeName(command)});
    while (process->state() != QProcess::NotRunning)
        co_await signalOrTimeout(process, &QProcess::finished, std::chrono::hours(1));
    co_return process->exitStatus() == QProcess::NormalExit ? process->exitCode()
                                                            : 128 + process->exitCode();
}

void notifyDesktop(const Streams &streams, const QString &title, const QString &text)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("notify-send"));
    if (program.isEmpty() || !QProcess::startDetached(program, {title, text}))
        streams.say(Text::tr("No notification was shown: notify-send isn't installed (Debian: "
                             "libnotify-bin)."));
}

QString whoWaits()
{
    const passwd *user = ::getpwuid(::getuid());
    return QStringLiteral("%1@%2, process %3")
        .arg(user ? QString::fromLocal8Bit(user->pw_name) : QString::number(::getuid()),
             QSysInfo::machineHostName())
        .arg(QCoreApplication::applicationPid());
}

} // namespace batchy::cli
