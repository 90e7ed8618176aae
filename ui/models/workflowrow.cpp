// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/workflowrow.h"

#include "ui/models/celltext.h"

#include <algorithm>

namespace batchy {

WorkflowRow::WorkflowRow(Batch value)
    : batch(std::move(value)), folded(batch.workflow.toLower()), status(batch.status()),
      done(batch.doneCount()), torn(batch.isTorn()), broken(batch.isBroken()),
      batchId(batch.batchId()), startedAt(batch.startedAt()), endedAt(batch.endedAt()),
      why(whyWords(batch))
{
    for (const auto &[name, job] : batch.jobs) {
        running = running || job.status() == Status::Open;
        for (const auto &at : {job.batchStart(), job.batchEnd()})
            if (at && *at)
                changedAt = std::max(changedAt.value_or(**at), **at);
    }
}

std::optional<std::chrono::microseconds> WorkflowRow::duration(Timestamp now) const
{
    if (!startedAt)
        return {};
    if (running)
        return std::chrono::floor<std::chrono::seconds>(now - *startedAt);
    return endedAt ? std::optional(*endedAt - *startedAt) : std::nullopt;
}

} // namespace batchy
