// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/doneon.h"

#include <algorithm>

namespace batchy {

namespace {

/// So near to the edge of the day that the day before was probably meant.
constexpr std::chrono::minutes edge{30};

bool isOld(const Job &job, const DoneRule &rule)
{
    if (!rule.newerThan)
        return false;
    const auto id = job.batchId();
    return !id || !*id || **id <= *rule.newerThan;
}

std::optional<WaitReason> missing(const BatchJob &entry, const DoneRule &rule)
{
    const Timestamp dayStart = rule.dayStart;
    using Kind = WaitReason::Kind;
    const Job &job = entry.job;
    const auto since = [](const Result<std::optional<Timestamp>> &time) {
        return time.value_or(std::nullopt);
    };
    if (job.isBroken())
        return WaitReason{Kind::Broken, entry.name, {}};
    if (const auto stored = job.unknownStatus())
        return WaitReason{Kind::UnknownStatus, entry.name, {}, stored->toByteArray()};
    switch (job.status()) {
    case Status::New:
        return WaitReason{Kind::NeverRun, entry.name, {}};
    case Status::Open:
        return WaitReason{Kind::Open, entry.name, since(job.batchStart())};
    case Status::Failed:
        return WaitReason{Kind::Failed, entry.name, since(job.batchEnd())};
    case Status::Success:
        break;
    }
    const auto end = job.batchEnd();
    if (!end)
        return WaitReason{Kind::UnreadableEnd, entry.name, {}};
    if (!*end)
        return WaitReason{Kind::NoEnd, entry.name, {}};
    if (**end < dayStart) {
        WaitReason reason{Kind::EarlierDay, entry.name, *end};
        if (dayStart - **end <= edge)
            reason.missedBy = dayStart - **end;
        return reason;
    }
    if (isOld(job, rule))
        return WaitReason{Kind::OldBatch, entry.name, *end,
                          job.value(param::batchId).value_or(QByteArrayView()).toByteArray()};
    return {};
}

} // namespace

std::vector<WaitReason> notDone(const Batch &batch, const DoneRule &rule)
{
    std::vector<WaitReason> reasons;
    const auto isWanted = [&rule](const QByteArray &job) {
        return rule.jobs.empty() ||
               std::find(rule.jobs.begin(), rule.jobs.end(), job) != rule.jobs.end();
    };
    for (const BatchJob &entry : batch.jobs)
        if (isWanted(entry.name))
            if (auto reason = missing(entry, rule))
                reasons.push_back(std::move(*reason));
    for (const QByteArray &job : rule.jobs)
        if (!batch.find(job))
            reasons.push_back({WaitReason::Kind::Absent, job, {}});
    return reasons;
}

std::vector<WaitReason> failedOnDay(const Batch &batch, const DoneRule &rule)
{
    std::vector<WaitReason> failed;
    for (WaitReason &reason : notDone(batch, rule)) {
        if (reason.kind != WaitReason::Kind::Failed || isOld(*batch.find(reason.job), rule))
            continue;
        if (!reason.since || *reason.since >= rule.dayStart)
            failed.push_back(std::move(reason));
    }
    return failed;
}

std::vector<WaitReason> notDoneOn(const Batch &batch, Timestamp dayStart)
{
    return notDone(batch, {dayStart});
}

} // namespace batchy
