// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/apitest.h"
#include "tests/support/await.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using http::Response;

/// What the POSTs of /api/v1 do and answer, and which bodies they refuse.
class ApiChangesTest : public test::ApiTest
{
    Q_OBJECT

    Response change(const QByteArray &verb, const QByteArray &body = {})
    {
        return post("/api/v1/workflows/wf1/" + verb, body);
    }

private Q_SLOTS:
    void aDayOfAWorkflow()
    {
        loaded("wf1");
        const Response opened = change("open");
        QCOMPARE(opened.status, 200);
        const QJsonObject open = object(opened);
        QCOMPARE(open[u"workflow"].toString(), QStringLiteral("wf1"));
        QCOMPARE(open[u"status"].toString(), QStringLiteral("open"));
        QCOMPARE(opened.batchId, open[u"batch_id"].toInteger());
        QCOMPARE(open[u"jobs"][u"job1"][u"from_date"].toString(),
                 QStringLiteral("1776-07-04T23:59:00.000000"));
        QCOMPARE(opened.body, get("/api/v1/workflows/wf1").body);
        QVERIFY(opened.body.contains(R"("size": 2.0)"));

        const Response failed = change("fail", R"({"jobs": ["job2"]})");
        QCOMPARE(object(failed)[u"status"].toString(), QStringLiteral("failed"));
        QCOMPARE(object(failed)[u"jobs"][u"job1"][u"status"].toString(), QStringLiteral("open"));
        const Response closed = change("close", "{}");
        QCOMPARE(object(closed)[u"status"].toString(), QStringLiteral("success"));
        QCOMPARE(object(closed)[u"batch_id"], open[u"batch_id"]);
        QCOMPARE(closed.body, get("/api/v1/workflows/wf1").body);

        const Response rerun =
            change("rerun", R"({"from_date": "2016-06-28T00:00:00Z", "jobs": ["job1"]})");
        QCOMPARE(object(rerun)[u"jobs"][u"job1"][u"from_date"].toString(),
                 QStringLiteral("2016-06-28T00:00:00.000000"));
        QVERIFY(object(rerun)[u"jobs"][u"job2"][u"from_date"].toString() !=
                QStringLiteral("2016-06-28T00:00:00.000000"));
    }

    void loadReplacesAndMergeKeeps()
    {
        loaded("wf1");
        QCOMPARE(change("open").status, 200);
        const Response merged = change("load", R"({"merge": true})");
        QCOMPARE(object(merged)[u"status"].toString(), QStringLiteral("open"));
        const Response replaced = change("load", R"({"merge": false})");
        QCOMPARE(object(replaced)[u"status"].toString(), QStringLiteral("new"));
        QVERIFY(object(replaced)[u"batch_id"].isNull());
    }

    void aParameterFileIsAnswered()
    {
        loaded("wf1");
        const Response opened = change("open", R"({"format": "infa"})");
        QCOMPARE(opened.type, QByteArray("text/plain; charset=utf-8"));
        QVERIFY(opened.body.startsWith("\n[job1]\n$$table=t1\n"));
        QVERIFY(opened.batchId > 0);
        const Response rerun = change("rerun", R"({"from_date": "2016-06-28", "format": "infa"})");
        QVERIFY(rerun.body.contains("$$from_date=2016-06-28 00:00:00\n"));
        m_server.cli({"HSET", "wf1", "job]", "{}"});
        const QByteArray before = digest();
        QCOMPARE(verdict(change("open", R"({"format": "infa"})")), QByteArray("422 bad_data"));
        QCOMPARE(digest(), before);
    }

    void whatWasSeenMustStillBeThere()
    {
        loaded("wf1");
        QCOMPARE(verdict(change("open", R"({"expected_batch_id": 1466000000})")),
                 QByteArray("409 conflict"));
        const Response opened = change("open", R"({"expected_batch_id": null})");
        QCOMPARE(opened.status, 200);
        const QByteArray id = QByteArray::number(opened.batchId);
        const QByteArray before = digest();
        for (const char *verb : {"open", "close", "fail", "load"}) {
            const Response late = change(verb, R"({"expected_batch_id": null})");
            QCOMPARE(verdict(late), QByteArray("409 conflict"));
            QVERIFY(late.body.contains(QByteArray("batch " + id + ", not no batch")));
        }
        QCOMPARE(
            verdict(change("rerun", R"({"expected_batch_id": 12, "from_date": "2016-06-28"})")),
            QByteArray("409 conflict"));
        QCOMPARE(digest(), before);
        QCOMPARE(change("close", R"({"expected_batch_id": )" + id + '}').status, 200);
    }

    void ofTwoThatSawTheSameOneChanges()
    {
        loaded("wf1");
        std::vector<QCoro::Task<Response>> all;
        for (int i = 0; i < 10; ++i)
            all.push_back(m_service->answer(
                request("POST", "/api/v1/workflows/wf1/open", R"({"expected_batch_id": null})")));
        int opened = 0;
        for (auto &task : all) {
            const Response response = test::await(std::move(task));
            if (response.status == 200)
                ++opened;
            else
                QCOMPARE(verdict(response), QByteArray("409 conflict"));
        }
        QCOMPARE(opened, 1);
        QCOMPARE(batches("wf1"), 1);
    }

