// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/format/tables.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "core/domain/names.h"
#include "core/store/batchstore.h"

namespace batchy::cli {

namespace {

/// The history keys of a workflow, newest first, with what the newest ones hold.
class HistoryCommand final : public Command
{
public:
    QByteArray name() const override { return "history"; }
    QString summary() const override { return Text::tr("list the batches of a workflow"); }
    std::vector<Example> examples() const override
    {
        return {{"batchy history wf1", Text::tr("the 20 newest, newest first")},
                {"batchy history wf1 --limit 0 --format json", Text::tr("all, for scripts")},
                {"batchy status wf1-1467149783", Text::tr("one of them")}};
    }
    void describe(OptionSet &options) override
    {
        options.argument(Text::tr("WF"), &m_workflow, Text::tr("a workflow"), true);
        options.value("--limit", Text::tr("N"), &m_limit,
                      Text::tr("how many to show; 0 for all (20)"));
    }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        bool isNumber = true;
        const int limit = m_limit ? m_limit->toInt(&isNumber) : 20;
        if (!isNumber || limit < 0)
            return refuse(streams, *m_limit);
        return tell(session, streams, *m_workflow, limit);
    }

private:
    using Task = QCoro::Task<Result<Batch>>;

    static QCoro::Task<ExitCode> refuse(Streams streams, QByteArray typed)
    {
        streams.complain({ErrorKind::BadInput,
                          Text::tr("--limit %1 is not a number of batches.").arg(words(typed)),
                          Text::tr("Give 0 or more, such as --limit 50.")});
        co_return ExitCode::Usage;
    }

    static QCoro::Task<Result<std::vector<HistoryEntry>>> entriesOf(Session *session,
                                                                    QByteArray workflow)
    {
        const auto store = co_await session->store();
        if (!store)
            co_return fail(store.error());
        co_return co_await (*store)->history(workflow);
    }

    /// All are asked for at once; the link pipelines them.
    static QCoro::Task<std::vector<HistoryRow>> read(BatchStore *store, QByteArray workflow,
                                                     std::vector<HistoryEntry> entries)
    {
        std::vector<HistoryRow> rows;
        std::vector<Task> pending;
        for (const HistoryEntry &entry : entries) {
            const QByteArray key =
                entry.init ? initKey(workflow, entry.id) : batchKey(workflow, entry.id);
            rows.push_back({entry, key, {}});
            pending.push_back(store->status(key));
        }
        for (size_t i = 0; i < rows.size(); ++i)
            if (const auto batch = co_await pending[i])
                rows[i].batch = *batch;
        co_return rows;
    }

    static QCoro::Task<ExitCode> tell(Session *session, Streams streams, QByteArray workflow,
                                      int limit)
    {
        auto entries = co_await entriesOf(session, workflow);
        if (!entries) {
            const Error error = co_await session->withNearest(entries.error(), workflow);
            streams.complain(error);
            co_return exitCodeOf(error.kind);
        }
        const size_t total = entries->size();
        if (limit > 0 && total > size_t(limit))
            entries->resize(size_t(limit));
        const auto store = co_await session->store();
        const auto rows = co_await read(*store, workflow, *entries);
        if (session->format() == Format::Json) {
            streams.out->write(historyDocument(workflow, rows, qint64(total)));
        } else if (rows.empty()) {
            streams.say(Text::tr("%1 has no history yet.").arg(words(workflow)));
        } else {
            streams.out->write(historyTable(rows, streams.look));
            if (rows.size() < total)
                streams.say(
                    Text::tr("%1 of %2 shown; --limit 0 shows all.").arg(rows.size()).arg(total));
        }
        co_return ExitCode::Done;
    }

    std::optional<QByteArray> m_workflow;
    std::optional<QByteArray> m_limit;
};

} // namespace

std::unique_ptr<Command> makeHistoryCommand()
{
    return std::make_unique<HistoryCommand>();
}

} // namespace batchy::cli
