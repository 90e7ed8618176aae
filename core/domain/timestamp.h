// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

namespace batchy {

/// A moment in UTC with microseconds, as everything stored is (RULES 2). QDateTime stops at
/// milliseconds, so it is never used for stored times.
using Timestamp = std::chrono::sys_time<std::chrono::microseconds>;

/// Years 0001 to 9999: what ISO-8601 with four digits, and Python's datetime, can hold.
inline constexpr Timestamp earliestTimestamp =
    std::chrono::sys_days{std::chrono::year{1} / std::chrono::January / 1};
inline constexpr Timestamp latestTimestamp =
    std::chrono::sys_days{std::chrono::year{10000} / std::chrono::January / 1} -
    std::chrono::microseconds{1};

/// The from_date of a job that never had one: 1776-07-04T23:59:00.000000 (RULES 2).
inline constexpr Timestamp beginningOfTime =
    std::chrono::sys_days{std::chrono::year{1776} / std::chrono::July / 4} +
    std::chrono::hours{23} + std::chrono::minutes{59};

/// Reads a stored time: date only, minutes, seconds or 1 to 9 fractional digits, `T` or a space
/// between, `Z` or an offset behind (converted to UTC). Digits beyond the microsecond are cut off,
/// so that a from_date never moves forward. Nothing else is accepted; the result is within years 1
/// to 9999.
std::optional<Timestamp> parseTimestamp(QByteArrayView text);

/// The one form in which times are stored: `2016-06-28T21:47:09.123456`, UTC, no zone.
QByteArray formatTimestamp(Timestamp t);

/// For parameter files (RULES 7): `2016-06-28 21:47:09`, with `.ffffff` only when that isn't zero.
QByteArray formatTimestampForInfa(Timestamp t);

/// 00:00:00.000000 UTC of the same day.
Timestamp midnightOf(Timestamp t);

/// Whole seconds since the epoch, rounded down, as batch ids are made of.
std::int64_t epochSeconds(Timestamp t);

} // namespace batchy
