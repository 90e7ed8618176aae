// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/apitest.h"
#include "tests/support/await.h"
#include "tests/support/testrunner.h"

#include <QFile>
#include <QTest>

using namespace batchy;
using http::Response;
using test::await;

/// Idempotency-Key: the same request happens once, and is answered the same for a day.
class ApiIdempotencyTest : public test::ApiTest
{
    Q_OBJECT

    Response change(const QByteArray &verb, const QByteArray &body, const QByteArray &key)
    {
        return post("/api/v1/workflows/wf1/" + verb, body, {{"Idempotency-Key", key}});
    }
    static bool isRepeated(const Response &response)
    {
        return header(response, "Idempotency-Replayed") == "true";
    }

private Q_SLOTS:
    void theSameKeyGivesTheSameAnswer_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("open") << QByteArray("open") << QByteArray();
        QTest::newRow("open infa") << QByteArray("open") << QByteArray(R"({"format": "infa"})");
        QTest::newRow("close") << QByteArray("close") << QByteArray("{}");
        QTest::newRow("fail") << QByteArray("fail") << QByteArray(R"({"jobs": ["job2"]})");
        QTest::newRow("load") << QByteArray("load") << QByteArray(R"({"merge": true})");
        QTest::newRow("rerun") << QByteArray("rerun")
                               << QByteArray(R"({"from_date": "2016-06-28"})");
    }
    void theSameKeyGivesTheSameAnswer()
    {
        QFETCH(QByteArray, verb);
        QFETCH(QByteArray, body);
        loaded("wf1");
        const Response first = change(verb, body, "k1");
        QVERIFY2(first.status == 200, first.body.constData());
        QVERIFY(!isRepeated(first));
        const QByteArray before = digest();
        const Response second = change(verb, body, "k1");
        QCOMPARE(second.status, 200);
        QVERIFY(isRepeated(second));
        QCOMPARE(second.body, first.body);
        QCOMPARE(second.type, first.type);
        QCOMPARE(second.batchId, first.batchId);
        QCOMPARE(digest(), before);

        const int life = m_server.cli({"TTL", "batchy:idem:k1"}).toInt();
        QVERIFY(life > 86300 && life <= 86400);
        m_server.cli({"DEL", "batchy:idem:k1"}); // a day later
        QVERIFY(!isRepeated(change(verb, body, "k1")));
    }

    void itHoldsWhateverBecameOfTheWorkflow()
    {
        loaded("wf1");
        const Response first = change("open", R"({"expected_batch_id": null})", "k1");
        QCOMPARE(first.status, 200);
        const auto repeats = [&] {
            const Response again = change("open", R"({"expected_batch_id": null})", "k1");
            return isRepeated(again) && again.body == first.body;
        };
        QVERIFY(repeats());
        QCOMPARE(post("/api/v1/workflows/wf1/close").status, 200);
        QVERIFY(repeats());
        m_server.cli({"DEL", "wf1"});
        QVERIFY(repeats());
        m_server.cli({"SET", "wf1", "no hash"});
        QVERIFY(repeats());
    }

    void aLoadDoesNotLookAtItsFileAgain()
    {
        writeFile("wf1", "job1:\n");
        QCOMPARE(change("load", {}, "k1").status, 200);
        writeFile("wf1", "job1: [");
        QVERIFY(isRepeated(change("load", {}, "k1")));
        QVERIFY(QFile::remove(m_cfg.filePath(QStringLiteral("wf1.yaml"))));
        QVERIFY(isRepeated(change("load", {}, "k1")));
        QCOMPARE(verdict(change("load", "{}", "k1")), QByteArray("422 idempotency_key_reused"));
    }

    void aKeyBelongsToItsRequest_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("another verb") << QByteArray("wf1/close") << QByteArray("{}");
        QTest::newRow("another workflow") << QByteArray("wf2/open") << QByteArray("{}");
        QTest::newRow("another body")
            << QByteArray("wf1/open") << QByteArray(R"({"format": "infa"})");
        QTest::newRow("no body") << QByteArray("wf1/open") << QByteArray();
    }
    void aKeyBelongsToItsRequest()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        loaded("wf1");
        loaded("wf2");
        QCOMPARE(change("open", "{}", "k1").status, 200);
        const QByteArray before = digest();
        const Response other = post("/api/v1/workflows/" + path, body, {{"Idempotency-Key", "k1"}});
        QCOMPARE(verdict(other), QByteArray("422 idempotency_key_reused"));
        QCOMPARE(digest(), before);
        // The same address in another spelling is the same request.
        QVERIFY(
            isRepeated(post("/api/v1/workflows/w%661/open", "{}", {{"Idempotency-Key", "k1"}})));
    }

    void badKeysAreRefused_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("status");
        QTest::newRow("empty") << QByteArray() << 400;
        QTest::newRow("space") << QByteArray("a b") << 400;
        QTest::newRow("control") << QByteArray("a\x01") << 400;
        QTest::newRow("not ASCII") << QByteArray("\xc3\xa4") << 400;
        QTest::newRow("too long") << QByteArray(201, 'x') << 400;
        QTest::newRow("longest") << QByteArray(200, 'x') << 200;
        QTest::newRow("one") << QByteArray("!") << 200;
        QTest::newRow("signs") << QByteArray("\"~:{}*[]\\") << 200;
    }
    void badKeysAreRefused()
    {
        QFETCH(QByteArray, key);
        QFETCH(int, status);
        loaded("wf1");
        const QByteArray before = digest();
        QCOMPARE(change("open", {}, key).status, status);
        if (status == 200)
            QVERIFY(isRepeated(change("open", {}, key)));
        else
            QCOMPARE(digest(), before);
    }

    void twoKeysAreRefused()
    {
        loaded("wf1");
        QCOMPARE(verdict(post("/api/v1/workflows/wf1/open", {},
                              {{"Idempotency-Key", "k1"}, {"idempotency-key", "k1"}})),
                 QByteArray("400 bad_input"));
    }

    void onlySuccessIsKept()
    {
        QCOMPARE(verdict(change("open", {}, "k1")), QByteArray("404 not_found"));
        loaded("wf1");
        QCOMPARE(verdict(change("close", R"({"jobs": ["nobody"]})", "k1")),
                 QByteArray("404 not_found"));
        QCOMPARE(m_server.cli({"KEYS", "batchy:*"}), QByteArray());
        QVERIFY(!isRepeated(change("open", {}, "k1")));
    }

    void withoutTheHeaderNothingIsKept()
    {
        loaded("wf1");
        QCOMPARE(post("/api/v1/workflows/wf1/open").status, 200);
        QCOMPARE(post("/api/v1/workflows/wf1/open").status, 200);
        QCOMPARE(batches("wf1"), 2);
        QCOMPARE(m_server.cli({"KEYS", "batchy:*"}), QByteArray());
    }

    void whatSomebodyElseWroteThereIsNoAnswer()
    {
        loaded("wf1");
        m_server.cli({"SET", "batchy:idem:k1", "hello"});
        m_server.cli({"RPUSH", "batchy:idem:k2", "hello"});
        const QByteArray before = digest();
        QCOMPARE(verdict(change("open", {}, "k1")), QByteArray("422 bad_data"));
        QCOMPARE(verdict(change("open", {}, "k2")), QByteArray("422 bad_data"));
        QCOMPARE(verdict(change("load", {}, "k2")), QByteArray("422 bad_data"));
        QCOMPARE(digest(), before);
    }

    void ofManyAtOnceOneHappens_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("plain") << QByteArray();
        QTest::newRow("careful") << QByteArray(R"({"expected_batch_id": null})");
        QTest::newRow("infa") << QByteArray(R"({"format": "infa"})");
    }
    /// Half of them by a second service on the same Redis.
    void ofManyAtOnceOneHappens()
    {
        QFETCH(QByteArray, body);
        loaded("wf1");
        http::Service other(serviceOptions());
        other.link().start();
        QTRY_VERIFY(other.isOnline());
        std::vector<QCoro::Task<Response>> all;
        for (int i = 0; i < 20; ++i)
            all.push_back((i % 2 ? *m_service : other)
                              .answer(request("POST", "/api/v1/workflows/wf1/open", body,
                                              {{"Idempotency-Key", "k1"}})));
        std::vector<Response> answers;
        for (auto &task : all)
            answers.push_back(await(std::move(task)));
        int fresh = 0;
        for (const Response &answer : answers) {
            QVERIFY2(answer.status == 200, answer.body.constData());
            QCOMPARE(answer.body, answers.front().body);
            fresh += isRepeated(answer) ? 0 : 1;
        }
        QCOMPARE(fresh, 1);
        QCOMPARE(batches("wf1"), 1);
    }
};

BATCHY_TEST(idempotency, ApiIdempotencyTest)
#include "tst_idempotency.moc"
