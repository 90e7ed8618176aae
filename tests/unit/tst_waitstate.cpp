// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wait/receipt.h"
#include "core/wait/waitstate.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;

/// When a wait for several workflows is over, and what it leaves behind.
class WaitStateTest : public QObject
{
    Q_OBJECT

    using Progress = WorkflowWait::Progress;

    static WaitWish wish(bool isAny = false)
    {
        WaitWish wish;
        wish.day = *WaitDay::of("2026-11-24", "UTC", Timestamp());
        wish.isAny = isAny;
        return wish;
    }
    static WorkflowWait of(const QByteArray &workflow, const QByteArray &job)
    {
        return judged(Batch{workflow, {{"job1", Job::fromText(job)}}}, wish());
    }
    static WorkflowWait done(const QByteArray &workflow)
    {
        return of(workflow,
                  R"({"batch_id":7,"status":"success","batch_end":"2026-11-24T01:00:00.5"})");
    }
    static WorkflowWait failed(const QByteArray &workflow)
    {
        return of(workflow, R"({"status":"failed","batch_end":"2026-11-24T01:00:00"})");
    }
    static WaitState state(std::vector<WorkflowWait> workflows, bool isKnown = true)
    {
        WaitState state;
        state.workflows = std::move(workflows);
        state.isKnown = isKnown;
        return state;
    }

private Q_SLOTS:
    void judges()
    {
        QCOMPARE(done("a").progress, Progress::Done);
        QCOMPARE(failed("a").progress, Progress::Waiting);
        QCOMPARE(failed("a").reasons.size(), size_t(1));
        QCOMPARE(judged(Batch{"a", {}}, wish()).progress, Progress::Waiting); // no jobs: never done
    }

    void allOrAny()
    {
        QVERIFY(!state({}).isFulfilled(wish()));
        QVERIFY(!state({}).isFulfilled(wish(true)));
        QVERIFY(state({done("a"), done("b")}).isFulfilled(wish()));
        QVERIFY(!state({done("a"), failed("b")}).isFulfilled(wish()));
        QVERIFY(state({done("a"), failed("b")}).isFulfilled(wish(true)));
        QVERIFY(!state({failed("a"), failed("b")}).isFulfilled(wish(true)));
        QVERIFY(!state({done("a")}, false).isFulfilled(wish()));
        QCOMPARE(state({done("a"), failed("b"), done("c")}).doneCount(), 2);
    }

    void failures()
    {
        QCOMPARE(state({done("a"), failed("b")}).failures(wish()).size(), size_t(1));
        QVERIFY(state({of("a", "{}"), failed("b")}).failures(wish(true)).empty());
        QCOMPARE(state({failed("a"), failed("b")}).failures(wish(true)).size(), size_t(2));
        QVERIFY(state({WorkflowWait{"a"}, done("b")}).failures(wish()).empty());
    }

    void keepsTheOrderOfNames()
    {
        WaitState all;
        for (const char *name : {"b", "c", "a", "b"})
            all.add(name);
        QCOMPARE(all.workflows.size(), size_t(3));
        QCOMPARE(all.workflows.front().workflow, QByteArray("a"));
        QVERIFY(!all.add("c"));
        QVERIFY(all.find("b") && !all.find("x"));
        all.remove("x");
        all.remove("b");
        QVERIFY(!all.find("b"));
        QCOMPARE(all.workflows.size(), size_t(2));
    }

    void receiptsRoundTrip()
    {
        WaitState all = state({done("a"), failed("b"), done("c")});
        all.workflows[2].batch.jobs.push_back(
            {"j\"2 \xc3\xa4", Job::fromText(R"({"status":"success","batch_end":"2026-11-25"})")});
        const WaitReceipt receipt =
            receiptOf(wish(true), all, *parseTimestamp("2026-11-24T00:00:01"),
                      *parseTimestamp("2026-11-24T02:00:00.25"), QStringLiteral("redis://h:1/0"),
                      QStringLiteral("me@here, process 1"));
        QCOMPARE(receipt.workflows.size(), size_t(2)); // what isn't done is no part of it
        QCOMPARE(receipt.workflows[0].jobs[0].batchId, std::optional<qint64>(7));
        QCOMPARE(receipt.workflows[1].jobs[1].batchId, std::optional<qint64>());
        const QByteArray text = receiptText(receipt);
        QVERIFY(text.endsWith("}\n"));
        const auto read = parseReceipt(text);
        QVERIFY(read);
        QVERIFY(*read == receipt);
    }

    void receiptsOfSomeJobs()
    {
        WaitWish some = wish();
        some.jobs = {"job2"};
        const Batch batch{
            "a",
            {{"job1", {}},
             {"job2", Job::fromText(R"({"status":"success","batch_end":"2026-11-25"})")}}};
        const WaitReceipt receipt =
            receiptOf(some, state({judged(batch, some)}), {}, {}, QString(), QString());
        QCOMPARE(receipt.workflows.at(0).jobs.size(), size_t(1));
        QCOMPARE(receipt.workflows[0].jobs[0].name, QByteArray("job2"));
    }

    void garbageIsNoReceipt_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray good =
            receiptText(receiptOf(wish(), state({done("a")}), {}, {}, QString(), QString()));
        const auto row = [&good](const char *name, const char *part, const char *instead) {
            const QByteArray text = QByteArray(good).replace(part, instead);
            QVERIFY2(text != good, part);
            QTest::newRow(name) << text;
        };
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("receipt");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("half of one") << good.first(good.size() / 2);
        QTest::newRow("deep") << QByteArray(100000, '[');
        row("another version", "\"version\": 1", "\"version\": 2");
        row("no day", "\"day\"", "\"dya\"");
        row("no time", "2026-11-24T01:00:00.500000", "yesterday");
        row("an id of letters", "\"batch_id\": 7", "\"batch_id\": \"x\"");
        row("jobs that are none", "\"job1\": {", "\"job1\": 5, \"x\": {");
        row("a workflow without jobs", "\"a\": {", "\"b\": {}, \"a\": {");
        QTest::newRow("no workflow at all")
            << receiptText(receiptOf(wish(), state({}), {}, {}, QString(), QString()));
    }
    void garbageIsNoReceipt()
    {
        QFETCH(QByteArray, text);
        const auto read = parseReceipt(text);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::BadInput);
    }
};

BATCHY_TEST(waitstate, WaitStateTest)
#include "tst_waitstate.moc"
