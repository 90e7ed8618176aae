// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/clirun.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace batchy;
using test::Ran;
using test::runAtTerminal;
using test::runProgram;

/// `batchy wait` as the real program: signals, terminals, a Redis that comes and goes. Its JSON
/// events tell when it is in the middle of waiting.
class CliWaitProcessTest : public QObject
{
    Q_OBJECT

    static QByteArray success()
    {
        return R"({"batch_id":100,"status":"success","batch_end":)"
               "\"" +
               QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate).toLatin1() + "\"}";
    }
    void start(QProcess &batchy, const QStringList &arguments) const
    {
        batchy.setProcessEnvironment(m_environment);
        batchy.start(QStringLiteral(BATCHY_BIN_DIR "/batchy"), arguments);
        QVERIFY(batchy.waitForStarted());
    }
    static QByteArray lineWith(QProcess &batchy, const QByteArray &text)
    {
        QByteArray line;
        do {
            while (!batchy.canReadLine())
                if (!batchy.waitForReadyRead(15'000))
                    return batchy.readAllStandardError();
            line = batchy.readLine();
        } while (!line.contains(text));
        return line;
    }
    static const QStringList &jsonWait()
    {
        static const QStringList words{QStringLiteral("wait"), QStringLiteral("wf1"),
                                       QStringLiteral("--format"), QStringLiteral("json")};
        return words;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_environment = test::programEnvironment();
        m_environment.insert(QStringLiteral("BATCHY_REDIS_URL"), m_server.url());
    }
    void init()
    {
        QVERIFY(m_server.start());
        m_server.cli({"FLUSHALL"});
        m_server.cli({"HSET", "wf1", "job1", R"({"status":"open","batch_start":"2016-01-01"})"});
    }

    void signalsEndItAtOnce_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("code");
        QTest::newRow("SIGINT") << int(SIGINT) << 130;
        QTest::newRow("SIGTERM") << int(SIGTERM) << 143;
        QTest::newRow("SIGHUP") << int(SIGHUP) << 129;
    }
    void signalsEndItAtOnce()
    {
        QFETCH(int, number);
        QFETCH(int, code);
        QProcess batchy;
        start(batchy, jsonWait());
        QVERIFY(lineWith(batchy, "\"waiting\"").contains("job1"));
        QElapsedTimer timer;
        timer.start();
        ::kill(pid_t(batchy.processId()), number);
        QVERIFY(batchy.waitForFinished(5000));
        const auto elapsed = timer.elapsed();
        qInfo("%lld ms", static_cast<long long>(elapsed));
        QVERIFY(elapsed < 1000); // 100 ms is the promise; the machine may be busy
        QCOMPARE(batchy.exitCode(), code);
        QCOMPARE(batchy.readAllStandardError(), QByteArray("Interrupted.\n"));
    }

    void signalsEndItAlsoWithoutRedis()
    {
        QProcess batchy;
        start(batchy, {QStringLiteral("wait"), QStringLiteral("wf1"), QStringLiteral("--redis"),
                       QStringLiteral("redis://127.0.0.1:1")});
        batchy.setReadChannel(QProcess::StandardError);
        QVERIFY(lineWith(batchy, "Trying for").contains("1 min"));
        ::kill(pid_t(batchy.processId()), SIGTERM);
        QVERIFY(batchy.waitForFinished(5000));
        QCOMPARE(batchy.exitCode(), 143);
    }

    void theClosingWriteEndsIt()
    {
        QProcess batchy;
        start(batchy, jsonWait());
        QVERIFY(lineWith(batchy, "\"waiting\"").contains("open"));
        m_server.cli({"HSET", "wf1", "job1", success()});
        QVERIFY(batchy.waitForFinished(15'000));
        QCOMPARE(batchy.exitCode(), 0);
        QVERIFY(batchy.readAllStandardOutput().contains("\"event\": \"done\""));
    }

    void theSpellingOfOld()
    {
        m_server.cli({"HSET", "wf1", "job1", success()});
        const Ran ran =
            runProgram({QStringLiteral("waitsy"), QStringLiteral("-wf"), QStringLiteral("wf1")},
                       m_environment);
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY(ran.out.startsWith("wf1 is done"));
        const Ran typo =
            runProgram({QStringLiteral("waitsy"), QStringLiteral("-wf"), QStringLiteral("wf2")},
                       m_environment);
        QCOMPARE(typo.code, 6);
        const Ran help =
            runProgram({QStringLiteral("help"), QStringLiteral("waitsy")}, m_environment);
        QVERIFY(help.out.contains("batchy wait"));
    }

    void redisIsLostAndComesBack()
    {
        QProcess batchy;
        start(batchy, jsonWait());
        QVERIFY(lineWith(batchy, "\"waiting\"").contains("open"));
        m_server.kill9();
        const QByteArray lost = lineWith(batchy, "\"lost\"");
        QVERIFY2(lost.contains("\"message\""), lost.constData());
        QVERIFY(m_server.start());
        m_server.cli({"HSET", "wf1", "job1", success()});
        QVERIFY(batchy.waitForFinished(30'000));
        QCOMPARE(batchy.exitCode(), 0);
    }

    void patienceWithALostRedisEnds()
    {
        QProcess batchy;
        start(batchy,
              jsonWait() + QStringList{QStringLiteral("--redis-patience"), QStringLiteral("0.2")});
        QVERIFY(lineWith(batchy, "\"waiting\"").contains("open"));
        m_server.kill9();
        QVERIFY(batchy.waitForFinished(15'000));
        QCOMPARE(batchy.exitCode(), 4);
        const QByteArray told = batchy.readAllStandardError();
        QVERIFY2(told.contains("gave up after 200 ms, as --redis-patience says"), told.constData());
        QVERIFY2(told.contains("wf1: 1 of 1 jobs"), told.constData());
    }

    void aLogTellsTheLossOnce()
    {
        QProcess batchy;
        // The patience only so that it looks more often.
        start(batchy, {QStringLiteral("wait"), QStringLiteral("wf1"),
                       QStringLiteral("--redis-patience"), QStringLiteral("1h")});
        batchy.setReadChannel(QProcess::StandardError);
        QVERIFY(lineWith(batchy, "0 of 1 done").contains("wf1: "));
        m_server.kill9();
        QVERIFY(lineWith(batchy, "Redis is lost since").contains("waiting for it to come back"));
        QVERIFY(m_server.start());
        m_server.cli({"HSET", "wf1", "job1", success()});
        QVERIFY(batchy.waitForFinished(30'000));
        QCOMPARE(batchy.exitCode(), 0);
        QCOMPARE(batchy.readAllStandardError().count("lost since"), 0);
    }

    void aLogTellsThatItOnlyPolls()
    {
        m_server.cli({"ACL", "SETUSER", "clerk", "reset", "on", ">pw", "~*", "&*", "+@all",
                      "-client|tracking"});
        QProcess batchy;
        start(batchy,
              {QStringLiteral("wait"), QStringLiteral("wf1"), QStringLiteral("--redis-patience"),
               QStringLiteral("1h"), QStringLiteral("--redis"),
               m_server.url().replace(QStringLiteral("://"), QStringLiteral("://clerk:pw@"))});
        batchy.setReadChannel(QProcess::StandardError);
        QVERIFY(lineWith(batchy, "asked, at least every 10 s,").contains(" UTC  "));
        m_server.cli({"HSET", "wf1", "job1", success()});
        QVERIFY(batchy.waitForFinished(15'000));
        QCOMPARE(batchy.exitCode(), 0);
    }

    void aLiveStatusUnderATerminal()
    {
        const Ran ran =
            runAtTerminal(QStringLiteral("batchy wait wf1 --timeout 1.5"), m_environment);
        QCOMPARE(ran.code, 5);
        QVERIFY2(ran.out.contains("0 of 1 done on "), ran.out.constData());
        QVERIFY2(ran.out.contains("\x1b[2A\r\x1b[J"), ran.out.constData()); // drawn over itself
        const QByteArray end = ran.out.sliced(ran.out.lastIndexOf("\x1b[J"));
        QVERIFY2(end.startsWith("\x1b[JGave up after 1 s, as --timeout says.\nwf1: "),
                 end.constData());
        const Ran quiet =
            runAtTerminal(QStringLiteral("batchy wait wf1 --quiet --timeout 0.3"), m_environment);
        QVERIFY2(!quiet.out.contains('\x1b'), quiet.out.constData());
        m_server.cli({"HSET", "wf1", "job1", success()});
        const Ran done = runAtTerminal(QStringLiteral("batchy wait wf1"), m_environment);
        QVERIFY2(done.out.startsWith("wf1 is done on"), done.out.constData());
    }

    void theLiveStatusIsInterrupted()
    {
        QProcess batchy;
        start(batchy,
              {QStringLiteral("wait"), QStringLiteral("wf1"), QStringLiteral("--progress")});
        batchy.setReadChannel(QProcess::StandardError);
        QVERIFY(lineWith(batchy, "wf1: 1 of 1").contains("open since"));
        ::kill(pid_t(batchy.processId()), SIGINT);
        QVERIFY(batchy.waitForFinished(5000));
        QCOMPARE(batchy.exitCode(), 130);
    }

    void theCommandIsRunAndItsCodeIsOurs()
    {
        m_server.cli({"HSET", "wf1", "job1", success()});
        const Ran ran = runProgram({QStringLiteral("wait"), QStringLiteral("wf1"),
                                    QStringLiteral("--quiet"), QStringLiteral("--exec"),
                                    QStringLiteral("cat; echo out; echo err >&2; exit 3")},
                                   m_environment, "in\n");
        QCOMPARE(ran.code, 3);
        QCOMPARE(ran.out, QByteArray("in\nout\n"));
        QCOMPARE(ran.err, QByteArray("err\n"));
    }

    void aSignalGoesToTheCommand()
    {
        m_server.cli({"HSET", "wf1", "job1", success()});
        QProcess batchy;
        start(batchy, {QStringLiteral("wait"), QStringLiteral("wf1"), QStringLiteral("--quiet"),
                       QStringLiteral("--exec"),
                       QStringLiteral("trap 'echo caught; exit 9' TERM; echo ready; "
                                      "while :; do read -r x || sleep 0.05; done")});
        QCOMPARE(lineWith(batchy, "ready"), QByteArray("ready\n"));
        ::kill(pid_t(batchy.processId()), SIGTERM);
        QVERIFY(batchy.waitForFinished(5000));
        QCOMPARE(batchy.exitCode(), 9);
        QCOMPARE(batchy.readAllStandardOutput(), QByteArray("caught\n"));
    }

    void aReceiptIsWrittenWhole()
    {
        m_server.cli({"HSET", "wf1", "job1", success()});
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("r"));
        const Ran ran = runProgram({QStringLiteral("wait"), QStringLiteral("wf1"),
                                    QStringLiteral("--receipt"), file, QStringLiteral("--exec"),
                                    QStringLiteral("batchy receipt verify ") + file},
                                   m_environment);
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY2(ran.out.contains("Verified"), ran.out.constData());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1); // no leftover beside it
    }

private:
    static test::RedisServer::Options keeping()
    {
        test::RedisServer::Options options;
        options.appendOnly = true;
        return options;
    }

    test::RedisServer m_server{keeping()};
    QProcessEnvironment m_environment;
};

BATCHY_TEST(cliwaitprocess, CliWaitProcessTest)
#include "tst_cliwaitprocess.moc"
