// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
/// end. Owns its line. Must outlive its task.
class WaitRun
{
public:
    WaitRun(WaitOptions options, std::unique_ptr<WaitLine> line, Streams streams, bool isJson,
            WaitLimits limits);

    QCoro::Task<ExitCode> run();
    /// A signal came. While --exec's command runs it is that command's affair: true.
    bool heard(int signal);

private:
    /// Why the wait was over before its time.
    struct GivenUp
    {
        ExitCode code;
        QString sentence;
    };

    WaitScreen::Kind screenKind() const;
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
    void notify(const QString &title, const QString &text) const;

    const WaitOptions m_options;
    const Streams m_streams;
    const bool m_isJson;
    const WaitLimits m_limits;
    const std::unique_ptr<WaitLine> m_line;
    WaitScreen m_screen;
    WaitSource *m_wait = nullptr; ///< the line's, once it is begun
    std::optional<WaitSource::Outcome> m_outcome;
    QDeadlineTimer m_deadline{QDeadlineTimer::Forever};
    std::optional<QDeadlineTimer> m_lossEnd; ///< while Redis is lost and --redis-patience is given
    std::optional<Timestamp> m_until;
    Timestamp m_began;
    QProcess m_command; ///< --exec
};

} // namespace batchy::cli
