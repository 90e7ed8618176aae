// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"

#include <QString>

namespace batchy {

/// A workflow's latest batch with what the list shows of it, worked out once: jobs are JSON texts,
/// too dear to be read at each paint.
struct WorkflowRow
{
    WorkflowRow() = default;
    explicit WorkflowRow(Batch value);

    Batch batch;
    QByteArray folded; ///< the name in lower case, for the filter
    Status status = Status::New;
    int done = 0;
    bool torn = false;
    bool broken = false;
    bool running = false; ///< a job is open
    std::optional<qint64> batchId;
    std::optional<Timestamp> startedAt, endedAt;
    /// The latest batch_start or batch_end of any job.
    std::optional<Timestamp> changedAt;
    QString why;  ///< whyWords()
    int rank = 0; ///< place among all names

    /// From start to end, or to now while it runs; nothing when either isn't known.
    std::optional<std::chrono::microseconds> duration(Timestamp now) const;
};

} // namespace batchy
