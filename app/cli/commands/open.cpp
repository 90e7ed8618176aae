// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/commands/opening.h"
#include "app/cli/eachworkflow.h"
#include "app/cli/session.h"
#include "app/cli/text.h"

namespace batchy::cli {

namespace {

/// RULES 4 for one or more workflows.
class OpenCommand final : public Command
{
public:
    QByteArray name() const override { return "open"; }
    QString summary() const override { return Text::tr("open the next batch of a workflow"); }
    std::vector<Example> examples() const override
    {
        return {{"batchy open wf1", Text::tr("a new batch, with the reason for each from_date")},
                {"batchy open wf1 --format infa > wf1.par",
                 Text::tr("the same as an Informatica parameter file")},
                {"batchy open wf1 wf2 --format json", Text::tr("two workflows, a line each")},
                {"batchy open wf1 --dry-run", Text::tr("what would happen")}};
    }
    QString notes() const override
    {
        return Text::tr("After a success from_date is the last batch_start minus reprocess_hours; "
                        "after anything else the same batch is run again from the same from_date. "
                        "At a terminal you are asked before a batch that is open is opened again.");
    }
    void describe(OptionSet &options) override
    {
        options.arguments(Text::tr("WF"), &m_workflows, Text::tr("a workflow"), true);
        options.flag("--dry-run", &m_isDry, Text::tr("show what would happen, write nothing"));
    }
    bool makesParamFiles() const override { return true; }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        const bool isDry = m_isDry;
        return forEachWorkflow(session, streams, m_workflows, false, [=](QByteArray workflow) {
            return open(session, streams, workflow, isDry);
        });
    }

private:
    static QCoro::Task<Result<Shown>> open(Session *session, Streams streams, QByteArray workflow,
                                           bool isDry)
    {
        const auto opening = co_await openOne(session, streams, workflow, {}, isDry);
        if (!opening)
            co_return fail(opening.error());
        if (opening->declined)
            co_return Shown{{}, {}, true};
        const auto text = textOf(*session, streams, *opening, isDry);
        if (!text)
            co_return fail(text.error());
        co_return Shown{opening->result.batch, *text};
    }

    QByteArrayList m_workflows;
    bool m_isDry = false;
};

} // namespace

std::unique_ptr<Command> makeOpenCommand()
{
    return std::make_unique<OpenCommand>();
}

} // namespace batchy::cli
