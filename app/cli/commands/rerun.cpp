// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/commands/opening.h"
#include "app/cli/format/documents.h"
#include "app/cli/session.h"
#include "app/cli/text.h"

namespace batchy::cli {

namespace {

/// An opening of a single workflow, told with its reasons: a version 1 document in JSON.
QCoro::Task<ExitCode> openAndTell(Session *session, Streams streams, QByteArray workflow,
                                  std::optional<GivenFromDate> given, bool isDry)
{
    const auto opening = co_await openOne(session, streams, workflow, given, isDry);
    if (!opening) {
        const Error error = co_await session->withNearest(opening.error(), workflow);
        streams.complain(error);
        co_return exitCodeOf(error.kind);
    }
    if (opening->declined) {
        streams.say(Text::tr("%1: nothing was changed.").arg(words(workflow)));
        co_return ExitCode::No;
    }
    const auto text = textOf(*session, streams, *opening, isDry);
    if (!text) {
        streams.complain(text.error());
        co_return exitCodeOf(text.error().kind);
    }
    streams.out->write(session->format() == Format::Json ? openDocument(opening->result) : *text);
    co_return ExitCode::Done;
}

/// What the next open would write, without writing.
class PreviewCommand final : public Command
{
public:
    QByteArray name() const override { return "preview"; }
    QString summary() const override { return Text::tr("show what the next open would do"); }
    std::vector<Example> examples() const override
    {
        return {{"batchy preview wf1", Text::tr("each from_date before and after, and why")},
                {"batchy preview wf1 --format infa",
                 Text::tr("the parameter file that the next open would make")}};
    }
    void describe(OptionSet &options) override
    {
        options.argument(Text::tr("WF"), &m_workflow, Text::tr("a workflow"), true);
    }
    bool makesParamFiles() const override { return true; }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        return openAndTell(session, streams, *m_workflow, {}, true);
    }

private:
    std::optional<QByteArray> m_workflow;
};

/// Open with a from_date given by hand.
class RerunCommand final : public Command
{
public:
    QByteArray name() const override { return "rerun"; }
    QString summary() const override { return Text::tr("open a batch from a given from_date"); }
    std::vector<Example> examples() const override
    {
        return {
            {"batchy rerun wf1 --from-date 2016-06-28", Text::tr("all jobs from that day on")},
            {"batchy rerun wf1 --from-date 2016-06-28T21:47:09 --job job2 --job job3",
             Text::tr("two jobs from there, the others as open has it")},
            {"batchy rerun wf1 --from-date 2016-06-28 --dry-run", Text::tr("what would happen")}};
    }
    QString notes() const override
    {
        return Text::tr("The from_date is UTC and taken as it is: trunc_start doesn't move it. "
                        "Otherwise it is an open like any other.");
    }
    void describe(OptionSet &options) override
    {
        options.argument(Text::tr("WF"), &m_workflow, Text::tr("a workflow"), true);
        options.value("--from-date", Text::tr("TIME"), &m_fromDate,
                      Text::tr("UTC: 2016-06-28, 2016-06-28T21:47 or with seconds"));
        options.values("--job", Text::tr("JOB"), &m_jobs,
                       Text::tr("only this job; may be given several times"));
        options.flag("--dry-run", &m_isDry, Text::tr("show what would happen, write nothing"));
    }
    bool makesParamFiles() const override { return true; }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        const auto time = m_fromDate ? parseTimestamp(*m_fromDate) : std::nullopt;
        if (!time)
            return refuse(streams, m_fromDate);
        return openAndTell(session, streams, *m_workflow,
                           GivenFromDate{*time, {m_jobs.begin(), m_jobs.end()}}, m_isDry);
    }

private:
    static QCoro::Task<ExitCode> refuse(Streams streams, std::optional<QByteArray> typed)
    {
        streams.complain({ErrorKind::BadInput,
                          typed ? Text::tr("\"%1\" is not a time.").arg(words(*typed))
                                : Text::tr("rerun needs --from-date."),
                          Text::tr("Give it in UTC, such as --from-date 2016-06-28T21:47:09.")});
        co_return ExitCode::Usage;
    }

    std::optional<QByteArray> m_workflow;
    std::optional<QByteArray> m_fromDate;
    QByteArrayList m_jobs;
    bool m_isDry = false;
};

} // namespace

std::unique_ptr<Command> makePreviewCommand()
{
    return std::make_unique<PreviewCommand>();
}

std::unique_ptr<Command> makeRerunCommand()
{
    return std::make_unique<RerunCommand>();
}

} // namespace batchy::cli
