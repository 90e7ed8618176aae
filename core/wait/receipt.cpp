// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wait/receipt.h"

#include "core/domain/names.h"
#include "core/render/words.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

namespace batchy {

namespace {

using Json = nlohmann::ordered_json;

struct ReceiptText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Receipt)
};

std::string stdText(const QByteArray &text)
{
    return text.toStdString();
}

QByteArray bytesOf(const Json &value)
{
    return QByteArray::fromStdString(value.get<std::string>());
}

/// Throws like the library: one catch is enough.
Timestamp timeOf(const Json &value)
{
    const auto time = parseTimestamp(bytesOf(value));
    if (!time)
        throw std::invalid_argument("no time");
    return *time;
}

WaitReceipt::SeenJob jobOf(const std::string &name, const Json &value)
{
    WaitReceipt::SeenJob job{QByteArray::fromStdString(name), {}, timeOf(value.at("batch_end"))};
    if (!value.at("batch_id").is_null())
        job.batchId = value.at("batch_id").get<qint64>();
    return job;
}

WaitReceipt receiptFrom(const Json &json)
{
    if (json.at("version").get<int>() != 1)
        throw std::invalid_argument("another version");
    WaitReceipt receipt;
    receipt.day = {bytesOf(json.at("day")), bytesOf(json.at("timezone")),
                   timeOf(json.at("day_start"))};
    receipt.waitedSince = timeOf(json.at("waited_since"));
    receipt.seenAt = timeOf(json.at("seen_at"));
    receipt.redis = QString::fromUtf8(bytesOf(json.at("redis")));
    receipt.by = QString::fromUtf8(bytesOf(json.at("by")));
    for (const auto &[workflow, jobs] : json.at("workflows").items()) {
        WaitReceipt::SeenWorkflow seen{QByteArray::fromStdString(workflow), {}};
        for (const auto &[name, job] : jobs.items())
            seen.jobs.push_back(jobOf(name, job));
        if (seen.jobs.empty())
            throw std::invalid_argument("a workflow without jobs");
        receipt.workflows.push_back(std::move(seen));
    }
    if (receipt.workflows.empty())
        throw std::invalid_argument("proves nothing");
    return receipt;
}

/// Whether the stored job still is what was seen.
bool isAsSeen(const Batch &batch, const WaitReceipt::SeenJob &seen)
{
    const Job *job = batch.find(seen.name);
    if (!job || job->status() != Status::Success)
        return false;
    const auto end = job->batchEnd();
    const auto id = job->batchId();
    return end && *end == seen.end && id && *id == seen.batchId;
}

QString otherwise(const QByteArray &workflow, const WaitReceipt::SeenJob &seen)
{
    const QString batch = seen.batchId ? QString::number(*seen.batchId) : ReceiptText::tr("no id");
    return ReceiptText::tr("%1, %2: no batch in Redis shows the success of %3 (%4) any more.")
        .arg(QString::fromUtf8(workflow), QString::fromUtf8(seen.name), timeWords(seen.end), batch);
}

QCoro::Task<Result<bool>> isStored(BatchStore *store, QByteArray workflow,
                                   WaitReceipt::SeenJob seen)
{
    std::vector<QByteArray> keys{workflow};
    if (seen.batchId)
        keys.insert(keys.begin(), batchKey(workflow, *seen.batchId));
    for (const QByteArray &key : keys) {
        const Result<Batch> batch = co_await store->status(key);
        const bool isMissing = !batch && batch.error().kind == ErrorKind::NotFound;
        if (!batch && !isMissing)
            co_return fail(batch.error());
        if (batch && isAsSeen(*batch, seen))
            co_return true;
    }
    co_return false;
}

} // namespace

WaitReceipt receiptOf(const WaitWish &wish, const WaitState &state, Timestamp waitedSince,
                      Timestamp seenAt, const QString &redis, const QString &by)
{
    WaitReceipt receipt{wish.day, waitedSince, seenAt, redis, by, {}};
    for (const WorkflowWait &wait : state.workflows) {
        if (wait.progress != WorkflowWait::Progress::Done)
            continue;
        WaitReceipt::SeenWorkflow seen{wait.workflow, {}};
        for (const auto &[name, job] : wait.batch.jobs) {
            const bool isWanted = wish.jobs.empty() || std::find(wish.jobs.begin(), wish.jobs.end(),
                                                                 name) != wish.jobs.end();
            const auto end = job.batchEnd();
            if (isWanted && end && *end)
                seen.jobs.push_back({name, job.batchId().value_or(std::nullopt), **end});
        }
        receipt.workflows.push_back(std::move(seen));
    }
    return receipt;
}

QByteArray receiptText(const WaitReceipt &receipt)
{
    Json workflows = Json::object();
    for (const auto &[workflow, jobs] : receipt.workflows) {
        Json entries = Json::object();
        for (const WaitReceipt::SeenJob &job : jobs)
            entries[stdText(job.name)] = {
                {"batch_id", job.batchId ? Json(*job.batchId) : Json(nullptr)},
                {"batch_end", stdText(formatTimestamp(job.end))}};
        workflows[stdText(workflow)] = std::move(entries);
    }
    const Json json = {{"version", 1},
                       {"day", stdText(receipt.day.date)},
                       {"timezone", stdText(receipt.day.zone)},
                       {"day_start", stdText(formatTimestamp(receipt.day.start))},
                       {"waited_since", stdText(formatTimestamp(receipt.waitedSince))},
                       {"seen_at", stdText(formatTimestamp(receipt.seenAt))},
                       {"redis", receipt.redis.toStdString()},
                       {"by", receipt.by.toStdString()},
                       {"workflows", std::move(workflows)}};
    return QByteArray::fromStdString(
               json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace)) +
           '\n';
}

Result<WaitReceipt> parseReceipt(const QByteArray &text)
{
    try {
        return receiptFrom(Json::parse(text.begin(), text.end()));
    } catch (const std::exception &) {
        return fail(ErrorKind::BadInput, ReceiptText::tr("This is no receipt of a wait."),
                    ReceiptText::tr("\"batchy wait --receipt FILE\" writes one."));
    }
}

QCoro::Task<Result<QStringList>> verifyReceipt(BatchStore *store, WaitReceipt receipt)
{
    QStringList problems;
    for (const WaitReceipt::SeenWorkflow &workflow : receipt.workflows) {
        for (const WaitReceipt::SeenJob &job : workflow.jobs) {
            const Result<bool> found = co_await isStored(store, workflow.workflow, job);
            if (!found)
                co_return fail(found.error());
            if (!*found)
                problems << otherwise(workflow.workflow, job);
        }
    }
    co_return problems;
}

} // namespace batchy
