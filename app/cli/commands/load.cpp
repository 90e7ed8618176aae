// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/commands/opening.h"
#include "app/cli/eachworkflow.h"
#include "app/cli/format/safetext.h"
#include "app/cli/format/tables.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "core/domain/specialvalues.h"
#include "core/render/words.h"
#include "core/store/batchstore.h"

namespace batchy::cli {

namespace {

/// RULES 3: workflow files to Redis.
class LoadCommand final : public Command
{
public:
    QByteArray name() const override { return "load"; }
    QString summary() const override { return Text::tr("load workflow files into Redis"); }
    std::vector<Example> examples() const override
    {
        return {{"batchy load wf1", Text::tr("cfg/wf1.yaml replaces what Redis holds of wf1")},
                {"batchy load wf1 --merge",
                 Text::tr("the same, but jobs that exist keep their running state")},
                {"batchy load --all --cfg /srv/etl/cfg", Text::tr("every file of a folder")},
                {"batchy load wf1 --dry-run", Text::tr("what would change")}};
    }
    QString notes() const override
    {
        return Text::tr("With --all, files that can't be a workflow's are told and passed over. A "
                        "file is checked whole before Redis is touched. The running state is "
                        "batch_id, status, from_date, batch_start and batch_end. At a terminal you "
                        "are asked before an open batch is lost.");
    }
    void describe(OptionSet &options) override
    {
        options.arguments(Text::tr("WF"), &m_workflows,
                          Text::tr("a workflow: its file's name without .yaml"), false);
        options.flag("--all", &m_all, Text::tr("every workflow file in the folder"));
        options.flag("--merge", &m_merges, Text::tr("keep the running state of jobs that exist"));
        options.flag("--dry-run", &m_isDry, Text::tr("show what would change, write nothing"));
    }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        const Wish wish{m_merges ? LoadMode::Merge : LoadMode::Replace, m_isDry};
        const auto workflows = chosen(*session, streams);
        if (!workflows)
            return refuse(streams, workflows.error());
        return forEachWorkflow(session, streams, *workflows, m_all, [=](QByteArray workflow) {
            return load(session, streams, workflow, wish);
        });
    }

private:
    struct Wish
    {
        LoadMode mode;
        bool isDry;
    };

    Result<QByteArrayList> chosen(const Session &session, const Streams &streams) const
    {
        if (m_all && !m_workflows.isEmpty())
            return fail(ErrorKind::BadInput, Text::tr("load takes workflows or --all, not both."),
                        Text::tr("Examples: batchy load wf1, batchy load --all"));
        if (!m_all && m_workflows.isEmpty())
            return fail(ErrorKind::BadInput, Text::tr("load needs workflows, or --all."),
                        Text::tr("Examples: batchy load wf1, batchy load --all"));
        if (!m_all)
            return m_workflows;
        for (const auto &[file, error] : session.cfg().unusable())
            streams.say(Text::tr("%1 %2").arg(error.what, error.hint));
        return session.filedWorkflows();
    }

    static QCoro::Task<ExitCode> refuse(Streams streams, Error error)
    {
        streams.complain(error);
        co_return exitCodeOf(error.kind);
    }

    /// The jobs that are open now and would not be, with the same id, after the load.
    static Batch lostBy(const Batch &after, const Batch &stored)
    {
        Batch lost;
        lost.workflow = stored.workflow;
        for (const BatchJob &entry : stored.jobs) {
            const Job *kept = after.find(entry.name);
            const bool goesOn = kept && kept->status() == Status::Open &&
                                kept->value(param::batchId) == entry.job.value(param::batchId);
            if (entry.job.status() == Status::Open && !goesOn)
                lost.jobs.push_back(entry);
        }
        return lost;
    }

    static QCoro::Task<bool> askToLose(Streams streams, Batch lost)
    {
        streams.say(Text::tr("%1 has an open batch. Loading the file loses its running state:")
                        .arg(words(lost.workflow)));
        for (const QString &line : openJobLines(lost))
            streams.say(line);
        co_return co_await streams.confirm(Text::tr("Load %1 anyway?").arg(words(lost.workflow)));
    }

    /// Where nobody was asked, the log of a script shows at least what was lost.
    static void tellLoss(const Streams &streams, const Batch &lost)
    {
        if (lost.jobs.empty())
            return;
        streams.say(Text::tr("%1 had an open batch. Loading the file has lost its running state:")
                        .arg(words(lost.workflow)));
        for (const QString &line : openJobLines(lost))
            streams.say(line);
    }

