// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/commands/waitoptions.h"
#include "app/cli/commands/waitrun.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "app/cli/via/servicewaitline.h"

namespace batchy::cli {

namespace {

/// Waitsy: returns when workflows are done today, and says why not yet meanwhile (RULES 8).
class WaitCommand final : public Command
{
public:
    WaitCommand(std::chrono::milliseconds firstPatience, WaitBroadcast *broadcast)
        : m_firstPatience(firstPatience), m_broadcast(broadcast)
    {
    }

    QByteArray name() const override { return "wait"; }
    QString summary() const override { return Text::tr("wait until workflows are done today"); }
    std::vector<Example> examples() const override
    {
        return {{"batchy wait wf1 && ./next_step.sh", Text::tr("go on as soon as it is done")},
                {"batchy wait 'sales_*' --until 07:30 --fail-fast",
                 Text::tr("several, but not for ever")},
                {"batchy wait wf1 --receipt wf1.receipt --exec ./next_step.sh",
                 Text::tr("and keep a proof of what it ran on")},
                {"batchy wait wf1 --via http://etl1:5000",
                 Text::tr("asks a service: many who wait cost Redis one connection")}};
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
    bool heard(int signal) override { return m_run && m_run->heard(signal); }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        WaitLimits limits;
        limits.firstPatience = m_firstPatience;
        const auto checked = m_options.check();
        const auto timeout = chooseTimeout(session->given().options);
        if (!checked || !timeout) {
            streams.complain(!checked ? checked.error() : timeout.error());
            co_return ExitCode::Usage;
        }
        limits.timeout = *timeout;
        auto line = co_await makeLine(session);
        if (!line) {
            streams.complain(line.error());
            co_return exitCodeOf(line.error().kind);
        }
        m_run = std::make_unique<WaitRun>(m_options, std::move(*line), streams,
                                          session->format() == Format::Json, limits, m_broadcast);
        co_return co_await m_run->run();
    }

private:
    using Line = std::unique_ptr<WaitLine>;

    QCoro::Task<Result<Line>> makeLine(Session *session)
    {
        if (m_options.via) {
            const auto service =
                chooseService(session->given(), *m_options.via, m_options.tokenFile);
            if (!service)
                co_return fail(service.error());
            co_return Line(std::make_unique<ServiceWaitLine>(*service));
        }
        const auto endpoint = co_await session->endpoint();
        if (!endpoint)
            co_return fail(endpoint.error());
        co_return Line(std::make_unique<RedisWaitLine>(*endpoint, m_options.interval()));
    }

    const std::chrono::milliseconds m_firstPatience;
    WaitBroadcast *const m_broadcast;
    WaitOptions m_options;
    std::unique_ptr<WaitRun> m_run;
};

} // namespace

std::unique_ptr<Command> makeWaitCommand()
{
    return makeWaitCommand(nullptr);
}

std::unique_ptr<Command> makeWaitCommand(std::chrono::milliseconds firstPatience)
{
    return std::make_unique<WaitCommand>(firstPatience, nullptr);
}

std::unique_ptr<Command> makeWaitCommand(WaitBroadcast *broadcast)
{
    return std::make_unique<WaitCommand>(WaitLimits().firstPatience, broadcast);
}

} // namespace batchy::cli
