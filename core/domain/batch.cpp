// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/batch.h"

#include "core/domain/names.h"

#include <algorithm>
#include <map>

namespace batchy {

const Job *Batch::find(QByteArrayView jobName) const
{
    const auto found = std::find_if(jobs.begin(), jobs.end(),
                                    [&](const BatchJob &job) { return job.name == jobName; });
    return found == jobs.end() ? nullptr : &found->job;
}

Job *Batch::find(QByteArrayView jobName)
{
    return const_cast<Job *>(std::as_const(*this).find(jobName));
}

Status Batch::status() const
{
    bool open = false;
    bool success = !jobs.empty();
    for (const auto &[name, job] : jobs) {
        switch (job.status()) {
        case Status::Failed:
            return Status::Failed;
        case Status::Open:
            open = true;
            break;
        case Status::New:
            success = false;
            break;
        case Status::Success:
            break;
        }
    }
    return open ? Status::Open : success ? Status::Success : Status::New;
}

int Batch::doneCount() const
{
    return int(std::count_if(jobs.begin(), jobs.end(), [](const BatchJob &job) {
        return job.job.status() == Status::Success;
    }));
}

std::optional<qint64> Batch::batchId() const
{
    std::optional<qint64> greatest;
    for (const auto &[name, job] : jobs)
        if (const auto id = job.batchId(); id && *id)
            greatest = std::max(greatest.value_or(0), **id);
    return greatest;
}

bool Batch::isTorn() const
{
    for (const auto &[name, job] : jobs)
        if (job.batchId() != jobs.front().job.batchId())
            return true;
    return false;
}

bool Batch::isBroken() const
{
    return std::any_of(jobs.begin(), jobs.end(),
                       [](const BatchJob &job) { return job.job.isBroken(); });
}

std::optional<Timestamp> Batch::startedAt() const
{
    std::optional<Timestamp> earliest;
    for (const auto &[name, job] : jobs)
        if (const auto start = job.batchStart(); start && *start)
            earliest = std::min(earliest.value_or(**start), **start);
    return earliest;
}

std::optional<Timestamp> Batch::endedAt() const
{
    std::optional<Timestamp> latest;
    for (const auto &[name, job] : jobs) {
        const auto end = job.batchEnd();
        if (!end || !*end)
            return {};
        latest = std::max(latest.value_or(**end), **end);
    }
    return latest;
}

void Batch::sortJobs()
{
    std::sort(jobs.begin(), jobs.end(),
              [](const BatchJob &a, const BatchJob &b) { return naturalLess(a.name, b.name); });
}

void Batch::sortJobsLike(const Batch &other)
{
    std::map<QByteArray, size_t> place;
    for (size_t i = 0; i < other.jobs.size(); ++i)
        place.emplace(other.jobs[i].name, i);
    const auto placeOf = [&](const BatchJob &job) {
        const auto found = place.find(job.name);
        return found == place.end() ? other.jobs.size() : found->second;
    };
    std::sort(jobs.begin(), jobs.end(), [&](const BatchJob &a, const BatchJob &b) {
        const size_t left = placeOf(a);
        const size_t right = placeOf(b);
        return left != right ? left < right : naturalLess(a.name, b.name);
    });
}

} // namespace batchy
