// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workqueue.h"

#include <QMetaObject>

namespace batchy {

void WorkQueue::leave(const QByteArray &key)
{
    const auto waiting = m_waiting.find(key);
    Q_ASSERT(waiting != m_waiting.end());
    if (waiting->empty()) {
        m_waiting.erase(waiting);
        return;
    }
    const std::coroutine_handle<> next = waiting->front();
    waiting->erase(waiting->begin());
    QMetaObject::invokeMethod(
        &m_loop, [next] { next.resume(); }, Qt::QueuedConnection);
}

} // namespace batchy
