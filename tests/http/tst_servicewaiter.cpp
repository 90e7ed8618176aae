// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/via/servicewaiter.h"
#include "app/http/service.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using namespace std::chrono_literals;

/// Waiting at a service in this process: what takes the command line minutes, in moments.
class ServiceWaiterTest : public QObject
{
    Q_OBJECT

    using Kind = WaitSource::Outcome::Kind;

    void store(const QByteArray &workflow, const QByteArray &status)
    {
        m_redis.cli({"HSET", workflow, "job1",
                     "{\"status\": \"" + status +
                         "\", \"batch_id\": 1466000000, "
                         "\"batch_end\": \"2016-06-15T15:00:00\"}"});
    }
    WaitWish wish(std::vector<QByteArray> names) const
    {
        WaitWish wish;
        wish.names = std::move(names);
        wish.day = *WaitDay::of("2016-06-15", "UTC", {});
        return wish;
    }
    void wait(const WaitWish &wish)
    {
        cli::ServiceWaiter::Options options;
        options.grace = 300ms;
        options.longest = 400ms;
        options.firstPause = 20ms;
        options.longestPause = 100ms;
        m_waiter = std::make_unique<cli::ServiceWaiter>(*m_client, wish, options);
        m_outcome.reset();
        connect(m_waiter.get(), &WaitSource::ended, this,
                [this](const WaitSource::Outcome &outcome) { m_outcome = outcome; });
        m_waiter->start();
    }
    WorkflowWait::Progress progress(const QByteArray &workflow) const
    {
        for (const WorkflowWait &wait : m_waiter->state().workflows)
            if (wait.workflow == workflow)
                return wait.progress;
        return WorkflowWait::Progress::Unread;
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_redis.start());
        m_redis.cli({"FLUSHALL"});
        auto listener = http::Listener::open({.host = "127.0.0.1", .port = 0, .path = {}});
        QVERIFY(listener);
        const QByteArray port = QByteArray::number(listener->address().port);
        http::Service::Options options;
        options.endpoint = m_redis.endpoint();
        options.logFormat = http::AccessLog::Format::None;
        m_service = std::make_unique<http::Service>(std::move(options));
        QVERIFY(m_service->start(std::move(*listener), {}));
        test::await(m_service->link().call("PING"));
        m_client = std::make_unique<cli::ServiceClient>(
            *cli::ServicePlace::parse("http://127.0.0.1:" + port));
    }
    void cleanup()
    {
        m_waiter.reset();
        m_client.reset();
        m_service.reset();
    }

    void itAsksAgainAndAgain()
    {
        store("wf1", "open");
        wait(wish({"wf1"}));
        QTRY_VERIFY(m_waiter->state().isKnown);
        const auto before = m_waiter->clockOffset();
        QTRY_VERIFY(m_waiter->clockOffset() != before); // by another answer
        QTRY_VERIFY(m_waiter->clockOffset() != before);
        QVERIFY(!m_outcome);
        store("wf1", "success");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
        QCOMPARE(m_waiter->receipt().workflows[0].jobs[0].batchId,
                 std::optional<qint64>(1466000000));
    }

    /// The service of old deletes before it loads.
    void whatVanishesMayComeBack()
    {
        store("wf1", "open");
        wait(wish({"wf1"}));
        QTRY_VERIFY(m_waiter->state().isKnown);
        m_redis.cli({"DEL", "wf1"});
        QTRY_COMPARE(progress("wf1"), WorkflowWait::Progress::Vanished);
        store("wf1", "success");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
    }

    void whatStaysAwayIsAnError()
    {
        store("wf1", "open");
        wait(wish({"wf1"}));
        QTRY_VERIFY(m_waiter->state().isKnown);
        m_redis.cli({"DEL", "wf1"});
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Problem);
        QCOMPARE(m_outcome->error.kind, ErrorKind::NotFound);
    }

    void whatIsNoWorkflowAnyMoreIsAnError()
    {
        store("wf1", "open");
        wait(wish({"wf1"}));
        QTRY_VERIFY(m_waiter->state().isKnown);
        m_redis.cli({"DEL", "wf1"});
        m_redis.cli({"SET", "wf1", "a string"});
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->error.kind, ErrorKind::BadData);
    }

    void whatWasDoneFirstMustStillBeInTheEnd()
    {
        store("wf1", "success");
        store("wf2", "open");
        wait(wish({"wf1", "wf2"}));
        QTRY_COMPARE(progress("wf1"), WorkflowWait::Progress::Done);
        QTRY_VERIFY(m_waiter->state().isKnown);
        store("wf1", "open");
        store("wf2", "success");
        QTRY_COMPARE(progress("wf1"), WorkflowWait::Progress::Waiting);
        QVERIFY(!m_outcome);
        store("wf1", "success");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
        QCOMPARE(m_waiter->receipt().workflows.size(), size_t(2));
    }

    void manyWorkflowsDontQueueUp()
    {
        std::vector<QByteArray> names;
        for (int i = 0; i < 40; ++i)
            names.push_back("wf" + QByteArray::number(i));
        for (const QByteArray &name : names)
            store(name, "open");
        wait(wish(names));
        QTRY_VERIFY(m_waiter->state().isKnown);
        QTRY_COMPARE(m_service->waits().count(), 40);
        for (const QByteArray &name : names)
            store(name, "success");
        QTRY_VERIFY(m_outcome);
        QCOMPARE(m_outcome->kind, Kind::Done);
        QCOMPARE(m_waiter->receipt().workflows.size(), size_t(40));
    }

    void whatOthersAnswerIsNoWait()
    {
        m_service->end();
        wait(wish({"wf1"}));
        QTRY_VERIFY(m_waiter->state().lostSince);
        QVERIFY(m_waiter->state().isServiceLost);
        QVERIFY(!parseWaitEvent("{}", wish({"wf1"})));
        QVERIFY(!parseWaitEvent("<html>", wish({"wf1"})));
        const auto place = cli::ServicePlace::parse("http://h:5000/batchy/");
        QCOMPARE(place->display(), QStringLiteral("http://h:5000/batchy"));
        const Error error = cli::ServiceAnswer{404, "<html>"}.error(*place);
        QCOMPARE(error.kind, ErrorKind::Refused);
        QVERIFY(cli::ServiceAnswer({502, "<html>"}).isAway());
    }

private:
    test::RedisServer m_redis;
    std::unique_ptr<http::Service> m_service;
    std::unique_ptr<cli::ServiceClient> m_client;
    std::unique_ptr<cli::ServiceWaiter> m_waiter;
    std::optional<WaitSource::Outcome> m_outcome;
};

BATCHY_TEST(servicewaiter, ServiceWaiterTest)
#include "tst_servicewaiter.moc"
