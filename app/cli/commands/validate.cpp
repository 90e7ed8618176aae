// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/format/documents.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "core/domain/specialvalues.h"

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
        return Text::tr("The files are read exactly as load reads them; Redis isn't needed. A "
                        "special value that the next open would refuse, such as batch_id: abc, and "
                        "a file that load --all would pass over are problems, too. A date that "
                        "can't be read, but that no rule stumbles over, is only told.");
    }
    void describe(OptionSet &options) override
    {
        options.arguments(Text::tr("WF"), &m_workflows,
                          Text::tr("a workflow: its file's name without .yaml"), false);
    }

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        const CfgFolder cfg = session->cfg();
        const bool all = m_workflows.isEmpty();
        std::vector<CheckedFile> files;
        for (const QByteArray &workflow : all ? cfg.workflows() : m_workflows)
            files.push_back(checked(cfg, workflow));
        if (all)
            for (const auto &[name, error] : cfg.unusable())
                files.push_back({name, {}, fail(error)});
        if (files.empty()) {
            const Error error = session->filedWorkflows().error();
            streams.complain(error);
            co_return exitCodeOf(error.kind);
        }
        co_return tell(*session, streams, files);
    }

private:
    static CheckedFile checked(const CfgFolder &cfg, const QByteArray &workflow)
    {
        CheckedFile result{words(workflow) + QStringLiteral(".yaml"), workflow, cfg.load(workflow)};
        if (!result.file)
            return result;
        const SpecialValues values = checkSpecialValues(*result.file);
        result.warnings = values.odd;
        if (values.refused.empty())
            return result;
        Error error{ErrorKind::BadConfig, values.refused.front().what,
                    Text::tr("The next open would refuse that: mend it in %1.").arg(result.name)};
        for (size_t i = 1; i < values.refused.size(); ++i)
            error.details << values.refused[i].what;
        result.file = fail(error);
        return result;
    }

    static ExitCode tell(const Session &session, const Streams &streams,
                         const std::vector<CheckedFile> &files)
    {
        ExitCode code = ExitCode::Done;
        for (const auto &[name, workflow, file, warnings] : files) {
            for (const QString &warning : warnings)
                streams.say(Text::tr("Warning: %1").arg(warning));
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
