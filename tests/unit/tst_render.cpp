// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/jsontext.h"
#include "core/render/jobsjson.h"
#include "core/render/paramfile.h"
#include "core/render/words.h"
#include "tests/support/randomjob.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using namespace std::chrono_literals;

class RenderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsStoredTextUntouched()
    {
        const Batch batch{
            "wf1",
            {{"job1", Job::fromText(R"({ "a":2.0,"n":123456789012345678901234567890})")},
             {"é\"x", Job::fromText("{}")},
             {"raw", Job::fromText("[1]")},
             {"worse", Job::fromText("not \"json\"")}}};
        const QByteArray expected =
            "{\"job1\": { \"a\":2.0,\"n\":123456789012345678901234567890}, \"é\\\"x\": {}, "
            "\"raw\": [1], \"worse\": \"not \\\"json\\\"\"}";
        QCOMPARE(jobsJson(batch), expected);
        QCOMPARE(jobsJson(Batch()), QByteArray("{}"));
        test::RandomData random(4);
        for (int i = 0; i < 300; ++i)
            QVERIFY(json::isValid(jobsJson(random.batch(random.below(5)))));
    }

    void writesParameterFiles()
    {
        const Batch batch{
            "wf1",
            {{"job1", Job::fromText(R"({"s": "a\u00e9 b", "n": 2.0, "b": true, "z": null,
                       "l": [1, "x y", {"k" : 2}], "from_date": "2016-06-28",
                       "batch_start": "2016-06-28T21:47:09.123456", "batch_end": null, "status":"open"})")},
             {"job2", Job()}}};
        QCOMPARE(paramFile(batch).value(), QByteArray("\n[job1]\n"
                                                      "$$s=aé b\n"
                                                      "$$n=2.0\n"
                                                      "$$b=true\n"
                                                      "$$z=\n"
                                                      "$$l=[1,\"x y\",{\"k\":2}]\n"
                                                      "$$from_date=2016-06-28 00:00:00\n"
                                                      "$$batch_start=2016-06-28 21:47:09.123456\n"
                                                      "$$batch_end=\n"
                                                      "$$status=open\n"
                                                      "\n[job2]\n"));
    }

    void refusesWhatWouldForgeALine_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("job");
        QTest::newRow("value") << QByteArray("j") << QByteArray(R"({"a": "x\n$$b=1"})");
        QTest::newRow("carriage return") << QByteArray("j") << QByteArray(R"({"a": "x\ry"})");
        QTest::newRow("line separator") << QByteArray("j") << QByteArray(R"({"a": "x\u2028y"})");
        QTest::newRow("in a list")
            << QByteArray("j") << QByteArray("{\"a\": [\"x\xe2\x80\xa8y\"]}");
        QTest::newRow("param with =") << QByteArray("j") << QByteArray(R"({"a=b": 1})");
        QTest::newRow("param with break") << QByteArray("j") << QByteArray(R"({"a\nb": 1})");
        QTest::newRow("job with ]") << QByteArray("j]") << QByteArray("{}");
        QTest::newRow("NUL") << QByteArray("j") << QByteArray(R"({"a": "x\u0000y"})");
        QTest::newRow("param with NUL") << QByteArray("j") << QByteArray(R"({"a\u0000": 1})");
        QTest::newRow("job with NUL") << QByteArray("j\0k", 3) << QByteArray("{}");
        QTest::newRow("param without a name") << QByteArray("j") << QByteArray(R"({"": 1})");
        QTest::newRow("job without a name") << QByteArray("") << QByteArray("{}");
        QTest::newRow("job with break") << QByteArray("j\n") << QByteArray("{}");
        QTest::newRow("date") << QByteArray("j") << QByteArray(R"({"from_date": "v42"})");
        QTest::newRow("surrogate") << QByteArray("j") << QByteArray(R"({"a": "\ud800"})");
        QTest::newRow("no object") << QByteArray("j") << QByteArray("[]");
    }
    void refusesWhatWouldForgeALine()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, job);
        const auto text = paramFile(Batch{"wf1", {{name, Job::fromText(job)}}});
        QVERIFY(!text);
        QCOMPARE(text.error().kind, ErrorKind::BadData);
        QVERIFY(text.error().what.contains(QStringLiteral("wf1")));
        QVERIFY(!text.error().what.contains(QLatin1Char('\n')));
    }

    void lineBreaksInListsStayEscaped()
    {
        const auto text = paramFile(Batch{"wf1", {{"j", Job::fromText(R"({"a": ["x\ny"]})")}}});
        QCOMPARE(text.value(), QByteArray("\n[j]\n$$a=[\"x\\ny\"]\n"));
    }

    void saysWhatIsLessThanASecond()
    {
        QCOMPARE(durationWords(250ms), QStringLiteral("250 ms"));
        QCOMPARE(durationWords(999999us), QStringLiteral("999 ms"));
        QCOMPARE(durationWords(36us), QStringLiteral("36 µs"));
        QCOMPARE(durationWords(-1us), QStringLiteral("-1 µs"));
        QCOMPARE(durationWords(1500ms), QStringLiteral("1 s"));
    }

    void saysWhyNotYet()
    {
        using Kind = WaitReason::Kind;
        const auto words = [](Kind kind, const char *stored = "") {
            return reasonWords(WaitReason{kind, "job1", {}, stored});
        };
        QCOMPARE(words(Kind::NeverRun), QStringLiteral("job1 has not run since it was loaded"));
        QCOMPARE(words(Kind::NoEnd), QStringLiteral("job1 is success, but has no batch_end"));
        QCOMPARE(words(Kind::UnreadableEnd),
                 QStringLiteral("job1 is success, but its batch_end can't be read"));
        QCOMPARE(words(Kind::UnknownStatus, "\"done\""),
                 QStringLiteral("job1 has the status \"done\", which is none of Batchy's words"));
        QCOMPARE(words(Kind::Broken),
                 QStringLiteral("job1 is broken: what is stored is not a JSON object"));
    }

    void saysDurations_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("words");
        const auto row = [](qint64 seconds, const char *words) {
            QTest::newRow(words) << seconds << QString::fromLatin1(words);
        };
        row(0, "0 s");
        row(59, "59 s");
        row(60, "1 min");
        row(761, "12 min 41 s");
        row(7200, "2 h");
        row(11400, "3 h 10 min");
        row(93600, "1 d 2 h");
        row(-7200, "-2 h");
    }
    void saysDurations()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, words);
        QCOMPARE(durationWords(std::chrono::seconds(seconds)), words);
    }

    void saysWhy()
    {
        FromDateReason reason;
        reason.kind = FromDateReason::Kind::PriorSuccess;
        reason.priorStart = parseTimestamp("2026-11-24T00:00:12");
        reason.reprocess = 2h;
        reason.truncatedFrom = parseTimestamp("2026-11-23T22:00:12");
        reason.fromDate = parseTimestamp("2026-11-23");
        QCOMPARE(reasonWords(reason),
                 QStringLiteral("last start 2026-11-24 00:00:12 UTC minus 2 h, cut to midnight"));
    }

    void aStrangeStatusIsNotANewOne()
    {
        const Batch batch{
            "wf1", {{"a", Job::fromText(R"({"status": "done", "from_date": "2016-06-28"})")}}};
        const auto opened = openBatch(batch, *parseTimestamp("2026-11-24"), 1795478400);
        QVERIFY(opened.has_value());
        QCOMPARE(reasonWords(opened->reasons[0]),
                 QStringLiteral("kept, since the stored status is none of Batchy's words"));
    }

    void saysWhatDiffers()
    {
        const Batch before{"wf1",
                           {{"a", Job::fromText(R"({"status":"open","x":2.0,"gone":1})")},
                            {"b", Job()},
                            {"c", Job()}}};
        const Batch after{"wf1",
                          {{"a", Job::fromText(R"({"status":"failed","x":2,"gone":1})")},
                           {"b", Job()},
                           {"d", Job()}}};
        QCOMPARE(
            differenceWords(before, after),
            (QStringList{QStringLiteral("a: status open → failed"), QStringLiteral("a: x 2.0 → 2"),
                         QStringLiteral("d: added"), QStringLiteral("c: removed")}));
        QVERIFY(differenceWords(before, before).isEmpty());
    }
};

BATCHY_TEST(render, RenderTest)
#include "tst_render.moc"
