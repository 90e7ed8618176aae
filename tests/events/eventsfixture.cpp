// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/events/eventsfixture.h"

#include "tests/support/await.h"

#include <QTest>

namespace batchy::test {

using namespace std::chrono_literals;

http::Service::Options EventsFixture::options(const Endpoint &endpoint)
{
    http::Service::Options options;
    options.endpoint = endpoint;
    options.logFormat = http::AccessLog::Format::None;
    options.events.heartbeat = 1s;
    options.events.feed.gateInterval = 100ms;
    options.events.feed.pollInterval = 50ms;
    options.events.feed.silence = 300ms;
    return options;
}

void EventsFixture::init()
{
    QVERIFY(m_server.start());
    m_server.cli({"FLUSHALL"});
    m_server.cli({"CONFIG", "RESETSTAT"});
}

void EventsFixture::cleanup()
{
    m_service.reset();
}

void EventsFixture::serve(http::Service::Options options)
{
    auto listener = http::Listener::open({.host = "127.0.0.1", .port = 0, .path = {}});
    QVERIFY(listener);
    m_port = listener->address().port;
    m_service = std::make_unique<http::Service>(std::move(options));
    QVERIFY(m_service->start(std::move(*listener), {}));
    await(m_service->link().call("PING"));
}

std::unique_ptr<EventsClient> EventsFixture::get(const QByteArray &path, const QByteArray &method)
{
    auto client = std::make_unique<EventsClient>(m_port);
    client->get(path, method);
    return client;
}

std::unique_ptr<EventsClient> EventsFixture::listener()
{
    auto client = get("/api/v1/events");
    const auto isGreeted = [&client] { return client->count("hello") == 1; };
    if (!QTest::qWaitFor(isGreeted))
        qFatal("nobody said hello");
    return client;
}

} // namespace batchy::test
