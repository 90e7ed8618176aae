// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/doneon.h"
#include "core/domain/rules.h"

#include <QString>

#include <chrono>

namespace batchy {

/// The same words for the window, the command line and the service: times, durations, reasons.
/// Every time carries its zone.

/// "2026-11-23 22:00:12 UTC"; fractions are left out.
QString timeWords(Timestamp t);

/// "3 h 10 min", "12 min 41 s", "4 s", "2 d 0 h": the two largest units; less than a second as
/// "250 ms" or "40 µs". Negative ones begin with "-".
QString durationWords(std::chrono::microseconds duration);

/// "new", "open", "success", "failed", translated.
QString statusWords(Status status);

/// Why a from_date is what it is: "last start 2026-11-24 00:00:12 UTC minus 2 h, cut to midnight".
QString reasonWords(const FromDateReason &reason);

/// Why a job isn't done yet: "job3 failed at 02:14 …".
QString reasonWords(const WaitReason &reason);

/// What differs between two states of a workflow, a line a job: "job2: status open → failed".
QStringList differenceWords(const Batch &before, const Batch &after);

} // namespace batchy
