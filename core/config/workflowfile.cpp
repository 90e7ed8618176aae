// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/workflowfile.h"

#include "core/config/pythonjson.h"
#include "core/config/secondreader.h"
#include "core/config/yamltree.h"

#include <QCoreApplication>

namespace batchy {

namespace {

struct WorkflowFileText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::WorkflowFile)
};

tl::unexpected<FileProblem> problem(FileMark at, const QString &what, const QString &hint)
{
    return tl::unexpected(FileProblem{at, what, hint});
}

tl::expected<yaml::Tree, FileProblem> readTree(const QByteArray &text)
{
    if (text.size() > largestWorkflowFile)
        return problem({}, WorkflowFileText::tr("The file is larger than 4 MiB."),
                       WorkflowFileText::tr("Split the workflow into several."));
    const auto characters = yaml::decode(text);
    if (!characters)
        return tl::unexpected(characters.error());
    auto events = yaml::Grammar(*characters).run();
    if (!events)
        return tl::unexpected(events.error());
    if (events->empty())
        return problem({}, WorkflowFileText::tr("The file has no job."),
                       WorkflowFileText::tr("Write at least one line of the form \"job1:\"."));
    if (auto found = yaml::findDisagreement(*characters, *events))
        return tl::unexpected(*found);
    return yaml::Tree::build(*std::move(events));
}

tl::expected<Job, FileProblem> makeJob(const yaml::Tree &tree, const yaml::Node::Member &member,
                                       yaml::Budget &budget)
{
    const yaml::Node &node = tree.node(member.value);
    const bool isNull = node.kind == yaml::Node::Kind::Literal && node.text == "null";
    if (node.kind != yaml::Node::Kind::Mapping && !isNull)
        return problem(
            member.at,
            WorkflowFileText::tr("The job %1 has a single value or a list instead of params.")
                .arg(QString::fromUtf8(member.key)),
            WorkflowFileText::tr(
                "Write its params below it, indented, as \"name: value\"; a job without "
                "params has nothing behind the colon."));
    QByteArray json;
    if (isNull)
        json = "{}";
    else if (!yaml::appendJson(tree, member.value, budget, json))
        return problem(
            member.at,
            WorkflowFileText::tr("Written out, the aliases in the job %1 grow beyond all measure.")
                .arg(QString::fromUtf8(member.key)),
            WorkflowFileText::tr("Use fewer aliases within each other."));
    return Job::fromText(json);
}

tl::expected<Batch, FileProblem> makeBatch(const yaml::Tree &tree, const QByteArray &workflow)
{
    const yaml::Node &root = tree.root();
    if (root.kind != yaml::Node::Kind::Mapping)
        return problem(root.at,
                       WorkflowFileText::tr("The file isn't a mapping of job names to params."),
                       WorkflowFileText::tr(
                           "Begin each job with its name and a colon, at the start of a line."));
    if (root.members.empty())
        return problem(root.at, WorkflowFileText::tr("The file has no job."),
                       WorkflowFileText::tr("Write at least one line of the form \"job1:\"."));
    if (root.members.size() > mostJobs)
        return problem(
            root.members[mostJobs].at,
            WorkflowFileText::tr("The file has more than %n job(s).", nullptr, int(mostJobs)),
            WorkflowFileText::tr("Split the workflow into several."));
    Batch batch{workflow, {}};
    batch.jobs.reserve(root.members.size());
    yaml::Budget budget = tree.budget();
    for (const yaml::Node::Member &member : root.members) {
        auto job = makeJob(tree, member, budget);
        if (!job)
            return tl::unexpected(job.error());
        batch.jobs.push_back({member.key, *std::move(job)});
    }
    return batch;
}

} // namespace

tl::expected<Batch, FileProblem> readWorkflow(const QByteArray &text, const QByteArray &workflow)
{
    return readTree(text).and_then(
        [&](const yaml::Tree &tree) { return makeBatch(tree, workflow); });
}

Error toError(const FileProblem &problem, const QString &fileName)
{
    return {ErrorKind::BadConfig,
            WorkflowFileText::tr("%1, line %2, column %3: %4", "a file, where, a sentence")
                .arg(fileName)
                .arg(problem.at.line)
                .arg(problem.at.column)
                .arg(problem.what),
            problem.hint};
}

Result<Batch> parseWorkflowFile(const QByteArray &text, const QByteArray &workflow,
                                const QString &fileName)
{
    return readWorkflow(text, workflow).map_error([&](const FileProblem &problem) {
        return toError(problem, fileName);
    });
}

} // namespace batchy
