// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/apitest.h"
#include "tests/support/testrunner.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace batchy;
using http::Response;

/// What /api/v1 tells, page by page, and what it refuses to be asked.
class ApiReadsTest : public test::ApiTest
{
    Q_OBJECT

    static QByteArrayList names(const QJsonObject &page)
    {
        QByteArrayList all;
        for (const QJsonValue &item : page[u"workflows"].toArray())
            all << item[u"workflow"].toString().toUtf8();
        return all;
    }
    QByteArrayList listed(const QByteArray &query)
    {
        return names(object(get("/api/v1/workflows" + query)));
    }
    void store(const QByteArray &workflow, const QByteArray &status)
    {
        m_server.cli({"HSET", workflow, "job1", "{\"status\": \"" + status + "\"}"});
    }

private Q_SLOTS:
    void anEmptyListIsAPage()
    {
        const Response response = get("/api/v1/workflows");
        QCOMPARE(response.status, 200);
        QCOMPARE(response.type, QByteArray("application/json"));
        QCOMPARE(response.body, QByteArray(R"({"workflows": [], "next_cursor": null})"));
    }

    void aSummaryIsStable()
    {
        m_server.cli({"HSET", "wf1", "job1",
                      R"({"batch_id": 1466000000, "status": "success",)"
                      R"( "batch_start": "2016-06-15T14:13:20.5",)"
                      R"( "batch_end": "2016-06-15T15:00:00"})",
                      "job2", R"({"batch_id": 1466000009, "status": "failure"})", "job3",
                      "no JSON"});
        QCOMPARE(get("/api/v1/workflows").body,
                 QByteArray(R"({"workflows": [{"workflow": "wf1", "status": "failed", )"
                            R"("batch_id": 1466000009, "jobs_done": 1, "jobs_total": 3, )"
                            R"("started": "2016-06-15T14:13:20.500000Z", "ended": null, )"
                            R"("torn": true, "broken": true}], "next_cursor": null})"));
    }

