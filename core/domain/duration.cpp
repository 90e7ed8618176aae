// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/duration.h"

#include <algorithm>
#include <cmath>

namespace batchy {

namespace {

constexpr double mostSeconds = 365.0 * 86400;

double unitSeconds(char unit)
{
    switch (unit) {
    case 'd':
        return 86400;
    case 'h':
        return 3600;
    case 'm':
        return 60;
    case 's':
        return 1;
    default:
        return 0;
    }
}

/// Digits with at most one point: nothing else that a number may look like.
std::optional<double> plainNumber(const QByteArray &text)
{
    const bool isPlain = std::all_of(text.begin(), text.end(),
                                     [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isPlain && isNumber ? std::optional(number) : std::nullopt;
}

/// Numbers with units one behind the other, or one number of seconds; nothing when it is neither.
std::optional<double> secondsOf(const QByteArray &text)
{
    if (const auto plain = plainNumber(text))
        return plain;
    double seconds = 0;
    qsizetype from = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const double unit = unitSeconds(text[at]);
        if (unit == 0)
            continue;
        const auto number = plainNumber(text.sliced(from, at - from));
        if (!number)
            return {};
        seconds += *number * unit;
        from = at + 1;
    }
    return from == text.size() && from > 0 ? std::optional(seconds) : std::nullopt;
}

} // namespace

std::optional<std::chrono::milliseconds> durationOf(const QByteArray &text)
{
    const auto seconds = secondsOf(text);
    if (!seconds || !std::isfinite(*seconds) || *seconds < 0 || *seconds > mostSeconds)
        return {};
    // What is above zero stays so.
    return std::chrono::milliseconds(*seconds > 0 ? std::max(1LL, std::llround(*seconds * 1000))
                                                  : 0);
}

} // namespace batchy
