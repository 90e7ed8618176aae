// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/format/tables.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "core/store/batchstore.h"

#include <algorithm>
#include <fnmatch.h>

namespace batchy::cli {

namespace {

/// Every workflow in Redis, or some.
class ListCommand final : public Command
{
public:
    QByteArray name() const override { return "list"; }
    QString summary() const override { return Text::tr("list the workflows in Redis"); }
    std::vector<Example> examples() const override
    {
        return {{"batchy list", Text::tr("all of them")},
                {"batchy list 'sales_*' --status failed", Text::tr("the failed ones of a kind")},
                {"batchy list --format json", Text::tr("for scripts")}};
    }
    void describe(OptionSet &options) override
    {
        options.argument(Text::tr("GLOB"), &m_glob,
                         Text::tr("a pattern of names with * ? [abc]; quote it"), false);
        options.value("--status", Text::tr("STATUS"), &m_status,
                      Text::tr("only new, open, success or failed ones"));
    }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        const auto status = m_status ? parseStatusWord(*m_status) : std::nullopt;
        if (m_status && !status)
            return refuse(streams, *m_status);
        return list(session, streams, m_glob, status);
    }

private:
    static QCoro::Task<ExitCode> refuse(Streams streams, QByteArray typed)
    {
        streams.complain({ErrorKind::BadInput,
                          Text::tr("There is no status \"%1\".").arg(words(typed)),
                          Text::tr("A workflow is new, open, success or failed.")});
        co_return ExitCode::Usage;
    }

    static QCoro::Task<Result<std::vector<Batch>>> read(Session *session)
    {
        const auto store = co_await session->store();
        if (!store)
            co_return fail(store.error());
        co_return co_await (*store)->list();
    }

    static QCoro::Task<ExitCode> list(Session *session, Streams streams,
                                      std::optional<QByteArray> glob, std::optional<Status> status)
    {
        auto workflows = co_await read(session);
        if (!workflows) {
            streams.complain(workflows.error());
            co_return exitCodeOf(workflows.error().kind);
        }
        const bool hadAny = !workflows->empty();
        std::erase_if(*workflows, [&](const Batch &batch) {
            return (glob && ::fnmatch(glob->constData(), batch.workflow.constData(), 0) != 0) ||
                   (status && batch.status() != *status);
        });
        if (session->format() == Format::Json)
            streams.out->write(listDocument(*workflows));
        else if (!workflows->empty())
            streams.out->write(listTable(*workflows, streams.look));
        else if (hadAny)
            streams.say(Text::tr("No workflow matches."));
        else
            streams.say(Text::tr("There is no workflow in this Redis yet. \"batchy load --all\" "
                                 "brings in the files of the cfg folder."));
        co_return ExitCode::Done;
    }

    std::optional<QByteArray> m_glob;
    std::optional<QByteArray> m_status;
};

} // namespace

std::unique_ptr<Command> makeListCommand()
{
    return std::make_unique<ListCommand>();
}

} // namespace batchy::cli
