// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/message.h"

#include <functional>

namespace batchy::http {

/// What one listener is told, as the body of its answer. Waits in a bounded queue while the client
/// doesn't take it: one that is too slow is cut off, so that it knows that it has missed something.
class EventsStream final : public BodyStream
{
public:
    /// `closedBy` hears once that nobody listens any more.
    EventsStream(qsizetype mostQueued, std::function<void(EventsStream *)> closedBy);

    /// Whole events or comments, with the empty line that ends them. False when that was too much,
    /// and the stream is over now.
    bool say(const QByteArray &text);
    /// The answer ends after what is queued.
    void end();

    /// Whether it has been told how the feed stands: what comes before that is not for it.
    bool isGreeted() const { return m_isGreeted; }
    void setGreeted() { m_isGreeted = true; }

    qsizetype read(char *buffer, qsizetype size) override;
    bool isOver() const override { return m_isOver; }
    void closed() override;

private:
    const qsizetype m_mostQueued;
    std::function<void(EventsStream *)> m_closedBy;
    QByteArray m_queue;
    qsizetype m_taken = 0; ///< of the queue's front
    bool m_isOver = false;
    bool m_isGreeted = false;
};

} // namespace batchy::http
