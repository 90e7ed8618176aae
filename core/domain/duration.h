// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

namespace batchy {

/// `6h30m`, `90s`, `1d`, `2.5` (seconds), as people type them: from zero to 365 days, in whole
/// milliseconds. Nothing for any other text.
std::optional<std::chrono::milliseconds> durationOf(const QByteArray &text);

} // namespace batchy
