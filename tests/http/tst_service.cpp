// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/service.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QTemporaryDir>
#include <QTest>

using namespace batchy;

namespace {

std::shared_ptr<http::Request> requestFor(const QByteArray &target)
{
    auto request = std::make_shared<http::Request>();
    request->method = "GET";
    request->target = target;
    return request;
}

} // namespace

/// The service as an object: answers as values, and its own end.
class ServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (m_redis.isRunning())
            m_redis.resume();
        else
            QVERIFY(m_redis.start());
        m_redis.cli({"HSET", "wf1", "job1", "{}"});
        http::Service::Options options;
        options.endpoint = m_redis.endpoint();
        options.cfg = m_cfg.path();
        options.logFormat = http::AccessLog::Format::None;
        m_service = std::make_unique<http::Service>(std::move(options));
        auto listener = http::Listener::open({"127.0.0.1", 0, {}});
        QVERIFY(listener);
        QVERIFY(m_service->start(std::move(*listener), {}));
        QTRY_COMPARE(m_service->link().state(), Link::State::Online);
    }

    void answersAsValues()
    {
        const http::Response read = test::await(m_service->answer(requestFor("/get_status/wf1")));
        QCOMPARE(read.status, 200);
        QCOMPARE(read.batchId, 0);
        const http::Response opened = test::await(m_service->answer(requestFor("/open_batch/wf1")));
        QCOMPARE(opened.status, 200);
        QVERIFY(opened.batchId > 1467149783);
        QCOMPARE(test::await(m_service->answer(requestFor("nowhere"))).status, 400);
    }

    /// Handlers that wait for Redis or for the link end with the service: none wakes up later and
    /// finds it gone.
    void mayGoWhileHandlersWait_data()
    {
        QTest::addColumn<bool>("isCut");
        QTest::newRow("no answer") << false;
        QTest::newRow("cut") << true;
    }
    void mayGoWhileHandlersWait()
    {
        QFETCH(bool, isCut);
        m_redis.pause();
        std::vector<QCoro::Task<http::Response>> tasks;
        for (const char *target : {"/get_status/wf1", "/open_batch/wf1", "/close_batch/wf2",
                                   "/open_batch/wf3/infa", "/index"})
            tasks.push_back(m_service->answer(requestFor(target)));
        if (isCut) {
            m_redis.kill9();
            QTRY_VERIFY(m_service->link().state() != Link::State::Online);
        }
        m_service.reset();
        for (const auto &task : tasks)
            QVERIFY(task.isReady());
    }

private:
    test::RedisServer m_redis;
    QTemporaryDir m_cfg;
    std::unique_ptr<http::Service> m_service;
};

BATCHY_TEST(service, ServiceTest)
#include "tst_service.moc"
