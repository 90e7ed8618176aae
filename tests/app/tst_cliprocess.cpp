// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/process.h"
#include "tests/app/clirun.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace batchy;
using test::Ran;
using test::runAtTerminal;
using test::runProgram;

/// The real program: terminals, pipes, signals, secrets, the embedded Redis.
class CliProcessTest : public QObject
{
    Q_OBJECT

    /// Whether somebody has written to the port and its owner, which is paused, hasn't read it.
    static bool hasUnreadBytes(quint16 port)
    {
        QFile table(QStringLiteral("/proc/net/tcp"));
        if (!table.open(QIODevice::ReadOnly))
            return false;
        const QByteArray local =
            ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
        const QByteArrayList lines = table.readAll().split('\n');
        return std::any_of(lines.begin(), lines.end(), [&](const QByteArray &line) {
            const QByteArrayList words = line.simplified().split(' ');
            return words.size() > 4 && words[1].endsWith(local) && words[3] == "01" &&
                   !words[4].endsWith(":00000000");
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        m_environment = test::programEnvironment();
        m_environment.insert(QStringLiteral("BATCHY_REDIS_URL"), m_server.url());
        m_environment.insert(QStringLiteral("BATCHY_CFG"), m_cfg.path());
        test::writeFile(m_cfg.filePath(QStringLiteral("wf1.yaml")), "job1:\njob2:\n");
    }
    void init()
    {
        m_server.cli({"FLUSHALL"});
        QCOMPARE(run({"load", "wf1"}).code, 0);
    }

    void dataAndTalkAreApart()
    {
        const Ran ran = run({"open", "wf1", "nope", "--format", "json"});
        QCOMPARE(ran.code, 6);
        QCOMPARE(ran.out.count('\n'), 2);
        // Where it was looked for, so that the wrong Redis is noticed.
        QVERIFY(ran.err.startsWith(QByteArray("Error: There is no workflow nope in Redis at " +
                                              m_server.endpoint().display().toUtf8() + ".\n")));
    }

    void exitCodes()
    {
        QCOMPARE(run({"list"}).code, 0);
        QCOMPARE(run({"lst"}).code, 2);
        QCOMPARE(run({"check", "wf1"}).code, 3);
        QCOMPARE(run({"--redis", "redis://127.0.0.1:1", "list"}).code, 4);
        QCOMPARE(run({"status", "nope"}).code, 6);
        test::writeFile(m_cfg.filePath(QStringLiteral("bad.yaml")), "- a\n");
        QCOMPARE(run({"load", "bad"}).code, 7);
        m_server.cli({"HSET", "broken", "a", "{}", "b", "no json"});
        QCOMPARE(run({"open", "broken"}).code, 8);
    }

    void withoutRedisAScriptGetsTheRemedy()
    {
        QProcessEnvironment environment = m_environment;
        environment.remove(QStringLiteral("BATCHY_REDIS_URL"));
        const Ran ran = runProgram({QStringLiteral("list")}, environment);
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.err.contains("BATCHY_REDIS_URL") && ran.err.contains("--embedded"));
        QVERIFY(!QDir(qEnvironmentVariable("XDG_DATA_HOME") + QStringLiteral("/batchy")).exists());
    }

    void atATerminalTheEmbeddedOneIsUsedAndTold()
    {
        QProcessEnvironment environment = m_environment;
        environment.remove(QStringLiteral("BATCHY_REDIS_URL"));
        const Ran first = runAtTerminal(QStringLiteral("batchy load wf1"), environment);
        QVERIFY2(first.code == 0, first.out.constData());
        QVERIFY2(first.out.contains("using a private one"), first.out.constData());
        const Ran second =
            runProgram({QStringLiteral("--embedded"), QStringLiteral("list")}, environment);
        QVERIFY2(second.out.contains("wf1"), second.err.constData());
        QVERIFY(!second.err.contains("private"));
    }

    void coloursAreForTerminalsOnly()
    {
        QVERIFY(!run({"list"}).out.contains('\x1b'));
        const QString line = QStringLiteral("batchy list");
        QVERIFY(runAtTerminal(line, m_environment).out.contains('\x1b'));
        QProcessEnvironment plain = m_environment;
        plain.insert(QStringLiteral("NO_COLOR"), QStringLiteral("1"));
        QVERIFY(!runAtTerminal(line, plain).out.contains('\x1b'));
        plain = m_environment;
        plain.insert(QStringLiteral("TERM"), QStringLiteral("dumb"));
        QVERIFY(!runAtTerminal(line, plain).out.contains('\x1b'));
    }

    void asksAtATerminal()
    {
        QCOMPARE(run({"open", "wf1"}).code, 0);
        const QString line = QStringLiteral("batchy open wf1");
        const Ran no = runAtTerminal(line, m_environment, "n\n");
        QCOMPARE(no.code, 3);
        QVERIFY2(no.out.contains("[y/N]"), no.out.constData());
        QCOMPARE(runAtTerminal(line, m_environment, "y\n").code, 0);
        // Input from a pipe or a file is no person.
        const Ran script =
            runProgram({QStringLiteral("open"), QStringLiteral("wf1")}, m_environment, "n\n");
        QCOMPARE(script.code, 0);
        QVERIFY(!script.err.contains("[y/N]"));
    }

    void aReaderWhoLeavesIsNoError()
    {
        const QByteArray large = "{\"x\": \"" + QByteArray(5000, 'x') + "\"}";
        for (int i = 0; i < 50; ++i)
            m_server.cli({"HSET", "w" + QByteArray::number(i), "a", large});
        QProcess shell;
        shell.setProcessEnvironment(m_environment);
        shell.start(
            QStringLiteral("bash"),
            {QStringLiteral("-c"),
             QStringLiteral("batchy status w{0..49} --format json | true; echo ${PIPESTATUS[0]}")});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardOutput(), QByteArray("0\n"));
        QCOMPARE(shell.readAllStandardError(), QByteArray());
    }

