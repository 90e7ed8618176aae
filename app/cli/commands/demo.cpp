// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/format/documents.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "core/demo/demofill.h"

namespace batchy::cli {

namespace {

/// From here on it takes seconds, and somebody wants to know what for.
constexpr qint64 manyChanges = 20'000;

/// Fills an empty Redis with workflows that have a past.
class DemoCommand final : public Command
{
public:
    QByteArray name() const override { return "demo"; }
    QString summary() const override { return Text::tr("fill an empty Redis with sample data"); }
    std::vector<Example> examples() const override
    {
        return {{"batchy demo --embedded", Text::tr("twelve workflows and their last 30 days")},
                {"batchy demo --redis redis://127.0.0.1:6379/9 --workflows 1000",
                 Text::tr("the same and 988 more in an empty database")},
                {"batchy demo --days 0", Text::tr("just the latest batch of each")},
                {"batchy demo --dry-run --format json", Text::tr("what would be written")}};
    }
    QString notes() const override
    {
        return Text::tr(
            "The past comes about by the rules of load, open, close, fail and rerun, and is the "
            "same for everybody on the same day. Of the twelve samples one is open now, one ends "
            "failed, one was never run, and one has a gap in what it loaded. Where the demo's "
            "workflows are there already, they go on from where they are until now. At a terminal "
            "you are asked before an open batch is run again. A Redis with any other workflow is "
            "refused with exit code 9.");
    }
    void describe(OptionSet &options) override
    {
        options.value("--days", Text::tr("N"), &m_days,
                      Text::tr("how far the past goes back; 0 for the present only (30)"));
        options.value("--workflows", Text::tr("N"), &m_workflows,
                      Text::tr("how many; beyond the samples more are made up (12)"));
        options.flag("--dry-run", &m_isDry, Text::tr("show what would be written, write nothing"));
    }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        DemoWish wish;
        for (const auto &[option, typed, target] :
             {Number{"--days", m_days, &wish.days},
              Number{"--workflows", m_workflows, &wish.workflows}})
            if (!read(typed, target))
                return refuse(streams, option, *typed);
        return fill(session, streams, wish, m_isDry);
    }

private:
    struct Number
    {
        const char *option;
        const std::optional<QByteArray> &typed;
        int *target;
    };

    static bool read(const std::optional<QByteArray> &typed, int *target)
    {
        bool isNumber = true;
        if (typed)
            *target = typed->toInt(&isNumber);
        return isNumber;
    }

    static QCoro::Task<ExitCode> refuse(Streams streams, QByteArray option, QByteArray typed)
    {
        streams.complain({ErrorKind::BadInput,
                          Text::tr("%1 %2 is not a whole number.").arg(words(option), words(typed)),
                          Text::tr("Example: batchy demo --days 30 --workflows 12")});
        co_return ExitCode::Usage;
    }

    static QCoro::Task<Result<DemoPlan>> plan(Session *session, DemoWish wish)
    {
        const auto store = co_await session->store();
        if (!store)
            co_return fail(store.error());
        co_return co_await planDemo(*store, wish);
    }

    static QString headline(const DemoPlan &plan, bool isDry)
    {
        if (plan.changes() == 0)
            return Text::tr("The demo is there already, up to now: nothing to add");
        const QString sentence =
            isDry ? Text::tr("A demo would write %1 batches of %2 workflows (nothing was written)")
                  : Text::tr("The demo is there: %1 new batches of %2 workflows");
        return sentence.arg(plan.batches()).arg(plan.parts.size());
    }

    static ExitCode tell(const Session &session, const Streams &streams, const DemoPlan &plan,
                         bool isDry)
    {
        streams.out->write(session.format() == Format::Json
                               ? demoDocument(plan)
                               : headline(plan, isDry).toUtf8() + '\n');
        if (session.format() == Format::Table && !isDry)
            streams.say(Text::tr("\"batchy list\" shows it, \"batchy history %1\" a past.")
                            .arg(words(demoName(0))));
        return ExitCode::Done;
    }

    static QCoro::Task<bool> askToReopen(Streams streams, QStringList workflows)
    {
        streams.say(Text::tr("These have an open batch, which would be run again: %1.")
                        .arg(workflows.join(Text::tr(", "))));
        co_return co_await streams.confirm(Text::tr("Go on with the demo?"));
    }

    static QStringList reopened(const DemoPlan &plan)
    {
        QStringList workflows;
        for (const DemoPart &part : plan.parts)
            if (part.reopens)
                workflows << words(part.workflow.file.workflow);
        return workflows;
    }

    static QCoro::Task<ExitCode> fill(Session *session, Streams streams, DemoWish wish, bool isDry)
    {
        const auto planned = co_await plan(session, wish);
        if (!planned) {
            streams.complain(planned.error());
            co_return exitCodeOf(planned.error().kind);
        }
        if (isDry)
            co_return tell(*session, streams, *planned, isDry);
        const QStringList open = reopened(*planned);
        if (session->asks() && !open.isEmpty()) {
            const bool goesOn = co_await askToReopen(streams, open);
            if (!goesOn)
                streams.say(Text::tr("Nothing was changed."));
            if (!goesOn)
                co_return ExitCode::No;
        }
        if (planned->changes() > manyChanges)
            streams.say(Text::tr("Writing %1 batches…").arg(planned->batches()));
        BatchStore::Options options;
        options.failedWord = session->failedWord();
        const auto writing = session->writing(Text::tr("the demo"));
        const auto filled = co_await fillDemo(&session->link(), *planned, options);
        if (!filled) {
            streams.complain(filled.error());
            co_return exitCodeOf(filled.error().kind);
        }
        co_return tell(*session, streams, *planned, isDry);
    }

    std::optional<QByteArray> m_days;
    std::optional<QByteArray> m_workflows;
    bool m_isDry = false;
};

} // namespace

std::unique_ptr<Command> makeDemoCommand()
{
    return std::make_unique<DemoCommand>();
}

} // namespace batchy::cli