    /// What was loaded as it is, but the next open will stumble over. A merge may have kept it from
    /// Redis, where mending the file is no help.
    static void warn(const Streams &streams, const Batch &batch, LoadMode mode)
    {
        const SpecialValues values = checkSpecialValues(batch);
        for (const Error &refused : values.refused)
            streams.say((mode == LoadMode::Merge
                             ? Text::tr("Warning: %1 The next open would refuse that: mend it in "
                                        "%2.yaml and load it without --merge.")
                             : Text::tr("Warning: %1 The next open would refuse that: mend it in "
                                        "%2.yaml and load it again."))
                            .arg(refused.what, words(batch.workflow)));
        for (const QString &odd : values.odd)
            streams.say(Text::tr("Warning: %1").arg(odd));
    }

    static QString headline(const Batch &batch)
    {
        return Text::tr("%1: loaded").arg(words(batch.workflow));
    }

    static QByteArray dryText(const Batch &before, const Batch &after)
    {
        const QStringList lines = differenceWords(before, after);
        QString text =
            (lines.isEmpty() ? Text::tr("%1: a load would change nothing (nothing was written)")
                             : Text::tr("%1: a load would change this (nothing was written)"))
                .arg(words(after.workflow));
        for (const QString &line : lines)
            text += QStringLiteral("\n  ") + safeText(line);
        return text.toUtf8() + '\n';
    }

    /// What Redis holds now; an empty batch where there is none.
    static QCoro::Task<Result<Batch>> stored(BatchStore *store, QByteArray workflow)
    {
        auto batch = co_await store->status(workflow);
        if (!batch && batch.error().kind == ErrorKind::NotFound)
            co_return Batch{workflow, {}};
        co_return batch;
    }

    static QCoro::Task<Result<Shown>> dryLoad(Session *session, Streams streams, BatchStore *store,
                                              Batch file, LoadMode mode)
    {
        const auto before = co_await stored(store, file.workflow);
        if (!before)
            co_return fail(before.error());
        const auto after = co_await store->previewLoad(file, mode);
        if (!after)
            co_return fail(after.error());
        warn(streams, *after, mode);
        Shown shown{*after, {}};
        if (session->format() == Format::Table)
            shown.text = dryText(*before, *after);
        co_return shown;
    }

    /// What a load was decided on.
    struct Look
    {
        Expected seen; ///< must still be there; nothing where nobody was asked
        Batch lost;    ///< open jobs that go under
        bool declined = false;
    };

    /// Looks for an open batch that would be lost, and asks where there is somebody to ask.
    static QCoro::Task<Result<Look>> lookBefore(Session *session, Streams streams,
                                                BatchStore *store, Batch file, LoadMode mode)
    {
        const auto before = co_await stored(store, file.workflow);
        if (!before)
            co_return fail(before.error());
        if (before->jobs.empty())
            co_return Look();
        const auto after = co_await store->previewLoad(file, mode);
        if (!after)
            co_return fail(after.error());
        Look look;
        look.lost = lostBy(*after, *before);
        if (!session->asks())
            co_return look;
        look.seen = *before;
        if (!look.lost.jobs.empty())
            look.declined = !co_await askToLose(streams, std::exchange(look.lost, {}));
        co_return look;
    }

    static QCoro::Task<Result<Shown>> load(Session *session, Streams streams, QByteArray workflow,
                                           Wish wish)
    {
        const auto file = session->cfg().load(workflow);
        if (!file)
            co_return fail(file.error());
        const auto store = co_await session->store();
        if (!store)
            co_return fail(store.error());
        if (wish.isDry)
            co_return co_await dryLoad(session, streams, *store, *file, wish.mode);
        Shown shown;
        const auto look = co_await lookBefore(session, streams, *store, *file, wish.mode);
        if (!look)
            co_return fail(look.error());
        shown.declined = look->declined;
        if (shown.declined)
            co_return shown;
        const auto writing = session->writing(Text::tr("the load of %1").arg(words(workflow)));
        auto batch = co_await (*store)->load(*file, wish.mode, look->seen);
        if (!batch)
            co_return fail(batch.error());
        tellLoss(streams, look->lost);
        warn(streams, *batch, wish.mode);
        if (session->format() == Format::Table)
            shown.text = headline(*batch).toUtf8() + '\n' + jobsTable(*batch, streams.look);
        shown.batch = std::move(*batch);
        co_return shown;
    }

    QByteArrayList m_workflows;
    bool m_all = false;
    bool m_merges = false;
    bool m_isDry = false;
};

} // namespace

std::unique_ptr<Command> makeLoadCommand()
{
    return std::make_unique<LoadCommand>();
}

} // namespace batchy::cli
