// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/demopast.h"
#include "core/redis/link.h"
#include "core/result.h"
#include "core/store/batchstore.h"

#include <QCoroTask>

#include <vector>

namespace batchy {

/// How much of a demo somebody wants.
struct DemoWish
{
    int days = 30;
    int workflows = demoSamples;
};
inline constexpr int mostDemoDays = 3650;
/// About a kilobyte in Redis each, in the end.
inline constexpr size_t mostDemoChanges = 1'000'000;

/// What a demo does to one workflow.
struct DemoPart
{
    DemoWorkflow workflow;
    std::vector<DemoEvent> events; ///< left to be done
    bool isThere = false;          ///< Redis held it before
    bool reopens = false;          ///< it has an open batch, which would be run again
    int batches() const;           ///< that `events` begin
};

/// A demo that fits what Redis holds, ready to be carried out: plain data.
struct DemoPlan
{
    DemoWish wish;
    Timestamp now;
    std::vector<DemoPart> parts; ///< one a workflow
    qint64 batches() const;
    qint64 changes() const;
};

/// Looks at what the store holds and plans what is missing. Workflows of an earlier demo, and
/// samples that were loaded, go on from where they are: nothing is replaced. BadInput for a wish
/// beyond the limits; Conflict when Redis holds workflows that aren't the demo's.
QCoro::Task<Result<DemoPlan>> planDemo(BatchStore *store, DemoWish wish);

/// Carries the plan out by the store's own rules, with a clock that shows each event's time; many
/// workflows at a time. Stops at the first failure; planning anew goes on from there. `link` must
/// be online and outlive the task. Of `options` the clock is replaced.
QCoro::Task<Result<void>> fillDemo(Link *link, DemoPlan plan, BatchStore::Options options);

} // namespace batchy
