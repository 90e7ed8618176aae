// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/duration.h"

#include "app/cli/text.h"
#include "core/domain/duration.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>

namespace batchy::cli {

namespace {

using std::chrono::milliseconds;

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
    const auto duration = durationOf(text);
    if (!duration || *duration == milliseconds(0))
        return fail(
            ErrorKind::BadInput,
            Text::tr("%1 takes a duration, not \"%2\".").arg(QLatin1String(option), words(text)),
            Text::tr("Write 6h30m, 90s, or a number of seconds above zero."));
    return *duration;
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
