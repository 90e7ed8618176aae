// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/commands/waitbroadcast.h"
#include "tests/app/clirun.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QTest>
#include <QTimer>

using namespace batchy;
using namespace std::chrono_literals;
using cli::WaitBroadcast;

/// What a second face hears of a wait, and that the terminal and the exit code don't change by it.
class CliWaitFaceTest : public QObject
{
    Q_OBJECT

    test::RedisServer m_server;
    std::vector<WaitPicture> m_pictures;
    std::vector<WaitEnd> m_ends;
    std::vector<int> m_commandEnds;

    test::Ran run(QByteArrayList arguments, WaitBroadcast &broadcast)
    {
        m_pictures.clear();
        m_ends.clear();
        m_commandEnds.clear();
        connect(&broadcast, &WaitBroadcast::pictured, this,
                [this](const WaitPicture &picture) { m_pictures.push_back(picture); });
        connect(&broadcast, &WaitBroadcast::ended, this,
                [this](const WaitEnd &end) { m_ends.push_back(end); });
        connect(&broadcast, &WaitBroadcast::commandEnded, this,
                [this](int code) { m_commandEnds.push_back(code); });
        std::vector<std::unique_ptr<cli::Command>> commands;
        commands.push_back(cli::makeWaitCommand(&broadcast));
        return test::runInProcess(QByteArrayList{"--redis", m_server.url().toUtf8(), "wait"} +
                                      arguments,
                                  std::move(commands));
    }
    test::Ran run(QByteArrayList arguments)
    {
        WaitBroadcast broadcast;
        return run(std::move(arguments), broadcast);
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_server.start());
        m_server.cli({"FLUSHALL"});
        m_server.cli({"HSET", "wf1", "job1", R"({"status":"open","batch_start":"2016-01-01"})"});
        m_server.cli({"HSET", "done", "job1", R"({"status":"success","batch_end":"9999-01-01"})"});
    }

    void seesHowItGoesOn()
    {
        const test::Ran ran = run({"wf1", "--timeout", "1"});
        QCOMPARE(ran.code, 5);
        QVERIFY(ran.err.contains("wf1: 1 of 1 jobs aren't done"));
        QVERIFY(m_pictures.size() >= 2);
        QVERIFY(!m_pictures.front().isReached);
        QCOMPARE(m_pictures.front().state.workflows.size(), size_t(1));
        const WaitPicture &last = m_pictures.back();
        QVERIFY(last.isReached && last.state.isKnown);
        QCOMPARE(last.redis, m_server.endpoint().display());
        QVERIFY(last.feedSince);
        QVERIFY(!last.feedWords.isEmpty());
        QVERIFY(last.left && *last.left <= 1s);
        QCOMPARE(m_ends.size(), size_t(1));
        QCOMPARE(m_ends[0].kind, WaitEnd::Kind::GaveUp);
    }

    void hearsEachEnd_data()
    {
        QTest::addColumn<QByteArray>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *arguments, int code, WaitEnd::Kind kind, const char *said) {
            QTest::newRow(arguments)
                << QByteArray(arguments) << code << int(kind) << QString::fromLatin1(said);
        };
        row("done", 0, WaitEnd::Kind::Done, "done is done on");
        row("failed --fail-fast", 10, WaitEnd::Kind::Failed, "job1 failed at");
        row("wf2", 6, WaitEnd::Kind::Problem, "no workflow wf2");
        row("done --receipt /nowhere/x", 2, WaitEnd::Kind::Done, "");
    }
    void hearsEachEnd()
    {
        QFETCH(QByteArray, arguments);
        QFETCH(int, code);
        QFETCH(int, kind);
        QFETCH(QString, said);
        m_server.cli({"HSET", "failed", "job1", R"({"status":"failed","batch_end":"9999-01-01"})"});
        const test::Ran ran = run(arguments.split(' '));
        QVERIFY2(ran.code == code, ran.err.constData());
        if (said.isEmpty()) {
            QVERIFY(m_ends.empty()); // refused before anything was shown
            QVERIFY(m_pictures.empty());
            return;
        }
        QCOMPARE(m_ends.size(), size_t(1));
        QCOMPARE(int(m_ends[0].kind), kind);
        QVERIFY2(m_ends[0].sentence.contains(said), qPrintable(m_ends[0].sentence));
    }

    void aCommandIsToldOf()
    {
        const test::Ran ran = run({"done", "--exec", "exit 7"});
        QCOMPARE(ran.code, 7);
        QCOMPARE(m_ends.size(), size_t(1));
        QCOMPARE(m_ends[0].command, QStringLiteral("exit 7"));
        QCOMPARE(m_commandEnds, std::vector<int>({7}));
    }

    void anIntervalIsSaid()
    {
        QCOMPARE(run({"wf1", "--timeout", "0.3", "--interval", "5"}).code, 5);
        QVERIFY(m_pictures.back().feedWords.contains(QStringLiteral("every 5 s")));
    }

    void aRedisThatIsNotThere()
    {
        m_server.stop();
        QCOMPARE(run({"wf1", "--redis-patience", "0.2"}).code, 4);
        QVERIFY(!m_pictures.back().isReached);
        QVERIFY(!m_pictures.back().state.loss.what.isEmpty());
        QCOMPARE(m_ends.back().kind, WaitEnd::Kind::Problem);
    }

    void aFaceThatHoldsIsWaitedFor()
    {
        WaitBroadcast broadcast;
        broadcast.hold();
        bool wasHeld = false;
        connect(&broadcast, &WaitBroadcast::ended, &broadcast, [&] {
            QTimer::singleShot(300ms, &broadcast, [&] {
                wasHeld = broadcast.isHeld();
                // Nobody needs Redis any more.
                QVERIFY(!m_server.cli({"CLIENT", "LIST"}).contains("name=batchy-wait"));
                broadcast.release();
            });
        });
        QCOMPARE(run({"done"}, broadcast).code, 0);
        QVERIFY(wasHeld);
    }
};

BATCHY_TEST(cliwaitface, CliWaitFaceTest)
#include "tst_cliwaitface.moc"
