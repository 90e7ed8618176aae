// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/storetest.h"
#include "tests/support/await.h"
#include "tests/support/testrunner.h"

#include "core/domain/names.h"
#include "core/render/jobsjson.h"

#include <QTest>

using namespace batchy;
using namespace std::chrono_literals;
using test::await;
using test::stored;
using test::StoreTest;
using test::workflowFile;

class BatchStoreTest : public StoreTest
{
    Q_OBJECT

private Q_SLOTS:
    void loadWritesTheWorkflowAndItsInitKey()
    {
        m_server.cli({"HSET", "wf1", "gone", "{}"});
        const Batch result = loaded("wf1");
        QCOMPARE(result, workflowFile("wf1"));
        QCOMPARE(redisHolds("wf1").jobs, workflowFile("wf1").jobs);
        QCOMPARE(redisHolds(initKey("wf1", epochSeconds(m_now))).jobs, workflowFile("wf1").jobs);
        QCOMPARE(m_server.cli({"DBSIZE"}), QByteArray("2"));
    }

    void mergeKeepsTheRunningState()
    {
        loaded("wf1");
        const Batch opened = await(m_store->open("wf1"))->batch;
        Batch file = workflowFile("wf1");
        file.jobs.pop_back();
        file.jobs[0].job.set("size", "3");
        const Batch preview = await(m_store->previewLoad(file, LoadMode::Merge)).value();
        const Batch merged = await(m_store->load(file, LoadMode::Merge)).value();
        QCOMPARE(preview, merged);
        QCOMPARE(redisHolds("wf1").jobs, merged.jobs);
        QCOMPARE(merged.jobs.size(), size_t(2));
        QCOMPARE(stored(merged.jobs[0].job, "size"), QByteArray("3"));
        QCOMPARE(merged.batchId(), opened.batchId());
        QCOMPARE(merged.status(), Status::Open);
    }

    void openWritesBothKeysAlike()
    {
        loaded("wf1");
        const OpenResult preview = await(m_store->preview("wf1")).value();
        QCOMPARE(redisHolds("wf1").batchId(), std::optional<qint64>());
        const OpenResult opened = await(m_store->open("wf1")).value();
        QCOMPARE(preview.batch, opened.batch);
        QCOMPARE(preview.reasons, opened.reasons);
        QCOMPARE(opened.batch.batchId(), std::optional<qint64>(epochSeconds(m_now)));
        QCOMPARE(redisHolds("wf1").jobs, opened.batch.jobs);
        QCOMPARE(redisHolds(batchKey("wf1", epochSeconds(m_now))).jobs, opened.batch.jobs);
        QCOMPARE(await(m_store->status("wf1")).value(), opened.batch);
    }

    void twoOpensInOneSecondLeaveTwoHistories()
    {
        loaded("wf1");
        const qint64 first = *await(m_store->open("wf1"))->batch.batchId();
        const qint64 second = *await(m_store->open("wf1"))->batch.batchId();
        QCOMPARE(second, first + 1);
        loaded("wf1");
        QCOMPARE(*await(m_store->open("wf1"))->batch.batchId(), first + 2);
        const auto history = await(m_store->history("wf1")).value();
        QCOMPARE(history,
                 (std::vector<HistoryEntry>{
                     {first + 2, false}, {first + 1, false}, {first, false}, {first, true}}));
    }

    void closeAndFailReachTheHistoryOfEachJobsOwnBatch()
    {
        loaded("wf1");
        const qint64 first = *await(m_store->open("wf1"))->batch.batchId();
        m_now += 1h;
        const Batch failed = await(m_store->end("wf1", EndKind::Failed, {"job2"})).value();
        QCOMPARE(stored(*failed.find("job2"), "status"), QByteArray("\"failed\""));
        QCOMPARE(stored(*failed.find("job2"), "batch_end"),
                 QByteArray("\"2026-11-24T09:00:00.000123\""));
        QCOMPARE(failed.find("job1")->status(), Status::Open);
        QCOMPARE(redisHolds("wf1").jobs, failed.jobs);
        QCOMPARE(redisHolds(batchKey("wf1", first)).jobs, failed.jobs);

        // A torn workflow: job1 belongs to another batch, whose history is gone.
        Job other = *failed.find("job1");
        other.set("batch_id", "1467149783");
        m_server.cli({"HSET", "wf1", "job1", other.text()});
        const Batch closed = await(m_store->end("wf1", EndKind::Success)).value();
        QCOMPARE(closed.status(), Status::Success);
        QCOMPARE(redisHolds("wf1").jobs, closed.jobs);
        const Batch history = redisHolds(batchKey("wf1", first));
        QCOMPARE(history.find("job1")->status(), Status::Open);
        QCOMPARE(history.find("job2")->status(), Status::Success);
        QCOMPARE(m_server.cli({"EXISTS", "wf1-1467149783"}), QByteArray("0"));
    }

