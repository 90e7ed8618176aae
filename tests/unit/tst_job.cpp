// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/job.h"
#include "tests/support/randomjob.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using namespace std::chrono_literals;

class JobTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryByte()
    {
        test::RandomData random(1);
        for (int i = 0; i < 2000; ++i) {
            const QByteArray text = random.jobText();
            const Job job = Job::fromText(text);
            QVERIFY2(!job.isBroken(), text.constData());
            QCOMPARE(job.text(), text);
        }
    }

    void findsNamesAsTheyAre()
    {
        const Job job = Job::fromText(R"({"": 1, "x": 2, "\u0078y": 3, "xy ": 4})");
        QCOMPARE(job.value("").value(), QByteArrayView("1"));
        QCOMPARE(job.value("x").value(), QByteArrayView("2"));
        QCOMPARE(job.value("xy").value(), QByteArrayView("3"));
        QVERIFY(!job.value("y") && !job.value("\""));
        QVERIFY(!Job::fromText(R"({"x": 2})").value(""));
    }

    void changesOnlyTheValueThatIsSet()
    {
        test::RandomData random(2);
        for (int i = 0; i < 2000; ++i) {
            const Job before = Job::fromText(random.jobText());
            Job after = before;
            after.set("status", "\"open\"");
            after.set("batch_end", "null");
            after.set("status", "\"a longer word than before\"");
            QCOMPARE(Job::fromText(after.text()).isBroken(), false);
            QCOMPARE(Job::fromText(after.text()).params(), after.params());
            QCOMPARE(after.value("status"), QByteArrayView("\"a longer word than before\""));
            const auto others = [](const Job &job) {
                auto params = job.params();
                std::erase_if(params, [](const Job::Param &param) {
                    return param.name == "status" || param.name == "batch_end";
                });
                return params;
            };
            QCOMPARE(others(after), others(before));
        }
    }

    void splicesIntoTheText_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("empty") << QByteArray("{}") << QByteArray(R"({"status": "open"})");
        QTest::newRow("space") << QByteArray(" { } ") << QByteArray(R"( {"status": "open" } )");
        QTest::newRow("append") << QByteArray("{\"a\":2.0 }\n")
                                << QByteArray("{\"a\":2.0, \"status\": \"open\" }\n");
        QTest::newRow("replace") << QByteArray(R"({"status" : null,"z":[1, 2]})")
                                 << QByteArray(R"({"status" : "open","z":[1, 2]})");
        QTest::newRow("escaped name")
            << QByteArray(R"({"\u0073tatus":"new"})") << QByteArray(R"({"\u0073tatus":"open"})");
        QTest::newRow("last of duplicates") << QByteArray(R"({"status":1,"status":2})")
                                            << QByteArray(R"({"status":1,"status":"open"})");
    }
    void splicesIntoTheText()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        Job job = Job::fromText(before);
        job.set("status", "\"open\"");
        QCOMPARE(job.text(), after);
    }

    void showsWhatIsNoObject_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const QByteArray &text : {QByteArray(),
                                       QByteArray("5"),
                                       QByteArray("[1]"),
                                       QByteArray("null"),
                                       QByteArray("{"),
                                       QByteArray("{}x"),
                                       QByteArray("{a:1}"),
                                       QByteArray("{'a':1}"),
                                       QByteArray("{\"a\":NaN}"),
                                       QByteArray("{\"a\":01}"),
                                       QByteArray("{\"a\":1,}"),
                                       QByteArray("{\"a\":\"\n\"}"),
                                       QByteArray("{\"a\":\"\\x\"}"),
                                       QByteArray("{\"a\":\"\xff\"}"),
                                       QByteArray("{\"a\":.5}"),
                                       QByteArray("{\"a\":1.}"),
                                       QByteArray("{\"a\":+1}"),
                                       QByteArray("{\"a\":\"\\u12g4\"}"),
                                       QByteArray("{\"a\":1}\0", 8),
                                       QByteArray("{\"a\" 1}"),
                                       QByteArray("{\"a\":[1,]}"),
                                       QByteArray("{\"a\":[1}"),
                                       QByteArray("{\"a\":tru}"),
                                       QByteArray("{\"a\":\"\\")})
            QTest::newRow(text.toPercentEncoding(" {}[]:,").constData()) << text;
        QTest::newRow("100,000 levels") << "{\"a\":" + QByteArray(100'000, '[');
        QTest::newRow("501 levels")
            << "{\"a\":" + QByteArray(501, '[') + "1" + QByteArray(501, ']') + "}";
    }
    void showsWhatIsNoObject()
    {
        QFETCH(QByteArray, text);
        const Job job = Job::fromText(text);
        QVERIFY(job.isBroken());
        QVERIFY(!job.problem().isEmpty());
        QCOMPARE(job.text(), text);
        QVERIFY(job.params().empty());
        QCOMPARE(job.status(), Status::New);
    }

    void readsSpecialParams()
    {
        const Job job = Job::fromText(R"({"batch_id": "1467149783", "status": "failure",
            "from_date": "2016-06-28", "reprocess_hours": "1.5", "batch_start": "2016-06-28 21:47",
            "batch_end": null, "trunc_start": "YES"})");
        QCOMPARE(job.batchId().value(), std::optional<qint64>(1467149783));
        QCOMPARE(job.status(), Status::Failed);
        QCOMPARE(job.fromDate().value(), parseTimestamp("2016-06-28"));
        QCOMPARE(job.batchStart().value(), parseTimestamp("2016-06-28T21:47"));
        QCOMPARE(job.batchEnd().value(), std::optional<Timestamp>());
        QCOMPARE(job.reprocess().value(), std::chrono::microseconds(90min));
        QVERIFY(job.truncStart());
        const Job empty;
        QCOMPARE(empty.batchId().value(), std::optional<qint64>());
        QCOMPARE(empty.reprocess().value(), 0us);
        QVERIFY(!empty.truncStart());
    }

    void truncStartIsTrueOnlyForTheListedWords_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("truncates");
        for (const char *yes : {"true", "\"true\"", "\"True\"", "\"yes\"", "\"ON\"", "\"1\""})
            QTest::newRow(yes) << QByteArray(yes) << true;
        for (const char *no :
             {"false", "null", "1", "\"\"", "\"no\"", "\"y\"", "[true]", "\" true\""})
            QTest::newRow(no) << QByteArray(no) << false;
    }
    void truncStartIsTrueOnlyForTheListedWords()
    {
        QFETCH(QByteArray, json);
        QFETCH(bool, truncates);
        QCOMPARE(Job::fromText("{\"trunc_start\":" + json + "}").truncStart(), truncates);
    }

    void refusesBadSpecialValues_data()
    {
        QTest::addColumn<QByteArray>("param");
        QTest::addColumn<QByteArray>("json");
        const auto rows = [](const char *param, std::initializer_list<const char *> values) {
            for (const char *value : values)
                QTest::addRow("%s %s", param, value) << QByteArray(param) << QByteArray(value);
        };
        rows("batch_id", {"-1", "1.0", "1e9", "true", "\"\"", "\"abc\"", "\"12 \"", "123456789012",
                          "\"000001467149783\"", "[1]", "{}"});
        rows("reprocess_hours",
             {"-1", "-0.0", "true", "false", "\"two\"", "\"\"", "1e999", "\"inf\"", "\"nan\"",
              "\"0x10\"", "\"1 2\"", "[2]", "\"--1\"", "\"+-1\""});
        rows("batch_start", {"5", "\"yesterday\"", "\"\"", "true", "\"2016-06-28T24:00\""});
        rows("batch_end", {"[]", "\"2016\""});
        rows("from_date", {"20160628", "\"28.06.2016\""});
    }
    void refusesBadSpecialValues()
    {
        QFETCH(QByteArray, param);
        QFETCH(QByteArray, json);
        const Job job = Job::fromText("{\"" + param + "\": " + json + "}");
        QVERIFY(!job.isBroken());
        const auto error = [&]() -> std::optional<Error> {
            if (param == "batch_id")
                return job.batchId() ? std::nullopt : std::optional(job.batchId().error());
            if (param == "reprocess_hours")
                return job.reprocess() ? std::nullopt : std::optional(job.reprocess().error());
            const auto time = param == "batch_start" ? job.batchStart()
                              : param == "batch_end" ? job.batchEnd()
                                                     : job.fromDate();
            return time ? std::nullopt : std::optional(time.error());
        }();
        QVERIFY(error.has_value());
        QCOMPARE(error->kind, ErrorKind::BadData);
        QVERIFY(error->what.startsWith(QString::fromUtf8(param)));
    }

    void isMadeOfParams()
    {
        const Job job = Job::fromParams({{"a", "2.0"}, {"b \"q\"", "[1, 2]"}, {"é", "\"x\""}});
        const QByteArray text = "{\"a\": 2.0, \"b \\\"q\\\"\": [1, 2], \"é\": \"x\"}";
        QCOMPARE(job.text(), text);
        QCOMPARE(Job::fromParams({}).text(), QByteArray("{}"));
    }
};

BATCHY_TEST(job, JobTest)
#include "tst_job.moc"
