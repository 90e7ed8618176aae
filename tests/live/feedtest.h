// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/changefeed.h"
#include "tests/support/redisserver.h"

#include <QObject>

#include <memory>

namespace batchy::test {

/// What tests of the feed share: a Redis of their own, a feed on it, and what it has told. Writes
/// come from redis-cli, a stranger to the feed.
class FeedTest : public QObject
{
    Q_OBJECT

protected:
    using Mode = ChangeFeed::Mode;

    /// A feed as the user of the endpoint, running and in a mode; what it told at its start is
    /// forgotten.
    void listen(const Endpoint &endpoint, ChangeFeed::Options options);
    void listen() { listen(m_server.endpoint(), quick()); }
    /// A user who may do what the ACL rules say.
    Endpoint userWith(const QByteArrayList &rules);
    void forget();
    /// The same intervals, shorter.
    static ChangeFeed::Options quick();
    /// The gate doesn't interfere.
    static ChangeFeed::Options withoutGate();

    RedisServer m_server;
    std::unique_ptr<Link> m_link;
    std::unique_ptr<BatchStore> m_store;
    std::unique_ptr<ChangeFeed> m_feed;
    QList<QByteArray> m_keys; ///< told by changed(), in their order
    int m_signals = 0;        ///< how often changed() came
    int m_all = 0;            ///< how often everythingChanged() came
    QList<Mode> m_modes;

protected Q_SLOTS:
    void init();
    void cleanup();
};

} // namespace batchy::test