    void endsAJobThatNeverRanInTheWorkflowOnly()
    {
        loaded("wf1");
        QVERIFY(await(m_store->end("wf1", EndKind::Success)).has_value());
        QCOMPARE(m_server.cli({"DBSIZE"}), QByteArray("2"));
        QCOMPARE(await(m_store->status("wf1"))->status(), Status::Success);
    }

    void writesFailureWhereASiteWantsIt()
    {
        BatchStore::Options options;
        options.failedWord = "failure";
        BatchStore store(*m_link, options);
        loaded("wf1");
        const Batch failed = await(store.end("wf1", EndKind::Failed)).value();
        QCOMPARE(stored(failed.jobs[0].job, "status"), QByteArray("\"failure\""));
        QCOMPARE(failed.status(), Status::Failed);
    }

    void rerunGivesTheDate()
    {
        loaded("wf1");
        const GivenFromDate given{*parseTimestamp("2026-11-01"), {"job2"}};
        const Batch opened = await(m_store->open("wf1", given))->batch;
        QCOMPARE(stored(*opened.find("job2"), "from_date"),
                 QByteArray("\"2026-11-01T00:00:00.000000\""));
        QCOMPARE(stored(*opened.find("job1"), "from_date"),
                 QByteArray("\"1776-07-04T23:59:00.000000\""));
    }

    void aFailedCheckStopsTheOpen()
    {
        loaded("wf1");
        const Batch before = redisHolds("wf1");
        BatchStore::OpenCheck check = [](const OpenResult &) -> Result<void> {
            return fail(ErrorKind::BadData, QStringLiteral("no"));
        };
        QCOMPARE(await(m_store->openChecked("wf1", check)).error().what, QStringLiteral("no"));
        QCOMPARE(redisHolds("wf1"), before);
    }

    void writesNothingWhenTheStateIsNotTheOneThatWasSeen()
    {
        loaded("wf1");
        const Batch seen = await(m_store->status("wf1")).value();
        QVERIFY(await(m_store->open("wf1", {}, seen)).has_value());
        const Batch before = redisHolds("wf1");
        const auto open = await(m_store->open("wf1", {}, seen));
        const auto end = await(m_store->end("wf1", EndKind::Success, {}, seen));
        const auto load = await(m_store->load(workflowFile("wf1"), LoadMode::Replace, seen));
        for (const Error &error : {open.error(), end.error(), load.error()}) {
            QCOMPARE(error.kind, ErrorKind::Conflict);
            QVERIFY(error.details.contains(QStringLiteral("job1: status nothing → open")));
        }
        QCOMPARE(redisHolds("wf1"), before);
        QVERIFY(await(m_store->end("wf1", EndKind::Success, {}, before)).has_value());
    }

    void refusesByKind_data()
    {
        QTest::addColumn<QByteArray>("workflow");
        QTest::addColumn<int>("kind");
        QTest::newRow("unknown") << QByteArray("nope") << int(ErrorKind::NotFound);
        QTest::newRow("string") << QByteArray("text") << int(ErrorKind::BadData);
        QTest::newRow("others' hash") << QByteArray("session") << int(ErrorKind::BadData);
        QTest::newRow("broken field") << QByteArray("half") << int(ErrorKind::BadData);
        QTest::newRow("bad start") << QByteArray("badstart") << int(ErrorKind::BadData);
        QTest::newRow("bad name") << QByteArray("a/b") << int(ErrorKind::BadInput);
        QTest::newRow("history") << QByteArray("wf1-1467149783") << int(ErrorKind::BadInput);
    }
    void refusesByKind()
    {
        QFETCH(QByteArray, workflow);
        QFETCH(int, kind);
        m_server.cli({"SET", "text", "x"});
        m_server.cli({"HSET", "session", "user", "tom"});
        m_server.cli({"HSET", "half", "job1", "{}", "job2", "{oops"});
        m_server.cli({"HSET", "badstart", "job1", R"({"status":"success","batch_start":"soon"})"});
        m_server.cli({"HSET", "wf1-1467149783", "job1", "{}"});
        const QByteArray before = m_server.cli({"DEBUG", "DIGEST"});
        const auto open = await(m_store->open(workflow));
        QVERIFY(!open);
        QCOMPARE(int(open.error().kind), kind);
        QVERIFY(!open.error().what.isEmpty() && !open.error().hint.isEmpty());
        QCOMPARE(int(await(m_store->preview(workflow)).error().kind), kind);
        if (workflow != "badstart") {
            QCOMPARE(int(await(m_store->end(workflow, EndKind::Failed)).error().kind), kind);
        }
        QCOMPARE(m_server.cli({"DEBUG", "DIGEST"}), before);
    }

