// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>

#include <coroutine>
#include <utility>
#include <vector>

namespace batchy {

/// Lets coroutines that change the same workflow go one after the other, in the order in which they
/// came; different workflows don't wait for each other. Lives on one thread. Must outlive its
/// turns.
class WorkQueue
{
public:
    /// Held while it is one's turn; gives the turn to the next when it goes out of scope.
    class Turn
    {
    public:
        Turn(WorkQueue *queue, QByteArray key) : m_queue(queue), m_key(std::move(key)) {}
        Turn(Turn &&other) noexcept
            : m_queue(std::exchange(other.m_queue, nullptr)), m_key(std::move(other.m_key))
        {
        }
        Turn &operator=(Turn &&) = delete;
        ~Turn()
        {
            if (m_queue)
                m_queue->leave(m_key);
        }

    private:
        WorkQueue *m_queue;
        QByteArray m_key;
    };

    class Entry
    {
    public:
        Entry(WorkQueue *queue, QByteArray key) : m_queue(queue), m_key(std::move(key)) {}
        bool await_ready() const { return !m_queue->m_waiting.contains(m_key); }
        void await_suspend(std::coroutine_handle<> waiter)
        {
            m_queue->m_waiting[m_key].push_back(waiter);
        }
        Turn await_resume()
        {
            m_queue->m_waiting[m_key]; // from here on the key is taken
            return Turn(m_queue, std::move(m_key));
        }

    private:
        WorkQueue *m_queue;
        QByteArray m_key;
    };

    /// `const auto turn = co_await queue.enter(workflow);`
    Entry enter(QByteArray key) { return Entry(this, std::move(key)); }

private:
    /// The next in line goes on from the event loop, so that a long queue can't pile up on the
    /// stack.
    void leave(const QByteArray &key);

    /// A key is here while someone has its turn; the waiters come after that one.
    QHash<QByteArray, std::vector<std::coroutine_handle<>>> m_waiting;
    QObject m_loop;
};

} // namespace batchy
