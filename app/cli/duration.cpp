// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/duration.h"

#include "app/cli/text.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>

namespace batchy::cli {

namespace {

using std::chrono::milliseconds;

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

/// When the clocks of a zone show that: once, or twice where they go back. Where they skip it, when
/// they would have shown it.
std::array<qint64, 2> momentsOf(QDate day, QTime time, const QTimeZone &zone)
{
    constexpr qint64 aDay = 86'400'000;
    const auto offset = [&zone](qint64 at) {
        return 1000LL * zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at, Qt::UTC));
    };
    const qint64 shown = QDateTime(day, time, Qt::UTC).toMSecsSinceEpoch();
    const qint64 byOld = shown - offset(shown - aDay);
    const qint64 byNew = shown - offset(shown + aDay);
    const auto isShown = [&](qint64 moment) { return moment + offset(moment) == shown; };
    if (isShown(byOld))
        return {byOld, isShown(byNew) ? byNew : byOld};
    return isShown(byNew) ? std::array{byNew, byNew} : std::array{byOld, byOld};
}

} // namespace

Result<milliseconds> parseDuration(const char *option, const QByteArray &text)
{
    const auto seconds = secondsOf(text);
    if (!seconds || !std::isfinite(*seconds) || *seconds <= 0 || *seconds > mostSeconds)
        return fail(
            ErrorKind::BadInput,
            Text::tr("%1 takes a duration, not \"%2\".").arg(QLatin1String(option), words(text)),
            Text::tr("Write 6h30m, 90s, or a number of seconds above zero."));
    return milliseconds(std::max(1LL, std::llround(*seconds * 1000)));
}

Result<Timestamp> nextTimeOfDay(const char *option, const QByteArray &text, const QByteArray &zone,
                                Timestamp now)
{
    const QString wish = QString::fromUtf8(text);
    QTime time = QTime::fromString(wish, QStringLiteral("H:mm"));
    if (!time.isValid())
        time = QTime::fromString(wish, QStringLiteral("H:mm:ss"));
    if (!time.isValid())
        return fail(
            ErrorKind::BadInput,
            Text::tr("%1 takes a time of day, not \"%2\".").arg(QLatin1String(option), wish),
            Text::tr("Write it as 07:30."));
    const QTimeZone where = zone == "local" ? QTimeZone::systemTimeZone() : QTimeZone(zone);
    const auto nowMilliseconds = std::chrono::floor<milliseconds>(now.time_since_epoch()).count();
    QDate day = QDateTime::fromMSecsSinceEpoch(nowMilliseconds, where).date();
    for (;; day = day.addDays(1))
        for (const qint64 moment : momentsOf(day, time, where))
            if (moment > nowMilliseconds)
                return Timestamp(milliseconds(moment));
}

} // namespace batchy::cli
