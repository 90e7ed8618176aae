// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/format/documents.h"
#include "app/cli/format/safetext.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "core/domain/doneon.h"
#include "core/domain/names.h"
#include "core/render/words.h"
#include "core/store/batchstore.h"

namespace batchy::cli {

namespace {

/// Is it done today? The question that waiting asks again and again (RULES 8), asked once.
class CheckCommand final : public Command
{
public:
    QByteArray name() const override { return "check"; }
    QString summary() const override { return Text::tr("tell whether a workflow is done today"); }
    std::vector<Example> examples() const override
    {
        return {{"batchy check wf1", Text::tr("exit code 0: done; 3: not yet, and why")},
                {"batchy check wf1 && ./next_step.sh", Text::tr("go on only when it is")}};
    }
    QString notes() const override
    {
        return Text::tr("Done today means that every job is success with a batch_end on this day "
                        "in UTC or later, by Redis' clock. Yesterday's success does not count.");
    }
    void describe(OptionSet &options) override
    {
        options.argument(Text::tr("WF"), &m_workflow, Text::tr("a workflow"), true);
    }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        return check(session, streams, *m_workflow);
    }

private:
    static QCoro::Task<Result<Batch>> read(Session *session, QByteArray workflow)
    {
        if (const auto checked = checkWorkflowName(workflow); !checked)
            co_return fail(checked.error());
        const auto store = co_await session->store();
        if (!store)
            co_return fail(store.error());
        co_return co_await (*store)->status(workflow);
    }

    static QByteArray text(const Batch &batch, Timestamp day,
                           const std::vector<WaitReason> &reasons, const Look &look)
    {
        const QString date = QString::fromLatin1(formatTimestamp(day).first(10));
        const QString name = words(batch.workflow);
        if (reasons.empty())
            return painted(Text::tr("%1 is done on %2 (UTC)").arg(name, date), Style::Good, look)
                       .toUtf8() +
                   '\n';
        QString lines = painted(Text::tr("%1 is not done on %2 (UTC): %3 of %4 jobs aren't done")
                                    .arg(name, date)
                                    .arg(reasons.size())
                                    .arg(batch.jobs.size()),
                                Style::Busy, look);
        for (const WaitReason &reason : reasons)
            lines += QStringLiteral("\n  ") + safeText(reasonWords(reason));
        return lines.toUtf8() + '\n';
    }

    static QCoro::Task<ExitCode> check(Session *session, Streams streams, QByteArray workflow)
    {
        const auto batch = co_await read(session, workflow);
        if (!batch) {
            const Error error = co_await session->withNearest(batch.error(), workflow);
            streams.complain(error);
            co_return exitCodeOf(error.kind);
        }
        const auto store = co_await session->store();
        const Timestamp day = midnightOf((*store)->now());
        const auto reasons = notDoneOn(*batch, day);
        streams.out->write(session->format() == Format::Json
                               ? checkDocument(*batch, day, reasons)
                               : text(*batch, day, reasons, streams.look));
        co_return reasons.empty() ? ExitCode::Done : ExitCode::No;
    }

    std::optional<QByteArray> m_workflow;
};

} // namespace

std::unique_ptr<Command> makeCheckCommand()
{
    return std::make_unique<CheckCommand>();
}

} // namespace batchy::cli
