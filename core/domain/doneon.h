// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"

#include <vector>

namespace batchy {

/// Why a job does not count as done on a day (RULES 8), as data: what is missing, and since when.
struct WaitReason
{
    enum class Kind {
        NeverRun,      ///< new, or no status at all
        Open,          ///< running since `since`
        Failed,        ///< ended at `since`
        EarlierDay,    ///< success, but its batch_end `since` is before the day
        UnreadableEnd, ///< success, but its batch_end is no time
        NoEnd,         ///< success, but it has no batch_end
        UnknownStatus, ///< its status, `stored`, means nothing to Batchy
        Broken,        ///< not a JSON object: nothing can be read from it
        OldBatch,      ///< success on the day, but of a batch that isn't newer than the wished one
        Absent         ///< a job that was asked for by name isn't there
    };
    Kind kind = Kind::NeverRun;
    QByteArray job;
    std::optional<Timestamp> since;
    /// UnknownStatus: the JSON text that is stored; OldBatch: the batch id.
    QByteArray stored = {};
    /// EarlierDay, when it ended at most half an hour before the day: how long before. The day
    /// before would have done, which is offered and never assumed.
    std::optional<std::chrono::microseconds> missedBy = {};

    bool operator==(const WaitReason &) const = default;
};

/// What is waited for in a workflow, beside the day: nothing more, usually.
struct DoneRule
{
    Timestamp dayStart;                   ///< an instant in UTC, however the day was chosen
    std::vector<QByteArray> jobs = {};    ///< only these; empty = all
    std::optional<qint64> newerThan = {}; ///< a batch id that isn't enough any more
};

/// The jobs that don't count as done by the rule (RULES 8); empty when all do. A batch without jobs
/// is the caller's to refuse: it never counts as done.
std::vector<WaitReason> notDone(const Batch &batch, const DoneRule &rule);

/// The wanted jobs that failed on the rule's day, for those who don't wait any longer then. One
/// whose end can't be told counts; one of a batch that isn't new enough doesn't.
std::vector<WaitReason> failedOnDay(const Batch &batch, const DoneRule &rule);

/// The jobs that don't count as done on the day that starts at `dayStart` (an instant in UTC,
/// however the day was chosen); empty when the workflow is done. A batch without jobs is the
/// caller's to refuse: it never counts as done.
std::vector<WaitReason> notDoneOn(const Batch &batch, Timestamp dayStart);

} // namespace batchy
