// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/feedtest.h"

#include <QTest>

namespace batchy::test {

using namespace std::chrono_literals;

ChangeFeed::Options FeedTest::quick()
{
    ChangeFeed::Options options;
    options.gateInterval = 100ms;
    options.pollInterval = 50ms;
    options.retryInterval = 60s;
    options.silence = 300ms;
    return options;
}

ChangeFeed::Options FeedTest::withoutGate()
{
    ChangeFeed::Options options = quick();
    options.gateInterval = 1h;
    return options;
}

void FeedTest::init()
{
    QVERIFY(m_server.start());
    m_server.cli({"FLUSHALL"});
    m_server.cli({"CONFIG", "SET", "notify-keyspace-events", ""});
}

void FeedTest::cleanup()
{
    m_feed.reset();
    if (m_link)
        m_link->stop();
    m_store.reset();
    m_link.reset();
}

void FeedTest::listen(const Endpoint &endpoint, ChangeFeed::Options options)
{
    cleanup();
    Link::Options linkOptions;
    linkOptions.firstPause = 10ms;
    linkOptions.longestPause = 50ms;
    linkOptions.commandTimeout = 500ms;
    m_link = std::make_unique<Link>(endpoint, linkOptions);
    m_store = std::make_unique<BatchStore>(*m_link);
    m_feed = std::make_unique<ChangeFeed>(*m_link, *m_store, options);
    connect(m_feed.get(), &ChangeFeed::changed, this, [this](const QList<QByteArray> &keys) {
        m_keys += keys;
        ++m_signals;
    });
    connect(m_feed.get(), &ChangeFeed::everythingChanged, this, [this] { ++m_all; });
    connect(m_feed.get(), &ChangeFeed::modeChanged, this, [this] { m_modes << m_feed->mode(); });
    forget();
    m_link->start();
    m_feed->start();
    QTRY_COMPARE(m_all, 1);
    forget();
}

void FeedTest::forget()
{
    m_keys.clear();
    m_modes.clear();
    m_signals = 0;
    m_all = 0;
}

Endpoint FeedTest::userWith(const QByteArrayList &rules)
{
    m_server.cli(QByteArrayList{"ACL", "SETUSER", "clerk", "reset", "on", ">secret", "~*"} + rules);
    Endpoint endpoint = m_server.endpoint();
    endpoint.user = QStringLiteral("clerk");
    endpoint.password = QStringLiteral("secret");
    return endpoint;
}

} // namespace batchy::test