    void whereItWasLookedForIsSaidWithoutThePassword()
    {
        const auto link = linkOf({"~*", "&*", "+@all"});
        BatchStore store(*link);
        const QString place = QStringLiteral("at %1.").arg(link->endpoint().display());
        for (const QByteArray &key : {QByteArray("nope"), QByteArray("nope-1467149783")}) {
            const Error error = await(store.status(key)).error();
            QCOMPARE(error.kind, ErrorKind::NotFound);
            QVERIFY2(error.what.endsWith(place), qPrintable(error.what));
            QVERIFY(!error.what.contains(QStringLiteral("secret")));
        }
        QVERIFY(await(store.open("nope")).error().what.endsWith(place));
    }

    void neverOverwritesSomebodyElsesKey()
    {
        m_server.cli({"HSET", "wf1", "user", "tom"});
        m_server.cli({"SET", "wf2", "x"});
        for (const QByteArray &name : {QByteArray("wf1"), QByteArray("wf2")})
            QCOMPARE(await(m_store->load(workflowFile(name), LoadMode::Replace)).error().kind,
                     ErrorKind::BadData);
        QCOMPARE(m_server.cli({"HGET", "wf1", "user"}), QByteArray("tom"));
        QCOMPARE(m_server.cli({"GET", "wf2"}), QByteArray("x"));
    }

    void readsHistoryAndShowsBrokenFields()
    {
        m_server.cli({"HSET", "wf1-1467149783", "job1", R"({"a":2.0})", "job2", "raw"});
        const Batch batch = await(m_store->status("wf1-1467149783")).value();
        QCOMPARE(batch.workflow, QByteArray("wf1"));
        QVERIFY(batch.isBroken());
        QCOMPARE(jobsJson(batch), QByteArray(R"({"job1": {"a":2.0}, "job2": "raw"})"));
        QCOMPARE(await(m_store->status("wf1-1467149784")).error().kind, ErrorKind::NotFound);
        QCOMPARE(await(m_store->history("wf1"))->size(), size_t(1));
        QCOMPARE(await(m_store->history("wf")).error().kind, ErrorKind::NotFound);
    }

    void listsWorkflowsAndPassesOthersKeysOver()
    {
        for (const char *name : {"wf10", "wf2", "a.b"})
            loaded(name);
        QVERIFY(await(m_store->open("wf2")).has_value());
        m_server.cli({"SET", "text", "x"});
        m_server.cli({"LPUSH", "queue", "x"});
        m_server.cli({"HSET", "session", "user", "tom"});
        m_server.cli({"HSET", "with space", "job", "{}"});
        m_server.cli({"HSET", "half", "job1", "{}", "job2", "{oops"});
        int heard = 0;
        const auto all = await(m_store->list([&heard](int found) { heard = found; })).value();
        QByteArrayList names;
        for (const Batch &batch : all)
            names << batch.workflow;
        QCOMPARE(names, (QByteArrayList{"a.b", "half", "wf2", "wf10"}));
        QCOMPARE(heard, 4);
        QCOMPARE(all[2].status(), Status::Open);
        const auto known = await(m_store->names()).value();
        QVERIFY(known.contains("wf10") && !known.contains("wf2-1795507200"));
    }

    void writesLargeWorkflowsInPieces()
    {
        Batch file{"large", {}};
        for (int i = 0; i < 10'000; ++i)
            file.jobs.push_back({"job" + QByteArray::number(i), Job::fromText(R"({"x": 1})")});
        QVERIFY(await(m_store->load(file, LoadMode::Replace)).has_value());
        const auto opened = await(m_store->open("large"));
        QVERIFY(opened.has_value());
        const auto closed = await(m_store->end("large", EndKind::Success));
        QVERIFY(closed.has_value());
        QCOMPARE(await(m_store->status("large")).value(), *closed);
        QCOMPARE(m_server.cli({"HLEN", batchKey("large", *closed->batchId())}),
                 QByteArray("10000"));
    }

    void changesOfOneWorkflowQueueUp()
    {
        loaded("wf1");
        std::vector<BatchStore::Task<OpenResult>> opens;
        for (int i = 0; i < 50; ++i)
            opens.push_back(m_store->open("wf1"));
        QSet<qint64> ids;
        for (auto &open : opens)
            ids.insert(*await(std::move(open))->batch.batchId());
        QCOMPARE(ids.size(), 50);
        QCOMPARE(await(m_store->history("wf1"))->size(), size_t(51));
    }
};

BATCHY_TEST(batchstore, BatchStoreTest)
#include "tst_batchstore.moc"
