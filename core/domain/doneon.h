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
        Broken         ///< not a JSON object: nothing can be read from it
    };
    Kind kind = Kind::NeverRun;
    QByteArray job;
    std::optional<Timestamp> since;
    /// UnknownStatus: the JSON text that is stored.
    QByteArray stored = {};

    bool operator==(const WaitReason &) const = default;
};

/// The jobs that don't count as done on the day that starts at `dayStart` (an instant in UTC,
/// however the day was chosen); empty when the workflow is done. A batch without jobs is the
/// caller's to refuse: it never counts as done.
std::vector<WaitReason> notDoneOn(const Batch &batch, Timestamp dayStart);

} // namespace batchy
