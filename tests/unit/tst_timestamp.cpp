// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/timestamp.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;

class TimestampTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryStoredForm_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("canonical");
        const auto row = [](const char *text, const char *canonical) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(canonical);
        };
        row("2016-06-28", "2016-06-28T00:00:00.000000");
        row("2016-06-28T21:47", "2016-06-28T21:47:00.000000");
        row("2016-06-28 21:47:09", "2016-06-28T21:47:09.000000");
        row("2016-06-28T21:47:09.1", "2016-06-28T21:47:09.100000");
        row("2016-06-28T21:47:09.123456", "2016-06-28T21:47:09.123456");
        row("2016-06-28T21:47:09.123456999", "2016-06-28T21:47:09.123456");
        row("2016-06-28T21:47:09Z", "2016-06-28T21:47:09.000000");
        row("2016-06-28T21:47:09+02:00", "2016-06-28T19:47:09.000000");
        row("2016-06-28T21:47:09.5-0530", "2016-06-29T03:17:09.500000");
        row("2016-06-28T00:10+01", "2016-06-27T23:10:00.000000");
        row("1776-07-04T23:59:00.000000", "1776-07-04T23:59:00.000000");
        row("0001-01-01", "0001-01-01T00:00:00.000000");
        row("9999-12-31T23:59:59.999999", "9999-12-31T23:59:59.999999");
        row("2024-02-29", "2024-02-29T00:00:00.000000");
    }
    void readsEveryStoredForm()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, canonical);
        const auto parsed = parseTimestamp(text);
        QVERIFY(parsed.has_value());
        QCOMPARE(formatTimestamp(*parsed), canonical);
        QCOMPARE(parseTimestamp(canonical), parsed);
    }

    void refusesEverythingElse_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"",
                                 "yesterday",
                                 "2016",
                                 "2016-06",
                                 "2016-6-28",
                                 "2016-13-01",
                                 "2023-02-29",
                                 "2016-06-31",
                                 "0000-01-01",
                                 "2016-06-28T",
                                 "2016-06-28T21",
                                 "2016-06-28T24:00",
                                 "2016-06-28T21:60",
                                 "2016-06-28T21:47:60",
                                 "2016-06-28T21:47:09.",
                                 "2016-06-28T21:47:09.1234567890",
                                 "2016-06-28T21:47:09 ",
                                 " 2016-06-28",
                                 "2016-06-28T21:47:09+2",
                                 "2016-06-28T21:47:09+02:",
                                 "2016-06-28T21:47:09+24:00",
                                 "2016-06-28Z",
                                 "2016-06-28T21:47:09Zulu",
                                 "0001-01-01T00:00+00:01",
                                 "9999-12-31T23:59-00:01",
                                 "+016-06-28",
                                 "1467149783"})
            QTest::newRow(text) << QByteArray(text);
    }
    void refusesEverythingElse()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseTimestamp(text));
    }

    void writesParameterFilesWithFractionOnlyWhereThereIsOne()
    {
        QCOMPARE(formatTimestampForInfa(*parseTimestamp("2016-06-28T21:47:09")),
                 QByteArray("2016-06-28 21:47:09"));
        QCOMPARE(formatTimestampForInfa(*parseTimestamp("2016-06-28T21:47:09.000120")),
                 QByteArray("2016-06-28 21:47:09.000120"));
    }

    void roundsDownAlsoBeforeTheEpoch()
    {
        const Timestamp t = *parseTimestamp("1969-12-31T23:59:59.5");
        QCOMPARE(epochSeconds(t), std::int64_t(-1));
        QCOMPARE(formatTimestamp(midnightOf(t)), QByteArray("1969-12-31T00:00:00.000000"));
        QCOMPARE(formatTimestamp(beginningOfTime), QByteArray("1776-07-04T23:59:00.000000"));
    }
};

BATCHY_TEST(timestamp, TimestampTest)
#include "tst_timestamp.moc"
