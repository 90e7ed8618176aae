// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/eventsstream.h"

#include <algorithm>
#include <utility>

namespace batchy::http {

EventsStream::EventsStream(qsizetype mostQueued, std::function<void(EventsStream *)> closedBy)
    : m_mostQueued(mostQueued), m_closedBy(std::move(closedBy))
{
}

bool EventsStream::say(const QByteArray &text)
{
    if (m_isOver)
        return false;
    if (m_queue.size() - m_taken + text.size() > m_mostQueued) {
        // Half an event at the end is none: clients drop what no empty line has ended.
        m_queue.clear();
        m_taken = 0;
        end();
        return false;
    }
    m_queue += text;
    if (wake)
        wake();
    return true;
}

void EventsStream::end()
{
    m_isOver = true;
    if (wake)
        wake();
}

qsizetype EventsStream::read(char *buffer, qsizetype size)
{
    const qsizetype count = std::min(size, m_queue.size() - m_taken);
    std::copy_n(m_queue.constData() + m_taken, count, buffer);
    m_taken += count;
    if (m_taken == m_queue.size()) {
        m_queue.clear();
        m_taken = 0;
    } else if (m_taken > m_mostQueued / 4) {
        m_queue.remove(0, m_taken);
        m_taken = 0;
    }
    return count;
}

void EventsStream::closed()
{
    m_isOver = true;
    wake = {};
    if (const auto closedBy = std::exchange(m_closedBy, {}))
        closedBy(this);
}

} // namespace batchy::http
