// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/cfgfolder.h"
#include "core/config/workflowfile.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;

/// Where problems are found and how they are told, and the sample files.
class WorkflowFileTest : public QObject
{
    Q_OBJECT

    static CfgFolder samples() { return CfgFolder(QStringLiteral(BATCHY_SOURCE_DIR "/cfg")); }

private Q_SLOTS:
    void pointsAtThePlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *text, int line, int column,
                            const char *words) {
            QTest::newRow(name) << QByteArray(text) << line << column << QString::fromUtf8(words);
        };
        row("tab", "job1:\n\ta: 1\n", 2, 1, "a tab");
        row("control character", "job1:\n  a: \x07\n", 2, 6, "U+0007");
        row("after umlauts", "job1:\n  ä: \"ü\" \xff\n", 2, 10, "0xff");
        row("unclosed quotes", "job1:\n  a: \"b\n  c: 1\n", 2, 6, "never closed");
        row("unclosed bracket", "job1:\n  a: [1, 2\n", 3, 1, "the end of the file");
        row("escape", "job1:\n  a: \"b\\qc\"\n", 2, 8, "\"q\"");
        row("no colon", "job1:\n  a: 1\noops\n", 3, 1, "no colon");
        row("second colon", "job1:\n  a: b: c\n", 2, 7, "colon");
        row("second document", "job1:\n---\njob2:\n", 2, 1, "second document");
        row("tag", "job1:\n  a: !!python/none x\n", 2, 6, "python/none");
        row("date", "job1:\n  a: 2023-02-31\n", 2, 6, "2023-02-31");
        row("infinity", "job1:\n  a: .inf\n", 2, 6, ".inf");
        row("duplicate job", "job1:\njob2:\njob1:\n", 3, 1, "line 1, column 1");
        row("duplicate param", "job1: {a: 1, a: 2}\n", 1, 14, "line 1, column 8");
        row("anchor", "job1:\n  a: &x 1\n  b: &x 2\n", 3, 6, "line 2");
        row("alias", "job1:\n  a: *x\n", 2, 6, "x");
        row("recursion", "job1: &x\n  a: [1, *x]\n", 2, 10, "within what it names");
        row("recursive merge", "job1: &x\n  <<: *x\n", 2, 7, "within what it names");
        row("merge of a text", "job1:\n  <<: x\n", 2, 7, "merged");
        row("list as a key", "job1:\n  [a]: 1\n", 2, 3, "list or a mapping");
        row("job with a list", "job1:\n  - a\n", 1, 1, "job1");
        row("list at the top", "- job1\n", 1, 1, "mapping of job names");
        row("no job", "# empty\n", 1, 1, "no job");
        row("utf-16", "\xff\xfej", 1, 1, "UTF-16");
    }
    void pointsAtThePlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, words);
        const auto batch = readWorkflow(text, "wf");
        QVERIFY(!batch);
        QVERIFY2(batch.error().what.contains(words), qPrintable(batch.error().what));
        QCOMPARE(batch.error().at, (FileMark{line, column}));
        const auto same = parseWorkflowFile(text, "wf", QStringLiteral("wf.yaml"));
        QVERIFY(!same);
        QCOMPARE(same.error(), toError(batch.error(), QStringLiteral("wf.yaml")));
        QVERIFY(same.error().what.startsWith(
            QStringLiteral("wf.yaml, line %1, column %2: ").arg(line).arg(column)));
    }

    void keepsNamesInUtf8()
    {
        const auto batch = readWorkflow("jöb: {größe: \"é\"}\n", "wf");
        QVERIFY(batch);
        QCOMPARE(batch->jobs[0].name, QByteArray("jöb"));
        QCOMPARE(batch->jobs[0].job.params()[0].name, QByteArray("größe"));
        QCOMPARE(batch->jobs[0].job.params()[0].value, QByteArray("\"\\u00e9\""));
    }

    void readsTheSamples_data()
    {
        QTest::addColumn<QByteArray>("workflow");
        QTest::addColumn<int>("jobs");
        const std::vector<std::pair<const char *, int>> rows = {
            {"crm_contacts", 5},    {"customer_360", 8},       {"data_quality", 6},
            {"finance_close", 9},   {"hr_headcount", 4},       {"inventory_sync", 6},
            {"marketing_spend", 5}, {"regional_extracts", 40}, {"reference_data", 6},
            {"sales_daily", 7},     {"web_logs", 5},           {"wf1", 3}};
        for (const auto &[name, jobs] : rows)
            QTest::newRow(name) << QByteArray(name) << jobs;
    }
    void readsTheSamples()
    {
        QFETCH(QByteArray, workflow);
        QFETCH(int, jobs);
        const auto batch = samples().load(workflow);
        QVERIFY2(batch, batch ? "" : qPrintable(batch.error().what));
        QCOMPARE(int(batch->jobs.size()), jobs);
        QCOMPARE(batch->status(), Status::New);
        for (const BatchJob &job : batch->jobs) {
            QVERIFY(job.job.reprocess());
            QVERIFY(job.job.fromDate());
        }
    }

    void knowsEverySample()
    {
        QCOMPARE(samples().workflows().size(), 12);
        QVERIFY(samples().validate().empty());
    }

    void samplesShowWhatThereIs()
    {
        const auto bare = samples().load("reference_data");
        for (const BatchJob &job : bare->jobs)
            for (const Job::Param &param : job.job.params())
                QVERIFY(param.name != param::fromDate.toByteArray() &&
                        param.name != param::status.toByteArray());
        QVERIFY(samples().load("web_logs")->jobs[0].job.truncStart());
        QCOMPARE(*samples().load("inventory_sync")->jobs[0].job.reprocess(), std::chrono::hours(6));
        const auto merging = samples().load("customer_360");
        QCOMPARE(
            merging->find("load_service_desk")->text(),
            QByteArray("{\"reprocess_hours\": 4, \"connection\": \"DESK_PROD\", \"target_schema\": "
                       "\"CUST\", \"batch_size\": 1000, \"on_error\": {\"retries\": 3, "
                       "\"wait_seconds\": 60}}"));
    }
};

BATCHY_TEST(workflowfile, WorkflowFileTest)
#include "tst_workflowfile.moc"
