// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demofill.h"
#include "core/domain/names.h"
#include "tests/app/clirun.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace batchy;
using test::Ran;
using test::runInProcess;

/// The demo on a real Redis: what it leaves there is what the rules make, and nothing that was
/// there is harmed.
class CliDemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        qputenv("BATCHY_REDIS_URL", m_server.url().toLocal8Bit());
        qputenv("BATCHY_CFG", "/nonexistent");
        m_link = std::make_unique<Link>(m_server.endpoint());
        m_link->start();
        m_store = std::make_unique<BatchStore>(*m_link);
    }
    void cleanupTestCase()
    {
        m_store.reset();
        m_link.reset();
        qunsetenv("BATCHY_REDIS_URL");
        qunsetenv("BATCHY_CFG");
    }
    void init() { m_server.cli({"FLUSHALL"}); }

    void aMonthByTheRules()
    {
        const Ran ran = runInProcess({"demo", "--days", "30", "--workflows", "12"});
        QCOMPARE(ran.code, 0);
        QVERIFY2(ran.out.startsWith("The demo is there: "), ran.out.constData());
        const auto all = test::await(m_store->list());
        QCOMPARE(all->size(), size_t(12));
        std::map<Status, int> counts;
        Seen seen;
        for (const Batch &workflow : *all) {
            ++counts[workflow.status()];
            QVERIFY(!workflow.isTorn());
            look(workflow, seen);
        }
        const std::map<Status, int> expected{
            {Status::New, 1}, {Status::Open, 1}, {Status::Failed, 1}, {Status::Success, 9}};
        QCOMPARE(counts, expected);
        QCOMPARE(seen.gaps, 1);
        QCOMPARE(seen.reruns, 2);
        QCOMPARE(seen.openHistories, 1);
        QVERIFY(seen.batches > 500);
        QVERIFY(seen.failed > 5);
    }

    void againLosesNothing()
    {
        QCOMPARE(runInProcess({"demo", "--days", "3"}).code, 0);
        const auto before = keys();
        const auto day = test::await(m_store->history("sales_daily"));
        const QByteArray first = initKey("sales_daily", day->back().id);
        const QByteArray loaded = m_server.cli({"HGETALL", first});
        const Ran ran = runInProcess({"demo", "--days", "3", "--format", "json"});
        QCOMPARE(ran.code, 0);
        QVERIFY(keys().contains(before));
        QCOMPARE(m_server.cli({"HGETALL", first}), loaded);
        const auto object = document(ran);
        QVERIFY(object[QStringLiteral("changes")].toInt() < 100);
        for (const auto &entry : object[QStringLiteral("workflows")].toArray())
            QVERIFY(entry[QStringLiteral("existed")].toBool());
    }

    void moreCanBeAdded()
    {
        QCOMPARE(runInProcess({"demo", "--days", "2"}).code, 0);
        const Ran ran = runInProcess({"demo", "--days", "2", "--workflows", "40"});
        QCOMPARE(ran.code, 0);
        QCOMPARE(test::await(m_store->list())->size(), size_t(40));
        QCOMPARE(runInProcess({"demo", "--days", "2"}).code, 0);
    }

    void samplesLoadedByHandGoOn()
    {
        QCOMPARE(runInProcess({"load", "--all", "--cfg", BATCHY_SOURCE_DIR "/cfg"}).code, 0);
        QCOMPARE(runInProcess({"open", "wf1"}).code, 0);
        const QByteArray opened = m_server.cli({"HGETALL", "wf1"});
        QCOMPARE(runInProcess({"demo", "--days", "2"}).code, 0);
        QVERIFY(test::await(m_store->history("sales_daily"))->size() > 1);
        QCOMPARE(m_server.cli({"HGETALL", "wf1"}), opened);
    }

    void asksBeforeReopening()
    {
        QCOMPARE(runInProcess({"load", "reference_data", "--cfg", BATCHY_SOURCE_DIR "/cfg"}).code,
                 0);
        // Opened long ago.
        BatchStore::Options options;
        options.clock = [] { return *parseTimestamp("2016-06-28T21:47:09"); };
        BatchStore past(*m_link, options);
        QVERIFY(test::await(past.open("reference_data")).has_value());
        const QByteArray before = m_server.cli({"HGETALL", "reference_data"});
        const Ran no = runInProcess({"demo", "--days", "1"}, QByteArrayList{"n"});
        QCOMPARE(no.code, 3);
        QVERIFY2(no.err.contains("would be run again: reference_data.") &&
                     no.err.contains("Nothing was changed."),
                 no.err.constData());
        QCOMPARE(m_server.cli({"DBSIZE"}), QByteArray("3"));
        QCOMPARE(m_server.cli({"HGETALL", "reference_data"}), before);
        QCOMPARE(runInProcess({"demo", "--days", "1"}, QByteArrayList{"y"}).code, 0);
        QVERIFY(m_server.cli({"HGETALL", "reference_data"}) != before);
    }

    void daysZeroIsThePresent()
    {
        QCOMPARE(runInProcess({"demo", "--days", "0"}).code, 0);
        const auto all = test::await(m_store->list());
        QCOMPARE(all->size(), size_t(12));
        for (const Batch &workflow : *all)
            QCOMPARE(workflow.status() == Status::New, workflow.workflow == "wf1");
    }

    void foreignWorkflowsAreRefused_data()
    {
        QTest::addColumn<QByteArrayList>("hash");
        QTest::newRow("another name") << QByteArrayList{"wf2", "job1", "{}"};
        QTest::newRow("other params") << QByteArrayList{"wf1", "global", R"({"a": 1})"};
        QTest::newRow("broken") << QByteArrayList{"sales_daily", "load_sales", "{}", "x", "[]"};
    }
    void foreignWorkflowsAreRefused()
    {
        QFETCH(QByteArrayList, hash);
        m_server.cli(QByteArrayList{"HSET"} + hash);
        for (const QByteArrayList &more :
             {QByteArrayList{}, QByteArrayList{"--yes"}, QByteArrayList{"--dry-run"}}) {
            const Ran ran = runInProcess(QByteArrayList{"demo"} + more);
            QCOMPARE(ran.code, 9);
            QVERIFY(ran.out.isEmpty());
            QVERIFY2(ran.err.contains(QByteArray("aren't the demo's: " + hash[0])) &&
                         ran.err.contains("Nothing was written."),
                     ran.err.constData());
        }
        QCOMPARE(m_server.cli({"DBSIZE"}), QByteArray("1"));
    }

    void othersKeysAreLeftAlone()
    {
        m_server.cli({"SET", "session:1", "x"});
        m_server.cli({"HSET", "counters", "a", "1"});
        QCOMPARE(runInProcess({"demo", "--days", "1"}).code, 0);
        QCOMPARE(m_server.cli({"GET", "session:1"}), QByteArray("x"));
        QCOMPARE(m_server.cli({"HGETALL", "counters"}), QByteArray("a\n1"));
    }

    void aKeyOfAnotherTypeStopsIt()
    {
        m_server.cli({"SET", "web_logs", "x"});
        const Ran ran = runInProcess({"demo", "--days", "1"});
        QCOMPARE(ran.code, 8);
        QVERIFY2(ran.err.contains("The key web_logs holds no hash"), ran.err.constData());
        QCOMPARE(m_server.cli({"GET", "web_logs"}), QByteArray("x"));
        m_server.cli({"DEL", "web_logs"});
        QCOMPARE(runInProcess({"demo", "--days", "1"}).code, 0);
        QCOMPARE(test::await(m_store->list())->size(), size_t(12));
    }

    void dryRunWritesNothing()
    {
        const Ran table = runInProcess({"demo", "--dry-run"});
        QCOMPARE(table.code, 0);
        QVERIFY2(table.out.contains("nothing was written"), table.out.constData());
        const auto object = document(runInProcess({"demo", "--dry-run", "--format", "json"}));
        QCOMPARE(object[QStringLiteral("version")].toInt(), 1);
        QCOMPARE(object[QStringLiteral("days")].toInt(), 30);
        const auto parts = object[QStringLiteral("workflows")].toArray();
        QCOMPARE(parts.size(), 12);
        int batches = 0;
        for (const auto &part : parts)
            batches += part[QStringLiteral("batches")].toInt();
        QCOMPARE(object[QStringLiteral("batches")].toInt(), batches);
        QCOMPARE(m_server.cli({"DBSIZE"}), QByteArray("0"));
    }

    void wrongNumbers_data()
    {
        QTest::addColumn<QByteArrayList>("words");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *line, const char *expected) {
            QTest::newRow(line) << QByteArray(line).split(' ') << QByteArray(expected);
        };
        row("--days x", "--days x is not a whole number.");
        row("--workflows 1.5", "--workflows 1.5 is not a whole number.");
        row("--days=-1", "-1 is not a number of days that a demo can have.");
        row("--days 3651", "Give 0 (just the present) to 3650.");
        row("--workflows 0", "0 is not a number of workflows that a demo can have.");
        row("--workflows 100001", "Give 1 to 100000.");
        row("--workflows 100000 --days 3650", "more than 1000000 changes");
        row("--format infa", "batchy demo makes no parameter files.");
    }
    void wrongNumbers()
    {
        QFETCH(QByteArrayList, words);
        QFETCH(QByteArray, expected);
        const Ran ran = runInProcess(QByteArrayList{"demo"} + words);
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.out.isEmpty());
        QVERIFY2(ran.err.contains(expected), ran.err.constData());
        QCOMPARE(m_server.cli({"DBSIZE"}), QByteArray("0"));
    }

