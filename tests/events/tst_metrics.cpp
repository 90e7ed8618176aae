// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/metrics.h"
#include "tests/events/eventsfixture.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using namespace batchy::http;
using namespace batchy::test;
using namespace std::chrono_literals;

namespace {

Batch success(const QByteArray &workflow, const QByteArray &first, const QByteArray &second)
{
    const auto job = [](const QByteArray &end) {
        return Job::fromText("{\"status\": \"success\", \"batch_end\": " + end + "}");
    };
    return Batch{workflow, {{"j1", job(first)}, {"j2", job(second)}}};
}

} // namespace

/// The metrics: their text, the figures of the workflows, and when those are counted anew.
class MetricsTest : public EventsFixture
{
    Q_OBJECT

    QByteArray scrape()
    {
        const auto client = get("/metrics");
        if (!QTest::qWaitFor([&client] { return client->isOver(); }))
            return {};
        return client->body();
    }
    int calls(const QByteArray &command)
    {
        for (const QByteArray &line : m_server.cli({"INFO", "commandstats"}).split('\n'))
            if (line.startsWith(QByteArray("cmdstat_" + command + ":calls=")))
                return line.split('=')[1].split(',')[0].toInt();
        return 0;
    }

private Q_SLOTS:
    void countsRequests()
    {
        Metrics metrics;
        metrics.count("get_status/{workflow}", 200, 700us, false);
        metrics.count("get_status/{workflow}", 200, 3ms, false);
        metrics.count("get_status/{workflow}", 0, 9s, false);
        metrics.count("", 200, 1ms, false);
        metrics.count({}, 404, 1ms, false);
        metrics.count("api/v1/events", 200, 1h, true);
        const QByteArray text = metrics.text({}, nullptr);
        const auto has = [&text](const char *line) {
            const bool is = text.contains(QByteArray(QByteArray("\n") + line + "\n"));
            if (!is)
                qWarning("%s", text.constData());
            return is;
        };
        QVERIFY(has(R"(batchy_http_requests_total{route="/get_status/{workflow}",code="200"} 2)"));
        QVERIFY(has(R"(batchy_http_requests_total{route="/get_status/{workflow}",code="499"} 1)"));
        QVERIFY(has(R"(batchy_http_requests_total{route="/",code="200"} 1)"));
        QVERIFY(has(R"(batchy_http_requests_total{route="none",code="404"} 1)"));
        QVERIFY(has(R"(batchy_http_requests_total{route="/api/v1/events",code="200"} 1)"));
        QVERIFY(has("batchy_http_request_duration_seconds_count{route=\"/get_status/{workflow}\"} "
                    "3"));
        QVERIFY(has("batchy_http_request_duration_seconds_bucket{route=\"/get_status/{workflow}\","
                    "le=\"0.001\"} 1"));
        QVERIFY(has("batchy_http_request_duration_seconds_bucket{route=\"/get_status/{workflow}\","
                    "le=\"+Inf\"} 3"));
        QVERIFY(!text.contains("seconds_count{route=\"/api/v1/events\"}"));
        QVERIFY(has(R"(batchy_build_info{version=")" BATCHY_VERSION R"("} 1)"));
        QVERIFY(has(R"(batchy_change_feed_mode{mode="off"} 1)"));
        QVERIFY(has("# TYPE batchy_http_requests_total counter"));
        QVERIFY(has("# TYPE batchy_http_request_duration_seconds histogram"));
        QVERIFY(!text.contains("batchy_workflows"));
    }

    void countsWorkflows()
    {
        const std::vector<Batch> all{
            success("a", R"("2026-11-24T08:00:00")", R"("2026-11-24T09:00:00")"),
            success("b", "null", R"("no time")"),
            {"c", {{"job", Job::fromText(R"({"status": "open", "batch_end": "2026-11-24"})")}}},
            success("d", R"("2026-11-24T07:00:00.5")", "null"),
            {"e", {{"job", Job::fromText("{oops")}, {"ok", Job()}}}};
        const auto figures = MetricsWorkflows::count(all, 1000);
        QCOMPARE(figures.byStatus[size_t(Status::Success)], 3);
        QCOMPARE(figures.byStatus[size_t(Status::Open)], 1);
        QCOMPARE(figures.byStatus[size_t(Status::New)], 1);
        QCOMPARE(figures.successes.size(), size_t(2));
        QCOMPARE(figures.successes[0].workflow, QByteArray("a"));
        QCOMPARE(figures.successes[0].at, *parseTimestamp("2026-11-24T09:00:00"));
        QCOMPARE(figures.leftOut, 0);
        const auto cut = MetricsWorkflows::count(all, 1);
        QCOMPARE(cut.successes.size(), size_t(1));
        QCOMPARE(cut.leftOut, 1);
        Metrics metrics;
        const QByteArray text = metrics.text({.now = *parseTimestamp("2026-11-24T10:00:00")}, &cut);
        QVERIFY(text.contains("batchy_workflow_last_success_age_seconds{workflow=\"a\"} 3600\n"));
        QVERIFY(!text.contains("workflow=\"d\""));
        QVERIFY(text.contains("batchy_workflow_ages_left_out 1\n"));
        QVERIFY(text.contains("batchy_workflows{status=\"success\"} 3\n"));
    }

    void readsWorkflowsOnlyWhenSomethingWasWritten()
    {
        m_server.cli(
            {"HSET", "wf", "job", R"({"status": "success", "batch_end": "2026-11-24T08:00:00"})"});
        serve();
        const QByteArray text = scrape();
        QVERIFY2(text.contains("batchy_workflows{status=\"success\"} 1\n"), text.constData());
        QVERIFY(text.contains("batchy_redis_up 1\n"));
        QVERIFY(text.contains("age_seconds{workflow=\"wf\"} "));
        QVERIFY(text.contains("batchy_http_requests_in_progress 1\n"));
        QCOMPARE(calls("scan"), 1);
        m_server.cli({"HSET", "wf2", "job", "{}"});
        QVERIFY(scrape().contains("batchy_workflows{status=\"new\"} 0\n")); // too soon
        QCOMPARE(calls("scan"), 1);
        QVERIFY(scrape().contains(R"(batchy_http_requests_total{route="/metrics",code="200"} 2)"));
    }

    void figuresFollowTheMark()
    {
        m_server.cli({"HSET", "wf", "job", "{}"});
        serve();
        MetricsWorkflows figures(m_service->store(), 10, 0s);
        const auto renew = [&figures] {
            bool isRenewed = false;
            const auto heard = QObject::connect(&figures, &MetricsWorkflows::renewed,
                                                [&isRenewed] { isRenewed = true; });
            figures.refresh();
            const bool done = QTest::qWaitFor([&isRenewed] { return isRenewed; });
            QObject::disconnect(heard);
            return done;
        };
        QVERIFY(renew() && renew() && renew());
        QCOMPARE(calls("scan"), 1);
        QCOMPARE(figures.figures()->byStatus[0], 1);
        m_server.cli({"HSET", "wf2", "job", "{}"});
        QVERIFY(renew());
        QCOMPARE(calls("scan"), 2);
        QCOMPARE(figures.figures()->byStatus[0], 2);
        m_server.kill9();
        QVERIFY(renew());
        QCOMPARE(figures.figures()->byStatus[0], 2); // the last ones stand
    }
};

BATCHY_TEST(metrics, MetricsTest)
#include "tst_metrics.moc"
