// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/format/documents.h"
#include "app/cli/session.h"
#include "app/cli/text.h"

namespace batchy::cli {

namespace {

/// Checks workflow files as load would, without any Redis.
class ValidateCommand final : public Command
{
public:
    QByteArray name() const override { return "config validate"; }
    QString summary() const override { return Text::tr("check workflow files"); }
    std::vector<Example> examples() const override
    {
        return {{"batchy config validate", Text::tr("every file of the cfg folder")},
                {"batchy config validate wf1 wf2", Text::tr("two of them")}};
    }
    QString notes() const override
    {
        return Text::tr("The files are read exactly as load reads them; Redis isn't needed.");
    }
    void describe(OptionSet &options) override
    {
        options.arguments(Text::tr("WF"), &m_workflows,
                          Text::tr("a workflow: its file's name without .yaml"), false);
    }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        const CfgFolder cfg = session->cfg();
        if (m_workflows.isEmpty()) {
            const auto found = session->filedWorkflows();
            if (!found) {
                streams.complain(found.error());
                co_return exitCodeOf(found.error().kind);
            }
            m_workflows = *found;
        }
        std::vector<CheckedFile> files;
        for (const QByteArray &workflow : std::as_const(m_workflows))
            files.push_back({workflow, cfg.load(workflow)});
        co_return tell(*session, streams, files);
    }

private:
    static ExitCode tell(const Session &session, const Streams &streams,
                         const std::vector<CheckedFile> &files)
    {
        ExitCode code = ExitCode::Done;
        for (const auto &[workflow, file] : files) {
            if (file && session.format() != Format::Json)
                streams.out->write(Text::tr("%1: valid, jobs: %2")
                                       .arg(words(workflow))
                                       .arg(file->jobs.size())
                                       .toUtf8() +
                                   '\n');
            if (file)
                continue;
            streams.complain(file.error());
            if (code == ExitCode::Done)
                code = exitCodeOf(file.error().kind);
        }
        if (session.format() == Format::Json)
            streams.out->write(validationDocument(files));
        return code;
    }

    QByteArrayList m_workflows;
};

} // namespace

std::unique_ptr<Command> makeValidateCommand()
{
    return std::make_unique<ValidateCommand>();
}

} // namespace batchy::cli