    void aFullDiskIsAnError()
    {
        QProcess shell;
        shell.setProcessEnvironment(m_environment);
        shell.start(QStringLiteral("bash"),
                    {QStringLiteral("-c"), QStringLiteral("batchy list > /dev/full")});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 1);
        QVERIFY(shell.readAllStandardError().contains("No space left"));
    }

    void signalsEndItQuickly_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("code");
        QTest::newRow("SIGINT") << int(SIGINT) << 130;
        QTest::newRow("SIGTERM") << int(SIGTERM) << 143;
        QTest::newRow("SIGHUP") << int(SIGHUP) << 129;
    }
    void signalsEndItQuickly()
    {
        QFETCH(int, number);
        QFETCH(int, code);
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QProcess batchy;
        start(batchy, {QStringLiteral("--redis"), urlOf(silent), QStringLiteral("list")});
        QVERIFY(silent.waitForNewConnection(5000));
        ::kill(pid_t(batchy.processId()), number);
        QVERIFY(batchy.waitForFinished(2000));
        QCOMPARE(batchy.exitCode(), code);
        QCOMPARE(batchy.readAllStandardError(), QByteArray("Interrupted.\n"));
    }

    void aWriteUnderWayIsTold()
    {
        QProcess batchy;
        m_server.pause();
        start(batchy, {QStringLiteral("open"), QStringLiteral("wf1"), QStringLiteral("--format"),
                       QStringLiteral("json")});
        QTRY_VERIFY_WITH_TIMEOUT(hasUnreadBytes(m_server.port()), 20'000);
        m_server.resume();
        QVERIFY(batchy.waitForFinished(5000));
        QCOMPARE(batchy.exitCode(), 0);

        // A peer that answers the greeting and then keeps silent: the change is under way.
        QTcpServer peer;
        QVERIFY(peer.listen(QHostAddress::LocalHost));
        start(batchy, {QStringLiteral("--redis"), urlOf(peer), QStringLiteral("close"),
                       QStringLiteral("wf1")});
        QVERIFY(peer.waitForNewConnection(5000));
        const std::unique_ptr<QTcpSocket> socket(peer.nextPendingConnection());
        QByteArray heard;
        while (!heard.contains("HGETALL") && socket->waitForReadyRead(3000)) {
            const QByteArray bytes = socket->readAll();
            heard += bytes;
            socket->write(answers(bytes));
            socket->flush();
        }
        QVERIFY2(heard.contains("HGETALL"), heard.constData());
        ::kill(pid_t(batchy.processId()), SIGINT);
        QVERIFY(batchy.waitForFinished(2000));
        QCOMPARE(batchy.exitCode(), 130);
        const QByteArray told = batchy.readAllStandardError();
        QVERIFY2(told.contains("the close of wf1"), told.constData());
    }

    void aLimitOfTheUserIsFive()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const Ran ran =
            runProgram({QStringLiteral("--redis"), urlOf(silent), QStringLiteral("list"),
                        QStringLiteral("--timeout"), QStringLiteral("0.2")},
                       m_environment);
        QCOMPARE(ran.code, 5);
        QVERIFY2(ran.err.contains("--timeout"), ran.err.constData());
    }

    void passwordsAreNotSeenByPs()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QProcess batchy;
        const QString url =
            urlOf(silent).replace(QStringLiteral("://"), QStringLiteral("://u:geh@im@"));
        start(batchy, {QStringLiteral("list"), QStringLiteral("--redis=") + url});
        QVERIFY(silent.waitForNewConnection(5000));
        QFile commandLine(QStringLiteral("/proc/%1/cmdline").arg(batchy.processId()));
        QVERIFY(commandLine.open(QIODevice::ReadOnly));
        const QByteArray seen = commandLine.readAll();
        QVERIFY(seen.contains("--redis=redis://*"));
        QVERIFY2(!seen.contains("geh") && !seen.contains("im@"), seen.constData());
        batchy.kill();
        batchy.waitForFinished();
    }

    void passwordsAreOverwrittenInPlace()
    {
        QByteArray program = "batchy";
        QByteArray url = "redis://u:a@b@h/1?x";
        QByteArray other = "mail@example";
        char *argv[] = {program.data(), url.data(), other.data()};
        cli::hidePasswords(3, argv);
        QCOMPARE(url, QByteArray("redis://*****@h/1?x"));
        QCOMPARE(other, QByteArray("mail@example"));
    }