    void badRequestsChangeNothing_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<QByteArray>("named");
        const auto row = [](const char *verb, const char *body, const char *expected,
                            const char *named) {
            QTest::addRow("%s %s", verb, body) << QByteArray(verb) << QByteArray(body)
                                               << QByteArray(expected) << QByteArray(named);
        };
        const char bad[] = "400 bad_input";
        row("open", "nonsense", bad, "JSON object");
        row("open", "[]", bad, "JSON object");
        row("open", "{} {}", bad, "JSON object");
        row("open", "{\"format\": \"\xff\"}", bad, "JSON object");
        row("open", R"({"format": "xml"})", bad, "format");
        row("open", R"({"format": 1})", bad, "format");
        row("open", R"({"formats": "json"})", bad, "formats");
        row("open", R"({"jobs": ["job1"]})", bad, "jobs");
        row("open", R"({"format": "json", "format": "infa"})", bad, "format");
        row("open", R"({"format": "json", "form\u0061t": "infa"})", bad, "format");
        row("open", R"({"expected_batch_id": "1466000000"})", bad, "expected_batch_id");
        row("open", R"({"expected_batch_id": 1.5})", bad, "expected_batch_id");
        row("open", R"({"expected_batch_id": -1})", bad, "expected_batch_id");
        row("open", R"({"expected_batch_id": 99999999999999999999999})", bad, "expected_batch_id");
        row("open", R"({"expected_batch_id": 1e999})", bad, "expected_batch_id");
        row("close", R"({"jobs": "job1"})", bad, "jobs");
        row("close", R"({"jobs": []})", bad, "jobs");
        row("close", R"({"jobs": [1]})", bad, "jobs");
        row("close", R"({"jobs": ["\ud800"]})", bad, "jobs");
        row("close", R"({"jobs": null})", bad, "jobs");
        row("close", R"({"jobs": ["nobody"]})", "404 not_found", "nobody");
        row("fail", R"({"merge": true})", bad, "merge");
        row("load", R"({"merge": "yes"})", bad, "merge");
        row("load", R"({"merge": 1})", bad, "merge");
        row("rerun", "", bad, "from_date");
        row("rerun", "{}", bad, "from_date");
        row("rerun", R"({"from_date": "noon"})", bad, "from_date");
        row("rerun", R"({"from_date": 20160628})", bad, "from_date");
        row("rerun", R"({"from_date": "2016-06-28", "jobs": ["nobody"]})", "404 not_found",
            "nobody");
    }
    void badRequestsChangeNothing()
    {
        QFETCH(QByteArray, verb);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, expected);
        QFETCH(QByteArray, named);
        loaded("wf1");
        const QByteArray before = digest();
        const Response response = change(verb, body);
        QCOMPARE(verdict(response), expected);
        QVERIFY2(object(response)[u"message"].toString().contains(QString::fromUtf8(named)),
                 response.body.constData());
        QCOMPARE(digest(), before);
    }

    void onlyJsonIsRead_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("json") << QByteArray("application/json") << QByteArray("{}") << 200;
        QTest::newRow("charset") << QByteArray("Application/JSON; charset=utf-8")
                                 << QByteArray(" {} ") << 200;
        QTest::newRow("form") << QByteArray("application/x-www-form-urlencoded") << QByteArray("{}")
                              << 415;
        QTest::newRow("text") << QByteArray("text/plain") << QByteArray("{}") << 415;
        QTest::newRow("none") << QByteArray("") << QByteArray("{}") << 415;
        QTest::newRow("nothing said, nothing sent") << QByteArray("") << QByteArray() << 200;
        QTest::newRow("an empty form")
            << QByteArray("application/x-www-form-urlencoded") << QByteArray() << 200;
    }
    void onlyJsonIsRead()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        loaded("wf1");
        const Response response =
            post("/api/v1/workflows/wf1/open", body, {{"Content-Type", type}});
        QCOMPARE(response.status, status);
        if (status == 415)
            QCOMPARE(verdict(response), QByteArray("415 unsupported_media_type"));
    }

    void whatIsNotThereIsToldApart_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("no workflow") << QByteArray("nobody/open") << QByteArray("404 not_found");
        QTest::newRow("no file") << QByteArray("nobody/load") << QByteArray("404 not_found");
        QTest::newRow("bad file") << QByteArray("bad/load") << QByteArray("422 bad_config");
        QTest::newRow("bad name") << QByteArray(".bad/open") << QByteArray("400 bad_input");
        QTest::newRow("history") << QByteArray("wf1-1466000000/close")
                                 << QByteArray("400 bad_input");
        QTest::newRow("no verb") << QByteArray("wf1/reopen") << QByteArray("404 no_such_path");
        QTest::newRow("a read") << QByteArray("wf1/preview")
                                << QByteArray("405 method_not_allowed");
        QTest::newRow("a query") << QByteArray("wf1/open?format=infa")
                                 << QByteArray("400 bad_input");
        QTest::newRow("a string") << QByteArray("text/open") << QByteArray("422 bad_data");
    }
    void whatIsNotThereIsToldApart()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, expected);
        writeFile("bad", "job1: [");
        m_server.cli({"SET", "text", "no hash"});
        QCOMPARE(verdict(post("/api/v1/workflows/" + path)), expected);
    }

    void aPageOfAnotherSiteChangesNothing()
    {
        loaded("wf1");
        const QByteArray before = digest();
        const Response response =
            post("/api/v1/workflows/wf1/open", "{}", {{"Origin", "http://elsewhere.example"}});
        QCOMPARE(verdict(response), QByteArray("403 foreign_site"));
        QCOMPARE(digest(), before);
    }
};

BATCHY_TEST(changes, ApiChangesTest)
#include "tst_changes.moc"
