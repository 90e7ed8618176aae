// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/clirun.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace batchy;
using test::Ran;
using test::runInProcess;

/// Every kind of failure as a person or a script meets it: its code, its sentence, its hint.
class CliErrorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        qputenv("BATCHY_REDIS_URL", m_server.url().toLocal8Bit());
        qputenv("BATCHY_CFG", m_cfg.path().toLocal8Bit());
        test::writeFile(m_cfg.filePath(QStringLiteral("wf1.yaml")), "job1:\njob2:\n");
        test::writeFile(m_cfg.filePath(QStringLiteral("bad.yaml")), "job1: [\n");
    }
    void cleanupTestCase()
    {
        qunsetenv("BATCHY_REDIS_URL");
        qunsetenv("BATCHY_CFG");
    }
    void init()
    {
        m_server.cli({"FLUSHALL"});
        runInProcess({"load", "wf1"});
        m_server.cli({"HSET", "broken", "job1", "no json", "job2", "{}"});
        m_server.cli(
            {"HSET", "badstart", "job1", R"({"status": "success", "batch_start": "soon"})"});
        m_server.cli({"HSET", "forged", "job1", R"({"x": "a\nb"})"});
        m_server.cli({"SET", "text", "x"});
    }

    void clockOfRedisCannotBeRead()
    {
        m_server.cli({"ACL", "SETUSER", "timeless", "on", ">pw", "~*", "&*", "+@all", "-time"});
        const QByteArray url =
            m_server.url()
                .replace(QStringLiteral("redis://"), QStringLiteral("redis://timeless:pw@"))
                .toLocal8Bit();
        const Ran written = runInProcess({"open", "wf1", "--redis", url});
        QCOMPARE(written.code, 0);
        QCOMPARE(written.err.count("The clock of"), 1);
        QVERIFY2(written.err.contains("+time"), written.err.constData());
        const Ran read = runInProcess({"status", "wf1", "--redis", url});
        QCOMPARE(read.code, 0);
        QVERIFY2(!read.err.contains("clock"), read.err.constData());
    }

    void codes_data()
    {
        QTest::addColumn<QByteArrayList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const QByteArray &line, int code, const char *expected) {
            QTest::newRow(line.constData()) << line.split(' ') << code << QByteArray(expected);
        };
        row("status wf", 6, "Did you mean wf1?");
        row("open wg1", 6, "Did you mean wf1?");
        row("preview wg1", 6, "Did you mean wf1?");
        row("check wg1", 6, "Did you mean wf1?");
        row("history wg1", 6, "Did you mean wf1?");
        row("rerun wg1 --from-date 2016-01-01", 6, "Did you mean wf1?");
        row("load wf3", 6, "wf1");
        row("config validate wf3", 6, "wf1");
        row("load wf1.yaml", 6, "Did you mean wf1?");
        row("open wf1.yaml", 6, "Did you mean wf1?");
        row("status wf1-1467149783", 6, "batchy history wf1");
        row("close wf1 --job job9", 6, "no job \"job9\"");
        row("rerun wf1 --from-date 2016-01-01 --job job9", 6, "job9");
        row("load bad", 7, "bad.yaml, line");
        row("config validate bad wf1", 7, "bad.yaml, line");
        row("config validate", 7, "bad.yaml, line");
        row("open broken", 8, "broken");
        row("open badstart", 8, "batch_start");
        row("open forged --format infa", 8, "line break");
        row("status text", 8, "text");
        row("open wf1-1467149783", 2, "historical batch");
        row("close wf1-1467149783", 2, "historical batch");
        row("close wf1-1467149783 --dry-run", 2, "historical batch");
        row("check wf1-1467149783", 2, "historical batch");
        row("status a*b", 2, "can't be a workflow name");
        row("load ../wf1", 2, "can't be a workflow name");
        row("--redis redis://127.0.0.1:1 list", 4, "Can't reach Redis at redis://127.0.0.1:1");
        row("--redis redis://127.0.0.1:1 open wf1", 4, "connection refused");
        row("--redis redis://127.0.0.1:1 check wf1", 4, "connection refused");
        row("--redis redis://127.0.0.1:1 history wf1", 4, "connection refused");
        row("--redis unix:///nowhere/redis.sock list", 4, "/nowhere/redis.sock");
        row("--password-file /nowhere/pw --redis redis://h list", 6, "/nowhere/pw");
        row("--cfg /nowhere load --all", 6, "/nowhere");
        row("--cfg /nowhere config validate", 6, "/nowhere");
    }
    void codes()
    {
        QFETCH(QByteArrayList, words);
        QFETCH(int, code);
        QFETCH(QByteArray, expected);
        const Ran ran = runInProcess(words);
        if (ran.code != code)
            qWarning("%s", ran.err.constData());
        QCOMPARE(ran.code, code);
        QVERIFY2(ran.err.startsWith("Error: "), ran.err.constData());
        QVERIFY2(ran.err.contains(expected), ran.err.constData());
        QVERIFY2(!ran.err.contains("Retrying"), ran.err.constData());
        for (const char *name : {"BadInput", "NotFound", "BadData", "BadConfig", "Offline"})
            QVERIFY(!ran.err.contains(name));
    }

    void infaThatCannotBeMadeOpensNothing()
    {
        const QByteArray before = m_server.cli({"HGETALL", "forged"});
        const Ran ran = runInProcess({"open", "forged", "--format", "infa"});
        QCOMPARE(ran.code, 8);
        QVERIFY(ran.out.isEmpty());
        QCOMPARE(m_server.cli({"HGETALL", "forged"}), before);
    }

    void filesThatCannotBeUsedAreTold()
    {
        const QTemporaryDir cfg;
        for (const char *name : {"wf1.yaml", "wf2.yml", "wf 3.yaml", "wf4-1467149783.yaml"})
            test::writeFile(cfg.filePath(QString::fromLatin1(name)), "job1:\n");
        QVERIFY(QFile::link(QStringLiteral("x"), cfg.filePath(QStringLiteral("wf5.yaml"))));
        const QByteArrayList where{"--cfg", cfg.path().toLocal8Bit()};
        const Ran validated = runInProcess(QByteArrayList{"config", "validate"} + where);
        const Ran loaded =
            runInProcess(QByteArrayList{"load", "--all", "--format", "json"} + where);
        QCOMPARE(validated.code, 7);
        QCOMPARE(validated.out, QByteArray("wf1: valid, jobs: 1\n"));
        QCOMPARE(loaded.code, 0);
        QCOMPARE(loaded.out.count('\n'), 1);
        for (const char *name : {"wf2.yml", "wf 3.yaml", "wf4-1467149783.yaml", "wf5.yaml"}) {
            QVERIFY2(validated.err.contains(name), validated.err.constData());
            QVERIFY2(loaded.err.contains(name), loaded.err.constData());
        }
        QCOMPARE(validated.err.count("Error: "), 4);
        const Ran json =
            runInProcess(QByteArrayList{"config", "validate", "--format", "json"} + where);
        const QByteArray unused =
            R"({"workflow": null, "file": "wf2.yml", "valid": false, "warnings": [])";
        QVERIFY2(json.out.contains(unused), json.out.constData());
        QVERIFY(QFile::remove(cfg.filePath(QStringLiteral("wf1.yaml"))));
        QCOMPARE(runInProcess(QByteArrayList{"config", "validate"} + where).code, 7);
        QCOMPARE(runInProcess(QByteArrayList{"load", "--all"} + where).code, 6);
    }

    void validateFindsWhatTheNextOpenWouldRefuse()
    {
        const QTemporaryDir cfg;
        test::writeFile(cfg.filePath(QStringLiteral("wf1.yaml")),
                        "a:\n  batch_id: abc\nb:\n  reprocess_hours: two\nc:\n  x: 1\n"
                        "d:\n  from_date: soon\n  trunc_start: true\n");
        test::writeFile(cfg.filePath(QStringLiteral("wf2.yaml")),
                        "a:\n  from_date: v42\n  status: done\n");
        const QByteArrayList words{"config", "validate", "--cfg", cfg.path().toLocal8Bit()};
        const Ran ran = runInProcess(words);
        QCOMPARE(ran.code, 7);
        QCOMPARE(ran.out, QByteArray("wf2: valid, jobs: 1\n"));
        for (const char *part :
             {"Error: Workflow wf1, job a: batch_id holds \"abc\"",
              "job b: reprocess_hours holds \"two\"", "job d: from_date holds \"soon\"",
              "mend it in wf1.yaml", "Warning: Workflow wf2, job a: from_date holds \"v42\"",
              "Warning: Workflow wf2, job a: status holds \"done\""})
            QVERIFY2(ran.err.contains(part), ran.err.constData());
        QCOMPARE(runInProcess(words + QByteArrayList{"wf2"}).code, 0);
        const QByteArray warned = "\"valid\": true, \"warnings\": [\"Workflow wf2, job a: ";
        QVERIFY(runInProcess(words + QByteArrayList{"--format", "json"}).out.contains(warned));
    }

    void loadWarnsOfWhatTheNextOpenWouldRefuse()
    {
        const QTemporaryDir cfg;
        test::writeFile(cfg.filePath(QStringLiteral("odd.yaml")),
                        "a:\n  batch_id: abc\nb:\n  from_date: v42\nc:\n  x: 1\n");
        const QByteArrayList where{"--cfg", cfg.path().toLocal8Bit()};
        const QByteArray refused =
            "Warning: Workflow odd, job a: batch_id holds \"abc\", which is not a batch id (a "
            "whole number of at most 11 digits). The next open would refuse that: mend it in "
            "odd.yaml and load it again.\n";
        for (const QByteArrayList &words :
             {QByteArrayList{"load", "odd", "--dry-run"}, QByteArrayList{"load", "odd"}}) {
            const Ran ran = runInProcess(words + where);
            QCOMPARE(ran.code, 0);
            QVERIFY2(ran.err.contains(refused), ran.err.constData());
            QVERIFY2(ran.err.contains("Warning: Workflow odd, job b: from_date holds \"v42\""),
                     ran.err.constData());
        }
        QCOMPARE(runInProcess({"open", "odd"}).code, 8);
        // What Redis has stays in a merge, whatever the file says by then.
        test::writeFile(cfg.filePath(QStringLiteral("odd.yaml")), "a:\n  batch_id: 7\n");
        const Ran merged = runInProcess(QByteArrayList{"load", "odd", "--merge"} + where);
        QVERIFY2(merged.err.contains("mend it in odd.yaml and load it without --merge.\n"),
                 merged.err.constData());
    }

    void theFirstFailureGivesTheCode()
    {
        QCOMPARE(runInProcess({"open", "wf1", "broken", "nope"}).code, 8);
        QCOMPARE(runInProcess({"open", "nope", "broken", "wf1"}).code, 6);
        const Ran validated = runInProcess({"config", "validate", "wf1", "bad", "none"});
        QCOMPARE(validated.code, 7);
        QCOMPARE(validated.out, QByteArray("wf1: valid, jobs: 2\n"));
    }

    void storedControlCharactersDoNotReachTheTerminal()
    {
        m_server.cli({"HSET", "evil", "job\x1b[2J", R"({"x": 1})", "b", "no \x1b json"});
        const Ran status = runInProcess({"status", "evil"});
        QVERIFY(!status.out.contains('\x1b'));
        QVERIFY(status.out.contains("job\\x1b[2J"));
        const Ran open = runInProcess({"open", "evil"});
        QCOMPARE(open.code, 8);
        QVERIFY(!open.err.contains('\x1b'));
    }

    void refusals()
    {
        test::RedisServer::Options options;
        options.password = QStringLiteral("geheim");
        test::RedisServer guarded(options);
        QVERIFY(guarded.start());
        const QByteArray url = "redis://127.0.0.1:" + QByteArray::number(guarded.port());
        const Ran without = runInProcess({"--redis", url, "list"});
        QCOMPARE(without.code, 4);
        const QByteArray wrong = "redis://:falsch@127.0.0.1:" + QByteArray::number(guarded.port());
        const Ran bad = runInProcess({"--redis", wrong, "open", "wf1"});
        QCOMPARE(bad.code, 4);
        QVERIFY(!bad.err.contains("falsch"));
        qputenv("BATCHY_REDIS_PASSWORD", "geheim");
        const Ran fine = runInProcess({"--redis", url, "list"});
        qunsetenv("BATCHY_REDIS_PASSWORD");
        QVERIFY2(fine.code == 0, fine.err.constData());
        const QString file = m_cfg.filePath(QStringLiteral("password"));
        test::writeFile(file, "geheim\n");
        QCOMPARE(runInProcess({"--redis", url, "--password-file", file.toLocal8Bit(), "list"}).code,
                 0);
        QVERIFY(QFile::remove(file));
    }

    void readOnlyServersRefuseChanges()
    {
        m_server.cli({"REPLICAOF", "127.0.0.1", "1"});
        const Ran ran = runInProcess({"open", "wf1"});
        m_server.cli({"REPLICAOF", "NO", "ONE"});
        QVERIFY2(ran.code == 4, ran.err.constData());
    }

private:
    test::RedisServer m_server;
    QTemporaryDir m_cfg;
};

BATCHY_TEST(clierrors, CliErrorsTest)
#include "tst_clierrors.moc"
