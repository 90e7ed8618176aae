// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/rawclient.h"
#include "tests/http/servedprogram.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace batchy;
using test::fetch;
using test::RawClient;

/// What the service says of itself and of its requests, and what it keeps to itself.
class ServeTalkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::RedisServer::Options options;
        options.password = QStringLiteral("s3cret/with@odd:signs");
        m_redis = std::make_unique<test::RedisServer>(options);
        QVERIFY(m_redis->start());
        m_redis->cli({"HSET", "wf1", "job1", "{}"});
        m_served = std::make_unique<test::ServedProgram>(m_redis->url());
    }

    void logAsJson()
    {
        QVERIFY(m_served->start({QStringLiteral("--log-format"), QStringLiteral("json")}));
        fetch(m_served->port(), "/open_batch/wf1?x=\"\\", "User-Agent: a\"b\r\n");
        fetch(m_served->port(), "/get_status/nope");
        RawClient leaves = RawClient::toPort(m_served->port());
        leaves.send("GET /half HTTP/1.1\r\n");
        fetch(m_served->port(), "/nothing"); // by now it has seen that line
        leaves.close();
        QVERIFY(m_served->waitUntilSaid("/half"));
        QList<QJsonObject> lines;
        for (const QByteArray &line : m_served->said().split('\n'))
            if (line.startsWith('{'))
                lines << QJsonDocument::fromJson(line).object();
        QCOMPARE(lines.size(), 4);
        const auto text = [&lines](int line, const char *name) {
            return lines[line][QLatin1String(name)].toVariant().toString();
        };
        QCOMPARE(text(0, "client"), QStringLiteral("127.0.0.1"));
        QCOMPARE(text(0, "method"), QStringLiteral("GET"));
        QCOMPARE(text(0, "target"), QStringLiteral("/open_batch/wf1?x=\\x22\\x5c"));
        QCOMPARE(text(0, "status"), QStringLiteral("200"));
        QCOMPARE(text(0, "agent"), QStringLiteral("a\\x22b"));
        const QByteArray stored = m_redis->cli({"HGET", "wf1", "job1"});
        const QByteArray id = "\"batch_id\": " + text(0, "batch_id").toLatin1();
        QVERIFY(stored.contains(id));
        QCOMPARE(text(1, "status"), QStringLiteral("404"));
        QVERIFY(!lines[1].contains(QLatin1String("batch_id")));
        QCOMPARE(text(3, "target"), QStringLiteral("/half"));
        QCOMPARE(text(3, "status"), QStringLiteral("0"));
    }

    void noLog()
    {
        QVERIFY(m_served->start({QStringLiteral("--log-format"), QStringLiteral("none")}));
        fetch(m_served->port(), "/get_status/wf1");
        QCOMPARE(m_served->end(SIGTERM), 0);
        QCOMPARE(m_served->said().count('\n'), 1); // where it serves
    }

    /// The password of Redis is in no answer, no line and no list of processes.
    void thePasswordStaysHere()
    {
        QVERIFY(m_served->start({QStringLiteral("--redis"), m_redis->url()}));
        QCOMPARE(fetch(m_served->port(), "/get_status/wf1").status, 200);
        QByteArray told = fetch(m_served->port(), "/index").body;
        QVERIFY(told.contains("Redis at"));
        m_redis->stop();
        for (const char *path : {"/get_status/wf1", "/open_batch/wf1", "/index"})
            told += fetch(m_served->port(), path).body;
        QFile arguments(QStringLiteral("/proc/%1/cmdline").arg(m_served->pid()));
        QVERIFY(arguments.open(QFile::ReadOnly));
        told += arguments.readAll() + m_served->said();
        QVERIFY(told.contains("can't be reached") || told.contains("Can't reach"));
        QVERIFY2(!told.contains("s3cret"), told.constData());
        QVERIFY(m_redis->start());
    }

    void aWrongPasswordIsSaid()
    {
        test::ServedProgram locked(
            QString(m_redis->url()).replace(QStringLiteral("s3cret"), QStringLiteral("wrong")));
        QVERIFY(locked.start());
        const auto answer = fetch(locked.port(), "/get_status/wf1");
        QCOMPARE(answer.status, 503);
        QVERIFY(!answer.errorWord().isEmpty());
        QVERIFY2(answer.body.contains("password"), answer.body.constData());
    }

    void idleConnectionsAreClosed()
    {
        QVERIFY(m_served->start({QStringLiteral("--idle-timeout"), QStringLiteral("1"),
                                 QStringLiteral("--header-timeout"), QStringLiteral("1")}));
        RawClient silent = RawClient::toPort(m_served->port());
        RawClient done = RawClient::toPort(m_served->port());
        done.sendGet("/nothing");
        QCOMPARE(done.read().status, 404);
        QVERIFY(done.isClosedWithin(5000));
        QVERIFY(silent.isClosedWithin(5000));
    }

private:
    std::unique_ptr<test::RedisServer> m_redis;
    std::unique_ptr<test::ServedProgram> m_served;
};

BATCHY_TEST(servetalk, ServeTalkTest)
#include "tst_servetalk.moc"
