// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace batchy;

/// The real batchy-console, without a display: pictures of live data, and what it refuses.
class ConsoleTest : public QObject
{
    Q_OBJECT

    struct Ran
    {
        int code;
        QByteArray said;
    };

    test::RedisServer m_server;
    QTemporaryDir m_folder;

    Ran run(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(BATCHY_BIN_DIR "/batchy-console"), arguments);
        if (!process.waitForFinished(30'000))
            qFatal("batchy-console doesn't end");
        return {process.exitCode(), process.readAllStandardError()};
    }
    QString file() { return m_folder.filePath(QStringLiteral("picture.png")); }
    QStringList pictureOf(const QStringList &more)
    {
        return QStringList{QStringLiteral("--redis"), m_server.url(),
                           QStringLiteral("--screenshot"), file()} +
               more;
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_server.start());
        m_server.cli({"FLUSHALL"});
        m_server.cli({"HSET", "wf1", "job1", R"({"status": "failed"})"});
    }

    void drawsLiveData_data()
    {
        QTest::addColumn<QString>("panel");
        for (const char *panel : {"window", "board", "detail", "open", "close", "rerun"})
            QTest::newRow(panel) << QString::fromLatin1(panel);
    }
    void drawsLiveData()
    {
        QFETCH(QString, panel);
        const Ran ran = run(pictureOf({QStringLiteral("--size"), QStringLiteral("1000x600"),
                                       QStringLiteral("--theme"), QStringLiteral("dark"),
                                       QStringLiteral("--select"), QStringLiteral("wf1"),
                                       QStringLiteral("--panel"), panel}));
        QVERIFY2(ran.code == 0, ran.said.constData());
        const QImage picture(file());
        QVERIFY(!picture.isNull());
        if (panel == QLatin1String("window"))
            QCOMPARE(picture.size(), QSize(1000, 600));
    }

    void drawsNothingWithoutWorkflows()
    {
        m_server.cli({"FLUSHALL"});
        const Ran ran = run(pictureOf({}));
        QCOMPARE(ran.code, 6);
        QVERIFY(ran.said.contains("No workflow is within sight"));
    }

    void drawsNothingWithoutTheChosenOne()
    {
        const Ran ran = run(pictureOf({QStringLiteral("--select"), QStringLiteral("wf2")}));
        QCOMPARE(ran.code, 6);
        QVERIFY(ran.said.contains("wf2"));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        const auto row = [](const char *arguments, int code) {
            QTest::newRow(arguments)
                << QString::fromLatin1(arguments).split(QLatin1Char(' ')) << code;
        };
        row("--nonsense", 2);
        row("stray", 2);
        row("--theme pink", 2);
        row("--size big", 2);
        row("--panel nothing", 2);
        row("--redis http://x --screenshot /tmp/x.png", 2);
        row("--redis redis://127.0.0.1:1 --screenshot /tmp/x.png", 4);
        row("--screenshot /tmp/x.png", 2);
    }
    void saysWhatIsWrong()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        const Ran ran = run(arguments);
        QCOMPARE(ran.code, code);
        QVERIFY(!ran.said.trimmed().isEmpty());
    }

    void saysThatThereIsNoDisplay()
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char *variable :
             {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"})
            environment.remove(QString::fromLatin1(variable));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(BATCHY_BIN_DIR "/batchy-console"), QStringList());
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardError().contains("no display"));
    }

    void waitsInsteadWithoutADisplay_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *arguments, int code, const char *said) {
            QTest::newRow(arguments) << QString::fromLatin1(arguments) << code << QByteArray(said);
        };
        row("--wait wf1 --timeout 0.2", 5, "wf1: 1 of 1 jobs");
        row("--wait=wf1 --timeout 0.2", 5, "wf1: 1 of 1 jobs");
        row("--wait wf1 --fail-fast", 10, "job1 failed at");
        row("--wait wf2", 6, "Did you mean wf1?");
        row("--wait done", 0, "");
        row("--wait", 2, "batchy wait needs WF");
        row("--wait wf1 --nonsense", 2, "batchy wait has no option --nonsense");
        row("--theme dark --wait wf1", 2, "no option --theme");
    }
    void waitsInsteadWithoutADisplay()
    {
        QFETCH(QString, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, said);
        m_server.cli({"HSET", "done", "job1", R"({"status":"success","batch_end":"9999-01-01"})"});
        const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
        qputenv("QT_QPA_PLATFORM", "xcb");
        qunsetenv("DISPLAY");
        const Ran ran = run(QStringList{QStringLiteral("--redis"), m_server.url()} +
                            arguments.split(QLatin1Char(' ')));
        qputenv("QT_QPA_PLATFORM", platform);
        QVERIFY2(ran.code == code, ran.said.constData());
        QVERIFY2(ran.said.contains(said), ran.said.constData());
    }

    void nobodyBesideItCanWait()
    {
        const QString lonely = m_folder.filePath(QStringLiteral("batchy-console"));
        QVERIFY(QFile::copy(QStringLiteral(BATCHY_BIN_DIR "/batchy-console"), lonely));
        QProcess process;
        process.start(lonely, {QStringLiteral("--wait"), QStringLiteral("wf1")});
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 1);
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(said.contains("it isn't beside batchy-console"), said.constData());
    }

    void cannotWriteThePicture()
    {
        const Ran ran = run({QStringLiteral("--redis"), m_server.url(),
                             QStringLiteral("--screenshot"), QStringLiteral("/nowhere/x.png")});
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.said.contains("/nowhere/x.png"));
    }
};

BATCHY_TEST(console, ConsoleTest)
#include "tst_console.moc"
