// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/eachworkflow.h"
#include "app/cli/format/tables.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "core/domain/names.h"
#include "core/domain/rules.h"
#include "core/store/batchstore.h"

namespace batchy::cli {

namespace {

/// Close and fail (RULES 5): the same command with another word.
class EndCommand final : public Command
{
public:
    explicit EndCommand(EndKind kind) : m_kind(kind) {}

    QByteArray name() const override { return isClose() ? "close" : "fail"; }
    QString summary() const override
    {
        return isClose() ? Text::tr("end a batch with success") : Text::tr("end a batch as failed");
    }
    std::vector<Example> examples() const override
    {
        const QByteArray verb = "batchy " + name();
        return {{verb + " wf1", Text::tr("all jobs of wf1")},
                {verb + " wf1 --job job2", Text::tr("one of its jobs")},
                {verb + " wf1 --dry-run", Text::tr("what would happen")}};
    }
    QString notes() const override
    {
        return isClose() ? Text::tr("The next open then goes on from this batch's start.")
                         : Text::tr("The next open then runs the same batch again, from the same "
                                    "from_date. The setting status_failed_word says which word is "
                                    "stored.");
    }
    void describe(OptionSet &options) override
    {
        options.arguments(Text::tr("WF"), &m_workflows, Text::tr("a workflow"), true);
        options.values("--job", Text::tr("JOB"), &m_jobs,
                       Text::tr("only this job; may be given several times"));
        options.flag("--dry-run", &m_isDry, Text::tr("show what would happen, write nothing"));
    }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        const Wish wish{m_kind, {m_jobs.begin(), m_jobs.end()}, m_isDry};
        return forEachWorkflow(session, streams, m_workflows, false, [=](QByteArray workflow) {
            return end(session, streams, workflow, wish);
        });
    }

private:
    struct Wish
    {
        EndKind kind;
        std::vector<QByteArray> jobs;
        bool isDry;
    };

    bool isClose() const { return m_kind == EndKind::Success; }

    static QCoro::Task<Result<Batch>> dryEnd(Session *session, BatchStore *store,
                                             QByteArray workflow, Wish wish)
    {
        if (const auto checked = checkWorkflowName(workflow); !checked)
            co_return fail(checked.error());
        const auto stored = co_await store->status(workflow);
        if (!stored)
            co_return fail(stored.error());
        const QByteArray word =
            wish.kind == EndKind::Success ? QByteArray("success") : session->failedWord();
        co_return endBatch(*stored, store->now(), word, wish.jobs);
    }

    static QString headline(const Wish &wish, const QByteArray &workflow)
    {
        const bool closes = wish.kind == EndKind::Success;
        if (wish.isDry)
            return closes ? Text::tr("%1: would be closed like this (nothing was written)")
                                .arg(words(workflow))
                          : Text::tr("%1: would be failed like this (nothing was written)")
                                .arg(words(workflow));
        if (wish.jobs.empty())
            return closes ? Text::tr("%1: closed").arg(words(workflow))
                          : Text::tr("%1: failed").arg(words(workflow));
        const QString jobs = words(QByteArrayList(wish.jobs.begin(), wish.jobs.end()).join(", "));
        return closes ? Text::tr("%1: closed %2").arg(words(workflow), jobs)
                      : Text::tr("%1: failed %2").arg(words(workflow), jobs);
    }

    static QCoro::Task<Result<Shown>> end(Session *session, Streams streams, QByteArray workflow,
                                          Wish wish)
    {
        const auto store = co_await session->store();
        if (!store)
            co_return fail(store.error());
        Result<Batch> batch;
        if (wish.isDry) {
            batch = co_await dryEnd(session, *store, workflow, wish);
        } else {
            const auto writing = session->writing(
                wish.kind == EndKind::Success ? Text::tr("the close of %1").arg(words(workflow))
                                              : Text::tr("the fail of %1").arg(words(workflow)));
            batch = co_await (*store)->end(workflow, wish.kind, wish.jobs);
        }
        if (!batch)
            co_return fail(batch.error());
        Shown shown{*batch, {}};
        if (session->format() == Format::Table)
            shown.text = headline(wish, workflow).toUtf8() + '\n' + jobsTable(*batch, streams.look);
        co_return shown;
    }

    const EndKind m_kind;
    QByteArrayList m_workflows;
    QByteArrayList m_jobs;
    bool m_isDry = false;
};

} // namespace

std::unique_ptr<Command> makeCloseCommand()
{
    return std::make_unique<EndCommand>(EndKind::Success);
}

std::unique_ptr<Command> makeFailCommand()
{
    return std::make_unique<EndCommand>(EndKind::Failed);
}

} // namespace batchy::cli
