// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"

#include <QByteArray>

#include <chrono>

namespace batchy {

/// On which days, and how often on them, a demo workflow runs.
enum class Cadence {
    Never,
    Hourly,    ///< in the daytime; twice a day at the weekend
    FourTimes, ///< a day; twice at the weekend
    Daily,
    Weekdays, ///< Monday to Friday
    Weekly,
    MonthStart, ///< the first three weekdays of a month
    Monthly
};

/// One workflow of the demo: what its file says, and how it usually runs. The first twelve are the
/// samples of cfg/, built in; the others are made up, each from nothing but its index. So the demo
/// knows its own workflows again, whoever has run them meanwhile.
struct DemoWorkflow
{
    Batch file; ///< as load takes it
    Cadence cadence = Cadence::Never;
    int day = 1;                       ///< Weekly: 0 = Sunday to 6; Monthly: 1 to 28
    std::chrono::minutes start{0};     ///< of the day, UTC
    std::chrono::seconds duration{60}; ///< on a usual day when the past begins
    double growth = 0;                 ///< how much longer it takes in the end: 0.3 = 30 %
    double failures = 0;               ///< the share of its batches that fail at first
    size_t stages = 1;                 ///< so many groups of jobs end one after the other
};

inline constexpr int demoSamples = 12;
inline constexpr int mostDemoWorkflows = 100'000;

/// Of the index 0 to mostDemoWorkflows - 1.
QByteArray demoName(int index);
DemoWorkflow demoWorkflow(int index);

/// Whether the stored hash is this file, however it was run: the same jobs, and in them the same
/// params but for the running state (batch_id, status, from_date, batch_start, batch_end).
bool isStateOf(const Batch &file, const Batch &stored);

} // namespace batchy
