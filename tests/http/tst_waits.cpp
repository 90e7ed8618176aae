// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wait/receipt.h"
#include "tests/http/rawclient.h"
#include "tests/http/servedprogram.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace batchy;
using test::fetch;
using test::RawAnswer;
using test::RawClient;
using test::RedisServer;
using test::ServedProgram;

namespace {

QByteArray today()
{
    return QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate).toLatin1();
}

QByteArray job(const QByteArray &status, const QByteArray &end = {}, int id = 1466000000)
{
    return "{\"batch_id\": " + QByteArray::number(id) + ", \"status\": \"" + status +
           "\", \"batch_start\": \"2016-06-15T14:13:20\", \"batch_end\": " +
           (end.isEmpty() ? QByteArray("null") : '"' + end + '"') + '}';
}

QJsonObject waitObject(const RawAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

} // namespace

/// Waiting at the real service, on a real Redis that others write to.
class WaitsTest : public QObject
{
    Q_OBJECT

    static QByteArray target(const QByteArray &query, const QByteArray &workflow = "wf1")
    {
        return "/api/v1/workflows/" + workflow + "/wait?" + query;
    }
    RawAnswer ask(const QByteArray &query, const QByteArray &workflow = "wf1") const
    {
        return fetch(m_served->port(), target(query, workflow));
    }
    RawClient asking(const QByteArray &query) const
    {
        RawClient client = RawClient::toPort(m_served->port());
        client.sendGet(target(query));
        return client;
    }
    void store(const QByteArray &name, const QByteArray &text, const QByteArray &workflow = "wf1")
    {
        m_redis.cli({"HSET", workflow, name, text});
    }
    QByteArray figure(const QByteArray &name) const
    {
        const QByteArray text = fetch(m_served->port(), "/metrics").body;
        const qsizetype at = text.indexOf(QByteArray('\n' + name + ' ')) + 1;
        return at == 0 ? QByteArray() : text.mid(at, text.indexOf('\n', at) - at);
    }
    /// Connections of the service to Redis.
    int links() const { return int(m_redis.cli({"CLIENT", "LIST"}).count("name=batchy")); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_redis.start()); }
    void init()
    {
        QVERIFY(m_redis.start());
        m_redis.cli({"FLUSHALL"});
        m_served = std::make_unique<ServedProgram>(m_redis.url());
        QVERIFY(m_served->start());
    }
    void cleanup() { m_served.reset(); }

    void whatIsDoneIsAnsweredAtOnce()
    {
        store("job1", job("success", today()));
        const RawAnswer answer = ask("timeout=60");
        QCOMPARE(answer.status, 200);
        const auto receipt = parseReceipt(answer.body);
        QVERIFY2(receipt, answer.body.constData());
        QCOMPARE(receipt->workflows.size(), size_t(1));
        QCOMPARE(receipt->workflows[0].workflow, QByteArray("wf1"));
        QCOMPARE(receipt->workflows[0].jobs[0].batchId, std::optional<qint64>(1466000000));
        QCOMPARE(receipt->day.zone, QByteArray("UTC"));
        QVERIFY2(receipt->by.contains(QStringLiteral("batchy serve")), qPrintable(receipt->by));
        QVERIFY(m_served->waitUntilSaid("/wait?timeout=60\" 200 "));
        QVERIFY(m_served->said().contains("batch_id=1466000000"));
    }

    void theClosingWriteIsAnswered()
    {
        store("job1", job("open"));
        RawClient client = asking("timeout=1m");
        QTRY_COMPARE(figure("batchy_waits"), QByteArray("batchy_waits 1"));
        store("job1", job("success", today()));
        QCOMPARE(client.read().status, 200);
        QTRY_COMPARE(figure("batchy_waits"), QByteArray("batchy_waits 0"));
    }

    void whatIsMissingIsTold()
    {
        store("job1", job("open"));
        store("job2", job("success", "2016-06-15T15:00:00"));
        store("job3", job("success", today()));
        for (const char *query : {"timeout=0", "timeout=0.2"}) {
            const RawAnswer answer = ask(query);
            QCOMPARE(answer.status, 202);
            const QJsonObject told = waitObject(answer);
            QCOMPARE(told[u"event"].toString(), QStringLiteral("waiting"));
            QCOMPARE(told[u"day"].toString().toLatin1(), today());
            QCOMPARE(told[u"done"].toInt(-1), 0);
            QVERIFY(!told.contains(u"error"));
            const QJsonObject workflow = told[u"workflows"].toArray().first().toObject();
            QCOMPARE(workflow[u"progress"].toString(), QStringLiteral("waiting"));
            const QJsonArray reasons = workflow[u"reasons"].toArray();
            QCOMPARE(reasons.size(), 2);
            QCOMPARE(reasons[0][u"kind"].toString(), QStringLiteral("open"));
            QCOMPARE(reasons[1][u"kind"].toString(), QStringLiteral("earlier_day"));
            QVERIFY(reasons[1][u"message"].toString().contains(u"job2"));
        }
    }

    void aChangeIsToldToThoseWhoKnow()
    {
        store("job1", job("open"));
        store("job2", job("open"));
        const QByteArray state = waitObject(ask("timeout=0"))[u"state"].toString().toLatin1();
        QVERIFY(!state.isEmpty());
        RawClient client = asking("timeout=60&known=" + state);
        QTRY_COMPARE(figure("batchy_waits"), QByteArray("batchy_waits 1"));
        store("job1", job("failed", today()));
        const RawAnswer answer = client.read();
        QCOMPARE(answer.status, 202);
        QVERIFY(waitObject(answer)[u"state"].toString().toLatin1() != state);
        QVERIFY2(answer.body.contains("\"kind\": \"failed\""), answer.body.constData());
    }

    void aFailedJobEndsItWhereThatIsWished()
    {
        store("job1", job("failed", today()));
        QCOMPARE(ask("timeout=0").status, 202);
        const RawAnswer answer = ask("timeout=60&fail_fast=true");
        QCOMPARE(answer.status, 424);
        QCOMPARE(answer.errorWord(), QByteArray("job_failed"));
        QVERIFY2(waitObject(answer)[u"message"].toString().contains(u"job1"),
                 answer.body.constData());
    }

    void wishesOfTheCommandLine()
    {
        store("job1", job("success", today(), 1466000000));
        store("job2", job("open"));
        QCOMPARE(ask("timeout=0&jobs=job1").status, 200);
        QCOMPARE(ask("timeout=0&jobs=job1&jobs=job2").status, 202);
        QCOMPARE(ask("timeout=0&jobs=job1&newer_than_batch=1466000000").status, 202);
        QCOMPARE(ask("timeout=0&jobs=job1&newer_than_batch=1465999999").status, 200);
        QCOMPARE(ask("timeout=0&jobs=job1&date=2999-01-01").status, 202);
        const QJsonObject told =
            waitObject(ask("timeout=0&timezone=Europe/Berlin&date=2016-06-15"));
        QCOMPARE(told[u"timezone"].toString(), QStringLiteral("Europe/Berlin"));
        QCOMPARE(told[u"day_start"].toString(), QStringLiteral("2016-06-14T22:00:00.000000"));
    }

    void unknownNamesAreToldAtOnce()
    {
        store("job1", job("open"));
        const RawAnswer answer = ask("timeout=60", "wf2");
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.errorWord(), QByteArray("not_found"));
        QCOMPARE(ask("timeout=60&jobs=job9").status, 404);
        QCOMPARE(ask("timeout=0&wait_for_creation=true", "wf2").status, 202);
        m_redis.cli({"SET", "wf3", "a string"});
        QCOMPARE(ask("timeout=60", "wf3").status, 422);
    }

    void nonsenseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("words");
        for (const char *query :
             {"timeout=soon", "timeout=-1", "timeout=", "timezone=Mars/Olympus", "date=tomorrow",
              "date=", "jobs=", "newer_than_batch=x", "newer_than_batch=-1", "fail_fast=maybe",
              "wait_for_creation=1", "timeout=1&timeout=2"}) {
            const QByteArray text(query);
            QTest::newRow(query) << text << text.first(text.indexOf('='));
        }
        QTest::newRow("unknown") << QByteArray("interval=3") << QByteArray("interval");
    }
    void nonsenseIsRefused()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, words);
        store("job1", job("success", today()));
        const RawAnswer answer = ask(query);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.errorWord(), QByteArray("bad_input"));
        QVERIFY2(waitObject(answer)[u"message"].toString().toUtf8().contains(words),
                 answer.body.constData());
        QCOMPARE(ask("timeout=1", "-wf").status, 400);
    }

    void whoeverLeavesWaitsNoLonger()
    {
        store("job1", job("open"));
        RawClient gone = asking("timeout=9m");
        RawClient crashed = asking("timeout=8m");
        RawClient stays = asking("timeout=7m");
        QTRY_COMPARE(figure("batchy_waits"), QByteArray("batchy_waits 3"));
        gone.close();
        crashed.reset();
        QTRY_COMPARE(figure("batchy_waits"), QByteArray("batchy_waits 1"));
        QVERIFY(m_served->waitUntilSaid("timeout=9m\" left"));
        QVERIFY(m_served->waitUntilSaid("timeout=8m\" left"));
        store("job1", job("success", today()));
        QCOMPARE(stays.read().status, 200);
    }

    void theEndOfTheServiceIsToldAtOnce()
    {
        store("job1", job("open"));
        RawClient client = asking("timeout=9m");
        QTRY_COMPARE(figure("batchy_waits"), QByteArray("batchy_waits 1"));
        QCOMPARE(m_served->end(SIGTERM), 0);
        const RawAnswer answer = client.read();
        QCOMPARE(answer.status, 202);
        QCOMPARE(answer.header("Connection"), QByteArray("close"));
        QVERIFY(answer.body.contains("job1"));
    }

    void aRestartOfRedisIsWaitedThrough()
    {
        store("job1", job("open"));
        const QByteArray state = waitObject(ask("timeout=0"))[u"state"].toString().toLatin1();
        RawClient client = asking("timeout=9m");
        RawClient watcher = asking("timeout=9m&known=" + state);
        QTRY_COMPARE(figure("batchy_waits"), QByteArray("batchy_waits 2"));
        m_redis.stop();
        const RawAnswer lost = watcher.read();
        QCOMPARE(lost.status, 202);
        QCOMPARE(waitObject(lost)[u"event"].toString(), QStringLiteral("lost"));
        QVERIFY(waitObject(lost)[u"message"].toString().contains(u"Redis"));
        // Who begins to wait now isn't told that all is well, but may wait.
        QCOMPARE(ask("timeout=0").status, 503);
        RawClient later = asking("timeout=9m");
        QVERIFY(m_redis.start());
        store("job1", job("success", today()));
        QCOMPARE(client.read(15000).status, 200);
        QCOMPARE(later.read(15000).status, 200);
    }

    void manyWaitOnOneLink()
    {
        store("job1", job("open"));
        std::vector<RawClient> clients;
        for (int i = 0; i < 200; ++i)
            clients.push_back(asking("timeout=9m"));
        QTRY_COMPARE(figure("batchy_waits"), QByteArray("batchy_waits 200"));
        QVERIFY2(links() <= 2, m_redis.cli({"CLIENT", "LIST"}).constData());
        store("job1", job("success", today()));
        for (RawClient &client : clients)
            QCOMPARE(client.read().status, 200);
    }

    void theyDontSpoilTheLatencies()
    {
        store("job1", job("open"));
        QCOMPARE(ask("timeout=0.3").status, 202);
        const QByteArray text = fetch(m_served->port(), "/metrics").body;
        const QByteArray route = "route=\"/api/v1/workflows/{workflow}/wait\"";
        QVERIFY2(text.contains(QByteArray("batchy_http_requests_total{" + route)),
                 text.constData());
        QVERIFY(!text.contains(QByteArray("batchy_http_request_duration_seconds_count{" + route)));
    }

    void aTokenIsNeededWhereThereAreSome()
    {
        QFile file(m_served->filePath(QStringLiteral("tokens")));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("secretsecretsecret read someone\n");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(m_served->start({QStringLiteral("--token-file"), file.fileName()}));
        store("job1", job("success", today()));
        QCOMPARE(ask("timeout=1").status, 401);
        QCOMPARE(fetch(m_served->port(), target("timeout=1"),
                       "Authorization: Bearer secretsecretsecret\r\n")
                     .status,
                 200);
    }

private:
    RedisServer m_redis{RedisServer::Options{.appendOnly = true}};
    std::unique_ptr<ServedProgram> m_served;
};

BATCHY_TEST(waits, WaitsTest)
#include "tst_waits.moc"
