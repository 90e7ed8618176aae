// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"

#include <QString>

namespace batchy {

/// Times and durations as table cells have them: short, of one width, the zone in the header
/// (whole sentences use render/words.h).

/// "2026-11-23 22:00:12"; "beginning of time" where it is that.
QString cellTime(Timestamp t);
/// With microseconds and zone, for tool tips: "2026-11-23T22:00:12.123456 UTC".
QString exactTime(Timestamp t);
/// "just now", "12 s ago", "4 min ago", "3 h ago", "2 d ago": the largest unit alone.
QString ageWords(std::chrono::microseconds age);

/// Names of workflows, jobs and params are bytes; what isn't UTF-8 shows replacement characters.
QString nameText(QByteArrayView name);

/// One line of why a batch isn't success: the jobs that stand in the way, and since when. Empty for
/// success.
QString whyWords(const Batch &batch);

} // namespace batchy
