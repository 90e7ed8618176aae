// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wait/waitjson.h"

#include "core/render/words.h"

#include <nlohmann/json.hpp>

namespace batchy {

namespace {

using EventJson = nlohmann::ordered_json;
using Progress = WorkflowWait::Progress;

QByteArray kindWord(WaitReason::Kind kind)
{
    switch (kind) {
    case WaitReason::Kind::NeverRun:
        return "never_run";
    case WaitReason::Kind::Open:
        return "open";
    case WaitReason::Kind::Failed:
        return "failed";
    case WaitReason::Kind::EarlierDay:
        return "earlier_day";
    case WaitReason::Kind::UnreadableEnd:
        return "unreadable_end";
    case WaitReason::Kind::NoEnd:
        return "no_end";
    case WaitReason::Kind::UnknownStatus:
        return "unknown_status";
    case WaitReason::Kind::Broken:
        return "broken";
    case WaitReason::Kind::OldBatch:
        return "old_batch";
    case WaitReason::Kind::Absent:
        return "absent";
    }
    Q_UNREACHABLE();
}

QByteArray progressWord(Progress progress)
{
    switch (progress) {
    case Progress::Unread:
        return "unread";
    case Progress::Waiting:
        return "waiting";
    case Progress::Done:
        return "done";
    case Progress::Missing:
        return "missing";
    case Progress::Vanished:
        return "vanished";
    case Progress::Unusable:
        return "unusable";
    }
    Q_UNREACHABLE();
}

std::optional<Progress> progressOf(const QByteArray &word)
{
    for (const Progress progress : {Progress::Unread, Progress::Waiting, Progress::Done,
                                    Progress::Missing, Progress::Vanished, Progress::Unusable})
        if (progressWord(progress) == word)
            return progress;
    return {};
}

/// Those of a job's params by which it is judged, to the letter; null for what is no job.
QByteArray judgedParams(const Job &job)
{
    if (job.isBroken())
        return "null";
    JsonObject params;
    for (const QByteArrayView name :
         {param::batchId, param::status, param::batchStart, param::batchEnd})
        if (const auto value = job.value(name))
            params.raw(name, json::compact(*value));
    return params.done();
}

QByteArray workflowJson(const WorkflowWait &wait, WaitDetail detail)
{
    JsonObject entry;
    entry.text("workflow", wait.workflow)
        .text("progress", progressWord(wait.progress))
        .number("batch_id", wait.batch.batchId())
        .raw("reasons", reasonsArray(wait.reasons));
    if (!wait.problem.what.isEmpty())
        entry.words("problem", wait.problem.what);
    if (detail == WaitDetail::Reasons)
        return entry.done();
    JsonObject jobs;
    for (const auto &[name, job] : wait.batch.jobs)
        jobs.raw(name, judgedParams(job));
    return entry.time("since", wait.since).raw("jobs", jobs.done()).done();
}

QByteArray bytesIn(const EventJson &json, const char *name)
{
    return QByteArray::fromStdString(json.at(name).get<std::string>());
}

std::optional<Timestamp> timeIn(const EventJson &json, const char *name)
{
    return json.at(name).is_null() ? std::nullopt : parseTimestamp(bytesIn(json, name));
}

/// Throws like the library: one catch is enough.
WorkflowWait workflowFrom(const EventJson &json, const WaitWish &wish)
{
    const auto progress = progressOf(bytesIn(json, "progress"));
    if (!progress)
        throw std::invalid_argument("no such progress");
    Batch batch{bytesIn(json, "workflow"), {}};
    for (const auto &[name, job] : json.at("jobs").items())
        batch.jobs.push_back({QByteArray::fromStdString(name),
                              Job::fromText(QByteArray::fromStdString(job.dump()))});
    if (*progress == Progress::Done || *progress == Progress::Waiting)
        return judged(std::move(batch), wish);
    WorkflowWait wait{batch.workflow, *progress};
    wait.since = timeIn(json, "since");
    if (json.contains("problem"))
        wait.problem = {ErrorKind::NotFound, QString::fromUtf8(bytesIn(json, "problem")), {}};
    if (*progress == Progress::Unusable)
        wait.problem.kind = ErrorKind::BadData;
    if (!wait.since && *progress != Progress::Missing && *progress != Progress::Unread)
        throw std::invalid_argument("since when?");
    return wait;
}

ToldWait toldFrom(const EventJson &json, const WaitWish &wish)
{
    const auto at = timeIn(json, "at");
    const auto dayStart = timeIn(json, "day_start");
    if (json.at("version").get<int>() != 1 || !at || !dayStart || json.at("workflows").size() != 1)
        throw std::invalid_argument("another kind of object");
    ToldWait told;
    told.event = bytesIn(json, "event");
    told.at = *at;
    told.day = {bytesIn(json, "day"), bytesIn(json, "timezone"), *dayStart};
    told.hearing.mode = bytesIn(json, "feed");
    told.hearing.since = timeIn(json, "feed_since");
    told.workflow = workflowFrom(json.at("workflows").at(0), wish);
    told.state = bytesIn(json, "state");
    told.redis = QString::fromUtf8(bytesIn(json, "redis"));
    if (told.event == "lost")
        told.loss = Error{ErrorKind::Offline, QString::fromUtf8(bytesIn(json, "message")), {}};
    return told;
}

} // namespace

QByteArray reasonsArray(const std::vector<WaitReason> &reasons)
{
    std::vector<QByteArray> entries;
    entries.reserve(reasons.size());
    for (const WaitReason &reason : reasons)
        entries.push_back(JsonObject()
                              .text("job", reason.job)
                              .text("kind", kindWord(reason.kind))
                              .words("message", reasonWords(reason))
                              .time("since", reason.since)
                              .done());
    return jsonArray(entries);
}

QByteArray workflowsArray(const WaitState &state, WaitDetail detail)
{
    std::vector<QByteArray> entries;
    for (const WorkflowWait &wait : state.workflows)
        entries.push_back(workflowJson(wait, detail));
    return jsonArray(entries);
}

JsonObject waitMembers(const WaitSource &source, const Error &error, WaitDetail detail)
{
    const WaitDay &day = source.wish().day;
    const WaitSource::Hearing hearing = source.hearing();
    JsonObject object;
    object.text("day", day.date).text("timezone", day.zone);
    if (detail == WaitDetail::Jobs)
        object.time("day_start", day.start);
    object.text("feed", hearing.mode)
        .time("feed_since", hearing.since)
        .number("done", source.state().doneCount())
        .raw("workflows", workflowsArray(source.state(), detail));
    if (!error.what.isEmpty()) {
        if (error.kind != ErrorKind::Internal)
            object.text("error", errorWord(error.kind));
        object.words("message", error.what);
    }
    return object;
}

QByteArray waitEvent(const QByteArray &event, Timestamp at, const JsonObject &members)
{
    return JsonObject().number("version", 1).text("event", event).time("at", at).done().chopped(1) +
           ", " + members.done().sliced(1);
}

Result<ToldWait> parseWaitEvent(const QByteArray &text, const WaitWish &wish)
{
    try {
        return toldFrom(EventJson::parse(text.begin(), text.end()), wish);
    } catch (const std::exception &) {
        return fail(ErrorKind::BadInput, QStringLiteral("This says nothing of a wait."));
    }
}

} // namespace batchy
