// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/rawclient.h"
#include "tests/http/servedprogram.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace batchy;
using test::fetch;
using test::RawAnswer;
using test::RawClient;

namespace {

const QByteArray oneJob = "{\"a\": 1}";

} // namespace

/// Redis killed, frozen, restarted, its connections cut; clients that leave meanwhile.
class OutageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (!m_redis.isRunning())
            QVERIFY(m_redis.start());
        m_redis.cli({"FLUSHALL"});
        m_redis.cli({"HSET", "wf1", "job1", oneJob});
        m_served = std::make_unique<test::ServedProgram>(m_redis.url());
        QVERIFY(m_served->start());
        QCOMPARE(get("/get_status/wf1").status, 200);
    }
    void cleanup() { QVERIFY2(m_served->isRunning(), m_served->said().constData()); }

    void killed()
    {
        m_redis.kill9();
        QElapsedTimer timer;
        for (const char *path :
             {"/get_status/wf1", "/open_batch/wf1", "/close_batch/wf1", "/get_status/wf1"}) {
            timer.start();
            const RawAnswer answer = get(path);
            QVERIFY2(answer.status == 503, answer.head.constData());
            QVERIFY(!answer.errorWord().isEmpty());
            QVERIFY2(timer.elapsed() < 2000, QByteArray::number(timer.elapsed()).constData());
        }
        // By now it knows that Redis is away.
        timer.start();
        const RawAnswer answer = get("/get_status/wf1");
        QCOMPARE(answer.status, 503);
        QVERIFY(!answer.header("Retry-After").isEmpty());
        QVERIFY2(timer.elapsed() < 500, QByteArray::number(timer.elapsed()).constData());
        const RawAnswer page = get("/index");
        QCOMPARE(page.status, 200);
        QVERIFY(page.body.contains("can't be reached"));

        QVERIFY(m_redis.start());
        m_redis.cli({"HSET", "wf1", "job1", oneJob});
        QTRY_COMPARE_WITH_TIMEOUT(get("/get_status/wf1").status, 200, 3000);
    }

    void awayAtTheStart()
    {
        m_redis.stop();
        test::ServedProgram early(m_redis.url());
        QVERIFY(early.start());
        QCOMPARE(fetch(early.port(), "/get_status/wf1").status, 503);
        QVERIFY(m_redis.start());
        m_redis.cli({"HSET", "wf1", "job1", oneJob});
        QTRY_COMPARE_WITH_TIMEOUT(fetch(early.port(), "/get_status/wf1").status, 200, 3000);
    }

    void frozen_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path : {"/get_status/wf1", "/open_batch/wf1", "/close_batch/wf1"})
            QTest::newRow(path) << QByteArray(path);
    }
    void frozen()
    {
        QFETCH(QByteArray, path);
        m_redis.pause();
        QElapsedTimer timer;
        timer.start();
        const RawAnswer answer = get(path);
        const qint64 took = timer.elapsed();
        m_redis.resume();
        QVERIFY2(answer.status == 503, answer.head.constData());
        QVERIFY(!answer.errorWord().isEmpty());
        QVERIFY2(took < 2000, QByteArray::number(took).constData());
        QTRY_COMPARE_WITH_TIMEOUT(get("/get_status/wf1").status, 200, 3000);
        QCOMPARE(get("/open_batch/wf1").status, 200);
    }

    /// The page, and what needs no Redis, is answered while others wait for it.
    void othersGoOnWhileRedisIsFrozen()
    {
        m_redis.pause();
        RawClient waiting = RawClient::toPort(m_served->port());
        waiting.sendGet("/get_status/wf1");
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(get("/nothing").status, 404);
        QVERIFY(timer.elapsed() < 1000);
        QCOMPARE(waiting.read().status, 503);
        m_redis.resume();
    }

    /// More than are held at a time, each with more requests behind the first.
    void manyWaitForItTogether()
    {
        constexpr int many = 150;
        for (int i = 0; i < many; ++i)
            m_redis.cli({"HSET", "many" + QByteArray::number(i), "job1", oneJob,
                         "job" + QByteArray::number(2 + i), oneJob});
        m_redis.pause();
        std::vector<RawClient> clients;
        for (int i = 0; i < many; ++i) {
            clients.push_back(RawClient::toPort(m_served->port()));
            clients.back().sendGet("/get_status/many" + QByteArray::number(i));
            clients.back().sendGet("/get_status/many" + QByteArray::number(many - 1 - i));
        }
        QCOMPARE(get("/nothing").status, 404);
        m_redis.resume();
        for (int i = 0; i < many; ++i) {
            for (const int asked : {i, many - 1 - i}) {
                const RawAnswer answer = clients[size_t(i)].read();
                QVERIFY2(answer.status == 200, answer.body.constData());
                const QByteArray own = "\"job" + QByteArray::number(2 + asked) + '"';
                QVERIFY2(answer.body.contains(own), answer.body.constData());
            }
        }
    }

    void restarted()
    {
        for (int i = 0; i < 3; ++i) {
            QVERIFY(m_redis.restart());
            QCOMPARE(get("/get_status/wf1").status, 404); // the very next one, and from Redis
            m_redis.cli({"HSET", "wf1", "job1", oneJob});
            QCOMPARE(get("/open_batch/wf1").status, 200);
        }
    }

    void itsConnectionIsCut()
    {
        for (int i = 0; i < 3; ++i) {
            QVERIFY(m_redis.cli({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"}) != "0");
            const RawAnswer read = get("/get_status/wf1");
            QVERIFY2(read.status == 200, read.body.constData());
            m_redis.cli({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
            const RawAnswer change = get(i % 2 ? "/open_batch/wf1" : "/close_batch/wf1");
            QVERIFY2(change.status == 200, change.body.constData());
        }
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArrayList>("command");
        QTest::addColumn<QByteArrayList>("undo");
        QTest::newRow("a replica") << QByteArrayList{"REPLICAOF", "127.0.0.1", "1"}
                                   << QByteArrayList{"REPLICAOF", "NO", "ONE"};
        QTest::newRow("out of memory") << QByteArrayList{"CONFIG", "SET", "maxmemory", "1"}
                                       << QByteArrayList{"CONFIG", "SET", "maxmemory", "0"};
    }
    void refusals()
    {
        QFETCH(QByteArrayList, command);
        QFETCH(QByteArrayList, undo);
        m_redis.cli(command);
        const RawAnswer read = get("/get_status/wf1");
        const RawAnswer change = get("/open_batch/wf1");
        m_redis.cli(undo);
        QCOMPARE(read.body, "{\"job1\": " + oneJob + '}');
        QCOMPARE(change.status, 503);
        QCOMPARE(change.errorWord(), QByteArray("refused"));
        QCOMPARE(m_redis.cli({"HGET", "wf1", "job1"}), oneJob);
    }

    void clientsThatLeave_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<bool>("isReset");
        const QByteArray head = "GET /get_status/wf1 HTTP/1.1\r\nHost: localhost\r\n";
        const QByteArray post = "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n";
        for (const bool isReset : {false, true}) {
            const auto row = [isReset](const char *name, const QByteArray &sent) {
                QTest::addRow("%s, %s", name, isReset ? "reset" : "closed") << sent << isReset;
            };
            row("before all", {});
            row("in the first line", head.left(9));
            row("in the headers", head);
            row("in the body", post + "half");
            row("in a chunk",
                "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nha");
            row("while Redis is asked", head + "\r\n");
            row("while a change is under way",
                "GET /open_batch/wf1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
            row("with more to come", QByteArray(head + "\r\n").repeated(20) + head);
        }
    }
    void clientsThatLeave()
    {
        QFETCH(QByteArray, sent);
        QFETCH(bool, isReset);
        const int before = m_served->descriptors();
        m_redis.pause();
        {
            std::vector<RawClient> clients;
            for (int i = 0; i < 20; ++i) {
                clients.push_back(RawClient::toPort(m_served->port()));
                clients.back().send(sent);
            }
            // It has them all, as far as they go.
            QCOMPARE(get("/nothing").status, 404);
            for (RawClient &client : clients)
                isReset ? client.reset() : client.close();
        }
        QCOMPARE(get("/nothing").status, 404);
        m_redis.resume();
        QTRY_COMPARE_WITH_TIMEOUT(get("/get_status/wf1").status, 200, 3000);
        QTRY_VERIFY_WITH_TIMEOUT(m_served->descriptors() <= before + 1, 5000);
    }

    /// While an answer is being written that is larger than what the system buffers.
    void aClientThatLeavesInTheAnswer()
    {
        const QByteArray large = "{\"x\": \"" + QByteArray(8 << 20, 'x') + "\"}";
        m_redis.cli({"HSET", "large", "job1"}, large);
        const int before = m_served->descriptors();
        for (const bool isReset : {false, true}) {
            RawClient client = RawClient::toPort(m_served->port());
            client.setReceiveBuffer(4096);
            client.sendGet("/get_status/large");
            // Others go on while it reads nothing.
            QCOMPARE(get("/get_status/wf1").status, 200);
            QCOMPARE(get("/get_status/large").body.size(), large.size() + 10);
            isReset ? client.reset() : client.close();
        }
        QCOMPARE(get("/get_status/wf1").status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(m_served->descriptors() <= before + 1, 5000);
    }

    /// SIGTERM while changes wait for a Redis that has gone: answered, and an orderly end.
    void endsWhileRedisIsAway()
    {
        m_redis.pause();
        std::vector<RawClient> clients;
        for (const char *path : {"/open_batch/wf1", "/close_batch/wf1", "/get_status/wf1"}) {
            clients.push_back(RawClient::toPort(m_served->port()));
            clients.back().sendGet(path);
        }
        QCOMPARE(get("/nothing").status, 404);
        m_redis.kill9();
        m_served->sendSignal(SIGTERM);
        for (RawClient &client : clients)
            QCOMPARE(client.read().status, 503);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m_served->end(SIGCONT, 5000), 0);
        QVERIFY(m_redis.start());
        QVERIFY(m_served->start());
    }

    /// What was answered because it took too long goes on behind the answer, and is left behind by
    /// an end.
    void endsWithChangesStillUnderWay()
    {
        m_redis.pause();
        std::vector<RawClient> clients;
        for (const char *path : {"/open_batch/wf1", "/open_batch/wf1/infa", "/close_batch/wf1",
                                 "/get_status/wf1", "/open_batch/wf2"}) {
            clients.push_back(RawClient::toPort(m_served->port()));
            clients.back().sendGet(path);
        }
        for (RawClient &client : clients)
            QCOMPARE(client.read().status, 503);
        QCOMPARE(m_served->end(SIGTERM, 5000), 0);
        QVERIFY2(!m_served->said().contains("ERROR:"), m_served->said().constData());
        m_redis.resume();
        QVERIFY(m_served->start());
    }

private:
    RawAnswer get(const QByteArray &path) const { return fetch(m_served->port(), path); }

    test::RedisServer m_redis;
    std::unique_ptr<test::ServedProgram> m_served;
};

BATCHY_TEST(outage, OutageTest)
#include "tst_outage.moc"
