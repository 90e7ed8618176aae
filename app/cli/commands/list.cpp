// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/format/tables.h"
#include "app/cli/glob.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "core/domain/names.h"
#include "core/redis/link.h"
#include "core/store/batchstore.h"

#include <algorithm>
#include <functional>

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
                      Text::tr("only new, open, success, failed or broken ones"));
    }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        Filter filter{m_glob, {}, m_status == QByteArray("broken")};
        if (m_status && !filter.onlyBroken) {
            filter.status = parseStatusWord(*m_status);
            if (!filter.status)
                return refuse(streams, noStatus(*m_status));
        }
        if (m_glob)
            if (const auto checked = checkGlob(*m_glob); !checked)
                return refuse(streams, checked.error());
        return list(session, streams, filter);
    }

private:
    /// As the table has it, a broken workflow is nothing else.
    struct Filter
    {
        std::optional<QByteArray> glob;
        std::optional<Status> status;
        bool onlyBroken = false;

        QString words() const
        {
            QByteArrayList parts;
            if (glob)
                parts << *glob;
            if (status || onlyBroken)
                parts << QByteArray("--status " + (onlyBroken ? "broken" : statusWord(*status)));
            return cli::words(parts.join(' '));
        }
        bool wants(const QByteArray &name) const { return !glob || isNamedLike(name, *glob); }
        bool passes(const Batch &batch) const
        {
            if (onlyBroken || batch.isBroken())
                return batch.isBroken() && !status;
            return !status || batch.status() == *status;
        }
    };

    static Error noStatus(const QByteArray &typed)
    {
        return {ErrorKind::BadInput, Text::tr("There is no status \"%1\".").arg(words(typed)),
                Text::tr("A workflow is new, open, success, failed or broken.")};
    }

    static QCoro::Task<ExitCode> refuse(Streams streams, Error error)
    {
        streams.complain(error);
        co_return ExitCode::Usage;
    }

    /// Only what the pattern names is read at all.
    static QCoro::Task<Result<std::vector<Batch>>> read(Session *session, Filter filter)
    {
        const auto store = co_await session->store();
        if (!store)
            co_return fail(store.error());
        std::function<bool(const QByteArray &)> wanted = [filter](const QByteArray &name) {
            return filter.wants(name);
        };
        co_return co_await (*store)->list({}, std::move(wanted));
    }

    static QCoro::Task<ExitCode> list(Session *session, Streams streams, Filter filter)
    {
        auto workflows = co_await read(session, filter);
        if (!workflows) {
            streams.complain(workflows.error());
            co_return exitCodeOf(workflows.error().kind);
        }
        const bool hadAny = !workflows->empty();
        std::erase_if(*workflows, [&](const Batch &batch) { return !filter.passes(batch); });
        if (session->format() == Format::Json)
            streams.out->write(listDocument(*workflows));
        else if (!workflows->empty())
            streams.out->write(listTable(*workflows, streams.look));
        else if (hadAny || filter.glob)
            streams.say(
                Text::tr("No workflow in Redis at %1 matches %2. \"batchy list\" shows all.")
                    .arg(session->link().endpoint().display(), filter.words()));
        else
            streams.say(Text::tr("There is no workflow in Redis at %1 yet. \"batchy load --all\" "
                                 "brings in the files of the cfg folder.")
                            .arg(session->link().endpoint().display()));
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
