// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/duration.h"
#include "app/cli/waitsy.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using namespace std::chrono_literals;

/// The words of a wait's command line: durations, times of day, the spelling of old.
class WaitWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durations_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("milliseconds"); // -1: refused
        const auto row = [](const char *text, qint64 milliseconds) {
            QTest::newRow(text) << QByteArray(text) << milliseconds;
        };
        row("90", 90'000);
        row("2.5", 2'500);
        row("0.0001", 1);
        row("90s", 90'000);
        row("6h30m", 23'400'000);
        row("1d2h3m4s", 93'784'000);
        row("1.5h", 5'400'000);
        row("365d", 365LL * 86'400'000);
        for (const char *refused :
             {"", "0", "0s", "-5", "1h-5m", "h", "5x", "5ms", "5 m", " 5", "1h30", "366d", "inf",
              "nan", "1e99", "0x10", "soon", "1,5h", "6:30"})
            row(refused, -1);
    }
    void durations()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, milliseconds);
        const auto duration = cli::parseDuration("--timeout", text);
        QCOMPARE(duration ? qint64(duration->count()) : qint64(-1), milliseconds);
        if (!duration) {
            QCOMPARE(duration.error().kind, ErrorKind::BadInput);
            QVERIFY(duration.error().what.contains(QStringLiteral("--timeout")));
        }
    }

    void timesOfDay_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QByteArray>("next");
        const auto row = [](const char *name, const char *text, const char *zone, const char *now,
                            const char *next) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(zone) << QByteArray(now)
                                << QByteArray(next);
        };
        row("later today", "07:30", "UTC", "2026-11-24T07:29:59.999", "2026-11-24T07:30:00.000000");
        row("now is past", "07:30", "UTC", "2026-11-24T07:30:00", "2026-11-25T07:30:00.000000");
        row("tomorrow", "7:30", "UTC", "2026-11-24T08:00:00", "2026-11-25T07:30:00.000000");
        row("with seconds", "07:30:15", "UTC", "2026-11-24T07:30:00", "2026-11-24T07:30:15.000000");
        row("the next year", "00:00", "UTC", "2026-12-31T12:00:00", "2027-01-01T00:00:00.000000");
        row("elsewhere", "07:30", "Europe/Berlin", "2026-11-24T06:00:00",
            "2026-11-24T06:30:00.000000");
        row("elsewhere, another date", "00:10", "Europe/Berlin", "2026-11-24T23:05:00",
            "2026-11-24T23:10:00.000000");
        row("the clocks skip it", "02:30", "Europe/Berlin", "2026-03-28T23:00:00",
            "2026-03-29T01:30:00.000000");
        row("it comes twice", "02:30", "Europe/Berlin", "2026-10-24T23:00:00",
            "2026-10-25T00:30:00.000000");
    }
    void timesOfDay()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, now);
        QFETCH(QByteArray, next);
        const auto found = cli::nextTimeOfDay("--until", text, zone, *parseTimestamp(now));
        QVERIFY(found);
        QCOMPARE(formatTimestamp(*found), next);
    }

    void noTimesOfDay()
    {
        for (const char *text : {"", "7", "24:00", "07:60", "07:30 pm", "half past", "07:30:61",
                                 "-1:00", "2026-11-24"}) {
            const auto found = cli::nextTimeOfDay("--until", text, "UTC", Timestamp());
            QVERIFY2(!found, text);
            QVERIFY(found.error().what.contains(QStringLiteral("--until")));
        }
    }

    void theSpellingOfOld_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("meant");
        const auto row = [](const char *typed, const char *meant) {
            QTest::newRow(typed) << QByteArray(typed) << QByteArray(meant);
        };
        row("waitsy -wf wf1", "wait wf1");
        row("waitsy -wf=wf1", "wait wf1");
        row("waitsy.py -wf wf1", "wait wf1");
        row("waitsy --wf wf1", "wait wf1");
        row("waitsy --wf=wf1", "wait wf1");
        row("waitsy wf1", "wait wf1");
        row("waitsy -wf wf1 -wf wf2 --any", "wait wf1 wf2 --any");
        row("--redis redis://h waitsy -wf wf1", "--redis redis://h wait wf1");
        row("--redis=redis://h --yes waitsy -wf wf1", "--redis=redis://h --yes wait wf1");
        row("waitsy --help", "wait --help");
        row("help waitsy", "help wait");
        row("waitsy", "wait");
        row("status waitsy", "status waitsy");
        row("--yes status waitsy", "--yes status waitsy");
        row("--embedded load waitsy", "--embedded load waitsy");
        row("--redis waitsy", "--redis waitsy");
        row("wait waitsy", "wait waitsy");
        row("wait -wf wf1", "wait -wf wf1");
        row("status -wf", "status -wf");
    }
    void theSpellingOfOld()
    {
        QFETCH(QByteArray, typed);
        QFETCH(QByteArray, meant);
        QCOMPARE(cli::withoutWaitsySpelling(typed.split(' ')).join(' '), meant);
    }
};

BATCHY_TEST(waitwords, WaitWordsTest)
#include "tst_waitwords.moc"
