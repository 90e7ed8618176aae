// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/rawclient.h"
#include "tests/http/servedprogram.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace batchy;
using test::fetch;
using test::RawAnswer;
using test::RawClient;

namespace {

QByteArray idIn(const QByteArray &body)
{
    static const QRegularExpression pattern(QStringLiteral("\"batch_id\": (\\d+)"));
    return pattern.match(QString::fromUtf8(body)).captured(1).toLatin1();
}

} // namespace

/// Many clients at once: slow ones, too many, racing ones; and who else works on the same workflow.
class CrowdTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_redis.start());
        // The clients of this process, all at once.
        rlimit limit = {};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
        limit.rlim_cur = qMin<rlim_t>(limit.rlim_max, 8192);
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
        QVERIFY(limit.rlim_cur >= 1024);
    }
    void init()
    {
        m_redis.cli({"FLUSHALL"});
        m_redis.cli({"HSET", "wf1", "job1", "{\"a\": 1}", "job2", "{}"});
        m_served = std::make_unique<test::ServedProgram>(m_redis.url());
    }
    void cleanup() { QVERIFY2(m_served->isRunning(), m_served->said().constData()); }

    void slowClientsDisturbNobody()
    {
        QVERIFY(m_served->start({QStringLiteral("--header-timeout"), QStringLiteral("1")}));
        std::vector<RawClient> slow;
        for (int i = 0; i < 600; ++i) {
            slow.push_back(RawClient::toPort(m_served->port()));
            QVERIFY(slow.back().isConnected());
            // Nothing, half a line, half the headers, half a body.
            const QByteArray request = "POST /x HTTP/1.1\r\nHost: localhost\r\n"
                                       "Content-Length: 100\r\n\r\nhalf";
            slow.back().send(request.left(i % 4 * 20));
            if (i % 50 == 0)
                answersQuickly();
        }
        for (int i = 0; i < 20; ++i) {
            for (RawClient &client : slow)
                client.send("X");
            answersQuickly();
        }
        // All that have begun are cut in the end.
        int left = 0;
        for (size_t i = 0; i < slow.size(); ++i)
            left += i % 4 != 0 && !slow[i].isClosedWithin(5000);
        QCOMPARE(left, 0);
        answersQuickly();
    }

    void atTheLimitOfConnections()
    {
        QVERIFY(m_served->start({QStringLiteral("--max-connections"), QStringLiteral("20")}));
        {
            std::vector<RawClient> all;
            for (int i = 0; i < 40; ++i) {
                all.push_back(RawClient::toPort(m_served->port()));
                all.back().sendGet("/get_status/wf1");
            }
            QCOMPARE(all.front().read().status, 200);
            all.erase(all.begin(), all.begin() + 20);
            // As some leave, those who wait come in.
            QCOMPARE(all.back().read().status, 200);
        }
        answersQuickly();
    }

    void perAddress()
    {
        QVERIFY(m_served->start(
            {QStringLiteral("--max-connections-per-address"), QStringLiteral("5")}));
        std::vector<RawClient> all;
        for (int i = 0; i < 10; ++i)
            all.push_back(RawClient::toPort(m_served->port()));
        int served = 0;
        for (RawClient &client : all) {
            client.sendGet("/get_status/wf1");
            served += client.read(300).status == 200;
        }
        QCOMPARE(served, 5);
        all.clear();
        QTRY_COMPARE(fetch(m_served->port(), "/get_status/wf1").status, 200);
    }

    void descriptorsRunOut()
    {
        m_served->setInChild([] {
            const rlimit few{64, 64};
            ::setrlimit(RLIMIT_NOFILE, &few);
        });
        m_served->writeCfg(QStringLiteral("wf2.yaml"), "job1:\n");
        QVERIFY(m_served->start());
        {
            std::vector<RawClient> all;
            for (int i = 0; i < 200; ++i) {
                all.push_back(RawClient::toPort(m_served->port()));
                all.back().sendGet("/get_status/wf1");
            }
            QCOMPARE(all.front().read().status, 200);
            // Those who are in can still do what needs a file or a new connection to Redis.
            all.front().sendGet("/load_cfg/wf2");
            QCOMPARE(all.front().read().status, 200);
            m_redis.cli({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
            all.front().sendGet("/get_status/wf2");
            QCOMPARE(all.front().read().status, 200);
            // And it doesn't burn the processor over those who wait outside.
            QVERIFY(processorTime() < 3);
        }
        answersQuickly();
        QCOMPARE(fetch(m_served->port(), "/load_cfg/wf2").status, 200);
    }

    void fiftyOpensAtTheSameMoment()
    {
        QVERIFY(m_served->start());
        std::vector<RawClient> clients;
        for (int i = 0; i < 50; ++i)
            clients.push_back(RawClient::toPort(m_served->port()));
        for (const RawClient &client : clients)
            client.sendGet("/open_batch/wf1");
        QSet<QByteArray> ids;
        for (RawClient &client : clients) {
            const RawAnswer answer = client.read(10000);
            QVERIFY2(answer.status == 200, answer.body.constData());
            const QByteArray id = idIn(answer.body);
            ids << id;
            QCOMPARE(fetch(m_served->port(), "/get_status/wf1-" + id).body, answer.body);
        }
        QCOMPARE(ids.size(), 50);
        QCOMPARE(m_redis.cli({"KEYS", "wf1-*"}).count('\n') + 1, 50);
    }

    void theCommandLineAtTheSameTime()
    {
        QVERIFY(m_served->start());
        std::vector<std::unique_ptr<QProcess>> processes;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("BATCHY_REDIS_URL"), m_redis.url());
        for (int i = 0; i < 6; ++i) {
            processes.push_back(std::make_unique<QProcess>());
            processes.back()->setProcessEnvironment(environment);
            processes.back()->start(QStringLiteral(BATCHY_BIN_DIR "/batchy"),
                                    {QStringLiteral("open"), QStringLiteral("wf1"),
                                     QStringLiteral("--format"), QStringLiteral("json")});
        }
        QSet<QByteArray> ids;
        for (int i = 0; i < 20; ++i)
            ids << idIn(fetch(m_served->port(), "/open_batch/wf1").body);
        for (const auto &process : processes) {
            QVERIFY(process->waitForFinished());
            QCOMPARE(process->exitCode(), 0);
            ids << idIn(process->readAllStandardOutput());
        }
        ids.remove({});
        QCOMPARE(ids.size(), 26);
        QCOMPARE(m_redis.cli({"KEYS", "wf1-*"}).count('\n') + 1, 26);
        QCOMPARE(fetch(m_served->port(), "/close_batch/wf1").status, 200);
    }

    /// What each route asks of Redis, and nothing else.
    void asksForNothingElse()
    {
        m_served->writeCfg(QStringLiteral("wf1.yaml"), "job1:\n");
        QVERIFY(m_served->start());
        for (const char *path : {"/load_cfg/wf1", "/open_batch/wf1", "/close_batch/wf1"})
            QCOMPARE(fetch(m_served->port(), path).status, 200); // the scripts are known now
        QProcess monitor;
        monitor.start(
            QStringLiteral("redis-cli"),
            {QStringLiteral("-p"), QString::number(m_redis.port()), QStringLiteral("monitor")});
        QVERIFY(monitor.waitForReadyRead());
        const QByteArray ok = monitor.readAll();
        QVERIFY(ok.startsWith("OK"));
        QByteArray heard;
        const auto asked = [&](const QByteArray &path) {
            fetch(m_served->port(), path);
            m_redis.cli({"ECHO", "mark"});
            while (!heard.contains("\"mark\""))
                if (!monitor.waitForReadyRead())
                    return QByteArrayList{"no answer"};
                else
                    heard += monitor.readAll();
            QByteArrayList commands;
            for (const QByteArray &line : heard.split('\n'))
                if (const auto at = line.indexOf("] \""); at > 0 && !line.contains(" lua] "))
                    commands << line.mid(at + 3, line.indexOf('"', at + 3) - at - 3).toUpper();
            commands.removeAll("ECHO");
            commands.removeAll("COMMAND"); // redis-cli's own
            heard.clear();
            return commands;
        };
        using Commands = QByteArrayList;
        QCOMPARE(asked("/get_status/wf1"), Commands{"HGETALL"});
        QCOMPARE(asked("/get_status/nope"), Commands{"HGETALL"});
        QCOMPARE(asked("/nothing"), Commands());
        QCOMPARE(asked("/get_status/%00"), Commands());
        QCOMPARE(asked("/open_batch/wf1/xml"), Commands());
        for (const char *change : {"/open_batch/wf1", "/close_batch/wf1", "/fail_batch/wf1"}) {
            // One script, and a read before it where what is stored isn't known already.
            Commands commands = asked(change);
            QVERIFY2(commands.count("EVALSHA") == 1, commands.join(' ').constData());
            commands.removeAll("EVALSHA");
            QVERIFY2(commands.isEmpty() || commands == Commands{"HGETALL"},
                     commands.join(' ').constData());
        }
        monitor.kill();
        monitor.waitForFinished();
    }

private:
    void answersQuickly() const
    {
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(fetch(m_served->port(), "/get_status/wf1").body,
                 QByteArray("{\"job1\": {\"a\": 1}, \"job2\": {}}"));
        QVERIFY2(timer.elapsed() < 1000, QByteArray::number(timer.elapsed()).constData());
    }

    /// Seconds of the processor that the service has used.
    double processorTime() const
    {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(m_served->pid()));
        if (!stat.open(QFile::ReadOnly))
            return 1e9;
        const QByteArray text = stat.readAll();
        const QByteArrayList fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
        return (fields.value(11).toDouble() + fields.value(12).toDouble()) / 100;
    }

    test::RedisServer m_redis;
    std::unique_ptr<test::ServedProgram> m_served;
};

BATCHY_TEST(crowd, CrowdTest)
#include "tst_crowd.moc"
