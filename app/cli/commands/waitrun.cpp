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

Link::Options waitLinkOptions()
{
    Link::Options options;
    options.clientName = "batchy-wait";
    return options;
}

/// Who refuses us won't change its mind; who can't be reached may come.
bool isFinal(const Error &error)
{
    return (error.kind == ErrorKind::Refused && !isPassing(error)) ||
           error.kind == ErrorKind::BadConfig || error.kind == ErrorKind::BadInput;
}

} // namespace

WaitRun::WaitRun(WaitOptions options, const Endpoint &endpoint, Streams streams, bool isJson,
                 WaitLimits limits, WaitBroadcast *broadcast)
    : m_options(std::move(options)), m_streams(std::move(streams)), m_isJson(isJson),
      m_limits(limits), m_broadcast(broadcast), m_link(endpoint, waitLinkOptions()),
      m_store(m_link), m_screen(m_streams, screenKind())
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
    m_began = m_store.now();
    m_until = m_options.until(m_began);
    const std::optional<ExitCode> unreached = co_await reach();
    if (unreached)
        co_return *unreached;
    tellClock();
    m_began = m_store.now() - std::chrono::duration_cast<std::chrono::microseconds>(
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
    m_link.start();
    const QDeadlineTimer patience(m_options.patience().value_or(m_limits.firstPatience));
    bool hasTold = m_options.isQuiet;
    while (m_link.state() != Link::State::Online) {
        show();
        co_await signalOrTimeout(&m_link, &Link::stateChanged, 50ms);
        if (const auto code = judgeUnreached(patience))
            co_return code;
        if (m_link.state() != Link::State::Offline || std::exchange(hasTold, true))
            continue;
        const auto left =
            std::chrono::ceil<std::chrono::seconds>(patience.remainingTimeAsDuration());
        m_streams.say(
            Text::tr("%1 Trying for %2.").arg(m_link.lastError().what, durationWords(left)));
    }
    co_return {};
}

