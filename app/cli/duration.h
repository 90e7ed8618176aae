// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/timestamp.h"
#include "core/result.h"

#include <QByteArray>

#include <chrono>

namespace batchy::cli {

/// `6h30m`, `90s`, `1d`, `2.5` (seconds): above zero and at most 365 days. BadInput names the
/// option.
Result<std::chrono::milliseconds> parseDuration(const char *option, const QByteArray &text);

/// The next moment after `now` at which the clocks of a zone show `07:30` (or `07:30:15`). BadInput
/// names the option; the zone is one that exists.
Result<Timestamp> nextTimeOfDay(const char *option, const QByteArray &text, const QByteArray &zone,
                                Timestamp now);

} // namespace batchy::cli
