// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/duration.h"

#include "app/cli/text.h"

#include <QDateTime>
#include <QTimeZone>

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

/// Numbers with units one behind the other, or one number of seconds; nothing when it is neither.
std::optional<double> secondsOf(const QByteArray &text)
{
    bool isNumber = false;
    const double plain = text.toDouble(&isNumber);
    if (isNumber)
        return plain;
    double seconds = 0;
    qsizetype from = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const double unit = unitSeconds(text[at]);
        if (unit == 0)
            continue;
        const double number = text.sliced(from, at - from).toDouble(&isNumber);
        if (!isNumber)
            return {};
        seconds += number * unit;
        from = at + 1;
    }
    return from == text.size() && from > 0 ? std::optional(seconds) : std::nullopt;
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
    QDateTime next(day, time, where);
    while (!next.isValid() || next.toMSecsSinceEpoch() <= nowMilliseconds) {
        day = day.addDays(1);
        next = QDateTime(day, time, where);
    }
    return Timestamp(milliseconds(next.toMSecsSinceEpoch()));
}

} // namespace batchy::cli
