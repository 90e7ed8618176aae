// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/changefeed.h"

#include <memory>

namespace batchy::http {

/// The one change feed of the service, for all who listen and all who wait: it runs as long as
/// somebody holds it, on one connection to Redis, however many they are. Must outlive its holders.
class SharedFeed
{
public:
    SharedFeed(Link &link, BatchStore &store, ChangeFeed::Options options)
        : m_feed(link, store, options)
    {
    }
    Q_DISABLE_COPY_MOVE(SharedFeed)

    /// Starts it for the first; it stops with the last.
    [[nodiscard]] std::shared_ptr<ChangeFeed> hold()
    {
        std::shared_ptr<ChangeFeed> held = m_held.lock();
        if (held)
            return held;
        held.reset(&m_feed, [](ChangeFeed *feed) { feed->stop(); });
        m_held = held;
        m_feed.start();
        return held;
    }
    /// Whether it runs or not: to connect to, and to look at.
    ChangeFeed &feed() { return m_feed; }
    const ChangeFeed &feed() const { return m_feed; }

private:
    ChangeFeed m_feed;
    std::weak_ptr<ChangeFeed> m_held;
};

} // namespace batchy::http
