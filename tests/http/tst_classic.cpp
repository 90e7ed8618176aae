// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/jsontext.h"
#include "core/domain/names.h"
#include "tests/http/rawclient.h"
#include "tests/http/servedprogram.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace batchy;
using test::fetch;
using test::RawAnswer;

namespace {

/// What must survive every operation to the byte.
const QByteArray oddJob =
    "{\"z\": 2.0, \"a\": 1234567890123456789012345678901234567890, \"é✓\": \"ü\\u00fc 😀\", "
    "\"n\": {\"y\": [1,  {\"x\": null}], \"b\": true}, \"s\": \" two  spaces \", \"e\": 1E+2, "
    "\"f\": -0}";

} // namespace

/// The endpoints of old, byte for byte, against a real Redis.
class ClassicTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_redis.start());
        m_served = std::make_unique<test::ServedProgram>(m_redis.url());
        m_served->writeCfg(QStringLiteral("wf1.yaml"),
                           "job1:\n  b: 2.0\n  a: x\njob2:\n  reprocess_hours: 2\n");
        m_served->writeCfg(QStringLiteral("a.b-c_D.yaml"), "job:\n");
        m_served->writeCfg(QStringLiteral("error.yaml"), "error:\n  error: no\n");
        m_served->writeCfg(QStringLiteral("bad.yaml"), "job1:\n  a: [1, 2\n  b: 3\n");
        m_served->writeCfg(QStringLiteral("empty.yaml"), "");
        QVERIFY(m_served->start({QStringLiteral("--log-format"), QStringLiteral("none")}));
    }
    void init() { m_redis.cli({"FLUSHALL"}); }

    void theBodyIsWhatRedisHolds()
    {
        for (const char *path :
             {"/load_cfg/wf1", "/open_batch/wf1", "/close_batch/wf1", "/open_batch/wf1/json",
              "/fail_batch/wf1", "/open_batch/json/wf1", "/get_status/wf1"}) {
            const RawAnswer answer = get(path);
            QVERIFY2(answer.status == 200, answer.body.constData());
            QCOMPARE(answer.header("Content-Type"), QByteArray("application/json"));
            QCOMPARE(answer.header("Cache-Control"), QByteArray("no-store"));
            QCOMPARE(answer.body, stored("wf1"));
        }
    }

    void everythingSurvives()
    {
        m_redis.cli({"HSET", "wf1", "job1", oddJob});
        QVERIFY(get("/get_status/wf1").body == "{\"job1\": " + oddJob + '}');
        const QByteArray inside = oddJob.mid(1, oddJob.size() - 2);
        for (const char *path : {"/open_batch/wf1", "/close_batch/wf1", "/fail_batch/wf1"}) {
            const RawAnswer answer = get(path);
            QCOMPARE(answer.status, 200);
            const QByteArray start = "{\"job1\": {" + inside;
            QVERIFY2(answer.body.startsWith(start), answer.body.constData());
            QCOMPARE(answer.body, stored("wf1"));
        }
    }

    void aWorkflowLifeAndItsHistory()
    {
        QCOMPARE(get("/load_cfg/wf1").status, 200);
        const RawAnswer opened = get("/open_batch/wf1");
        const QByteArray id = batchId(opened);
        QVERIFY(!id.isEmpty());
        QCOMPARE(get("/get_status/wf1-" + id).body, opened.body);
        const RawAnswer closed = get("/close_batch/wf1");
        QVERIFY(closed.body.contains("\"status\": \"success\""));
        QCOMPARE(get("/get_status/wf1-" + id).body, closed.body);
        const RawAnswer again = get("/open_batch/wf1");
        QVERIFY(batchId(again) > id);
        QCOMPARE(get("/get_status/wf1-" + id).body, closed.body);
        QVERIFY(get("/fail_batch/wf1").body.contains("\"status\": \"failed\""));
    }

    /// The name of our own error's key is a name like any other.
    void aWorkflowCalledError()
    {
        for (const char *path :
             {"/load_cfg/error", "/open_batch/error", "/get_status/error", "/close_batch/error"}) {
            const RawAnswer answer = get(path);
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.body.startsWith("{\"error\": {\"error\": "));
            QCOMPARE(answer.body, stored("error"));
        }
    }

    void namesWithDots()
    {
        QCOMPARE(get("/load_cfg/a.b-c_D").status, 200);
        QCOMPARE(get("/get_status/a%2Eb-c_%44").body, stored("a.b-c_D"));
    }

    void formatsThatAreWorkflows()
    {
        m_redis.cli({"HSET", "json", "job1", "{\"p\": 1}"});
        m_redis.cli({"HSET", "infa", "job2", "{\"p\": 2}"});
        QVERIFY(get("/open_batch/json/infa").body.startsWith("\n[job1]\n$$p=1\n"));
        QVERIFY(get("/open_batch/infa/json").body.startsWith("{\"job2\": {\"p\": 2"));
        QVERIFY(get("/open_batch/infa").body.startsWith("{\"job2\": {\"p\": 2"));
    }

    void infa_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("as the original says") << QByteArray("/open_batch/wf1/infa");
        QTest::newRow("as clients call it") << QByteArray("/open_batch/infa/wf1");
    }
    void infa()
    {
        QFETCH(QByteArray, path);
        m_redis.cli({"HSET", "wf1", "job1", oddJob});
        const RawAnswer answer = get(path);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Type"), QByteArray("text/plain; charset=utf-8"));
        QVERIFY2(answer.body.startsWith("\n[job1]\n$$z=2.0\n$$a=1234567890123456789012345678901234"
                                        "567890\n$$é✓=üü 😀\n$$n={\"y\":[1,{\"x\":null}],"
                                        "\"b\":true}\n$$s= two  spaces \n$$e=1E+2\n"),
                 answer.body.constData());
        const QRegularExpression start(
            QStringLiteral("\\$\\$batch_start=\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
        QVERIFY(start.match(QString::fromUtf8(answer.body)).hasMatch());
        QVERIFY(get("/get_status/wf1").body.contains("\"status\": \"open\""));
    }

    void whereTheFileCantBeMadeNothingIsOpened()
    {
        m_redis.cli({"HSET", "wf1", "job1", "{\"p\": \"a\\nb\"}"});
        const RawAnswer answer = get("/open_batch/wf1/infa");
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.errorWord(), QByteArray("bad_data"));
        QVERIFY2(answer.body.contains("job1") && answer.body.contains("p"),
                 answer.body.constData());
        QCOMPARE(m_redis.cli({"HGET", "wf1", "job1"}), QByteArray("{\"p\": \"a\\nb\"}"));
        QCOMPARE(m_redis.cli({"DBSIZE"}), QByteArray("1"));
    }

    void errors_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QByteArrayList>("parts");
        const auto row = [](const char *path, int status, const char *word,
                            const QByteArrayList &parts = {}) {
            QTest::newRow(path) << QByteArray(path) << status << QByteArray(word) << parts;
        };
        for (const char *unknown :
             {"/get_status/nope", "/open_batch/nope", "/open_batch/nope/infa", "/close_batch/nope",
              "/fail_batch/nope", "/load_cfg/nope", "/get_status/wf1-1467149783"})
            row(unknown, 404, "not_found");
        row("/nothing", 404, "no_such_path");
        row("/get_status", 404, "no_such_path");
        row("/get_status/", 400, "bad_input");
        row("/get_status/wf1/", 404, "no_such_path");
        row("//get_status/wf1", 404, "no_such_path");
        row("/GET_STATUS/wf1", 404, "no_such_path");
        row("/get_status/a/b", 404, "no_such_path");
        row("/load_cfg/../etc/passwd", 404, "no_such_path");
        row("/load_cfg/..", 400, "bad_input");
        row("/load_cfg/%2e%2e", 400, "bad_input");
        row("/load_cfg/.hidden", 400, "bad_input");
        row("/load_cfg/-x", 400, "bad_input");
        row("/load_cfg/%2e%2e%2fetc%2fpasswd", 400, "bad_input");
        row("/load_cfg/a%00", 400, "bad_input");
        row("/load_cfg/a%", 400, "bad_input");
        row("/load_cfg/%ff", 400, "bad_input");
        row("/load_cfg/caf%c3%a9", 400, "bad_input");
        row("/get_status/with%20space", 400, "bad_input");
        row("/open_batch/wf1-1467149783", 400, "bad_input");
        row("/close_batch/wf1-1467149783-init", 400, "bad_input");
        row("/open_batch/wf1/xml", 400, "bad_input", {"xml"});
        row("/open_batch/xml/wf1", 400, "bad_input");
        row("/open_batch/wf1/json/x", 404, "no_such_path");
        row("/load_cfg/bad", 422, "bad_config", {"bad.yaml", "line", "column"});
        row("/load_cfg/empty", 422, "bad_config", {"empty.yaml"});
        row("/get_status/text", 422, "bad_data", {"text"});
        row("/open_batch/list", 422, "bad_data", {"list"});
        row("/open_batch/broken", 422, "bad_data", {"job2"});
        row("/close_batch/broken", 422, "bad_data", {"job2"});
        row("/open_batch/badstart", 422, "bad_data", {"job1", "batch_start"});
    }
    void errors()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        QFETCH(QByteArray, word);
        QFETCH(QByteArrayList, parts);
        m_redis.cli({"SET", "text", "x"});
        m_redis.cli({"RPUSH", "list", "x"});
        m_redis.cli({"HSET", "broken", "job1", "{}", "job2", "no json"});
        m_redis.cli({"HSET", "badstart", "job1",
                     "{\"status\": \"success\", \"batch_start\": \"yesterday\"}"});
        const QByteArray before = contents();
        const RawAnswer answer = get(path);
        QVERIFY2(answer.status == status, answer.head.constData());
        QVERIFY2(answer.errorWord() == word, answer.body.constData());
        QCOMPARE(answer.header("Content-Type"), QByteArray("application/json"));
        const auto object = QJsonDocument::fromJson(answer.body).object();
        QVERIFY(object[QLatin1String("message")].toString().endsWith(QLatin1Char('.')));
        for (const QByteArray &part : parts)
            QVERIFY2(answer.body.contains(part), answer.body.constData());
        QCOMPARE(contents(), before);
    }

    void aBrokenHashIsShownAsItIs()
    {
        m_redis.cli(
            {"HSET", "broken", "job1", "{\"a\":1}", "job2", "no \"json\"", "job3", "[2.0]"});
        const QByteArray shown =
            "{\"job1\": {\"a\":1}, \"job2\": \"no \\\"json\\\"\", \"job3\": [2.0]}";
        QCOMPARE(get("/get_status/broken").body, shown);
    }

    void head_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("status");
        QTest::newRow("page") << QByteArray("/index") << 200;
        QTest::newRow("root") << QByteArray("/") << 200;
        QTest::newRow("status") << QByteArray("/get_status/wf1") << 200;
        QTest::newRow("unknown") << QByteArray("/get_status/nope") << 404;
        for (const char *path : {"/load_cfg/wf1", "/open_batch/wf1", "/open_batch/wf1/infa",
                                 "/close_batch/wf1", "/fail_batch/wf1"})
            QTest::newRow(path) << QByteArray(path) << 405;
    }
    void head()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, status);
        m_redis.cli({"HSET", "wf1", "job1", oddJob});
        const QByteArray before = contents();
        auto client = test::RawClient::toPort(m_served->port());
        client.send("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        const RawAnswer answer = client.read(5000, true);
        QCOMPARE(answer.status, status);
        const RawAnswer full = status == 405 ? RawAnswer() : get(path);
        if (status != 405)
            QCOMPARE(answer.header("Content-Length").toLongLong(), full.body.size());
        // Nothing of a body: what follows is the next answer.
        client.sendGet("/get_status/wf1");
        QCOMPARE(client.read().status, 200);
        QCOMPARE(contents(), before);
    }

    void otherMethods_data()
    {
        QTest::addColumn<QByteArray>("method");
        for (const char *method :
             {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get", "X"})
            QTest::newRow(method) << QByteArray(method);
    }
    void otherMethods()
    {
        QFETCH(QByteArray, method);
        m_redis.cli({"HSET", "wf1", "job1", "{}"});
        for (const auto &[path, allowed] :
             {std::pair("/open_batch/wf1", "GET"), std::pair("/get_status/wf1", "GET, HEAD")}) {
            auto client = test::RawClient::toPort(m_served->port());
            client.send(method + ' ' + path +
                        " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}");
            const RawAnswer answer = client.read();
            QCOMPARE(answer.status, 405);
            QCOMPARE(answer.header("Allow"), QByteArray(allowed));
            QCOMPARE(answer.errorWord(), QByteArray("method_not_allowed"));
        }
        QCOMPARE(m_redis.cli({"HGET", "wf1", "job1"}), QByteArray("{}"));
    }

    void aForeignWriteIsSeenAtOnce()
    {
        for (int i = 0; i < 20; ++i) {
            const QByteArray text = "{\"n\": " + QByteArray::number(i) + '}';
            m_redis.cli({"HSET", "wf1", "job1", text});
            QCOMPARE(get("/get_status/wf1").body, "{\"job1\": " + text + '}');
        }
        m_redis.cli({"DEL", "wf1"});
        QCOMPARE(get("/get_status/wf1").status, 404);
    }

    void aQueryIsIgnored()
    {
        m_redis.cli({"HSET", "wf1", "job1", "{}"});
        QByteArray many = "/get_status/wf1?";
        while (many.size() < 2000)
            many += "&%";
        for (const QByteArray &path : {QByteArray("/get_status/wf1?format=xml"),
                                       QByteArray("/get_status/wf1?_=%00%zz"), many})
            QCOMPARE(get(path).body, QByteArray("{\"job1\": {}}"));
    }

    void pageForPeople()
    {
        const RawAnswer page = get("/index");
        QCOMPARE(page.status, 200);
        QCOMPARE(page.header("Content-Type"), QByteArray("text/html; charset=utf-8"));
        for (const char *part : {"/open_batch/WF", "/get_status/WF", "answers", "Redis at"})
            QVERIFY(page.body.contains(part));
        QCOMPARE(get("/").body, page.body);
    }

private:
    RawAnswer get(const QByteArray &path) const { return fetch(m_served->port(), path); }

    /// A hash as the service should show it, made of what Redis itself says.
    QByteArray stored(const QByteArray &key) const
    {
        QByteArrayList names = m_redis.cli({"HKEYS", key}).split('\n');
        std::sort(names.begin(), names.end(),
                  [](const QByteArray &a, const QByteArray &b) { return naturalLess(a, b); });
        QByteArrayList members;
        for (const QByteArray &name : names)
            members << json::quote(name) + ": " + m_redis.cli({"HGET", key, name});
        return '{' + members.join(", ") + '}';
    }

    /// Differs when anything in the database does.
    QByteArray contents() const { return m_redis.cli({"DEBUG", "DIGEST"}); }

    static QByteArray batchId(const RawAnswer &answer)
    {
        const QByteArray mark = "\"batch_id\": ";
        const qsizetype from = answer.body.indexOf(mark) + mark.size();
        return from < mark.size() ? QByteArray() : answer.body.mid(from, 10);
    }

    static test::RedisServer::Options withDigest()
    {
        test::RedisServer::Options options;
        options.extra = {"--enable-debug-command", "yes"};
        return options;
    }

    test::RedisServer m_redis{withDigest()};
    std::unique_ptr<test::ServedProgram> m_served;
};

BATCHY_TEST(classic, ClassicTest)
#include "tst_classic.moc"
