// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QProcess>
#include <QTest>

using namespace batchy;

/// batchy-console --wait WF --window as the real program: the exit codes of `batchy wait`.
class ConsoleWaitTest : public QObject
{
    Q_OBJECT

    test::RedisServer m_server;

    void start(QProcess &console, const QString &arguments)
    {
        console.setProcessChannelMode(QProcess::MergedChannels);
        console.start(QStringLiteral(BATCHY_BIN_DIR "/batchy-console"),
                      QStringList{QStringLiteral("--redis"), m_server.url()} +
                          arguments.split(QLatin1Char(' ')));
        QVERIFY(console.waitForStarted());
    }
    /// Until it has said that; what it said meanwhile is gone.
    static bool hears(QProcess &console, const QByteArray &text)
    {
        QByteArray said;
        while (!said.contains(text) && console.waitForReadyRead(15'000))
            said += console.readAll();
        if (!said.contains(text))
            qWarning("said: %s", said.constData());
        return said.contains(text);
    }
    static int codeOf(QProcess &console)
    {
        if (!console.waitForFinished(15'000))
            return -1;
        return console.exitStatus() == QProcess::NormalExit ? console.exitCode() : -2;
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_server.start());
        m_server.cli({"FLUSHALL"});
        m_server.cli({"HSET", "wf1", "job1", R"({"status":"open","batch_start":"2016-01-01"})"});
    }

    void aSuccessEndsItByItself()
    {
        QProcess console;
        start(console, QStringLiteral("--wait wf1 --window"));
        QVERIFY(hears(console, "job1 is open since"));
        m_server.cli({"HSET", "wf1", "job1", R"({"status":"success","batch_end":"9999-01-01"})"});
        QVERIFY(hears(console, "wf1 is done on"));
        QCOMPARE(codeOf(console), 0);
    }

    void anEndStaysUntilItIsSeen()
    {
        QProcess console;
        start(console, QStringLiteral("--theme dark --wait wf1 --timeout 0.3 --window"));
        QVERIFY(hears(console, "Gave up"));
        QVERIFY(!console.waitForFinished(1'000));
        console.terminate(); // as at the end of a session
        QCOMPARE(codeOf(console), 5);
    }

    void aSignalEndsTheWait()
    {
        QProcess console;
        start(console, QStringLiteral("--wait=wf1 --window --theme=light"));
        QVERIFY(hears(console, "job1 is open since"));
        console.terminate();
        QCOMPARE(codeOf(console), 143);
    }

    void theCommandsCodeIsTheWaits()
    {
        m_server.cli({"HSET", "wf1", "job1", R"({"status":"success","batch_end":"9999-01-01"})"});
        QProcess console;
        start(console, QStringLiteral("--wait wf1 --window --exec true"));
        QCOMPARE(codeOf(console), 0);
    }

    void mistakesNeedNoWindow_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *arguments, const char *said) {
            QTest::newRow(arguments) << QString::fromLatin1(arguments) << QByteArray(said);
        };
        row("--wait wf1 --window --nonsense", "batchy wait has no option --nonsense");
        row("--wait wf1 --window --theme pink", "There is no theme \"pink\"");
        row("--wait wf1 --window --theme", "There is no theme \"\"");
        row("--wait wf1 --theme dark", "no option --theme");
        row("--window", "--window belongs to --wait");
        row("--wait wf1 -- --window", "--window");
    }
    void mistakesNeedNoWindow()
    {
        QFETCH(QString, arguments);
        QFETCH(QByteArray, said);
        QProcess console;
        start(console, arguments);
        QCOMPARE(codeOf(console), 2);
        const QByteArray all = console.readAll();
        QVERIFY2(all.contains(said), all.constData());
    }

    void theShellKnowsItsOptions_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("offers");
        QTest::newRow("window") << QStringLiteral("--wait wf1 --wi") << QByteArray("--window");
        QTest::newRow("without") << QStringLiteral("--wi") << QByteArray();
        QTest::newRow("theme") << QStringLiteral("--theme d") << QByteArray("dark");
        QTest::newRow("names") << QStringLiteral("--wait wf") << QByteArray("wf1");
    }
    void theShellKnowsItsOptions()
    {
        QFETCH(QString, words);
        QFETCH(QByteArray, offers);
        qputenv("BATCHY_REDIS_URL", m_server.url().toLocal8Bit());
        QProcess bash;
        bash.start(QStringLiteral("bash"),
                   {QStringLiteral("-c"),
                    QStringLiteral("source '%1'; COMP_WORDS=('%2' %3); "
                                   "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _batchy_console; "
                                   "echo \"${COMPREPLY[@]}\"")
                        .arg(QStringLiteral(BATCHY_SOURCE_DIR
                                            "/packaging/completions/batchy-console.bash"),
                             QStringLiteral(BATCHY_BIN_DIR "/batchy-console"), words)});
        QVERIFY(bash.waitForFinished(15'000));
        qunsetenv("BATCHY_REDIS_URL");
        QCOMPARE(bash.readAllStandardOutput().trimmed(), offers);
        QCOMPARE(bash.readAllStandardError(), QByteArray());
    }

    void withoutADisplayThatIsSaid()
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char *variable :
             {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"})
            environment.remove(QString::fromLatin1(variable));
        QProcess console;
        console.setProcessEnvironment(environment);
        start(console, QStringLiteral("--wait wf1 --window"));
        QCOMPARE(codeOf(console), 2);
        QVERIFY(console.readAll().contains("no display"));
    }
};

BATCHY_TEST(consolewait, ConsoleWaitTest)
#include "tst_consolewait.moc"