private:
    struct Seen
    {
        int batches = 0;
        int failed = 0;
        int openHistories = 0;
        int reruns = 0; ///< from_date isn't what the rules make of the batch before
        int gaps = 0;
    };

    /// Every batch of the workflow's history beside the one before it, oldest first.
    void look(const Batch &workflow, Seen &seen)
    {
        const auto entries = test::await(m_store->history(workflow.workflow));
        QVERIFY(entries && entries->back().init);
        std::map<QByteArray, Timestamp> loadedUntil;
        Batch before =
            *test::await(m_store->status(initKey(workflow.workflow, entries->back().id)));
        for (auto entry = entries->rbegin() + 1; entry != entries->rend(); ++entry) {
            const Batch batch =
                *test::await(m_store->status(batchKey(workflow.workflow, entry->id)));
            ++seen.batches;
            seen.failed += batch.status() == Status::Failed ? 1 : 0;
            seen.openHistories += batch.status() == Status::Open ? 1 : 0;
            seen.reruns += isAsRuled(before, batch) ? 0 : 1;
            seen.gaps += leavesGap(batch, loadedUntil) ? 1 : 0;
            before = batch;
        }
        if (seen.batches > 0)
            QCOMPARE(before.jobs.size(), workflow.jobs.size());
        if (workflow.status() != Status::New)
            QCOMPARE(before, workflow);
    }

    static bool isAsRuled(const Batch &before, const Batch &batch)
    {
        const auto ruled = openBatch(before, *batch.startedAt(), *batch.batchId());
        for (const auto &[name, job] : batch.jobs)
            if (ruled->batch.find(name)->value(param::fromDate) != job.value(param::fromDate))
                return false;
        return *batch.batchId() == epochSeconds(*batch.startedAt());
    }

    static bool leavesGap(const Batch &batch, std::map<QByteArray, Timestamp> &loadedUntil)
    {
        bool isGap = false;
        for (const auto &[name, job] : batch.jobs) {
            if (job.status() != Status::Success)
                continue;
            const auto known = loadedUntil.find(name);
            isGap = isGap || (known != loadedUntil.end() && **job.fromDate() > known->second);
            loadedUntil[name] = **job.batchStart();
        }
        return isGap;
    }

    QSet<QByteArray> keys()
    {
        const auto all = m_server.cli({"KEYS", "*"}).split('\n');
        return {all.begin(), all.end()};
    }

    static QJsonObject document(const Ran &ran)
    {
        return QJsonDocument::fromJson(ran.out).object();
    }

    test::RedisServer m_server;
    std::unique_ptr<Link> m_link;
    std::unique_ptr<BatchStore> m_store;
};

BATCHY_TEST(clidemo, CliDemoTest)
#include "tst_clidemo.moc"
