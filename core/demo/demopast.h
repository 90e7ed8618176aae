// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/demoworkflow.h"
#include "core/domain/timestamp.h"

#include <optional>
#include <vector>

namespace batchy {

/// One change of a workflow in its past: what is asked of the store, and when.
struct DemoEvent
{
    enum class Kind { Load, Open, Rerun, Close, Fail };
    Kind kind = Kind::Load;
    Timestamp at;
    std::vector<QByteArray> jobs;      ///< Close, Fail; empty = all
    std::optional<Timestamp> fromDate; ///< Rerun

    bool operator==(const DemoEvent &) const = default;

    /// Whether a batch begins here.
    bool isBeginning() const { return kind == Kind::Open || kind == Kind::Rerun; }
};

/// What is special in one workflow's past; the rest is chance.
struct DemoStory
{
    /// In the past: a batch that fails and is run again, a day without a batch, the wrong
    /// from_date after it (the one gap in the loaded windows), and days loaded again by hand.
    bool hasIncidents = false;
    bool endsFailed = false;
    bool endsOpen = false;

    bool operator==(const DemoStory &) const = default;
};

/// The story of one among so many workflows: of the samples, one ends open, one failed (when there
/// are two), and the first has the incidents; of those made up, 1 % end open and 2 % failed.
DemoStory demoStory(int index, int workflows);

/// Everything that happened to the workflow from `days` midnights before the last one until now, in
/// order. At least one batch (with Cadence::Never just the load); its last may have begun earlier.
/// Plain function: a past made later the same day begins with the same, but for a batch that was
/// open or failed in the end.
std::vector<DemoEvent> demoPast(const DemoWorkflow &workflow, const DemoStory &story, Timestamp now,
                                int days);

/// What is left of that past where Redis holds the workflow already: what came after the latest
/// moment stored, without the load. It begins with a batch, or within the one that is stored.
std::vector<DemoEvent> restOfPast(std::vector<DemoEvent> past, const Batch &stored);

} // namespace batchy
