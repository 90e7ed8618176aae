// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/doneon.h"

namespace batchy {

namespace {

std::optional<WaitReason> missing(const BatchJob &entry, Timestamp dayStart)
{
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
    if (**end < dayStart)
        return WaitReason{Kind::EarlierDay, entry.name, *end};
    return {};
}

} // namespace

std::vector<WaitReason> notDoneOn(const Batch &batch, Timestamp dayStart)
{
    std::vector<WaitReason> reasons;
    for (const BatchJob &entry : batch.jobs)
        if (auto reason = missing(entry, dayStart))
            reasons.push_back(std::move(*reason));
    return reasons;
}

} // namespace batchy
