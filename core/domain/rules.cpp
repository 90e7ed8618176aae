// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/rules.h"

#include <QCoreApplication>

#include <algorithm>

namespace batchy {

namespace {

struct RulesText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Rules)
};

using Kind = FromDateReason::Kind;

QString place(const Batch &batch, const QByteArray &job)
{
    return RulesText::tr("Workflow %1, job %2")
        .arg(QString::fromUtf8(batch.workflow), QString::fromUtf8(job));
}

QByteArray quotedTime(Timestamp t)
{
    return '"' + formatTimestamp(t) + '"';
}

Kind keptKind(const Job &job)
{
    if (job.unknownStatus())
        return Kind::KeptUnknownStatus;
    switch (job.status()) {
    case Status::Failed:
        return Kind::KeptAfterFailed;
    case Status::Open:
        return Kind::KeptWhileOpen;
    case Status::New:
        return Kind::KeptNew;
    case Status::Success:
        return Kind::KeptWithoutStart;
    }
    Q_UNREACHABLE();
}

bool isAbsent(const Job &job, QByteArrayView name)
{
    const auto value = job.value(name);
    return !value || *value == "null";
}

tl::unexpected<Error> outOfRange(const Job &job)
{
    return fail(ErrorKind::BadData,
                RulesText::tr("reprocess_hours holds %1, which leads before the year 1.")
                    .arg(QString::fromUtf8(*job.value(param::reprocessHours)).left(60)),
                RulesText::tr("Nothing was changed. Set a smaller number of hours."));
}

/// RULES 4.1 and 4.2, before truncation. A kept from_date isn't read here: it stays to the letter.
Result<FromDateReason> deriveFromDate(const Job &job)
{
    // Read in every case: it stays in force for the next open, and a bad one must not surprise
    // then.
    const auto reprocess = job.reprocess();
    if (!reprocess)
        return fail(reprocess.error());
    FromDateReason reason;
    reason.kind = keptKind(job);
    if (job.status() == Status::Success && !isAbsent(job, param::batchStart)) {
        const auto start = job.batchStart();
        if (!start)
            return fail(start.error());
        reason.kind = Kind::PriorSuccess;
        reason.priorStart = *start;
        reason.reprocess = *reprocess;
        reason.fromDate = **start - *reprocess;
        if (*reason.fromDate < earliestTimestamp)
            return outOfRange(job);
    } else if (isAbsent(job, param::fromDate)) {
        reason.kind = Kind::BeginningOfTime;
        reason.fromDate = beginningOfTime;
    }
    return reason;
}

bool isKept(Kind kind)
{
    switch (kind) {
    case Kind::KeptAfterFailed:
    case Kind::KeptWhileOpen:
    case Kind::KeptNew:
    case Kind::KeptUnknownStatus:
    case Kind::KeptWithoutStart:
        return true;
    case Kind::PriorSuccess:
    case Kind::BeginningOfTime:
    case Kind::Given:
        return false;
    }
    Q_UNREACHABLE();
}

/// Sets from_date by the rule; RULES 4.3 at the end.
Result<FromDateReason> applyFromDate(Job &job)
{
    auto derived = deriveFromDate(job);
    if (!derived)
        return derived;
    FromDateReason &reason = *derived;
    const bool kept = isKept(reason.kind);
    const auto stored = kept ? job.fromDate() : Result<std::optional<Timestamp>>(reason.fromDate);
    if (!stored && job.truncStart())
        return fail(stored.error());
    reason.fromDate = stored.value_or(std::nullopt);
    if (job.truncStart() && *reason.fromDate != midnightOf(*reason.fromDate)) {
        reason.truncatedFrom = reason.fromDate;
        reason.fromDate = midnightOf(*reason.fromDate);
    }
    if (!kept || reason.truncatedFrom)
        job.set(param::fromDate, quotedTime(*reason.fromDate));
    return derived;
}

bool concerns(const std::vector<QByteArray> &jobs, const QByteArray &name)
{
    return jobs.empty() || std::find(jobs.begin(), jobs.end(), name) != jobs.end();
}

Result<void> checkJobsExist(const Batch &batch, const std::vector<QByteArray> &jobs)
{
    for (const QByteArray &name : jobs)
        if (!batch.find(name))
            return fail(ErrorKind::NotFound,
                        RulesText::tr("Workflow %1 has no job \"%2\".")
                            .arg(QString::fromUtf8(batch.workflow), QString::fromUtf8(name)),
                        RulesText::tr("Nothing was changed. \"batchy status %1\" lists its jobs.")
                            .arg(QString::fromUtf8(batch.workflow)));
    return {};
}

/// What an open writes into every job, as JSON.
struct OpenStamp
{
    QByteArray batchId;
    QByteArray batchStart;
};

