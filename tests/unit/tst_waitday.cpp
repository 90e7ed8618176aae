// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wait/waitday.h"
#include "tests/support/testrunner.h"

#include <QTest>

#include <ctime>

using namespace batchy;

/// At which instant a day begins, in zones that change their clocks in every inconvenient way.
class WaitDayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsOfDays_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("start");
        const auto row = [](const char *name, const char *date, const char *zone,
                            const char *start) {
            QTest::newRow(name) << QByteArray(date) << QByteArray(zone) << QByteArray(start);
        };
        row("UTC", "2026-11-24", "UTC", "2026-11-24T00:00:00.000000");
        row("winter", "2026-11-24", "Europe/Berlin", "2026-11-23T23:00:00.000000");
        row("summer", "2026-07-01", "Europe/Berlin", "2026-06-30T22:00:00.000000");
        row("of 23 hours", "2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000000");
        row("the day after", "2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00.000000");
        row("of 25 hours", "2026-10-25", "Europe/Berlin", "2026-10-24T22:00:00.000000");
        row("the day after that", "2026-10-26", "Europe/Berlin", "2026-10-25T23:00:00.000000");
        row("no midnight in Brazil", "2018-11-04", "America/Sao_Paulo",
            "2018-11-04T03:00:00.000000");
        row("no midnight in Cuba", "2018-03-11", "America/Havana", "2018-03-11T05:00:00.000000");
        row("no midnight in Lebanon", "2022-03-27", "Asia/Beirut", "2022-03-26T22:00:00.000000");
        row("leap day", "2028-02-29", "UTC", "2028-02-29T00:00:00.000000");
        row("leap day elsewhere", "2028-02-29", "Asia/Kolkata", "2028-02-28T18:30:00.000000");
        row("first of all", "2026-11-24", "Pacific/Kiritimati", "2026-11-23T10:00:00.000000");
    }
    void startsOfDays()
    {
        QFETCH(QByteArray, date);
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, start);
        const auto day = WaitDay::of(date, zone, Timestamp());
        QVERIFY(day);
        QCOMPARE(formatTimestamp(day->start), start);
        QCOMPARE(day->date, date);
        QCOMPARE(day->zone, zone);
    }

    void todayIsTheZones_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("date");
        const auto row = [](const char *now, const char *zone, const char *date) {
            QTest::newRow(qPrintable(QLatin1String(now) + QLatin1Char(' ') + QLatin1String(zone)))
                << QByteArray(now) << QByteArray(zone) << QByteArray(date);
        };
        row("2026-11-24T23:59:59.999999", "UTC", "2026-11-24");
        row("2026-11-25T00:00:00", "UTC", "2026-11-25");
        row("2026-11-24T22:59:59.999999", "Europe/Berlin", "2026-11-24");
        row("2026-11-24T23:00:00", "Europe/Berlin", "2026-11-25");
        row("2026-11-24T11:00:00", "Pacific/Kiritimati", "2026-11-25");
        row("2026-11-24T04:00:00", "America/New_York", "2026-11-23");
        row("1969-12-31T23:59:59.5", "UTC", "1969-12-31");
    }
    void todayIsTheZones()
    {
        QFETCH(QByteArray, now);
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, date);
        const auto day = WaitDay::of({}, zone, *parseTimestamp(now));
        QVERIFY(day);
        QCOMPARE(day->date, date);
        QVERIFY(day->start <= *parseTimestamp(now));
    }

    void localIsTheMachines()
    {
        qputenv("TZ", "Asia/Kolkata");
        ::tzset();
        const auto day = WaitDay::of("2026-11-24", "local", Timestamp());
        qputenv("TZ", "UTC");
        ::tzset();
        QVERIFY(day);
        QCOMPARE(day->zone, QByteArray("Asia/Kolkata"));
        QCOMPARE(formatTimestamp(day->start), QByteArray("2026-11-23T18:30:00.000000"));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<QByteArray>("zone");
        for (const char *date : {"2026-02-29", "2026-13-01", "24.11.2026", "today", "2026-11-24T00",
                                 "20261124", "2026-2-3"})
            QTest::newRow(date) << QByteArray(date) << QByteArray("UTC");
        for (const char *zone : {"Europe/Berlni", "CEST!", "../etc/passwd", "Europe"})
            QTest::newRow(zone) << QByteArray("2026-11-24") << QByteArray(zone);
        QTest::newRow("the day that Samoa left out")
            << QByteArray("2011-12-30") << QByteArray("Pacific/Apia");
    }
    void refusals()
    {
        QFETCH(QByteArray, date);
        QFETCH(QByteArray, zone);
        const auto day = WaitDay::of(date, zone, Timestamp());
        if (day)
            qWarning("%s", formatTimestamp(day->start).constData());
        QVERIFY(!day);
        QCOMPARE(day.error().kind, ErrorKind::BadInput);
        QVERIFY(!day.error().what.isEmpty());
    }

    void theDayBefore()
    {
        QCOMPARE(WaitDay::of("2026-11-24", "UTC", Timestamp())->dateBefore(),
                 QByteArray("2026-11-23"));
        QCOMPARE(WaitDay::of("2028-03-01", "UTC", Timestamp())->dateBefore(),
                 QByteArray("2028-02-29"));
    }
};

BATCHY_TEST(waitday, WaitDayTest)
#include "tst_waitday.moc"
