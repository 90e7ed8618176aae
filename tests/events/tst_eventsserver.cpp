// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/link.h"
#include "tests/events/eventsclient.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace batchy;
using namespace batchy::test;

/// The program itself: how quick its events are, and how it ends while somebody listens.
class EventsServerTest : public QObject
{
    Q_OBJECT

    RedisServer m_server;
    QProcess m_program;
    quint16 m_port = 0;

    void launch(const QStringList &more = {})
    {
        m_program.setProgram(QStringLiteral(BATCHY_BIN_DIR "/batchy-server"));
        m_program.setArguments(QStringList{QStringLiteral("serve"), QStringLiteral("--redis"),
                                           m_server.url(), QStringLiteral("--listen"),
                                           QStringLiteral("127.0.0.1:0")} +
                               more);
        m_program.setProcessChannelMode(QProcess::MergedChannels);
        QByteArray said;
        m_program.start();
        const QRegularExpression place(QStringLiteral("http://127.0.0.1:(\\d+)"));
        QTRY_VERIFY((said += m_program.readAll(), place.match(QString::fromUtf8(said)).hasMatch()));
        m_port = place.match(QString::fromUtf8(said)).captured(1).toUShort();
    }
    std::unique_ptr<EventsClient> listening()
    {
        auto client = std::make_unique<EventsClient>(m_port);
        client->get("/api/v1/events");
        if (!QTest::qWaitFor([&client] { return client->count("hello") == 1; }))
            qFatal("nobody said hello");
        return client;
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_server.start());
        m_server.cli({"FLUSHALL"});
    }
    void cleanup()
    {
        if (m_program.state() == QProcess::NotRunning)
            return;
        m_program.kill();
        m_program.waitForFinished();
    }

    void isQuick()
    {
        launch();
        const auto client = listening();
        Link writer(m_server.endpoint());
        writer.start();
        QVERIFY(await(writer.call("PING")));
        QElapsedTimer clock;
        QList<qint64> times;
        connect(client.get(), &EventsClient::received, this, [&] {
            while (times.size() < client->count("workflow"))
                times << clock.nsecsElapsed() / 1000;
        });
        QSignalSpy heard(client.get(), &EventsClient::received);
        for (int i = 0; i < 30; ++i) {
            clock.start();
            const QByteArray status =
                i % 2 == 0 ? R"({"status": "open"})" : R"({"status": "failed"})";
            (void)writer.call("HSET", "wf", "job", status);
            while (times.size() <= i)
                QVERIFY(heard.wait());
        }
        std::sort(times.begin(), times.end());
        qInfo("foreign HSET to the event at a client: median %lld us, slowest %lld us", times[15],
              times[29]);
        QVERIFY(times[15] < 200000);
    }

    void endsWhileSomebodyListens()
    {
        launch();
        const auto one = listening();
        const auto two = listening();
        QElapsedTimer clock;
        clock.start();
        ::kill(pid_t(m_program.processId()), SIGTERM);
        QTRY_COMPARE(m_program.state(), QProcess::NotRunning);
        QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(m_program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_program.exitCode(), 0);
        QTRY_VERIFY(one->isOver());
        QTRY_VERIFY(two->isOver());
    }

    void asksForAResyncWhenRedisHasRestarted()
    {
        launch();
        const auto client = listening();
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(client->count("workflow"), 1);
        QVERIFY(m_server.restart());
        QTRY_COMPARE(client->count("resync"), 1);
        m_server.cli({"HSET", "wf", "job", "{}"});
        QTRY_COMPARE(client->count("workflow"), 2);
    }

    void takesItsLimits()
    {
        launch({QStringLiteral("--max-event-streams"), QStringLiteral("1"),
                QStringLiteral("--metrics-workflows"), QStringLiteral("1")});
        for (const char *name : {"a", "b", "c"})
            m_server.cli({"HSET", name, "job",
                          R"({"status": "success", "batch_end": "2026-11-24T08:00:00"})"});
        const auto client = listening();
        EventsClient refused(m_port);
        refused.get("/api/v1/events");
        QTRY_COMPARE(refused.status(), 503);
        EventsClient metrics(m_port);
        metrics.get("/metrics");
        QTRY_VERIFY(metrics.isOver());
        QVERIFY(metrics.body().contains("batchy_workflow_ages_left_out 2\n"));
        QVERIFY(metrics.body().contains("batchy_event_streams 1\n"));
        QVERIFY(metrics.body().contains("batchy_change_feed_mode{mode=\"tracking\"} 1\n"));
    }
};

BATCHY_TEST(eventsserver, EventsServerTest)
#include "tst_eventsserver.moc"
