// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/clirun.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace batchy;
using test::Ran;
using test::runInProcess;

/// Each command in process on a real Redis; what it prints is compared with what redis-cli shows.
class CliCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        qputenv("BATCHY_REDIS_URL", m_server.url().toLocal8Bit());
        qputenv("BATCHY_CFG", m_cfg.path().toLocal8Bit());
        test::writeFile(
            m_cfg.filePath(QStringLiteral("wf1.yaml")),
            "job1:\n  reprocess_hours: 2\n  x: 2.0\njob2:\n  trunc_start: yes\njob3:\n");
        test::writeFile(m_cfg.filePath(QStringLiteral("wf2.yaml")), "jobä:\n  p: \"a b\"\n");
    }
    void cleanupTestCase()
    {
        qunsetenv("BATCHY_REDIS_URL");
        qunsetenv("BATCHY_CFG");
    }
    void init()
    {
        m_server.cli({"FLUSHALL"});
        QCOMPARE(runInProcess({"load", "wf1", "--format", "json"}).code, 0);
    }

    void loadPrintsTheJobs()
    {
        const Ran ran = runInProcess({"load", "wf1", "--format", "json"});
        QCOMPARE(ran.out, QByteArray(R"({"job1": {"reprocess_hours": 2, "x": 2.0}, )"
                                     R"("job2": {"trunc_start": true}, "job3": {}})"
                                     "\n"));
        QVERIFY(ran.err.isEmpty());
        QVERIFY(runInProcess({"load", "wf1"}).out.startsWith("wf1: loaded\n"));
    }

    void loadAllPrintsLines()
    {
        const Ran ran = runInProcess({"load", "--all", "--format", "json"});
        QCOMPARE(ran.code, 0);
        const auto lines = ran.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].startsWith(R"({"workflow": "wf1", "jobs": {"job1": )"));
        QVERIFY(lines[1].startsWith(R"({"workflow": "wf2", "jobs": {"jobä": )"));
    }

    void loadMergeKeepsTheRunningState()
    {
        runInProcess({"open", "wf1"});
        runInProcess({"load", "wf1", "--merge"});
        QVERIFY(field("wf1", "job1").contains(R"("status": "open")"));
        runInProcess({"load", "wf1"});
        QVERIFY(!field("wf1", "job1").contains("status"));
    }

    void statusIsWhatRedisHolds()
    {
        m_server.cli({"HSET", "raw", "a", R"({"x":2.0,  "n": 1e3})", "b", "{ }"});
        const Ran ran = runInProcess({"--format", "json", "status", "raw"});
        QCOMPARE(ran.out, QByteArray(R"({"a": {"x":2.0,  "n": 1e3}, "b": { }})"
                                     "\n"));
        checkJobs(ran.out, "raw");
    }

    void statusOfABatch()
    {
        const QByteArray opened = runInProcess({"open", "wf1", "--format", "json"}).out;
        const QByteArray key = "wf1-" + idOf(opened);
        const Ran ran = runInProcess({"status", key, "--format", "json"});
        QCOMPARE(ran.out, opened);
        checkJobs(ran.out, key);
        QCOMPARE(runInProcess({"status", "wf1", "--format=infa"}).code, 0);
    }

    void openPrintsWhatItWrote()
    {
        const Ran ran = runInProcess({"open", "--format", "json", "wf1"});
        QCOMPARE(ran.code, 0);
        checkJobs(ran.out, "wf1");
        checkJobs(ran.out, "wf1-" + idOf(ran.out));
        const Ran table = runInProcess({"open", "wf1"});
        QVERIFY2(
            table.out.contains("1776-07-04 23:59:00     →  1776-07-04 23:59:00  kept, since the "
                               "last batch is still open"),
            table.out.constData());
    }

    void openAsParamFile()
    {
        const Ran ran = runInProcess({"open", "wf1", "--format", "infa"});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.startsWith("\n[job1]\n$$reprocess_hours=2\n$$x=2.0\n"));
        QVERIFY(ran.out.contains("$$status=open\n"));
    }

    void severalAreLines()
    {
        runInProcess({"load", "wf2"});
        const Ran ran = runInProcess({"open", "wf1", "nope", "wf2", "--format", "json"});
        QCOMPARE(ran.code, 6);
        const auto lines = ran.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith(R"({"workflow": "wf1", "jobs": {)"));
        const QByteArray failed = R"({"workflow": "nope", "error": "not_found", "message": )";
        QVERIFY(lines[1].startsWith(failed));
        QVERIFY(lines[1].contains("There is no workflow nope"));
        QVERIFY(lines[2].startsWith(R"({"workflow": "wf2", "jobs": {)"));
        QVERIFY(ran.err.contains("no workflow nope"));
    }

    void twoDashesEndTheOptions()
    {
        const QByteArray expected = runInProcess({"status", "wf1", "--format", "json"}).out;
        for (const char *line : {"status --format json -- wf1", "--format json -- status wf1",
                                 "--format json status wf1 --"})
            QCOMPARE(runInProcess(QByteArray(line).split(' ')).out, expected);
    }

    void severalAreLinesWhateverIsStored()
    {
        const QByteArray spread = "{\n  \"x\": 1,\r\n \"y\": \"a\\nb\"\n}";
        m_server.cli({"HSET", "spread", "a", spread, "b", "no\njson"});
        const Ran ran = runInProcess({"status", "wf1", "spread", "--format", "json"});
        const auto lines = ran.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[1], QByteArray(R"({"workflow": "spread", "jobs": )"
                                      R"({"a": {   "x": 1,   "y": "a\nb" }, "b": "no\njson"}})"));
        const Ran single = runInProcess({"status", "spread", "--format", "json"});
        QVERIFY(single.out.contains(spread));
    }

    void closeAndFail()
    {
        runInProcess({"open", "wf1"});
        const Ran some = runInProcess({"fail", "wf1", "--job", "job2", "--job", "job3"});
        QVERIFY2(some.out.startsWith("wf1: failed job2, job3\n"), some.out.constData());
        QVERIFY(field("wf1", "job1").contains(R"("status": "open")"));
        QVERIFY(field("wf1", "job3").contains(R"("status": "failed")"));
        const Ran all = runInProcess({"close", "wf1", "--format", "json"});
        checkJobs(all.out, "wf1");
        QVERIFY(field("wf1", "job2").contains(R"("status": "success")"));
    }

    void dryRunsWriteNothing_data()
    {
        QTest::addColumn<QByteArrayList>("words");
        for (const char *line : {"load wf1", "load wf1 --merge", "open wf1", "close wf1",
                                 "fail wf1 --job job1", "rerun wf1 --from-date 2016-01-01"})
            QTest::newRow(line) << QByteArray(line).split(' ');
    }
    void dryRunsWriteNothing()
    {
        QFETCH(QByteArrayList, words);
        runInProcess({"open", "wf1"});
        const QByteArray before = everything();
        for (const char *format : {"table", "json"}) {
            const Ran ran = runInProcess(words + QByteArrayList{"--dry-run", "--format", format});
            QCOMPARE(ran.code, 0);
            QVERIFY(!ran.out.isEmpty());
            if (QByteArray(format) == "table")
                QVERIFY2(ran.out.contains("nothing was written"), ran.out.constData());
        }
        QCOMPARE(everything(), before);
    }

    void previewIsWhatOpenDoes()
    {
        runInProcess({"open", "wf1"});
        runInProcess({"close", "wf1"});
        const QByteArray before = everything();
        const auto preview = document(runInProcess({"preview", "wf1", "--format", "json"}));
        QCOMPARE(everything(), before);
        QCOMPARE(preview[QStringLiteral("reasons")][QStringLiteral("job1")][QStringLiteral("kind")],
                 QStringLiteral("prior_success"));
        const QByteArray opened = runInProcess({"open", "wf1", "--format", "json"}).out;
        const auto jobs = QJsonDocument::fromJson(opened).object();
        for (const char *job : {"job1", "job2", "job3"})
            QCOMPARE(preview[QStringLiteral("jobs")][QString::fromLatin1(job)]
                            [QStringLiteral("from_date")],
                     jobs[QString::fromLatin1(job)].toObject()[QStringLiteral("from_date")]);
        QVERIFY(runInProcess({"preview", "wf1"}).out.contains("WHY"));
        QVERIFY(runInProcess({"preview", "wf1", "--format", "infa"}).out.contains("$$status=open"));
    }

    void rerun()
    {
        const auto result =
            document(runInProcess({"rerun", "wf1", "--from-date", "2016-06-28T21:47", "--job",
                                   "job2", "--format", "json"}));
        QCOMPARE(result[QStringLiteral("reasons")][QStringLiteral("job2")][QStringLiteral("kind")],
                 QStringLiteral("given"));
        QVERIFY(field("wf1", "job2").contains(R"("from_date": "2016-06-28T21:47:00.000000")"));
        QVERIFY(field("wf1", "job1").contains("1776-07-04"));
    }

    void list()
    {
        runInProcess({"load", "wf2"});
        runInProcess({"open", "wf2"});
        m_server.cli({"SET", "other", "x"});
        const auto all = document(runInProcess({"list", "--format", "json"}));
        QCOMPARE(all[QStringLiteral("workflows")].toArray().size(), 2);
        const QByteArray open = runInProcess({"list", "--status", "open"}).out;
        QVERIFY(open.contains("wf2") && !open.contains("wf1"));
        const QByteArray globbed = runInProcess({"list", "w?[1]"}).out;
        QVERIFY(globbed.contains("wf1") && !globbed.contains("wf2"));
        QCOMPARE(runInProcess({"list", "w[]f][!]]"}).code, 0);
        const Ran none = runInProcess({"list", "x*"});
        QCOMPARE(none.code, 0);
        QVERIFY(none.out.isEmpty());
        QVERIFY(
            none.err.contains(QByteArray(m_server.endpoint().display().toUtf8() + " matches ")));
    }

    void listOfBrokenOnes()
    {
        m_server.cli({"HSET", "mixed", "a", "no json", "b", R"({"status": "failed"})"});
        m_server.cli({"HSET", "mixed2", "a", "no json", "b", "{}"});
        for (const char *status : {"new", "failed", "open", "success"})
            QVERIFY(!runInProcess({"list", "mixed*", "--status", status}).out.contains("mixed"));
        const QByteArray broken = runInProcess({"list", "--status", "broken"}).out;
        QVERIFY(broken.contains("mixed ") && broken.contains("mixed2") && !broken.contains("wf1"));
        const auto json = document(runInProcess({"list", "mixed", "--format", "json"}));
        QCOMPARE(json[QStringLiteral("workflows")][0][QStringLiteral("status")],
                 QStringLiteral("broken"));
    }

    void history()
    {
        for (int i = 0; i < 3; ++i)
            runInProcess({"open", "wf1"});
        const auto all = document(runInProcess({"history", "wf1", "--format", "json"}));
        QCOMPARE(all[QStringLiteral("total")].toInt(), 4);
        const QJsonArray rows = all[QStringLiteral("history")].toArray();
        QCOMPARE(rows.size(), 4);
        QVERIFY(rows[0][QStringLiteral("id")].toInteger() >
                rows[1][QStringLiteral("id")].toInteger());
        QCOMPARE(rows[0][QStringLiteral("status")].toString(), QStringLiteral("open"));
        const Ran two = runInProcess({"history", "wf1", "--limit", "2"});
        QCOMPARE(two.out.count('\n'), 3);
        QVERIFY(two.err.contains("2 of 4 shown"));
    }

    void check()
    {
        const Ran early = runInProcess({"check", "wf1"});
        QCOMPARE(early.code, 3);
        QVERIFY2(early.out.contains("job1 has not run since it was loaded"), early.out.constData());
        runInProcess({"open", "wf1"});
        runInProcess({"close", "wf1", "--job", "job1"});
        const Ran half = runInProcess({"check", "wf1", "--format", "json"});
        QCOMPARE(half.code, 3);
        const auto object = document(half);
        QCOMPARE(object[QStringLiteral("done")].toBool(), false);
        QCOMPARE(object[QStringLiteral("reasons")].toArray().size(), 2);
        runInProcess({"close", "wf1"});
        QCOMPARE(runInProcess({"check", "wf1"}).code, 0);
        m_server.cli({"HSET", "wf1", "job1",
                      R"({"status": "success", "batch_end": "2016-06-28T23:58:00.000000"})"});
        const Ran yesterday = runInProcess({"check", "wf1"});
        QCOMPARE(yesterday.code, 3);
        QVERIFY(yesterday.out.contains("earlier day"));
    }

    void validate()
    {
        const Ran fine = runInProcess({"config", "validate"});
        QCOMPARE(fine.code, 0);
        QCOMPARE(fine.out, QByteArray("wf1: valid, jobs: 3\nwf2: valid, jobs: 1\n"));
        const auto object =
            document(runInProcess({"config", "validate", "wf2", "--format", "json"}));
        QCOMPARE(object[QStringLiteral("workflows")].toArray().size(), 1);
    }

    void completesNames()
    {
        QCOMPARE(runInProcess({"complete-workflows"}).out, QByteArray("wf1\n"));
        QCOMPARE(runInProcess({"complete-workflows", "x"}).out, QByteArray());
        QCOMPARE(runInProcess({"complete-workflows", "--files", "wf"}).out,
                 QByteArray("wf1\nwf2\n"));
        const Ran silent = runInProcess({"--redis", "redis://127.0.0.1:1", "complete-workflows"});
        QVERIFY(silent.out.isEmpty() && silent.err.isEmpty());
    }

