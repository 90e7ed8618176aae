// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/waitrun.h"

#include "app/cli/commands/waitend.h"
#include "app/cli/text.h"
#include "core/domain/names.h"
#include "core/redis/servererror.h"
#include "core/redis/signalwait.h"
#include "core/render/words.h"
#include "core/wait/receipt.h"
#include "core/wait/waitwords.h"

#include <csignal>

namespace batchy::cli {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr auto tellsClockFrom = 2s;
constexpr auto facePace = 1s;

/// Who refuses us won't change its mind; who can't be reached may come.
bool isFinal(const Error &error)
{
    return (error.kind == ErrorKind::Refused && !isPassing(error)) ||
           error.kind == ErrorKind::BadConfig || error.kind == ErrorKind::BadInput;
}

} // namespace

WaitRun::WaitRun(WaitOptions options, std::unique_ptr<WaitLine> line, Streams streams, bool isJson,
                 WaitLimits limits, WaitBroadcast *broadcast)
    : m_options(std::move(options)), m_streams(std::move(streams)), m_isJson(isJson),
      m_limits(limits), m_broadcast(broadcast), m_line(std::move(line)),
      m_screen(m_streams, screenKind())
{
    if (m_limits.timeout)
        m_deadline.setRemainingTime(*m_limits.timeout, Qt::PreciseTimer);
}

WaitScreen::Kind WaitRun::screenKind() const
{
    if (m_isJson)
        return WaitScreen::Kind::Json;
    if (m_options.isQuiet)
        return WaitScreen::Kind::Quiet;
    return m_streams.errLook.width > 0 || m_options.showsProgress ? WaitScreen::Kind::Live
                                                                  : WaitScreen::Kind::Log;
}

QCoro::Task<ExitCode> WaitRun::run()
{
    const ExitCode code = co_await waitThrough();
    co_await linger();
    co_return code;
}

QCoro::Task<ExitCode> WaitRun::waitThrough()
{
    const auto start = std::chrono::steady_clock::now();
    m_began = m_line->now();
    m_until = m_options.until(m_began);
    const std::optional<ExitCode> unreached = co_await reach();
    if (unreached)
        co_return *unreached;
    tellClock();
    m_began = m_line->now() - std::chrono::duration_cast<std::chrono::microseconds>(
                                  std::chrono::steady_clock::now() - start);
    m_until = m_options.until(m_began);
    auto wish = m_options.wish(m_began);
    if (!wish) {
        m_streams.complain(wish.error());
        co_return ExitCode::Usage;
    }
    startWaiting(std::move(*wish));
    co_return co_await waitOn();
}

/// Until the link is online; a code when that takes too long or is hopeless.
QCoro::Task<std::optional<ExitCode>> WaitRun::reach()
{
    m_line->start();
    const QDeadlineTimer patience(m_options.patience().value_or(m_limits.firstPatience));
    bool hasTold = m_options.isQuiet;
    while (m_line->state() != Link::State::Online) {
        show();
        co_await signalOrTimeout(m_line.get(), &WaitLine::stateChanged, 50ms);
        if (const auto code = judgeUnreached(patience))
            co_return code;
        if (m_line->state() != Link::State::Offline || std::exchange(hasTold, true))
            continue;
        const auto left =
            std::chrono::ceil<std::chrono::seconds>(patience.remainingTimeAsDuration());
        m_streams.say(
            Text::tr("%1 Trying for %2.").arg(m_line->lastError().what, durationWords(left)));
    }
    co_return {};
}

std::optional<ExitCode> WaitRun::judgeUnreached(const QDeadlineTimer &patience)
{
    if (m_line->state() == Link::State::Online)
        return {};
    const Error &error = m_line->lastError();
    if (m_line->state() == Link::State::Offline && (isFinal(error) || patience.hasExpired())) {
        m_streams.complain(error);
        tellEnd(Text::tr("Batchy: not done"), {WaitEnd::Kind::Problem, error.what, error.hint});
        return exitCodeOf(error.kind);
    }
    if (const auto end = outOfTime()) {
        m_streams.say(end->sentence);
        if (!error.what.isEmpty())
            m_streams.complain(error);
        tellEnd(Text::tr("Batchy: not done"), {WaitEnd::Kind::GaveUp, end->sentence, error.what});
        return end->code;
    }
    return {};
}

