// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/eachworkflow.h"
#include "app/cli/format/tables.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "core/render/paramfile.h"

namespace batchy::cli {

namespace {

/// Shows what Redis holds, untouched (RULES 6).
class StatusCommand final : public Command
{
public:
    QByteArray name() const override { return "status"; }
    QString summary() const override { return Text::tr("show the jobs of a workflow or batch"); }
    std::vector<Example> examples() const override
    {
        return {{"batchy status wf1", Text::tr("the latest batch of wf1")},
                {"batchy status wf1-1467149783", Text::tr("one batch of its history")},
                {"batchy status wf1 --format json", Text::tr("the stored JSON, untouched")}};
    }
    void describe(OptionSet &options) override
    {
        options.arguments(Text::tr("WF|WF-ID"), &m_names,
                          Text::tr("a workflow, or one of its batches"), true);
    }
    bool makesParamFiles() const override { return true; }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        return forEachWorkflow(session, streams, m_names, false,
                               [=](QByteArray name) { return show(session, streams, name); });
    }

private:
    static QCoro::Task<Result<Shown>> show(Session *session, Streams streams, QByteArray name)
    {
        const auto store = co_await session->store();
        if (!store)
            co_return fail(store.error());
        auto batch = co_await (*store)->status(name);
        if (!batch)
            co_return fail(batch.error());
        Shown shown;
        if (session->format() == Format::Table)
            shown.text = headingOf(*batch, streams.look) + jobsTable(*batch, streams.look);
        if (session->format() == Format::Infa) {
            const auto file = paramFile(*batch);
            if (!file)
                co_return fail(file.error());
            shown.text = *file;
        }
        shown.batch = std::move(*batch);
        co_return shown;
    }

    QByteArrayList m_names;
};

} // namespace

std::unique_ptr<Command> makeStatusCommand()
{
    return std::make_unique<StatusCommand>();
}

} // namespace batchy::cli
