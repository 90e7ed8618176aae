// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/batch.h"
#include "core/domain/doneon.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;

namespace {

Batch withStatuses(const QByteArrayList &statuses)
{
    Batch batch{"wf1", {}};
    for (const QByteArray &status : statuses)
        batch.jobs.push_back({"job" + QByteArray::number(batch.jobs.size() + 1),
                              Job::fromText("{\"status\": " + status + "}")});
    return batch;
}

} // namespace

class BatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overallStatus_data()
    {
        QTest::addColumn<QByteArrayList>("jobs");
        QTest::addColumn<int>("overall");
        const auto row = [](const char *name, QByteArrayList jobs, Status overall) {
            QTest::newRow(name) << jobs << int(overall);
        };
        const QByteArray ok = "\"success\"", open = "\"open\"", bad = "\"failed\"",
                         fresh = "\"new\"";
        row("none", {}, Status::New);
        row("all success", {ok, ok}, Status::Success);
        row("one new", {ok, fresh}, Status::New);
        row("one open", {ok, fresh, open}, Status::Open);
        row("failed beats open", {open, bad, ok}, Status::Failed);
        row("failure", {open, "\"failure\"", ok}, Status::Failed);
        row("unknown word", {ok, "\"weird\""}, Status::New);
        row("null", {ok, "null"}, Status::New);
    }
    void overallStatus()
    {
        QFETCH(QByteArrayList, jobs);
        QFETCH(int, overall);
        QCOMPARE(int(withStatuses(jobs).status()), overall);
    }

    void tornAndBroken()
    {
        Batch batch{"wf1",
                    {{"a", Job::fromText(R"({"batch_id":1})")},
                     {"b", Job::fromText(R"({"batch_id":"1"})")}}};
        QVERIFY(!batch.isTorn() && !batch.isBroken());
        batch.jobs.push_back({"c", Job::fromText(R"({"batch_id":2})")});
        QVERIFY(batch.isTorn());
        QCOMPARE(batch.batchId(), std::optional<qint64>(2));
        batch.jobs.push_back({"d", Job::fromText("5")});
        QVERIFY(batch.isBroken());
    }

    void ordersJobs()
    {
        Batch batch{"wf1", {{"job10", {}}, {"job2", {}}, {"x", {}}, {"job1", {}}}};
        const auto names = [&] {
            QByteArrayList all;
            for (const BatchJob &job : batch.jobs)
                all << job.name;
            return all;
        };
        batch.sortJobs();
        QCOMPARE(names(), (QByteArrayList{"job1", "job2", "job10", "x"}));
        batch.sortJobsLike(Batch{"wf1", {{"x", {}}, {"job2", {}}}});
        QCOMPARE(names(), (QByteArrayList{"x", "job2", "job1", "job10"}));
    }

    void startsWithTheFirstAndEndsWithTheLast()
    {
        Batch batch{
            "wf1",
            {{"a", Job::fromText(R"({"batch_start":"2016-06-28","batch_end":"2016-06-30"})")},
             {"b", Job::fromText(R"({"batch_start":"2016-06-27","batch_end":"2016-06-29"})")}}};
        QCOMPARE(batch.startedAt(), parseTimestamp("2016-06-27"));
        QCOMPARE(batch.endedAt(), parseTimestamp("2016-06-30"));
        batch.jobs[0].job.set("batch_end", "null");
        QCOMPARE(batch.endedAt(), std::optional<Timestamp>());
    }

    void doneOnADay_data()
    {
        using Kind = WaitReason::Kind;
        QTest::addColumn<QByteArray>("job");
        QTest::addColumn<int>("missing");
        const auto row = [](const char *job, int missing) {
            QTest::newRow(job) << QByteArray(job) << missing;
        };
        row(R"({"status":"success","batch_end":"2026-11-24T00:00:00"})", -1);
        row(R"({"status":"success","batch_end":"2026-11-25T07:00:00"})", -1);
        row(R"({"status":"success","batch_end":"2026-11-24T01:00:00+02:00"})",
            int(Kind::EarlierDay));
        row(R"({"status":"success","batch_end":"2026-11-23T23:59:59.999999"})",
            int(Kind::EarlierDay));
        row(R"({"status":"success","batch_end":null})", int(Kind::NoEnd));
        row(R"({"status":"success"})", int(Kind::NoEnd));
        row(R"({"status":"success","batch_end":"soon"})", int(Kind::UnreadableEnd));
        row(R"({"status":"open","batch_start":"2026-11-24"})", int(Kind::Open));
        row(R"({"status":"failure","batch_end":"2026-11-24"})", int(Kind::Failed));
        row("{}", int(Kind::NeverRun));
        row(R"({"status":null})", int(Kind::NeverRun));
        row(R"({"status":"new"})", int(Kind::NeverRun));
        row(R"({"status":"n\u0065w"})", int(Kind::NeverRun));
        row(R"({"status":"done"})", int(Kind::UnknownStatus));
        row(R"({"status":true})", int(Kind::UnknownStatus));
        row("5", int(Kind::Broken));
        row("no json", int(Kind::Broken));
    }
    void doneOnADay()
    {
        QFETCH(QByteArray, job);
        QFETCH(int, missing);
        const Batch batch{"wf1", {{"job1", Job::fromText(job)}}};
        const auto reasons = notDoneOn(batch, *parseTimestamp("2026-11-24"));
        QCOMPARE(reasons.empty() ? -1 : int(reasons[0].kind), missing);
        if (!reasons.empty())
            QCOMPARE(reasons[0].job, QByteArray("job1"));
    }
};

BATCHY_TEST(batch, BatchTest)
#include "tst_batch.moc"
