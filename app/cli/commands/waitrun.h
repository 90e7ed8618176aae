// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands/waitbroadcast.h"
#include "app/cli/commands/waitline.h"
#include "app/cli/commands/waitoptions.h"
#include "app/cli/commands/waitscreen.h"
#include "app/cli/exitcode.h"

#include <QCoroTask>
#include <QDeadlineTimer>
#include <QProcess>

#include <memory>

namespace batchy::cli {

struct WaitLimits
{
    /// For how long a Redis that was never reached is tried, unless an option says so.
    std::chrono::milliseconds firstPatience{60000};
    std::optional<std::chrono::milliseconds> timeout = {}; ///< of the whole wait
};

/// One wait of the command line, from a Redis or a service that need not be there yet to the exit
/// code: shows how it goes on, ends it at the user's limits, and does what was asked for at the
/// end. Owns its line. Must outlive its task. `broadcast`, where there is one, is told the same as
/// the terminal, and may keep the run for a while when it is over.
class WaitRun
{
public:
    WaitRun(WaitOptions options, std::unique_ptr<WaitLine> line, Streams streams, bool isJson,
            WaitLimits limits, WaitBroadcast *broadcast = nullptr);

    QCoro::Task<ExitCode> run();
    /// A signal came. While --exec's command runs it is that command's affair, and when the wait is
    /// over and only shown any more it ends that: true.
    bool heard(int signal);

private:
    /// Why the wait was over before its time.
    struct GivenUp
    {
        ExitCode code;
        QString sentence;
    };

    WaitScreen::Kind screenKind() const;
    QCoro::Task<ExitCode> waitThrough();
    QCoro::Task<void> linger();
    WaitPicture picture() const;
    std::optional<std::chrono::microseconds> timeLeft() const;
    void show() const;
    QCoro::Task<std::optional<ExitCode>> reach();
    std::optional<ExitCode> judgeUnreached(const QDeadlineTimer &patience);
    void tellClock() const;
    std::optional<GivenUp> outOfTime() const;
    std::optional<GivenUp> givenUp();
    std::chrono::milliseconds pace() const;
    void startWaiting(WaitWish wish);
    QCoro::Task<ExitCode> waitOn();
    ExitCode tellGivenUp(const GivenUp &end);
    QCoro::Task<ExitCode> tellProblem(Error error);
    ExitCode tellFailed();
    QCoro::Task<ExitCode> tellDone();
    Result<void> writeReceipt() const;
    void tellEnd(const QString &title, WaitEnd end) const;
    void tick();

    const WaitOptions m_options;
    const Streams m_streams;
    const bool m_isJson;
    const WaitLimits m_limits;
    WaitBroadcast *const m_broadcast;
    const std::unique_ptr<WaitLine> m_line;
    WaitScreen m_screen;
    WaitSource *m_wait = nullptr; ///< the line's, once it is begun
    std::optional<WaitSource::Outcome> m_outcome;
    QDeadlineTimer m_deadline{QDeadlineTimer::Forever};
    std::optional<QDeadlineTimer> m_lossEnd; ///< while Redis is lost and --redis-patience is given
    QDeadlineTimer m_screenDue;              ///< the terminal's next tick
    std::optional<Timestamp> m_until;
    Timestamp m_began;
    bool m_isLingering = false;
    QProcess m_command; ///< --exec
};

} // namespace batchy::cli