void WaitRun::tellClock() const
{
    if (m_options.isQuiet)
        return;
    const auto offset = m_line->clockOffset();
    if (std::chrono::abs(offset) >= tellsClockFrom)
        m_streams.say((offset.count() > 0
                           ? Text::tr("This machine's clock is %1 behind Redis', which is taken "
                                      "into account.")
                           : Text::tr("This machine's clock is %1 ahead of Redis', which is taken "
                                      "into account."))
                          .arg(durationWords(std::chrono::abs(offset))));
    if (const Error problem = m_line->clockProblem(); !problem.what.isEmpty())
        m_streams.say(problem.what + QLatin1Char(' ') + problem.hint);
}

std::optional<WaitRun::GivenUp> WaitRun::outOfTime() const
{
    if (m_deadline.hasExpired())
        return GivenUp{
            ExitCode::Limit,
            Text::tr("Gave up after %1, as --timeout says.").arg(durationWords(*m_limits.timeout))};
    if (m_until && m_line->now() >= *m_until)
        return GivenUp{ExitCode::Limit,
                       Text::tr("Gave up at %1, as --until says.").arg(timeWords(*m_until))};
    return {};
}

std::optional<WaitRun::GivenUp> WaitRun::givenUp()
{
    if (auto end = outOfTime())
        return end;
    const auto patience = m_options.patience();
    const auto &lost = m_wait->state().lostSince;
    if (!lost || !patience) {
        m_lossEnd.reset();
        return {};
    }
    if (!m_lossEnd)
        m_lossEnd.emplace(*patience);
    if (!m_lossEnd->hasExpired())
        return {};
    const QString sentence =
        m_wait->state().isServiceLost
            ? Text::tr("The service is lost since %1: gave up after %2, as --redis-patience says. "
                       "%3")
            : Text::tr("Redis is lost since %1: gave up after %2, as --redis-patience says. %3");
    return GivenUp{ExitCode::Redis, sentence.arg(timeWords(*lost), durationWords(*patience),
                                                 m_wait->state().loss.what)};
}

milliseconds WaitRun::pace() const
{
    auto pace = m_screen.pace();
    if (m_broadcast)
        pace = std::min<milliseconds>(pace, facePace);
    if (!m_deadline.isForever())
        pace = std::min(pace, milliseconds(m_deadline.remainingTime()));
    if (m_until)
        pace = std::min(pace, std::chrono::ceil<milliseconds>(*m_until - m_line->now()));
    if (m_options.patience())
        pace = std::min<milliseconds>(pace, 500ms);
    return std::max(pace, 1ms);
}

void WaitRun::startWaiting(WaitWish wish)
{
    m_wait = &m_line->wait(std::move(wish));
    QObject::connect(m_wait, &WaitSource::ended,
                     [this](const WaitSource::Outcome &outcome) { m_outcome = outcome; });
    QObject::connect(m_wait, &WaitSource::changed, [this] {
        m_screen.show(*m_wait, m_line->now());
        show();
    });
    m_wait->start();
    m_screenDue.setRemainingTime(m_screen.pace());
}

QCoro::Task<ExitCode> WaitRun::waitOn()
{
    while (!m_outcome) {
        co_await signalOrTimeout(m_wait, &WaitSource::ended, pace());
        if (m_outcome)
            break;
        if (const auto end = givenUp())
            co_return tellGivenUp(*end);
        tick();
    }
    show();
    m_screen.leave();
    switch (m_outcome->kind) {
    case WaitSource::Outcome::Kind::Done:
        co_return co_await tellDone();
    case WaitSource::Outcome::Kind::Failed:
        co_return tellFailed();
    case WaitSource::Outcome::Kind::Problem:
        break;
    }
    co_return co_await tellProblem(m_outcome->error);
}

ExitCode WaitRun::tellGivenUp(const GivenUp &end)
{
    m_screen.leave();
    m_screen.tellEnd(*m_wait, "gave_up", m_line->now(), {ErrorKind::Internal, end.sentence, {}});
    m_streams.say(end.sentence);
    for (const WorkflowWait &wait : m_wait->state().workflows)
        if (wait.progress != WorkflowWait::Progress::Done)
            m_streams.say(waitWords(wait, m_wait->wish()));
    tellEnd(Text::tr("Batchy: not done"), {WaitEnd::Kind::GaveUp, end.sentence});
    return end.code;
}

