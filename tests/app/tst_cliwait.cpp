// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "tests/app/clirun.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace batchy;
using namespace std::chrono_literals;
using test::Ran;
using test::runInProcess;

/// `batchy wait` in process: what each option does, and the code and the words of each end.
class CliWaitTest : public QObject
{
    Q_OBJECT

    static QByteArray today()
    {
        return QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate).toLatin1();
    }
    static QByteArray yesterday()
    {
        return QDateTime::currentDateTimeUtc().date().addDays(-1).toString(Qt::ISODate).toLatin1();
    }
    static QByteArray job(const QByteArray &status, const QByteArray &end, qint64 id = 100)
    {
        return "{\"batch_id\":" + QByteArray::number(id) + ",\"status\":\"" + status +
               "\",\"batch_start\":\"2016-01-01\",\"batch_end\":\"" + end + "\"}";
    }
    void later(const QByteArrayList &command)
    {
        QTimer::singleShot(60ms, this, [this, command] { m_server.cli(command); });
    }
    /// With a short patience for a Redis that was never there.
    static Ran runImpatient(const QByteArrayList &arguments)
    {
        std::vector<std::unique_ptr<cli::Command>> commands;
        commands.push_back(cli::makeWaitCommand(200ms));
        return runInProcess(arguments, std::move(commands));
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        qputenv("BATCHY_REDIS_URL", m_server.url().toLocal8Bit());
    }
    void cleanupTestCase() { qunsetenv("BATCHY_REDIS_URL"); }
    void init()
    {
        m_server.cli({"FLUSHALL"});
        m_server.cli({"HSET", "done", "job1", job("success", today() + "T00:00:00", 1700000000)});
        m_server.cli({"HSET", "open", "job1", job("success", today()), "job2",
                      R"({"status":"open","batch_start":"2016-01-01T01:02:03"})"});
        m_server.cli({"HSET", "old", "job1", job("success", yesterday() + "T00:00:00")});
        m_server.cli({"HSET", "failed", "job1", job("failed", today() + "T00:00:01")});
    }

    void doneAtOnce()
    {
        const Ran ran = runInProcess({"wait", "done"});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.out, "done is done on " + today() + " (UTC): batch 1700000000\n");
        QCOMPARE(ran.err, QByteArray());
        QCOMPARE(runInProcess({"wait", "done", "--quiet"}).out, QByteArray());
    }

    void doneLater()
    {
        later({"HSET", "open", "job2", job("success", today())});
        const Ran ran = runInProcess({"wait", "open", "done"});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.out.count('\n'), 2);
        // A log: a line with its time for each change, nothing else.
        const QByteArrayList told = ran.err.trimmed().split('\n');
        QCOMPARE(told.size(), 1);
        QVERIFY2(told[0].contains("1 of 2 done") &&
                     told[0].contains("job2 is open since 2016-01-01 01:02:03 UTC"),
                 told[0].constData());
    }

    void codes_data()
    {
        QTest::addColumn<QByteArrayList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const QByteArray &line, int code, const char *expected) {
            QTest::newRow(line.constData()) << line.split(' ') << code << QByteArray(expected);
        };
        row("wait dnoe", 6, "Did you mean done? With --wait-for-creation");
        row("wait done dnoe --any", 6, "dnoe");
        row("wait nothing_*", 6, "is called like nothing_*.");
        row("wait open --jobs job3", 6, "Workflow open has no job \"job3\"");
        row("wait failed --fail-fast", 10, "failed: job1 failed at");
        row("wait done failed --fail-fast", 10, "Not waiting any longer");
        row("wait old failed --any --fail-fast --timeout 0.2", 5, "old");
        row("wait old --timeout 0.2", 5, "succeeded on an earlier day, at");
        row("wait open --timeout 0.2", 5, "Gave up after 200 ms, as --timeout says.");
        row("wait nope --wait-for-creation --timeout 0.2", 5, "nope: doesn't exist yet");
        row("wait nope_* --follow --timeout 0.2", 5, "--timeout");
        row("wait done --newer-than-batch 1700000000 --timeout 0.2", 5,
            "but in batch 1700000000, which isn't new enough");
        row("wait done --newer-than-batch 1699999999", 0, "");
        row("wait done open --any", 0, "");
        row("wait open --jobs job1", 0, "");
        row("wait open --jobs=job1", 0, "");
        row("wait old --date 2016-01-01", 0, "");
        row("wait do* --follow", 0, "");
        row("wait done --interval 0.05", 0, "");
        row("wait done --timezone UTC --redis-patience 1s --progress", 0, "");
        row("wait done --timezone Pacific/Kiritimati --date 2016-01-01", 0, "");
        row("wait", 2, "batchy wait needs WF");
        row("wait wf[12", 2, "has a [ without a ]");
        row("wait a/b", 2, "can't be a workflow name");
        row("wait done-1700000000", 2, "historical batch");
        row("wait done --date 2026-02-30", 2,
            "--date: 2026-02-30 is no date. Write it as 2026-11-24");
        row("wait done --timezone Mars", 2, "--timezone: There is no time zone Mars");
        row("wait done --until 25:00", 2, "--until takes a time of day");
        row("wait done --timeout soon", 2, "--timeout");
        row("wait done --interval 0", 2, "--interval takes a duration");
        row("wait done --redis-patience x", 2, "--redis-patience takes a duration");
        row("wait done --newer-than-batch x", 2, "--newer-than-batch takes a batch id");
        row("wait done --jobs a,,b", 2, "--jobs takes names of jobs");
        row("wait done --receipt /nowhere/x", 2, "there is no folder /nowhere");
        row("wait done --receipt /tmp", 2, "/tmp can't be written (it is a folder)");
        row("wait done --format infa", 2, "makes no parameter files");
        row("wait done --unitl 07:30", 2, "Did you mean --until?");
        row("wait done --redis redis://127.0.0.1:1 --timeout 0.2", 5, "connection refused");
        row("wait done --redis redis://127.0.0.1:1 --redis-patience 0.2", 4, "connection refused");
    }
    void codes()
    {
        QFETCH(QByteArrayList, words);
        QFETCH(int, code);
        QFETCH(QByteArray, expected);
        const Ran ran = runInProcess(words);
        QVERIFY2(ran.code == code, ran.err.constData());
        QVERIFY2(QByteArray(ran.err).replace('\n', ' ').contains(expected), ran.err.constData());
        if (code != 0)
            QCOMPARE(ran.out, QByteArray());
    }

    void untilATimeOfDay()
    {
        const QByteArray soon = QDateTime::currentDateTimeUtc()
                                    .addMSecs(1200)
                                    .toString(QStringLiteral("HH:mm:ss"))
                                    .toLatin1();
        const Ran ran = runInProcess({"wait", "open", "--until", soon});
        QCOMPARE(ran.code, 5);
        QVERIFY2(ran.err.contains(QByteArray(soon + " UTC, as --until says")), ran.err.constData());
    }

    void aTypoOfAWorkflowThatIsThereLater()
    {
        later({"HSET", "late", "job1", job("success", today())});
        QCOMPARE(runInProcess({"wait", "late", "--wait-for-creation"}).code, 0);
    }

    void neverReached()
    {
        QElapsedTimer timer;
        timer.start();
        const Ran ran = runImpatient({"wait", "done", "--redis", "redis://127.0.0.1:1"});
        QCOMPARE(ran.code, 4);
        QVERIFY(timer.elapsed() >= 200);
        // Told at once that it is tried, and at the end that it was in vain.
        QCOMPARE(ran.err.count("Can't reach Redis at redis://127.0.0.1:1"), 2);
        QVERIFY2(ran.err.contains("Trying for 1 s"), ran.err.constData());
        QCOMPARE(runImpatient({"wait", "done", "--quiet", "--redis", "redis://127.0.0.1:1"})
                     .err.count("Can't reach"),
                 1);
    }

    void refusedAtOnce()
    {
        test::RedisServer::Options options;
        options.password = QStringLiteral("geheim");
        test::RedisServer guarded(options);
        QVERIFY(guarded.start());
        const QByteArray place = "127.0.0.1:" + QByteArray::number(guarded.port());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(runInProcess({"wait", "wf1", "--redis", "redis://" + place}).code, 4);
        const Ran wrong = runInProcess({"wait", "wf1", "--redis", "redis://:falsch@" + place});
        QCOMPARE(wrong.code, 4);
        QVERIFY(timer.elapsed() < 20'000); // and not a minute
        QVERIFY(!wrong.err.contains("falsch"));
        m_server.cli({"ACL", "SETUSER", "blind", "on", ">pw", "~other", "&*", "+@all"});
        const Ran blind =
            runInProcess({"wait", "done", "--redis",
                          m_server.url()
                              .replace(QStringLiteral("://"), QStringLiteral("://blind:pw@"))
                              .toUtf8()});
        QCOMPARE(blind.code, 4);
        QVERIFY2(blind.err.contains("key"), blind.err.constData());
    }

    void jsonEvents()
    {
        later({"HSET", "open", "job2", job("success", today())});
        const Ran ran = runInProcess({"wait", "open", "--format", "json"});
        QCOMPARE(ran.code, 0);
        QList<QJsonObject> events;
        for (const QByteArray &line : ran.out.trimmed().split('\n'))
            events << QJsonDocument::fromJson(line).object();
        QCOMPARE(events.size(), 2);
        QCOMPARE(events[0][QLatin1String("event")].toString(), QStringLiteral("waiting"));
        QCOMPARE(events[0][QLatin1String("version")].toInt(), 1);
        QVERIFY(events[0].contains(QLatin1String("feed")));
        const QJsonObject workflow = events[0][QLatin1String("workflows")][0].toObject();
        QCOMPARE(workflow[QLatin1String("progress")].toString(), QStringLiteral("waiting"));
        QCOMPARE(workflow[QLatin1String("reasons")][0][QLatin1String("kind")].toString(),
                 QStringLiteral("open"));
        QCOMPARE(events[1][QLatin1String("event")].toString(), QStringLiteral("done"));
        QCOMPARE(events[1][QLatin1String("done")].toInt(), 1);
    }

    void jsonOfTheOtherEnds()
    {
        const auto last = [](const Ran &ran) {
            return QJsonDocument::fromJson(ran.out.trimmed().split('\n').last()).object();
        };
        const auto typo = last(runInProcess({"wait", "dnoe", "--format", "json"}));
        QCOMPARE(typo[QLatin1String("event")].toString(), QStringLiteral("problem"));
        QCOMPARE(typo[QLatin1String("error")].toString(), QStringLiteral("not_found"));
        const auto failed =
            last(runInProcess({"wait", "failed", "--fail-fast", "--format", "json"}));
        QCOMPARE(failed[QLatin1String("event")].toString(), QStringLiteral("failed"));
        const auto late =
            last(runInProcess({"wait", "open", "--timeout", "0.2", "--format", "json"}));
        QCOMPARE(late[QLatin1String("event")].toString(), QStringLiteral("gave_up"));
        QVERIFY(late[QLatin1String("message")].toString().contains(QStringLiteral("--timeout")));
    }

    void receipts()
    {
        const QString file = m_folder.filePath(QStringLiteral("wf.receipt"));
        test::writeFile(file, "of yesterday");
        const QByteArray path = file.toLocal8Bit();
        // No end, no receipt: what is there stays.
        QCOMPARE(runInProcess({"wait", "open", "--timeout", "0.1", "--receipt", path}).code, 5);
        QCOMPARE(contentOf(file), QByteArray("of yesterday"));
        QCOMPARE(runInProcess({"wait", "done", "--receipt", path, "--quiet"}).code, 0);
        const QJsonObject receipt = QJsonDocument::fromJson(contentOf(file)).object();
        QCOMPARE(receipt[QLatin1String("workflows")][QLatin1String("done")][QLatin1String("job1")]
                        [QLatin1String("batch_id")]
                            .toInt(),
                 1700000000);
        QVERIFY(receipt[QLatin1String("by")].toString().contains(QLatin1Char('@')));
        const Ran fine = runInProcess({"receipt", "verify", path});
        QCOMPARE(fine.code, 0);
        QVERIFY2(fine.out.startsWith("Verified"), fine.out.constData());
        m_server.cli({"HSET", "done", "job1", job("failed", today())});
        const Ran changed = runInProcess({"receipt", "verify", path});
        QCOMPARE(changed.code, 3);
        QVERIFY2(changed.err.contains("done, job1: "), changed.err.constData());
        const Ran json = runInProcess({"receipt", "verify", path, "--format", "json"});
        QCOMPARE(json.code, 3);
        QVERIFY2(json.out.startsWith(R"({"version": 1, "verified": false, "problems": [)"),
                 json.out.constData());
        test::writeFile(file, "{}");
        QCOMPARE(runInProcess({"receipt", "verify", path}).code, 2);
        QCOMPARE(runInProcess({"receipt", "verify", "/nowhere/x"}).code, 6);
        QCOMPARE(runInProcess({"receipt", "verify"}).code, 2);
    }

    void receiptsThatCanNotBeWrittenAfterAll()
    {
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("gone")));
        const QString file = m_folder.filePath(QStringLiteral("gone/x"));
        QTimer::singleShot(60ms, this, [this] {
            QVERIFY(QDir(m_folder.path()).rmdir(QStringLiteral("gone")));
            m_server.cli({"HSET", "open", "job2", job("success", today())});
        });
        const Ran ran =
            runInProcess({"wait", "open", "--receipt", file.toLocal8Bit(), "--exec",
                          "touch " + m_folder.filePath(QStringLiteral("ran")).toUtf8()});
        QCOMPARE(ran.code, 1);
        QVERIFY(ran.out.startsWith("open is done"));
        QVERIFY2(ran.err.contains("gone/x can't be written"), ran.err.constData());
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("ran"))));
    }

    void runsACommandAtTheEnd()
    {
        const QString mark = m_folder.filePath(QStringLiteral("mark"));
        const QByteArray touch = "touch '" + mark.toUtf8() + "'; exit 7";
        QCOMPARE(runInProcess({"wait", "done", "--quiet", "--exec", touch}).code, 7);
        QVERIFY(QFile::remove(mark));
        QCOMPARE(runInProcess({"wait", "open", "--timeout", "0.1", "--exec", touch}).code, 5);
        QVERIFY(!QFile::exists(mark));
        QCOMPARE(runInProcess({"wait", "done", "--exec", " "}).code, 2);
        QCOMPARE(runInProcess({"wait", "done", "--exec", "kill -9 $$"}).code, 137);
        QCOMPARE(runInProcess({"wait", "done", "--exec", "/nowhere/x 2>/dev/null"}).code, 127);
    }

    void nobodyToNotifyIsTold()
    {
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", m_folder.path().toLocal8Bit());
        const Ran ran = runInProcess({"wait", "done", "--notify"});
        qputenv("PATH", path);
        QCOMPARE(ran.code, 0);
        QVERIFY2(ran.err.contains("notify-send isn't installed"), ran.err.constData());
    }

    void notifies()
    {
        const QString told = m_folder.filePath(QStringLiteral("told"));
        const QString program = m_folder.filePath(QStringLiteral("notify-send"));
        test::writeFile(program, "#!/bin/sh\necho \"$1: $2\" > '" + told.toUtf8() + "'\n");
        QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner));
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", m_folder.path().toLocal8Bit() + ':' + path);
        const Ran ran = runInProcess({"wait", "failed", "--fail-fast", "--notify"});
        qputenv("PATH", path);
        QCOMPARE(ran.code, 10);
        QTRY_VERIFY(contentOf(told).contains("Batchy: failed: Not waiting any longer"));
    }

private:
    test::RedisServer m_server;
    QTemporaryDir m_folder;
};

BATCHY_TEST(cliwait, CliWaitTest)
#include "tst_cliwait.moc"