/// What an open does to one job (RULES 4).
Result<FromDateReason> openJob(Job &job, const OpenStamp &stamp,
                               const std::optional<GivenFromDate> &given)
{
    FromDateReason reason;
    if (given) {
        reason.kind = Kind::Given;
        reason.fromDate = given->fromDate;
        job.set(param::fromDate, quotedTime(given->fromDate));
    } else if (auto applied = applyFromDate(job)) {
        reason = *applied;
    } else {
        return applied;
    }
    job.set(param::batchId, stamp.batchId);
    job.set(param::status, "\"open\"");
    job.set(param::batchStart, stamp.batchStart);
    job.set(param::batchEnd, "null");
    return reason;
}

} // namespace

QByteArray reasonWord(FromDateReason::Kind kind)
{
    switch (kind) {
    case Kind::PriorSuccess:
        return "prior_success";
    case Kind::KeptAfterFailed:
        return "kept_after_failed";
    case Kind::KeptWhileOpen:
        return "kept_while_open";
    case Kind::KeptNew:
        return "kept_new";
    case Kind::KeptUnknownStatus:
        return "kept_unknown_status";
    case Kind::KeptWithoutStart:
        return "kept_without_start";
    case Kind::BeginningOfTime:
        return "beginning_of_time";
    case Kind::Given:
        return "given";
    }
    Q_UNREACHABLE();
}

Result<void> checkChangeable(const Batch &batch)
{
    for (const auto &[name, job] : batch.jobs)
        if (job.isBroken())
            return fail(
                ErrorKind::BadData,
                RulesText::tr("%1: the stored value %2.").arg(place(batch, name), job.problem()),
                RulesText::tr("Nothing was changed. Mend the field with redis-cli, or load the "
                              "workflow anew."));
    return {};
}

Result<qint64> nextBatchId(const Batch &prior, Timestamp now)
{
    constexpr qint64 greatestId = 99'999'999'999;
    qint64 next = epochSeconds(now);
    for (const auto &[name, job] : prior.jobs) {
        const auto id = job.batchId();
        if (!id)
            return fail(id.error().within(place(prior, name)));
        if (*id)
            next = std::max(next, **id + 1);
    }
    if (next > greatestId)
        return fail(ErrorKind::BadData,
                    RulesText::tr("Workflow %1: batch_id %2 leaves no greater one of 11 digits.")
                        .arg(QString::fromUtf8(prior.workflow))
                        .arg(greatestId),
                    RulesText::tr("Nothing was changed. Mend the stored batch_id."));
    return next;
}

Result<OpenResult> openBatch(const Batch &prior, Timestamp now, qint64 batchId,
                             const std::optional<GivenFromDate> &given)
{
    if (const auto checked = checkChangeable(prior); !checked)
        return fail(checked.error());
    if (given) {
        if (const auto known = checkJobsExist(prior, given->jobs); !known)
            return fail(known.error());
        if (given->fromDate < earliestTimestamp || given->fromDate > latestTimestamp)
            return fail(ErrorKind::BadInput,
                        RulesText::tr("The from_date is not within years 1 to 9999."),
                        RulesText::tr("Give a date such as 2016-06-28."));
    }
    OpenResult result{prior, {}};
    result.reasons.reserve(prior.jobs.size());
    const OpenStamp stamp{QByteArray::number(batchId), quotedTime(now)};
    for (auto &[name, job] : result.batch.jobs) {
        const bool byHand = given && concerns(given->jobs, name);
        const auto reason = openJob(job, stamp, byHand ? given : std::optional<GivenFromDate>());
        if (!reason)
            return fail(reason.error().within(place(prior, name)));
        result.reasons.push_back(*reason);
    }
    return result;
}

Result<Batch> endBatch(const Batch &prior, Timestamp now, QByteArrayView word,
                       const std::vector<QByteArray> &jobs)
{
    if (const auto checked = checkChangeable(prior); !checked)
        return fail(checked.error());
    if (const auto known = checkJobsExist(prior, jobs); !known)
        return fail(known.error());
    Batch ended = prior;
    const QByteArray end = quotedTime(now);
    const QByteArray status = json::quote(word);
    for (auto &[name, job] : ended.jobs) {
        if (!concerns(jobs, name))
            continue;
        if (const auto id = job.batchId(); !id)
            return fail(id.error().within(place(prior, name)));
        job.set(param::batchEnd, end);
        job.set(param::status, status);
    }
    return ended;
}

Result<Batch> mergeLoad(const Batch &file, const Batch &stored)
{
    Batch merged = file;
    for (auto &[name, job] : merged.jobs) {
        const Job *running = stored.find(name);
        if (!running)
            continue;
        if (running->isBroken())
            return fail(
                ErrorKind::BadData,
                RulesText::tr("%1: the stored value %2, so its running state can't be kept.")
                    .arg(place(stored, name), running->problem()),
                RulesText::tr("Nothing was changed. Load without --merge to replace it."));
        for (const QByteArrayView name :
             {param::batchId, param::status, param::fromDate, param::batchStart, param::batchEnd})
            if (const auto value = running->value(name))
                job.set(name, *value);
    }
    return merged;
}

} // namespace batchy
