// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/clirun.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QTemporaryDir>
#include <QTest>

using namespace batchy;
using test::Ran;
using test::runInProcess;

/// What is asked, when, and what the answers do.
class CliQuestionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        qputenv("BATCHY_REDIS_URL", m_server.url().toLocal8Bit());
        qputenv("BATCHY_CFG", m_cfg.path().toLocal8Bit());
        writeJobs("job1:\njob2:\n");
    }
    void cleanupTestCase()
    {
        qunsetenv("BATCHY_REDIS_URL");
        qunsetenv("BATCHY_CFG");
    }
    void init()
    {
        m_server.cli({"FLUSHALL"});
        writeJobs("job1:\njob2:\n");
        QCOMPARE(runInProcess({"load", "wf1"}).code, 0);
        QCOMPARE(runInProcess({"open", "wf1"}).code, 0);
    }

    void asksBeforeReopening_data()
    {
        QTest::addColumn<QByteArrayList>("words");
        QTest::newRow("open") << QByteArrayList{"open", "wf1"};
        QTest::newRow("open json") << QByteArrayList{"open", "wf1", "--format", "json"};
        QTest::newRow("open infa") << QByteArrayList{"open", "wf1", "--format", "infa"};
        QTest::newRow("rerun") << QByteArrayList{"rerun", "wf1", "--from-date", "2016-01-01"};
        QTest::newRow("load") << QByteArrayList{"load", "wf1"};
    }
    void asksBeforeReopening()
    {
        QFETCH(QByteArrayList, words);
        const QByteArray before = m_server.cli({"HGETALL", "wf1"});
        for (const char *no : {"", "n", "no", "later"}) {
            const Ran ran = runInProcess(words, {no});
            QCOMPARE(ran.code, 3);
            QVERIFY(ran.out.isEmpty());
            QVERIFY2(ran.err.contains("has an open batch") &&
                         ran.err.contains("job1: open since") && ran.err.contains("[y/N]") &&
                         ran.err.contains("nothing was changed"),
                     ran.err.constData());
            QCOMPARE(m_server.cli({"HGETALL", "wf1"}), before);
        }
        QCOMPARE(runInProcess(words, {"Y"}).code, 0);
        QVERIFY(m_server.cli({"HGETALL", "wf1"}) != before);
    }

    void rerunIsAskedInItsOwnWords()
    {
        const QByteArrayList all{"rerun", "wf1", "--from-date", "2016-06-28"};
        const Ran asked = runInProcess(all, {"n"});
        QVERIFY2(asked.err.contains("runs all of its jobs from 2016-06-28 00:00:00 UTC") &&
                     asked.err.contains("Rerun wf1 anyway?") &&
                     !asked.err.contains("same from_date"),
                 asked.err.constData());
        const Ran some = runInProcess(all + QByteArrayList{"--job", "job2"}, {"n"});
        QVERIFY2(some.err.contains("runs job2 from 2016-06-28 00:00:00 UTC, the other jobs"),
                 some.err.constData());
        QVERIFY(runInProcess({"open", "wf1"}, {"n"}).err.contains("same from_date"));
    }

    /// What no batch would load any more is told, and asked about once.
    void gapsOfARerunAreTold()
    {
        QCOMPARE(runInProcess({"close", "wf1"}).code, 0);
        const QByteArrayList later{"rerun", "wf1", "--from-date", "2999-01-01"};
        const QByteArray before = m_server.cli({"HGETALL", "wf1"});
        const Ran dry = runInProcess(later + QByteArrayList{"--dry-run"});
        QCOMPARE(dry.code, 0);
        QVERIFY2(dry.err.contains("No batch would load:") && dry.err.contains("  job1: ") &&
                     dry.err.contains(" to 2999-01-01 00:00:00 UTC"),
                 dry.err.constData());
        const Ran asked = runInProcess(later, {"n"});
        QCOMPARE(asked.code, 3);
        QCOMPARE(asked.err.count("[y/N]"), 1);
        QCOMPARE(m_server.cli({"HGETALL", "wf1"}), before);
        const Ran one = runInProcess(later + QByteArrayList{"--job", "job2"}, {"n"});
        QVERIFY(one.err.contains("job2: ") && !one.err.contains("job1: "));
        QVERIFY(!runInProcess({"rerun", "wf1", "--from-date", "2016-01-01", "--dry-run"})
                     .err.contains("No batch"));
        QCOMPARE(runInProcess(later).code, 0); // a script is told, not asked
        const Ran open = runInProcess({"rerun", "wf1", "--from-date", "2999-01-02"}, {"n"});
        QVERIFY(open.err.contains("No batch would load:"));
        QCOMPARE(open.err.count("[y/N]"), 1);
    }

    void yesAndScriptsAreNotAsked()
    {
        QVERIFY(!runInProcess({"open", "wf1", "--yes"}, QByteArrayList()).err.contains("[y/N]"));
        QVERIFY(!runInProcess({"open", "wf1"}).err.contains("[y/N]"));
        const Ran load = runInProcess({"load", "wf1"});
        QVERIFY(!load.err.contains("[y/N]"));
        QVERIFY2(load.err.contains("wf1 had an open batch.") &&
                     load.err.contains("  job1: open since "),
                 load.err.constData());
        QVERIFY(runInProcess({"load", "wf1"}).err.isEmpty());
        QVERIFY(runInProcess({"load", "wf1", "--dry-run"}).out.contains("would change nothing"));
        QVERIFY(!runInProcess({"open", "wf1"}, QByteArrayList())
                     .err.contains("[y/N]")); // new: nothing to lose
    }

    void dryRunsAreNotAsked()
    {
        QVERIFY(
            !runInProcess({"open", "wf1", "--dry-run"}, QByteArrayList()).err.contains("[y/N]"));
        QVERIFY(
            !runInProcess({"load", "wf1", "--dry-run"}, QByteArrayList()).err.contains("[y/N]"));
    }

    void mergeAsksOnlyForWhatItLoses()
    {
        QVERIFY(!runInProcess({"load", "wf1", "--merge"}, QByteArrayList()).err.contains("[y/N]"));
        writeJobs("job1:\n");
        const Ran ran = runInProcess({"load", "wf1", "--merge"}, {"n"});
        QCOMPARE(ran.code, 3);
        QVERIFY(ran.err.contains("job2: open since") && !ran.err.contains("job1: open since"));
    }

    void whatChangedDuringTheQuestionIsAConflict_data()
    {
        QTest::addColumn<QByteArrayList>("words");
        QTest::newRow("open") << QByteArrayList{"open", "wf1"};
        QTest::newRow("load") << QByteArrayList{"load", "wf1"};
    }
    void whatChangedDuringTheQuestionIsAConflict()
    {
        QFETCH(QByteArrayList, words);
        QByteArray meanwhile;
        const Ran ran = runInProcess(words, [&] {
            m_server.cli({"HSET", "wf1", "job2", R"({"status": "failed"})"});
            meanwhile = m_server.cli({"HGETALL", "wf1"});
            return QByteArray("y");
        });
        QCOMPARE(ran.code, 9);
        QVERIFY2(ran.err.contains("job2"), ran.err.constData());
        QCOMPARE(m_server.cli({"HGETALL", "wf1"}), meanwhile);
    }

    void oneNoDoesNotStopTheOthers()
    {
        test::writeFile(m_cfg.filePath(QStringLiteral("wf2.yaml")), "j:\n");
        runInProcess({"load", "wf2"});
        const Ran ran = runInProcess({"open", "wf1", "wf2", "--format", "json"}, {"n"});
        QCOMPARE(ran.code, 3);
        QVERIFY(ran.out.startsWith(R"({"workflow": "wf1", "error": "declined")"));
        QVERIFY(ran.out.contains(R"({"workflow": "wf2", "jobs": {)"));
    }

private:
    void writeJobs(const QByteArray &text)
    {
        test::writeFile(m_cfg.filePath(QStringLiteral("wf1.yaml")), text);
    }

    test::RedisServer m_server;
    QTemporaryDir m_cfg;
};

BATCHY_TEST(cliquestions, CliQuestionsTest)
#include "tst_cliquestions.moc"
