// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/rules.h"
#include "tests/support/randomjob.h"
#include "tests/support/testrunner.h"

#include <QTest>

#include <algorithm>

using namespace batchy;
using namespace std::chrono_literals;
using Kind = FromDateReason::Kind;

namespace {

const Timestamp now = *parseTimestamp("2026-11-24T08:00:00.000123");

Batch oneJob(const QByteArray &text)
{
    return Batch{"wf1", {{"job1", Job::fromText(text)}}};
}

QByteArray stored(const Job &job, QByteArrayView name)
{
    return job.value(name).value_or(QByteArrayView("absent")).toByteArray();
}

} // namespace

class RulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void computesFromDate_data()
    {
        QTest::addColumn<QByteArray>("job");
        QTest::addColumn<QByteArray>("fromDate");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, const char *job, const char *fromDate, Kind kind) {
            QTest::newRow(name) << QByteArray(job) << QByteArray(fromDate) << int(kind);
        };
        row("bare", "{}", R"("1776-07-04T23:59:00.000000")", Kind::BeginningOfTime);
        row("null from_date", R"({"from_date":null})", R"("1776-07-04T23:59:00.000000")",
            Kind::BeginningOfTime);
        row("bare with trunc", R"({"trunc_start":true})", R"("1776-07-04T00:00:00.000000")",
            Kind::BeginningOfTime);
        row("given in the file", R"({"from_date":"2016-06-28"})", R"("2016-06-28")", Kind::KeptNew);
        row("success", R"({"status":"success","batch_start":"2026-11-23T02:00:00.5",
                           "from_date":"2026-11-22"})",
            R"("2026-11-23T02:00:00.500000")", Kind::PriorSuccess);
        row("success minus hours", R"({"status":"success","batch_start":"2026-11-24T00:00:12",
                                       "reprocess_hours":2})",
            R"("2026-11-23T22:00:12.000000")", Kind::PriorSuccess);
        row("success minus hours, cut", R"({"status":"success","batch_start":"2026-11-24T02:00:00",
                                            "reprocess_hours":"3","trunc_start":"on"})",
            R"("2026-11-23T00:00:00.000000")", Kind::PriorSuccess);
        row("fraction of hours", R"({"status":"success","batch_start":"2026-11-24T02:00:00",
                                     "reprocess_hours":0.0000000003})",
            R"("2026-11-24T01:59:59.999999")", Kind::PriorSuccess);
        row("success without start", R"({"status":"success","from_date":"2016-06-28 00:00"})",
            R"("2016-06-28 00:00")", Kind::KeptWithoutStart);
        row("success without anything", R"({"status":"success"})",
            R"("1776-07-04T23:59:00.000000")", Kind::BeginningOfTime);
        row("failed", R"({"status":"failed","batch_start":"2026-11-23T02:00:00",
                          "from_date":"2026-11-22T01:00:00Z","reprocess_hours":4})",
            R"("2026-11-22T01:00:00Z")", Kind::KeptAfterFailed);
        row("failure", R"({"status":"failure","from_date":"2026-11-22"})", R"("2026-11-22")",
            Kind::KeptAfterFailed);
        row("failed without from_date", R"({"status":"failed"})", R"("1776-07-04T23:59:00.000000")",
            Kind::BeginningOfTime);
        row("open", R"({"status":"open","from_date":"2026-11-22T03:04"})", R"("2026-11-22T03:04")",
            Kind::KeptWhileOpen);
        row("no time, to the letter", R"({"status":"failed","from_date":"v42"})", R"("v42")",
            Kind::KeptAfterFailed);
        row("kept and cut",
            R"({"status":"failed","from_date":"2026-11-22T03:04","trunc_start":true})",
            R"("2026-11-22T00:00:00.000000")", Kind::KeptAfterFailed);
        row("kept at midnight keeps its text",
            R"({"status":"failed","from_date":"2026-11-22 00:00","trunc_start":true})",
            R"("2026-11-22 00:00")", Kind::KeptAfterFailed);
        row("unknown word", R"({"status":"running","from_date":"2026-11-22"})", R"("2026-11-22")",
            Kind::KeptUnknownStatus);
    }
    void computesFromDate()
    {
        QFETCH(QByteArray, job);
        QFETCH(QByteArray, fromDate);
        QFETCH(int, kind);
        const auto opened = openBatch(oneJob(job), now, 1467149783);
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().what));
        const Job &result = opened->batch.jobs[0].job;
        QCOMPARE(stored(result, "from_date"), fromDate);
        QCOMPARE(int(opened->reasons[0].kind), kind);
        QCOMPARE(opened->reasons[0].fromDate, result.fromDate().value_or(std::nullopt));
        QCOMPARE(stored(result, "batch_id"), QByteArray("1467149783"));
        QCOMPARE(stored(result, "status"), QByteArray("\"open\""));
        QCOMPARE(stored(result, "batch_start"), QByteArray("\"2026-11-24T08:00:00.000123\""));
        QCOMPARE(stored(result, "batch_end"), QByteArray("null"));
    }

    void saysWhatItUsed()
    {
        const auto opened =
            openBatch(oneJob(R"({"status":"success","batch_start":"2026-11-24T02:00:00",
                                 "reprocess_hours":3,"trunc_start":true})"),
                      now, 1);
        const FromDateReason &reason = opened->reasons[0];
        QCOMPARE(reason.priorStart, parseTimestamp("2026-11-24T02:00"));
        QCOMPARE(reason.reprocess, std::chrono::microseconds(3h));
        QCOMPARE(reason.truncatedFrom, parseTimestamp("2026-11-23T23:00"));
        QCOMPARE(reason.fromDate, parseTimestamp("2026-11-23"));
    }

    void buildsTheSpecialParamsOfABareJobAtTheEnd()
    {
        const auto opened = openBatch(oneJob(R"({"table": "t1", "size": 2.0})"), now, 1467149783);
        QCOMPARE(
            opened->batch.jobs[0].job.text(),
            QByteArray(R"({"table": "t1", "size": 2.0, "from_date": "1776-07-04T23:59:00.000000", )"
                       R"("batch_id": 1467149783, "status": "open", )"
                       R"("batch_start": "2026-11-24T08:00:00.000123", "batch_end": null})"));
    }

    void refusesBadValuesByName_data()
    {
        QTest::addColumn<QByteArray>("job");
        QTest::addColumn<QString>("names");
        const auto row = [](const char *job, const char *names) {
            QTest::newRow(job) << QByteArray(job) << QString::fromLatin1(names);
        };
        row(R"({"status":"success","batch_start":"yesterday"})", "batch_start");
        row(R"({"status":"success","batch_start":"2026-11-24","reprocess_hours":"two"})",
            "reprocess_hours");
        row(R"({"status":"success","batch_start":"2026-11-24","reprocess_hours":-1})",
            "reprocess_hours");
        row(R"({"status":"success","batch_start":"2026-11-24","reprocess_hours":true})",
            "reprocess_hours");
        row(R"({"status":"success","batch_start":"2026-11-24","reprocess_hours":17770000})",
            "reprocess_hours");
        row(R"({"status":"success","batch_start":"2026-11-24","reprocess_hours":1e300})",
            "reprocess_hours");
        row(R"({"reprocess_hours":"two"})", "reprocess_hours");
        row(R"({"from_date":"v42","trunc_start":true})", "from_date");
        row("[1]", "object");
        row("{", "object");
    }
    void refusesBadValuesByName()
    {
        QFETCH(QByteArray, job);
        QFETCH(QString, names);
        const auto opened = openBatch(oneJob(job), now, 1467149783);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::BadData);
        for (const QString &word : {QStringLiteral("wf1"), QStringLiteral("job1"), names})
            QVERIFY2(opened.error().what.contains(word), qPrintable(opened.error().what));
        QVERIFY(!opened.error().hint.isEmpty());
    }

    void openTouchesOnlyItsOwnParamsAndJobsDoNotMatterToEachOther()
    {
        test::RandomData random(3);
        int opens = 0;
        for (int i = 0; i < 500; ++i) {
            Batch prior = random.batch(1 + random.below(6));
            const auto opened = openBatch(prior, now, 1800000000);
            QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().what));
            for (size_t j = 0; j < prior.jobs.size(); ++j) {
                const auto others = [](const Job &job) {
                    auto params = job.params();
                    std::erase_if(params, [](const Job::Param &p) {
                        return p.name == "batch_id" || p.name == "status" ||
                               p.name == "from_date" || p.name == "batch_start" ||
                               p.name == "batch_end";
                    });
                    return params;
                };
                const Job &before = prior.jobs[j].job;
                const Job &after = opened->batch.jobs[j].job;
                QCOMPARE(others(after), others(before));
                const auto alone = openBatch(Batch{"wf", {prior.jobs[j]}}, now, 1800000000);
                QCOMPARE(after, alone->batch.jobs[0].job);
                if (before.status() == Status::Failed && before.value("from_date") &&
                    *before.value("from_date") != "null" && !before.truncStart()) {
                    QCOMPARE(after.value("from_date"), before.value("from_date"));
                    ++opens;
                }
            }
            std::reverse(prior.jobs.begin(), prior.jobs.end());
            auto reversed = openBatch(prior, now, 1800000000)->batch;
            std::reverse(reversed.jobs.begin(), reversed.jobs.end());
            QCOMPARE(reversed, opened->batch);
        }
        QVERIFY(opens > 50);
    }

    void idsOnlyGrow()
    {
        QCOMPARE(nextBatchId(oneJob("{}"), now).value(), epochSeconds(now));
        QCOMPARE(nextBatchId(oneJob(R"({"batch_id":1795507201})"), now).value(),
                 qint64(1795507202));
        QCOMPARE(nextBatchId(oneJob(R"({"batch_id":"99999999998"})"), now).value(),
                 qint64(99999999999));
        QCOMPARE(nextBatchId(oneJob(R"({"batch_id":99999999999})"), now).error().kind,
                 ErrorKind::BadData);
        QCOMPARE(nextBatchId(oneJob(R"({"batch_id":"x"})"), now).error().kind, ErrorKind::BadData);
        Batch batch = oneJob("{}");
        for (int i = 0; i < 100; ++i) {
            const qint64 id = nextBatchId(batch, now).value();
            QVERIFY(id > batch.batchId().value_or(0));
            batch = openBatch(batch, now, id)->batch;
        }
        QCOMPARE(batch.batchId(), std::optional<qint64>(epochSeconds(now) + 99));
    }

    void theSeedsStory()
    {
        Batch batch = oneJob(R"({"reprocess_hours": 1})");
        const auto at = [](const char *time) { return *parseTimestamp(time); };
        const auto fromDate = [&] { return batch.jobs[0].job.fromDate()->value(); };
        batch = openBatch(batch, at("2026-11-20T02:00"), 1)->batch;
        batch = endBatch(batch, at("2026-11-20T03:00"), "failed")->jobs.empty()
                    ? Batch()
                    : *endBatch(batch, at("2026-11-20T03:00"), "failed");
        QCOMPARE(batch.status(), Status::Failed);
        batch = openBatch(batch, at("2026-11-20T04:00"), 2)->batch;
        QCOMPARE(fromDate(), beginningOfTime);
        batch = *endBatch(batch, at("2026-11-20T05:00"), "success");
        QCOMPARE(batch.status(), Status::Success);
        batch = openBatch(batch, at("2026-11-21T02:00"), 3)->batch;
        QCOMPARE(fromDate(), at("2026-11-20T03:00"));
    }

    void endsAllOrTheNamedJobs()
    {
        Batch batch{"wf1",
                    {{"a", Job::fromText(R"({"status":"open","x":2.0})")},
                     {"b", Job::fromText(R"({"status":"success","batch_end":"2016-06-28"})")}}};
        const Batch failed = *endBatch(batch, now, "failure", {"a"});
        QCOMPARE(failed.jobs[0].job.text(),
                 QByteArray(
                     R"({"status":"failure","x":2.0, "batch_end": "2026-11-24T08:00:00.000123"})"));
        QCOMPARE(failed.jobs[1], batch.jobs[1]);
        QCOMPARE(failed.status(), Status::Failed);
        const auto unknown = endBatch(batch, now, "success", {"a", "nope"});
        QCOMPARE(unknown.error().kind, ErrorKind::NotFound);
        QVERIFY(unknown.error().what.contains(QStringLiteral("nope")));
    }

    void rerunTakesTheGivenDateAsItIs()
    {
        Batch batch{"wf1",
                    {{"a", Job::fromText(R"({"status":"success","batch_start":"2026-11-23",
                                             "trunc_start":true,"from_date":"2026-11-22"})")},
                     {"b", Job::fromText(R"({"status":"failed","from_date":"2026-11-21"})")}}};
        const Timestamp given = *parseTimestamp("2026-11-01T05:06:07");
        const auto all = openBatch(batch, now, 5, GivenFromDate{given, {}});
        for (size_t i = 0; i < 2; ++i) {
            QCOMPARE(stored(all->batch.jobs[i].job, "from_date"),
                     QByteArray("\"2026-11-01T05:06:07.000000\""));
            QCOMPARE(all->reasons[i].kind, Kind::Given);
        }
        const auto some = openBatch(batch, now, 5, GivenFromDate{given, {"a"}});
        QCOMPARE(stored(some->batch.jobs[1].job, "from_date"), QByteArray("\"2026-11-21\""));
        QCOMPARE(some->reasons[1].kind, Kind::KeptAfterFailed);
        QCOMPARE(openBatch(batch, now, 5, GivenFromDate{given, {"c"}}).error().kind,
                 ErrorKind::NotFound);
    }

    void mergeKeepsTheRunningStateOfJobsThatStay()
    {
        const Batch file{"wf1",
                         {{"a", Job::fromText(R"({"from_date": "2000-01-01", "t": 2})")},
                          {"c", Job::fromText(R"({"t": 3})")}}};
        const Batch stored{"wf1",
                           {{"a", Job::fromText(R"({"t": 1, "old": 1, "from_date": "2016-06-28",
                                                    "batch_id": 7, "status": "open"})")},
                            {"b", Job::fromText(R"({"t": 1})")}}};
        const Batch merged = *mergeLoad(file, stored);
        QCOMPARE(merged.jobs.size(), size_t(2));
        QCOMPARE(
            merged.jobs[0].job.text(),
            QByteArray(R"({"from_date": "2016-06-28", "t": 2, "batch_id": 7, "status": "open"})"));
        QCOMPARE(merged.jobs[1], file.jobs[1]);
        const Batch broken{"wf1", {{"a", Job::fromText("5")}}};
        QCOMPARE(mergeLoad(file, broken).error().kind, ErrorKind::BadData);
    }
};

BATCHY_TEST(rules, RulesTest)
#include "tst_rules.moc"