std::optional<ExitCode> WaitRun::judgeUnreached(const QDeadlineTimer &patience)
{
    if (m_link.state() == Link::State::Online)
        return {};
    const Error &error = m_link.lastError();
    if (m_link.state() == Link::State::Offline && (isFinal(error) || patience.hasExpired())) {
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
    const auto offset = m_link.clockOffset();
    if (std::chrono::abs(offset) >= tellsClockFrom)
        m_streams.say((offset.count() > 0
                           ? Text::tr("This machine's clock is %1 behind Redis', which is taken "
                                      "into account.")
                           : Text::tr("This machine's clock is %1 ahead of Redis', which is taken "
                                      "into account."))
                          .arg(durationWords(std::chrono::abs(offset))));
    if (!m_link.isClockKnown())
        m_streams.say(m_link.clockProblem().what + QLatin1Char(' ') + m_link.clockProblem().hint);
}

std::optional<WaitRun::GivenUp> WaitRun::outOfTime() const
{
    if (m_deadline.hasExpired())
        return GivenUp{
            ExitCode::Limit,
            Text::tr("Gave up after %1, as --timeout says.").arg(durationWords(*m_limits.timeout))};
    if (m_until && m_store.now() >= *m_until)
        return GivenUp{ExitCode::Limit,
                       Text::tr("Gave up at %1, as --until says.").arg(timeWords(*m_until))};
    return {};
}

std::optional<WaitRun::GivenUp> WaitRun::givenUp()
{
    if (auto end = outOfTime())
        return end;
    const auto patience = m_options.patience();
    const auto &lost = m_waiter->state().lostSince;
    if (!lost || !patience) {
        m_lossEnd.reset();
        return {};
    }
    if (!m_lossEnd)
        m_lossEnd.emplace(*patience);
    if (!m_lossEnd->hasExpired())
        return {};
    return GivenUp{
        ExitCode::Redis,
        Text::tr("Redis is lost since %1: gave up after %2, as --redis-patience says. %3")
            .arg(timeWords(*lost), durationWords(*patience), m_waiter->state().loss.what)};
}

milliseconds WaitRun::pace() const
{
    auto pace = m_screen.pace();
    if (m_broadcast)
        pace = std::min<milliseconds>(pace, facePace);
    if (!m_deadline.isForever())
        pace = std::min(pace, milliseconds(m_deadline.remainingTime()));
    if (m_until)
        pace = std::min(pace, std::chrono::ceil<milliseconds>(*m_until - m_store.now()));
    if (m_options.patience())
        pace = std::min<milliseconds>(pace, 500ms);
    return std::max(pace, 1ms);
}

void WaitRun::startWaiting(WaitWish wish)
{
    Waiter::Options options;
    options.interval = m_options.interval();
    m_waiter.emplace(m_link, m_store, std::move(wish), options);
    QObject::connect(&*m_waiter, &Waiter::ended,
                     [this](const Waiter::Outcome &outcome) { m_outcome = outcome; });
    QObject::connect(&*m_waiter, &Waiter::changed, [this] {
        m_screen.show(*m_waiter, m_store.now());
        show();
    });
    QObject::connect(&m_waiter->feed(), &ChangeFeed::modeChanged, [this] {
        if (!m_waiter->hasEnded())
            show();
    });
    m_waiter->start();
    m_screenDue.setRemainingTime(m_screen.pace());
}

QCoro::Task<ExitCode> WaitRun::waitOn()
{
    while (!m_outcome) {
        co_await signalOrTimeout(&*m_waiter, &Waiter::ended, pace());
        if (m_outcome)
            break;
        if (const auto end = givenUp())
            co_return tellGivenUp(*end);
        tick();
    }
    show();
    m_screen.leave();
    switch (m_outcome->kind) {
    case Waiter::Outcome::Kind::Done:
        co_return co_await tellDone();
    case Waiter::Outcome::Kind::Failed:
        co_return tellFailed();
    case Waiter::Outcome::Kind::Problem:
        break;
    }
    co_return co_await tellProblem(m_outcome->error);
}

ExitCode WaitRun::tellGivenUp(const GivenUp &end)
{
    m_screen.leave();
    m_screen.tellEnd(*m_waiter, "gave_up", m_store.now(), {ErrorKind::Internal, end.sentence, {}});
    m_streams.say(end.sentence);
    for (const WorkflowWait &wait : m_waiter->state().workflows)
        if (wait.progress != WorkflowWait::Progress::Done)
            m_streams.say(waitWords(wait, m_waiter->wish()));
    tellEnd(Text::tr("Batchy: not done"), {WaitEnd::Kind::GaveUp, end.sentence});
    return end.code;
}

/// A name that isn't there, with those that may have been meant.
QCoro::Task<ExitCode> WaitRun::tellProblem(Error error)
{
    const auto &workflows = m_waiter->state().workflows;
    const auto missing = std::find_if(workflows.begin(), workflows.end(), [](const auto &wait) {
        return wait.progress == WorkflowWait::Progress::Missing;
    });
    if (error.kind == ErrorKind::NotFound && missing != workflows.end()) {
        const Result<QList<QByteArray>> names = co_await m_store.names();
        QStringList nearest;
        for (const QByteArray &name :
             nearestNames(missing->workflow, names.value_or(QList<QByteArray>())))
            nearest << words(name);
        if (!nearest.isEmpty())
            error.hint = Text::tr("Did you mean %1?").arg(nearest.join(Text::tr(" or ")));
        error.hint +=
            QLatin1Char(' ') +
            Text::tr("With --wait-for-creation one that doesn't exist yet is waited for.");
    }
    m_screen.tellEnd(*m_waiter, "problem", m_outcome->seenAt, error);
    m_streams.complain(error);
    tellEnd(Text::tr("Batchy: not done"), {WaitEnd::Kind::Problem, error.what, error.hint});
    co_return exitCodeOf(error.kind);
}

ExitCode WaitRun::tellFailed()
{
    QStringList failed;
    for (const WorkflowWait &wait : m_waiter->state().workflows)
        for (const WaitReason &reason : failedOnDay(wait.batch, m_waiter->wish().rule()))
            failed << Text::tr("%1: %2").arg(words(wait.workflow), reasonWords(reason));
    const QString sentence =
        Text::tr("Not waiting any longer: %1.").arg(failed.join(QStringLiteral("; ")));
    m_screen.tellEnd(*m_waiter, "failed", m_outcome->seenAt, {ErrorKind::Internal, sentence, {}});
    m_streams.say(sentence);
    tellEnd(Text::tr("Batchy: failed"), {WaitEnd::Kind::Failed, sentence});
    return ExitCode::JobFailed;
}

QCoro::Task<ExitCode> WaitRun::tellDone()
{
    m_screen.tellEnd(*m_waiter, "done", m_outcome->seenAt, {});
    QStringList lines;
    for (const WorkflowWait &wait : m_waiter->state().workflows)
        if (wait.progress == WorkflowWait::Progress::Done)
            lines << doneWords(wait, m_waiter->wish().day);
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
    m_link.stop();
    const int code = co_await runCommand(&m_command, *m_options.command);
    if (m_broadcast)
        Q_EMIT m_broadcast->commandEnded(code);
    co_return ExitCode(code);
}

Result<void> WaitRun::writeReceipt() const
{
    if (!m_options.receiptFile)
        return {};
    const WaitReceipt receipt =
        receiptOf(m_waiter->wish(), m_waiter->state(), m_began, m_outcome->seenAt,
                  m_link.endpoint().display(), whoWaits());
    return writeWhole(*m_options.receiptFile, receiptText(receipt));
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
