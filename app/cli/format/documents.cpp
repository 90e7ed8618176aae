// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/format/documents.h"

#include "app/cli/exitcode.h"
#include "core/render/jobsjson.h"
#include "core/render/jsonobject.h"
#include "core/render/words.h"
#include "core/wait/waitjson.h"

namespace batchy::cli {

namespace {

JsonObject versioned()
{
    JsonObject object;
    object.number("version", 1);
    return object;
}

/// Stored text may spread over lines: strings in JSON can't hold a line break, so each one stands
/// between tokens.
QByteArray oneLine(QByteArray json)
{
    return json.replace('\n', ' ').replace('\r', ' ');
}

QByteArray reasonObject(const FromDateReason &reason)
{
    return JsonObject()
        .text("kind", reasonWord(reason.kind))
        .words("message", reasonWords(reason))
        .time("prior_start", reason.priorStart)
        .time("truncated_from", reason.truncatedFrom)
        .done();
}

QByteArray reasonsObject(const OpenResult &result)
{
    JsonObject object;
    for (size_t i = 0; i < result.reasons.size(); ++i)
        object.raw(result.batch.jobs[i].name, reasonObject(result.reasons[i]));
    return object.done();
}

/// The state of a whole batch; goes on an object that names it already.
JsonObject &addState(JsonObject &object, const Batch &batch)
{
    return object.text("status", batch.isBroken() ? "broken" : statusWord(batch.status()))
        .number("done", qint64(batch.doneCount()))
        .number("jobs", qint64(batch.jobs.size()))
        .number("batch_id", batch.batchId())
        .time("batch_start", batch.startedAt())
        .time("batch_end", batch.endedAt())
        .truth("torn", batch.isTorn())
        .truth("broken", batch.isBroken());
}

QByteArray textArray(const QStringList &texts)
{
    std::vector<QByteArray> entries;
    for (const QString &text : texts)
        entries.push_back(json::quote(text.toUtf8()));
    return jsonArray(entries);
}

} // namespace

QByteArray workflowLine(const QByteArray &workflow, const Batch &batch)
{
    return JsonObject().text("workflow", workflow).raw("jobs", oneLine(jobsJson(batch))).done() +
           '\n';
}

QByteArray errorLine(const QByteArray &workflow, const QByteArray &error, const QString &message)
{
    return JsonObject()
               .text("workflow", workflow)
               .text("error", error)
               .words("message", message)
               .done() +
           '\n';
}

QByteArray openDocument(const OpenResult &result)
{
    return versioned()
               .text("workflow", result.batch.workflow)
               .number("batch_id", result.batch.batchId())
               .raw("jobs", oneLine(jobsJson(result.batch)))
               .raw("reasons", reasonsObject(result))
               .done() +
           '\n';
}

QByteArray listDocument(const std::vector<Batch> &workflows)
{
    std::vector<QByteArray> entries;
    for (const Batch &batch : workflows) {
        JsonObject entry;
        entry.text("workflow", batch.workflow);
        entries.push_back(addState(entry, batch).done());
    }
    return versioned().raw("workflows", jsonArray(entries)).done() + '\n';
}

QByteArray checkDocument(const Batch &batch, Timestamp day, const std::vector<WaitReason> &reasons)
{
    return versioned()
               .text("workflow", batch.workflow)
               .text("day", formatTimestamp(day).first(10))
               .truth("done", reasons.empty())
               .raw("reasons", reasonsArray(reasons))
               .done() +
           '\n';
}

QByteArray historyDocument(const QByteArray &workflow, const std::vector<HistoryRow> &rows,
                           qint64 total)
{
    std::vector<QByteArray> entries;
    for (const HistoryRow &row : rows) {
        JsonObject entry;
        entry.text("key", row.key).number("id", row.entry.id).truth("init", row.entry.init);
        if (row.batch)
            addState(entry, *row.batch);
        entries.push_back(entry.done());
    }
    return versioned()
               .text("workflow", workflow)
               .number("total", total)
               .raw("history", jsonArray(entries))
               .done() +
           '\n';
}

QByteArray validationDocument(const std::vector<CheckedFile> &files)
{
    std::vector<QByteArray> entries;
    for (const auto &[name, workflow, file, warnings] : files) {
        JsonObject entry;
        if (workflow.isEmpty())
            entry.raw("workflow", "null");
        else
            entry.text("workflow", workflow);
        entry.words("file", name).truth("valid", file.has_value());
        entry.raw("warnings", textArray(warnings));
        if (file) {
            entry.number("jobs", qint64(file->jobs.size()));
        } else {
            entry.text("error", errorWord(file.error().kind))
                .words("message", file.error().what)
                .raw("details", textArray(file.error().details));
        }
        entries.push_back(entry.done());
    }
    return versioned().raw("workflows", jsonArray(entries)).done() + '\n';
}

QByteArray demoDocument(const DemoPlan &plan)
{
    std::vector<QByteArray> entries;
    entries.reserve(plan.parts.size());
    for (const DemoPart &part : plan.parts)
        entries.push_back(JsonObject()
                              .text("workflow", part.workflow.file.workflow)
                              .truth("existed", part.isThere)
                              .number("batches", qint64(part.batches()))
                              .number("changes", qint64(part.events.size()))
                              .done());
    return versioned()
               .time("now", plan.now)
               .number("days", qint64(plan.wish.days))
               .number("batches", plan.batches())
               .number("changes", plan.changes())
               .raw("workflows", jsonArray(entries))
               .done() +
           '\n';
}

QByteArray settingsDocument(const QString &file, const std::vector<SettingRow> &rows)
{
    JsonObject settings;
    for (const SettingRow &row : rows) {
        JsonObject setting;
        setting.words("value", row.value).words("from", row.origin);
        if (!row.problem.what.isEmpty())
            setting.words("problem", row.problem.what);
        settings.raw(row.key, setting.done());
    }
    return versioned().words("file", file).raw("settings", settings.done()).done() + '\n';
}

} // namespace batchy::cli