    void listsAreFiltered_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArrayList>("expected");
        QTest::newRow("all") << QByteArray() << QByteArrayList{"a1", "a2", "a10", "b1", "B1"};
        QTest::newRow("failed") << QByteArray("?status=failed") << QByteArrayList{"a2", "b1"};
        QTest::newRow("pattern") << QByteArray("?match=a*") << QByteArrayList{"a1", "a2", "a10"};
        QTest::newRow("escaped pattern") << QByteArray("?match=a%3f") << QByteArrayList{"a1", "a2"};
        QTest::newRow("a set") << QByteArray("?match=%5Bab%5D1") << QByteArrayList{"a1", "b1"};
        QTest::newRow("another set")
            << QByteArray("?match=%5B!a%5D1") << QByteArrayList{"b1", "B1"};
        QTest::newRow("a range") << QByteArray("?match=%5BA-Za%5D1") << QByteArrayList{"a1", "B1"};
        QTest::newRow("stars") << QByteArray("?match=**1*")
                               << QByteArrayList{"a1", "a10", "b1", "B1"};
        QTest::newRow("a star twice") << QByteArray("?match=*1*0") << QByteArrayList{"a10"};
        QTest::newRow("a part") << QByteArray("?match=a") << QByteArrayList();
        QTest::newRow("empty") << QByteArray("?match=") << QByteArrayList();
        QTest::newRow("both") << QByteArray("?status=failed&match=b*") << QByteArrayList{"b1"};
        QTest::newRow("after") << QByteArray("?cursor=a2&match=a*") << QByteArrayList{"a10"};
        QTest::newRow("none") << QByteArray("?match=zz") << QByteArrayList();
    }
    void listsAreFiltered()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArrayList, expected);
        for (const char *name : {"a1", "a10", "B1"})
            store(name, "success");
        store("a2", "failed");
        store("b1", "failed");
        m_server.cli({"SET", "a3", "a string of somebody else"});
        m_server.cli({"HSET", "a4", "field", "somebody else's"});
        m_server.cli({"HSET", "session:1", "job1", "{}"});
        QByteArrayList found = listed(query);
        std::sort(found.begin(), found.end());
        std::sort(expected.begin(), expected.end());
        QCOMPARE(found, expected);
    }

    void pagesJoinToTheWhole_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<QByteArray>("filter");
        for (const int limit : {1, 7, 50, 51, 1000}) {
            QTest::addRow("%d", limit) << limit << QByteArray();
            QTest::addRow("failed, %d", limit) << limit << QByteArray("&status=failed");
        }
    }
    void pagesJoinToTheWhole()
    {
        QFETCH(int, limit);
        QFETCH(QByteArray, filter);
        const QByteArray script = "for i = 1, 50 do redis.call('HSET', 'wf' .. i, 'j', "
                                  "i % 3 == 0 and '{\"status\": \"failed\"}' or '{}') end";
        m_server.cli({"EVAL", script, "0"});
        const QByteArrayList all = listed("?limit=1000" + filter);
        QCOMPARE(all.size(), filter.isEmpty() ? 50 : 16);
        QByteArrayList joined;
        QByteArray cursor;
        int pages = 0;
        do {
            const QJsonObject page = object(
                get("/api/v1/workflows?limit=" + QByteArray::number(limit) + filter + cursor));
            const QByteArrayList some = names(page);
            QVERIFY(some.size() <= limit);
            joined += some;
            const QJsonValue next = page[u"next_cursor"];
            cursor =
                next.isNull() ? QByteArray() : QByteArray("&cursor=" + next.toString().toUtf8());
            ++pages;
        } while (!cursor.isEmpty());
        QCOMPARE(joined, all);
        QCOMPARE(pages, (int(all.size()) + limit - 1) / limit);
    }

    /// A pattern that a backtracking matcher would never come to an end with.
    void noPatternHoldsTheServiceUp()
    {
        const QByteArray script = "for i = 1, 300 do redis.call('HSET', "
                                  "string.rep('a', 190) .. i, 'j', '{}') end";
        m_server.cli({"EVAL", script, "0"});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(listed("?match=" + QByteArray("*a").repeated(99) + "b"), QByteArrayList());
        QVERIFY2(timer.elapsed() < 2000, QByteArray::number(timer.elapsed()).constData());
        QCOMPARE(verdict(get("/api/v1/workflows?match=" + QByteArray(201, '*'))),
                 QByteArray("400 bad_input"));
    }

    void aWorkflowIsShownToTheLetter()
    {
        loaded("wf1");
        const Response response = get("/api/v1/workflows/wf1");
        QCOMPARE(response.body,
                 QByteArray(R"({"workflow": "wf1", "status": "new", "batch_id": null, )"
                            R"("jobs_done": 0, "jobs_total": 3, "started": null, "ended": null, )"
                            R"("torn": false, "broken": false, "jobs": {)"
                            R"("job1": {"table": "t1", "size": 2.0, "reprocess_hours": 1}, )"
                            R"("job2": {"big": 123456789012345678901234567890}, "job10": {}}})"));
    }

    void historyIsNewestFirst()
    {
        loaded("wf1");
        for (int i = 0; i < 5; ++i)
            QCOMPARE(post("/api/v1/workflows/wf1/open").status, 200);
        m_server.cli({"SET", "wf1-1466000000", "somebody else's"});
        const QJsonObject whole = object(get("/api/v1/workflows/wf1/history"));
        const QJsonArray entries = whole[u"history"].toArray();
        QCOMPARE(entries.size(), 6);
        QVERIFY(whole[u"next_cursor"].isNull());
        QCOMPARE(entries.first()[u"status"].toString(), QStringLiteral("open"));
        QCOMPARE(entries.first()[u"kind"].toString(), QStringLiteral("batch"));
        QCOMPARE(entries.last()[u"kind"].toString(), QStringLiteral("load"));
        QVERIFY(entries.last()[u"id"].toString().endsWith(QStringLiteral("-init")));
        for (const int limit : {1, 2, 6}) {
            QJsonArray joined;
            QByteArray cursor;
            do {
                const QJsonObject page = object(get(
                    "/api/v1/workflows/wf1/history?limit=" + QByteArray::number(limit) + cursor));
                for (const QJsonValue &entry : page[u"history"].toArray())
                    joined << entry;
                const QJsonValue next = page[u"next_cursor"];
                cursor = next.isNull() ? QByteArray()
                                       : QByteArray("&cursor=" + next.toString().toUtf8());
            } while (!cursor.isEmpty());
            QCOMPARE(joined.size(), 6);
            QCOMPARE(joined, entries);
        }
        for (const QJsonValue &entry : entries) {
            const QByteArray id = entry[u"id"].toString().toUtf8();
            const QJsonObject batch = object(get("/api/v1/workflows/wf1/batches/" + id));
            QCOMPARE(batch[u"batch_id"], entry[u"batch_id"]);
            QCOMPARE(batch[u"jobs"].toObject().size(), 3);
        }
    }

    void aPreviewSaysWhyAndWritesNothing()
    {
        loaded("wf1");
        QCOMPARE(post("/api/v1/workflows/wf1/open").status, 200);
        QCOMPARE(post("/api/v1/workflows/wf1/close", R"({"jobs": ["job1"]})").status, 200);
        const QByteArray before = digest();
        const QJsonObject preview = object(get("/api/v1/workflows/wf1/preview"));
        QCOMPARE(digest(), before);
        QCOMPARE(preview[u"status"].toString(), QStringLiteral("open"));
        const QJsonObject reasons = preview[u"reasons"].toObject();
        QCOMPARE(reasons.size(), 3);
        const QJsonObject first = reasons[u"job1"].toObject();
        QCOMPARE(first[u"rule"].toString(), QStringLiteral("prior_success"));
        QCOMPARE(first[u"reprocess_seconds"].toInt(), 3600);
        QVERIFY(first[u"words"].toString().endsWith(QStringLiteral("minus 1 h")));
        QVERIFY(first[u"prior_start"].toString().endsWith(QLatin1Char('Z')));
        QCOMPARE(first[u"from_date"].toString(),
                 QString(preview[u"jobs"][u"job1"][u"from_date"].toString() + QLatin1Char('Z')));
        QCOMPARE(reasons[u"job2"][u"rule"].toString(), QStringLiteral("kept_while_open"));

        // What the open then does.
        const QJsonObject opened = object(post("/api/v1/workflows/wf1/open"));
        QCOMPARE(opened[u"jobs"][u"job1"][u"from_date"], preview[u"jobs"][u"job1"][u"from_date"]);
        QVERIFY(opened[u"batch_id"].toInteger() >= preview[u"batch_id"].toInteger());
    }

    void aRerunIsPreviewed()
    {
        loaded("wf1");
        const QJsonObject preview = object(get(
            "/api/v1/workflows/wf1/preview?from_date=2016-06-28T00:00:00%2B02:00&jobs=job2&jobs="
            "job10"));
        const QJsonObject reasons = preview[u"reasons"].toObject();
        QCOMPARE(reasons[u"job1"][u"rule"].toString(), QStringLiteral("beginning_of_time"));
        for (const QString &job : {QStringLiteral("job2"), QStringLiteral("job10")}) {
            QCOMPARE(reasons[job][u"rule"].toString(), QStringLiteral("given"));
            QCOMPARE(reasons[job][u"from_date"].toString(),
                     QStringLiteral("2016-06-27T22:00:00.000000Z"));
        }
    }

    void whatCantBeReadIsRefused_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *path, const char *expected) {
            QTest::newRow(path) << QByteArray(path) << QByteArray(expected);
        };
        row("workflows?state=failed", "400 bad_input");
        row("workflows?status=broken", "400 bad_input");
        row("workflows?status=failed&status=open", "400 bad_input");
        row("workflows?limit=0", "400 bad_input");
        row("workflows?limit=1001", "400 bad_input");
        row("workflows?limit=ten", "400 bad_input");
        row("workflows?match=%5B", "400 bad_input");
        row("workflows?match=a%5B%5D", "400 bad_input");
        row("workflows?match=%zz", "400 bad_input");
        row("workflows?match=%ff", "400 bad_input");
        row("workflows/nobody", "404 not_found");
        row("workflows/nobody/history", "404 not_found");
        row("workflows/nobody/preview", "404 not_found");
        row("workflows/nobody/batches/1466000000", "404 not_found");
        row("workflows/wf1?x=1", "400 bad_input");
        row("workflows/wf1/history?status=open", "400 bad_input");
        row("workflows/wf1/history?cursor=x", "400 bad_input");
        row("workflows/wf1/preview?from_date=noon", "400 bad_input");
        row("workflows/wf1/preview?jobs=job1", "400 bad_input");
        row("workflows/wf1/preview?from_date=2016-06-28&jobs=nobody", "404 not_found");
        row("workflows/wf1/batches/12", "400 bad_input");
        row("workflows/wf1/batches/1466000000x", "400 bad_input");
        row("workflows/wf1/batches/1466000000", "404 not_found");
        row("workflows/wf1-1466000000", "400 bad_input");
        row("workflows/text", "422 bad_data");
        row("workflows/foreign", "422 bad_data");
        row("openapi.json?x", "400 bad_input");
        row("workflow", "404 no_such_path");
        row("workflows/wf1/open", "405 method_not_allowed");
        row("", "404 no_such_path");
    }
    void whatCantBeReadIsRefused()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, expected);
        loaded("wf1");
        m_server.cli({"SET", "text", "no hash"});
        m_server.cli({"HSET", "foreign", "field", "no object"});
        QCOMPARE(verdict(get("/api/v1/" + path)), expected);
    }

    void aJobNamedErrorIsNoError()
    {
        m_server.cli({"HSET", "error", "error", R"({"status": "open"})"});
        const Response response = get("/api/v1/workflows/error");
        QCOMPARE(response.status, 200);
        QVERIFY(!object(response).contains(QStringLiteral("error")));
    }

    void aRedisThatIsAwayOrFrozenIsTold()
    {
        loaded("wf1");
        const QByteArrayList paths{"workflows", "workflows/wf1/history"};
        m_server.stop();
        for (const QByteArray &path : paths) {
            const Response response = get("/api/v1/" + path);
            QCOMPARE(verdict(response), QByteArray("503 offline"));
            QCOMPARE(header(response, "Retry-After"), QByteArray("1"));
        }
        QCOMPARE(verdict(post("/api/v1/workflows/wf1/open", {}, {{"Idempotency-Key", "k1"}})),
                 QByteArray("503 offline"));
        QVERIFY(m_server.start());
        QTRY_COMPARE(get("/api/v1/workflows").status, 200);
        m_server.pause();
        for (const QByteArray &path : paths)
            QCOMPARE(get("/api/v1/" + path).status, 503);
        m_server.resume();
        QTRY_COMPARE(get("/api/v1/workflows").status, 200);
    }

    void aCutConnectionIsNotNoticed()
    {
        loaded("wf1");
        for (const char *path :
             {"workflows", "workflows/wf1", "workflows/wf1/history", "workflows/wf1/preview"}) {
            m_server.cli({"CLIENT", "KILL", "TYPE", "normal"});
            QCOMPARE(get(QByteArray("/api/v1/") + path).status, 200);
        }
    }
};

BATCHY_TEST(reads, ApiReadsTest)
#include "tst_reads.moc"
