// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/timestamp.h"
#include "core/result.h"

#include <QByteArray>

namespace batchy {

/// The day that a wait is for (RULES 8): a date in a time zone, and the instant in UTC at which
/// that day begins there, which is its first existing one: 01:00 where the clocks skip midnight.
struct WaitDay
{
    QByteArray date; ///< "2026-11-24"
    QByteArray zone; ///< "UTC", or the zone's name
    Timestamp start;

    /// `date` empty: the day that `now` is on in that zone. `zone` is "UTC", "local" or a name such
    /// as Europe/Berlin. BadInput for a date or zone that doesn't exist.
    static Result<WaitDay> of(const QByteArray &date, const QByteArray &zone, Timestamp now);
    /// The day before, for an offer; "2026-11-23".
    QByteArray dateBefore() const;

    bool operator==(const WaitDay &) const = default;
};

} // namespace batchy
