// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace batchy::yaml {

/// Dates and timestamps as PyYAML knows them (RULES 3).

/// `2016-06-28` or `2016-6-28 21:47:09.5 +2`: year, month and day with or without a time of day.
bool looksLikeTime(QByteArrayView text);

/// A date as `2016-06-28`; a timestamp, converted to UTC, as `2016-06-28T19:47:09.500000`. Without
/// a zone it is UTC. Nothing when there is no such moment in the years 1 to 9999.
std::optional<QByteArray> isoTime(QByteArrayView text);

} // namespace batchy::yaml