/// A name that isn't there, with those that may have been meant.
QCoro::Task<ExitCode> WaitRun::tellProblem(Error error)
{
    const auto &workflows = m_wait->state().workflows;
    const auto missing = std::find_if(workflows.begin(), workflows.end(), [](const auto &wait) {
        return wait.progress == WorkflowWait::Progress::Missing;
    });
    if (error.kind == ErrorKind::NotFound && missing != workflows.end()) {
        const QList<QByteArray> names = co_await m_line->names();
        QStringList nearest;
        if (!names.contains(missing->workflow)) // else it is a job of it that isn't there
            for (const QByteArray &name : nearestNames(missing->workflow, names))
                nearest << words(name);
        if (!nearest.isEmpty())
            error.hint = Text::tr("Did you mean %1?").arg(nearest.join(Text::tr(" or ")));
        error.hint +=
            QLatin1Char(' ') +
            Text::tr("With --wait-for-creation one that doesn't exist yet is waited for.");
        error.hint = error.hint.trimmed();
    }
    m_screen.tellEnd(*m_wait, "problem", m_outcome->seenAt, error);
    m_streams.complain(error);
    tellEnd(Text::tr("Batchy: not done"), {WaitEnd::Kind::Problem, error.what, error.hint});
    co_return exitCodeOf(error.kind);
}

ExitCode WaitRun::tellFailed()
{
    QStringList failed;
    for (const WorkflowWait &wait : m_wait->state().workflows)
        for (const WaitReason &reason : failedOnDay(wait.batch, m_wait->wish().rule()))
            failed << Text::tr("%1: %2").arg(words(wait.workflow), reasonWords(reason));
    const QString sentence =
        Text::tr("Not waiting any longer: %1.").arg(failed.join(QStringLiteral("; ")));
    m_screen.tellEnd(*m_wait, "failed", m_outcome->seenAt, {ErrorKind::Internal, sentence, {}});
    m_streams.say(sentence);
    tellEnd(Text::tr("Batchy: failed"), {WaitEnd::Kind::Failed, sentence});
    return ExitCode::JobFailed;
}

QCoro::Task<ExitCode> WaitRun::tellDone()
{
    m_screen.tellEnd(*m_wait, "done", m_outcome->seenAt, {});
    QStringList lines;
    for (const WorkflowWait &wait : m_wait->state().workflows)
        if (wait.progress == WorkflowWait::Progress::Done)
            lines << doneWords(wait, m_wait->wish().day);
    const QString text = lines.join(QLatin1Char('\n'));
    if (!m_isJson && !m_options.isQuiet)
        m_streams.out->write(text.toUtf8() + '\n');
    if (const auto written = writeReceipt(); !written) {
        m_streams.complain(written.error());
        if (m_broadcast)
            Q_EMIT m_broadcast->ended(
                {WaitEnd::Kind::Problem, written.error().what, written.error().hint});
        co_return ExitCode::Internal;
    }
    WaitEnd end{WaitEnd::Kind::Done, text};
    if (m_options.receiptFile)
        end.hint = Text::tr("The receipt is %1.").arg(words(*m_options.receiptFile));
    end.command = words(m_options.command.value_or(QByteArray()));
    tellEnd(Text::tr("Batchy: done"), end);
    if (!m_options.command)
        co_return ExitCode::Done;
    m_line->stop();
    const int code = co_await runCommand(&m_command, *m_options.command);
    if (m_broadcast)
        Q_EMIT m_broadcast->commandEnded(code);
    co_return ExitCode(code);
}

Result<void> WaitRun::writeReceipt() const
{
    if (!m_options.receiptFile)
        return {};
    return writeWhole(*m_options.receiptFile,
                      receiptText(m_line->receipt(m_began, m_outcome->seenAt)));
}

bool WaitRun::heard(int signal)
{
    if (m_isLingering) {
        m_broadcast->release();
        return true;
    }
    if (m_command.state() == QProcess::NotRunning)
        return false;
    // At a terminal Ctrl+C reaches the command by itself.
    if (signal != SIGINT || !m_streams.isInteractive)
        ::kill(pid_t(m_command.processId()), signal);
    return true;
}

} // namespace batchy::cli
