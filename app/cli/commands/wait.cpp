// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/commands/waitend.h"
#include "app/cli/commands/waitoptions.h"
#include "app/cli/commands/waitscreen.h"
#include "app/cli/duration.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "core/redis/signalwait.h"
#include "core/render/words.h"
#include "core/store/batchstore.h"
#include "core/wait/receipt.h"

#include <QDeadlineTimer>

namespace batchy::cli {

namespace {

using namespace std::chrono_literals;

/// For how long a Redis that was never reached is tried.
constexpr auto firstPatience = 60s;
constexpr auto tellsClockFrom = 2s;

/// Waitsy: returns when workflows are done today, and says why not yet meanwhile (RULES 8).
class WaitCommand final : public Command
{
public:
    QByteArray name() const override { return "wait"; }
    QString summary() const override { return Text::tr("wait until workflows are done today"); }
    std::vector<Example> examples() const override
    {
        return {{"batchy wait wf1 && ./next_step.sh", Text::tr("go on as soon as it is done")},
                {"batchy wait 'sales_*' --until 07:30 --fail-fast",
                 Text::tr("several, but not for ever")},
                {"batchy wait wf1 --receipt wf1.receipt --exec ./next_step.sh",
                 Text::tr("and keep a proof of what it ran on")}};
    }
    QString notes() const override
    {
        return Text::tr("Done means that every job is success with a batch_end on the day or "
                        "later, by Redis' clock. Yesterday's success does not count; a wait that "
                        "crosses midnight is satisfied by its own or any later day. Exit codes: 0 "
                        "done, 4 Redis, 5 --timeout or --until ran out, 6 no such workflow, 10 a "
                        "job failed (--fail-fast). The old spelling waitsy -wf WF means the same.");
    }
    void describe(OptionSet &options) override { m_options.describe(options); }
    bool keepsTime() const override { return true; }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override;

private:
    /// Why the wait was over before its time.
    struct GivenUp
    {
        ExitCode code;
        QString sentence;
    };

    WaitScreen::Kind screenKind(const Session &session, const Streams &streams) const;
    static QCoro::Task<Result<void>> reach(Link *link);
    void tellClock(const Link &link, const Streams &streams) const;
    std::optional<GivenUp> givenUp(const Waiter &waiter, Timestamp now) const;
    std::chrono::milliseconds pace(const WaitScreen &screen, Timestamp now) const;
    QCoro::Task<ExitCode> waitOn(Link *link, BatchStore *store, WaitWish wish, WaitScreen *screen,
                                 Streams streams);
    QCoro::Task<ExitCode> tellDone(const Waiter *waiter, Streams streams);
    ExitCode tellOutcome(const Waiter &waiter, const Waiter::Outcome &outcome,
                         const Streams &streams) const;

