// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/doneon.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using namespace std::chrono_literals;

/// What keeps a workflow from counting as done: which jobs, which batch, which day (RULES 8). The
/// kinds of a single job are in the table of tst_batch.
class DoneOnTest : public QObject
{
    Q_OBJECT

    using Kind = WaitReason::Kind;

    static Timestamp day() { return *parseTimestamp("2026-11-24"); }
    static QByteArray success(const QByteArray &end, qint64 id = 100)
    {
        return R"({"batch_id":)" + QByteArray::number(id) +
               R"(,"status":"success","batch_end":)"
               "\"" +
               end + "\"}";
    }
    static QByteArray failed(const QByteArray &end, qint64 id = 100)
    {
        return success(end, id).replace("success", "failed");
    }
    static Batch batchOf(const QByteArrayList &jobs)
    {
        Batch batch{"wf1", {}};
        for (const QByteArray &job : jobs)
            batch.jobs.push_back(
                {"job" + QByteArray::number(batch.jobs.size() + 1), Job::fromText(job)});
        return batch;
    }
    static QList<int> kinds(const std::vector<WaitReason> &reasons)
    {
        QList<int> all;
        for (const WaitReason &reason : reasons)
            all << int(reason.kind);
        return all;
    }

private Q_SLOTS:
    void everyJobCounts()
    {
        const Batch batch =
            batchOf({success("2026-11-24T01:00:00"), "{}", failed("2026-11-24T02:00:00")});
        const auto reasons = notDone(batch, {day()});
        QCOMPARE(kinds(reasons), (QList<int>{int(Kind::NeverRun), int(Kind::Failed)}));
        QCOMPARE(reasons[1].job, QByteArray("job3"));
        QCOMPARE(reasons[1].since, parseTimestamp("2026-11-24T02:00:00"));
    }

    void onlyTheWantedJobsCount()
    {
        const Batch batch = batchOf({success("2026-11-24T01:00:00"), "{}"});
        QVERIFY(notDone(batch, {day(), {"job1"}}).empty());
        QCOMPARE(kinds(notDone(batch, {day(), {"job2"}})), QList<int>{int(Kind::NeverRun)});
        const auto absent = notDone(batch, {day(), {"job1", "job9"}});
        QCOMPARE(kinds(absent), QList<int>{int(Kind::Absent)});
        QCOMPARE(absent[0].job, QByteArray("job9"));
    }

    void onlyANewerBatchCounts_data()
    {
        QTest::addColumn<QByteArray>("job");
        QTest::addColumn<int>("missing");
        QTest::newRow("newer") << success("2026-11-24T01:00:00", 101) << -1;
        QTest::newRow("the same") << success("2026-11-24T01:00:00", 100) << int(Kind::OldBatch);
        QTest::newRow("older") << success("2026-11-24T01:00:00", 99) << int(Kind::OldBatch);
        QTest::newRow("none") << QByteArray(R"({"status":"success","batch_end":"2026-11-24"})")
                              << int(Kind::OldBatch);
        QTest::newRow("unreadable")
            << success("2026-11-24").replace("100", "\"x\"") << int(Kind::OldBatch);
        QTest::newRow("of digits") << success("2026-11-24").replace("100", "\"101\"") << -1;
        QTest::newRow("newer, another day")
            << success("2026-11-22T01:00:00", 101) << int(Kind::EarlierDay);
    }
    void onlyANewerBatchCounts()
    {
        QFETCH(QByteArray, job);
        QFETCH(int, missing);
        const auto reasons = notDone(batchOf({job}), {day(), {}, 100});
        QCOMPARE(reasons.empty() ? -1 : int(reasons[0].kind), missing);
    }

    void anEndNearTheEdgeIsOffered_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::addColumn<qint64>("missedBySeconds");
        QTest::newRow("a minute") << QByteArray("2026-11-23T23:59:00") << qint64(60);
        QTest::newRow("half an hour") << QByteArray("2026-11-23T23:30:00") << qint64(1800);
        QTest::newRow("more") << QByteArray("2026-11-23T23:29:59.999999") << qint64(-1);
        QTest::newRow("a day") << QByteArray("2026-11-23T00:00:00") << qint64(-1);
    }
    void anEndNearTheEdgeIsOffered()
    {
        QFETCH(QByteArray, end);
        QFETCH(qint64, missedBySeconds);
        const auto reasons = notDone(batchOf({success(end)}), {day()});
        QCOMPARE(kinds(reasons), QList<int>{int(Kind::EarlierDay)});
        QCOMPARE(reasons[0].missedBy.has_value(), missedBySeconds >= 0);
        if (reasons[0].missedBy)
            QVERIFY(*reasons[0].missedBy == std::chrono::seconds(missedBySeconds));
    }

    void failuresOfTheDay()
    {
        const auto count = [](const QByteArrayList &jobs, const DoneRule &rule) {
            return int(failedOnDay(batchOf(jobs), rule).size());
        };
        QCOMPARE(count({failed("2026-11-24T02:00:00")}, {day()}), 1);
        QCOMPARE(count({failed("2026-11-25T02:00:00")}, {day()}), 1);
        QCOMPARE(count({failed("2026-11-23T23:59:59")}, {day()}), 0); // yesterday's
        QCOMPARE(count({R"({"status":"failed"})"}, {day()}), 1);      // nobody knows when
        QCOMPARE(count({R"({"status":"failure","batch_end":"2026-11-24"})"}, {day()}), 1);
        QCOMPARE(count({"{}", success("2026-11-24"), "5"}, {day()}), 0);
        QCOMPARE(count({"{}", failed("2026-11-24")}, {day(), {"job1"}}), 0); // not a wanted one
        QCOMPARE(count({failed("2026-11-24", 100)}, {day(), {}, 100}), 0);   // not the wanted batch
        QCOMPARE(count({failed("2026-11-24", 101)}, {day(), {}, 100}), 1);
    }
};

BATCHY_TEST(doneon, DoneOnTest)
#include "tst_doneon.moc"