private:
    QByteArray field(const char *key, const char *job) const
    {
        return m_server.cli({"HGET", key, job});
    }
    QByteArray everything() const
    {
        QByteArray text;
        auto keys = m_server.cli({"KEYS", "*"}).split('\n');
        std::sort(keys.begin(), keys.end());
        for (const QByteArray &key : std::as_const(keys))
            text += key + '\n' + m_server.cli({"HGETALL", key}) + '\n';
        return text;
    }
    static QByteArray idOf(const QByteArray &json)
    {
        const auto jobs = QJsonDocument::fromJson(json).object();
        return QByteArray::number(jobs.begin()->toObject()[QStringLiteral("batch_id")].toInteger());
    }
    static QJsonObject document(const Ran &ran)
    {
        const QJsonObject object = QJsonDocument::fromJson(ran.out).object();
        if (object[QStringLiteral("version")] != 1)
            qWarning("no version: %s%s", ran.out.constData(), ran.err.constData());
        return object;
    }
    /// Every field that redis-cli shows stands in the output byte for byte, and nothing else.
    void checkJobs(const QByteArray &json, const QByteArray &key) const
    {
        const auto lines = m_server.cli({"HGETALL", key}).split('\n');
        QVERIFY(lines.size() >= 2 && lines.size() % 2 == 0);
        qsizetype size = 3; // braces and line break
        for (qsizetype i = 0; i < lines.size(); i += 2) {
            const QByteArray part = '"' + lines[i] + "\": " + lines[i + 1];
            QVERIFY2(json.contains(part), part.constData());
            size += part.size() + (i > 0 ? 2 : 0);
        }
        QCOMPARE(json.size(), size);
    }

    test::RedisServer m_server;
    QTemporaryDir m_cfg;
};

BATCHY_TEST(clicommands, CliCommandsTest)
#include "tst_clicommands.moc"