    WaitOptions m_options;
    std::optional<std::chrono::milliseconds> m_timeout;
    QDeadlineTimer m_deadline{QDeadlineTimer::Forever};
    std::optional<Timestamp> m_until;
    Timestamp m_began;
    bool m_isJson = false;
};

QCoro::Task<ExitCode> WaitCommand::run(Session *session, Streams streams)
{
    m_isJson = session->format() == Format::Json;
    const auto timeout = chooseTimeout(session->given().options);
    const auto checked = m_options.check();
    if (!checked || !timeout) {
        streams.complain(!checked ? checked.error() : timeout.error());
        co_return ExitCode::Usage;
    }
    m_timeout = *timeout;
    if (m_timeout)
        m_deadline.setRemainingTime(*m_timeout, Qt::PreciseTimer);
    const auto endpoint = co_await session->endpoint();
    if (!endpoint) {
        streams.complain(endpoint.error());
        co_return exitCodeOf(endpoint.error().kind);
    }
    Link::Options linkOptions;
    linkOptions.clientName = "batchy-wait";
    Link link(*endpoint, linkOptions);
    BatchStore store(link);
    const auto start = std::chrono::steady_clock::now();
    const auto reached = co_await reach(&link);
    if (!reached) {
        streams.complain(reached.error());
        co_return exitCodeOf(reached.error().kind);
    }
    tellClock(link, streams);
    m_began = store.now() - std::chrono::duration_cast<std::chrono::microseconds>(
                                std::chrono::steady_clock::now() - start);
    m_until = m_options.until(m_began);
    auto wish = m_options.wish(m_began);
    if (!wish) {
        streams.complain(wish.error());
        co_return ExitCode::Usage;
    }
    WaitScreen screen(streams, screenKind(*session, streams));
    co_return co_await waitOn(&link, &store, std::move(*wish), &screen, streams);
}

WaitScreen::Kind WaitCommand::screenKind(const Session &session, const Streams &streams) const
{
    if (session.format() == Format::Json)
        return WaitScreen::Kind::Json;
    if (m_options.isQuiet)
        return WaitScreen::Kind::Quiet;
    return streams.errLook.width > 0 || m_options.showsProgress ? WaitScreen::Kind::Live
                                                                : WaitScreen::Kind::Log;
}

/// Until the link is online; who refuses us won't change its mind, who can't be reached may.
QCoro::Task<Result<void>> WaitCommand::reach(Link *link)
{
    link->start();
    const QDeadlineTimer patience(firstPatience);
    while (link->state() != Link::State::Online) {
        co_await signalOrTimeout(link, &Link::stateChanged, 200ms);
        const bool isRefused = link->lastError().kind == ErrorKind::Refused ||
                               link->lastError().kind == ErrorKind::BadConfig;
        if (link->state() == Link::State::Offline && (isRefused || patience.hasExpired()))
            co_return fail(link->lastError());
    }
    co_return {};
}

void WaitCommand::tellClock(const Link &link, const Streams &streams) const
{
    const auto offset = link.clockOffset();
    if (std::chrono::abs(offset) >= tellsClockFrom && !m_options.isQuiet)
        streams.say((offset.count() > 0
                         ? Text::tr("This machine's clock is %1 behind Redis', which is taken into "
                                    "account.")
                         : Text::tr("This machine's clock is %1 ahead of Redis', which is taken "
                                    "into account."))
                        .arg(durationWords(std::chrono::abs(offset))));
    if (!link.isClockKnown())
        streams.say(link.clockProblem().what + QLatin1Char(' ') + link.clockProblem().hint);
}

std::optional<WaitCommand::GivenUp> WaitCommand::givenUp(const Waiter &waiter, Timestamp now) const
{
    if (m_deadline.hasExpired())
        return GivenUp{
            ExitCode::Limit,
            Text::tr("Gave up after %1, as --timeout says.").arg(durationWords(*m_timeout))};
    if (m_until && now >= *m_until)
        return GivenUp{ExitCode::Limit,
                       Text::tr("Gave up at %1, as --until says.").arg(timeWords(*m_until))};
    const auto &lost = waiter.state().lostSince;
    const auto patience = m_options.patience();
    if (lost && patience && now - *lost >= *patience)
        return GivenUp{ExitCode::Redis,
                       Text::tr("Redis is lost since %1: gave up after %2, as --redis-patience "
                                "says.")
                           .arg(timeWords(*lost), durationWords(*patience))};
    return {};
}

std::chrono::milliseconds WaitCommand::pace(const WaitScreen &screen, Timestamp now) const
{
    auto pace = screen.pace();
    if (!m_deadline.isForever())
        pace = std::min(pace, std::chrono::milliseconds(m_deadline.remainingTime()));
    if (m_until)
        pace = std::min(pace, std::chrono::ceil<std::chrono::milliseconds>(*m_until - now));
    if (m_options.patience())
        pace = std::min(pace, std::chrono::milliseconds(500));
    return std::max(pace, std::chrono::milliseconds(1));
}

QCoro::Task<ExitCode> WaitCommand::waitOn(Link *link, BatchStore *store, WaitWish wish,
                                          WaitScreen *screen, Streams streams)
{
    Waiter::Options options;
    options.interval = m_options.interval();
    Waiter waiter(*link, *store, std::move(wish), options);
    std::optional<Waiter::Outcome> outcome;
    QObject::connect(&waiter, &Waiter::ended,
                     [&outcome](const Waiter::Outcome &ended) { outcome = ended; });
    QObject::connect(&waiter, &Waiter::changed, [&waiter, screen, store] {
        if (!waiter.hasEnded())
            screen->show(waiter, store->now());
    });
    QObject::connect(&waiter.feed(), &ChangeFeed::modeChanged, [&waiter, screen] {
        const auto mode = waiter.feed().mode();
        screen->tellFeed(waiter.feed().sentence(), mode != ChangeFeed::Mode::Polling);
    });
    waiter.start();
    while (!outcome) {
        co_await signalOrTimeout(&waiter, &Waiter::ended, pace(*screen, store->now()));
        if (outcome)
            break;
        if (const auto end = givenUp(waiter, store->now())) {
            screen->leave();
            screen->tellEnd(waiter, "gave_up", {}, store->now());
            streams.say(end->sentence);
            for (const WorkflowWait &wait : waiter.state().workflows)
                if (wait.progress != WorkflowWait::Progress::Done)
                    streams.say(waitWords(wait, waiter.wish()));
            if (m_options.notifies)
                notifyDesktop(streams, Text::tr("Batchy: not done"), end->sentence);
            co_return end->code;
        }
        screen->tick(waiter, store->now());
    }
    screen->leave();
    if (outcome->kind != Waiter::Outcome::Kind::Done) {
        screen->tellEnd(waiter,
                        outcome->kind == Waiter::Outcome::Kind::Failed ? "failed" : "problem",
                        outcome->error, outcome->seenAt);
        co_return tellOutcome(waiter, *outcome, streams);
    }
    screen->tellEnd(waiter, "done", {}, outcome->seenAt);
    if (m_options.receiptFile) {
        const Receipt receipt = receiptOf(waiter.wish(), waiter.state(), m_began, outcome->seenAt,
                                          link->endpoint().display(), whoWaits());
        if (const auto written = writeWhole(*m_options.receiptFile, receiptText(receipt));
            !written) {
            streams.complain(written.error());
            co_return ExitCode::Internal;
        }
    }
    co_return co_await tellDone(&waiter, streams);
}

ExitCode WaitCommand::tellOutcome(const Waiter &waiter, const Waiter::Outcome &outcome,
                                  const Streams &streams) const
{
    if (outcome.kind == Waiter::Outcome::Kind::Problem) {
        streams.complain(outcome.error);
        return exitCodeOf(outcome.error.kind);
    }
    QStringList failed;
    for (const WaitReason &reason : waiter.state().failures(waiter.wish()))
        failed << reasonWords(reason);
    const QString sentence =
        Text::tr("Not waiting any longer: %1.").arg(failed.join(QStringLiteral("; ")));
    streams.say(sentence);
    if (m_options.notifies)
        notifyDesktop(streams, Text::tr("Batchy: failed"), sentence);
    return ExitCode::JobFailed;
}

QCoro::Task<ExitCode> WaitCommand::tellDone(const Waiter *waiter, Streams streams)
{
    QStringList lines;
    for (const WorkflowWait &wait : waiter->state().workflows) {
        if (wait.progress != WorkflowWait::Progress::Done)
            continue;
        const auto id = wait.batch.batchId();
        lines << (id ? Text::tr("%1 is done on %2 (%3): batch %4")
                           .arg(words(wait.workflow), words(waiter->wish().day.date),
                                words(waiter->wish().day.zone))
                           .arg(*id)
                     : Text::tr("%1 is done on %2 (%3)")
                           .arg(words(wait.workflow), words(waiter->wish().day.date),
                                words(waiter->wish().day.zone)));
    }
    if (!m_isJson && !m_options.isQuiet)
        streams.out->write(lines.join(QLatin1Char('\n')).toUtf8() + '\n');
    if (m_options.notifies)
        notifyDesktop(streams, Text::tr("Batchy: done"), lines.join(QLatin1Char('\n')));
    if (!m_options.command)
        co_return ExitCode::Done;
    const int code = co_await runCommand(*m_options.command);
    co_return ExitCode(code);
}

} // namespace

std::unique_ptr<Command> makeWaitCommand()
{
    return std::make_unique<WaitCommand>();
}

} // namespace batchy::cli