private:
    Ran run(std::initializer_list<const char *> words) const
    {
        QStringList arguments;
        for (const char *word : words)
            arguments << QString::fromUtf8(word);
        return runProgram(arguments, m_environment);
    }
    void start(QProcess &batchy, const QStringList &arguments) const
    {
        batchy.setProcessEnvironment(m_environment);
        batchy.start(QStringLiteral(BATCHY_BIN_DIR "/batchy"), arguments);
        QVERIFY(batchy.waitForStarted());
    }
    static QString urlOf(const QTcpServer &server)
    {
        return QStringLiteral("redis://127.0.0.1:%1").arg(server.serverPort());
    }
    /// Answers for the commands that a link introduces itself with; silence for the rest.
    static QByteArray answers(const QByteArray &bytes)
    {
        QByteArray text;
        for (qsizetype at = bytes.indexOf('*'); at >= 0; at = bytes.indexOf("\r\n*", at + 1)) {
            const QByteArray command = bytes.mid(at, 60);
            if (command.contains("TIME\r\n"))
                text += "*2\r\n$10\r\n1700000000\r\n$1\r\n0\r\n";
            else if (command.contains("\r\nID\r\n"))
                text += ":7\r\n";
            else if (!command.contains("HGETALL"))
                text += "+OK\r\n";
        }
        return text;
    }

    test::RedisServer m_server;
    QTemporaryDir m_cfg;
    QProcessEnvironment m_environment;
};

BATCHY_TEST(cliprocess, CliProcessTest)
#include "tst_cliprocess.moc"
