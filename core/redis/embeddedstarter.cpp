// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/embeddedstarter.h"

#include "core/redis/embeddedkeeper.h"
#include "core/redis/embeddedwait.h"

#include <QCoreApplication>

namespace batchy {

namespace {

struct EmbeddedStarterText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::EmbeddedStarter)
};

/// The keeper's first process ends at once when its input is closed.
constexpr std::chrono::seconds farewell{2};

} // namespace

EmbeddedStarter::EmbeddedStarter(std::shared_ptr<const EmbeddedFolder> folder,
                                 QStringList programFolders, std::chrono::milliseconds linger)
    : m_folder(std::move(folder)), m_programFolders(std::move(programFolders)), m_linger(linger)
{
}

QCoro::Task<Result<void>> EmbeddedStarter::prepare()
{
    if (m_program)
        co_return Result<void>();
    auto found = co_await EmbeddedProgram::find(m_programFolders);
    if (!found)
        co_return fail(found.error());
    if (auto sound = m_folder->checkData(found->version); !sound)
        co_return sound;
    if (auto written = m_folder->writeConfig(); !written)
        co_return written;
    m_program = std::move(*found);
    co_return Result<void>();
}

Result<void> EmbeddedStarter::judge() const
{
    if (m_keeper->error() == QProcess::FailedToStart)
        return fail(ErrorKind::BadConfig,
                    EmbeddedStarterText::tr("%1 can't be run (%2).")
                        .arg(m_program->keeper, m_keeper->errorString()),
                    EmbeddedStarterText::tr("Install Batchy again."));
    if (m_keeper->exitStatus() == QProcess::CrashExit)
        return {}; // killed by somebody: try again
    switch (m_keeper->exitCode()) {
    case keeper::exitBusy:
        return {}; // somebody else's server is coming up or going down: look again
    case keeper::exitNoFiles:
        return fail(
            ErrorKind::BadConfig,
            EmbeddedStarterText::tr("The folder %1 of Batchy's own Redis can't be used (%2).")
                .arg(m_folder->path(),
                     QString::fromLocal8Bit(m_keeper->readAllStandardError()).trimmed()),
            EmbeddedStarterText::tr("It must be a folder that you may write to, with free space."));
    default:
        return fail(m_folder->explainEnd());
    }
}

QCoro::Task<Result<void>> EmbeddedStarter::goOn()
{
    if (auto ready = co_await prepare(); !ready)
        co_return ready;
    if (m_keeper) {
        if (m_keeper->state() != QProcess::NotRunning)
            co_return Result<void>();
        if (auto judged = judge(); !judged)
            co_return judged;
    }
    m_keeper = std::make_unique<QProcess>();
    m_keeper->start(m_program->keeper,
                    {m_folder->path(), m_program->path, QString::number(m_linger.count())});
    co_return Result<void>();
}

QCoro::Task<void> EmbeddedStarter::letGo()
{
    if (!m_keeper || m_keeper->state() == QProcess::NotRunning)
        co_return;
    m_keeper->closeWriteChannel();
    co_await signalOrTimeout(m_keeper.get(), &QProcess::finished, farewell);
}

} // namespace batchy
