// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wait/waitday.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace batchy {

namespace {

struct WaitDayText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::WaitDay)
};

Result<QTimeZone> zoneNamed(const QByteArray &name)
{
    if (name.isEmpty() || name == "UTC")
        return QTimeZone::utc();
    if (name == "local")
        return QTimeZone::systemTimeZone();
    // A folder of zones ("Europe") makes a valid zone too, of UTC.
    const QTimeZone zone(name);
    if (!zone.isValid() || !QTimeZone::isTimeZoneIdAvailable(name))
        return fail(ErrorKind::BadInput,
                    WaitDayText::tr("There is no time zone %1.").arg(QString::fromUtf8(name)),
                    WaitDayText::tr("Write UTC, local, or a name such as Europe/Berlin."));
    return zone;
}

qint64 milliseconds(Timestamp t)
{
    return std::chrono::floor<std::chrono::milliseconds>(t.time_since_epoch()).count();
}

} // namespace

Result<WaitDay> WaitDay::of(const QByteArray &date, const QByteArray &zone, Timestamp now)
{
    const auto found = zoneNamed(zone);
    if (!found)
        return fail(found.error());
    const QDate day =
        date.isEmpty() ? QDateTime::fromMSecsSinceEpoch(milliseconds(now), *found).date()
                       : QDate::fromString(QString::fromUtf8(date), QStringLiteral("yyyy-MM-dd"));
    if (!day.isValid() || (!date.isEmpty() && date.size() != 10))
        return fail(ErrorKind::BadInput,
                    WaitDayText::tr("%1 is no date.").arg(QString::fromUtf8(date)),
                    WaitDayText::tr("Write it as 2026-11-24."));
    const QDateTime start = day.startOfDay(*found);
    if (!start.isValid())
        return fail(ErrorKind::BadInput,
                    WaitDayText::tr("There was no %1 in %2.")
                        .arg(QString::fromUtf8(date), QString::fromUtf8(found->id())));
    return WaitDay{day.toString(QStringLiteral("yyyy-MM-dd")).toLatin1(),
                   *found == QTimeZone::utc() ? QByteArray("UTC") : found->id(),
                   Timestamp(std::chrono::milliseconds(start.toMSecsSinceEpoch()))};
}

QByteArray WaitDay::dateBefore() const
{
    return QDate::fromString(QString::fromLatin1(date), QStringLiteral("yyyy-MM-dd"))
        .addDays(-1)
        .toString(QStringLiteral("yyyy-MM-dd"))
        .toLatin1();
}

} // namespace batchy
