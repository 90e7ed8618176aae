// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <coroutine>
#include <utility>

namespace batchy {

/// Awaits a signal or the end of a time, whichever comes first. QCoro 0.8's own awaiter resumes a
/// second time, into freed memory, when the signal is emitted twice in one turn of the loop; this
/// one resumes once, and only when the emission has ended, so that the waiter may delete the
/// object.
class SignalWait
{
public:
    template<class Object, class Signal>
    SignalWait(Object *object, Signal signal, std::chrono::milliseconds timeout) : m_bell(new Bell)
    {
        Bell *bell = m_bell;
        QObject::connect(object, signal, bell, [bell] { bell->ring(); });
        QTimer::singleShot(timeout, bell, [bell] { bell->ring(); });
    }
    SignalWait(SignalWait &&other) noexcept : m_bell(std::exchange(other.m_bell, nullptr)) {}
    SignalWait &operator=(SignalWait &&) = delete;
    ~SignalWait()
    {
        if (!m_bell)
            return;
        m_bell->waiter = {};
        m_bell->deleteLater();
    }

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiter) { m_bell->waiter = waiter; }
    void await_resume() const noexcept {}

private:
    /// Outlives its wait until the loop comes round: it may be what resumes the waiter.
    struct Bell : QObject
    {
        void ring()
        {
            QMetaObject::invokeMethod(
                this,
                [this] {
                    if (const auto once = std::exchange(waiter, {}))
                        once.resume();
                },
                Qt::QueuedConnection);
        }
        std::coroutine_handle<> waiter;
    };

    Bell *m_bell;
};

/// `co_await signalOrTimeout(socket, &QLocalSocket::readyRead, 50ms);` The object must live until
/// the signal or the end of the time.
template<class Object, class Signal>
SignalWait signalOrTimeout(Object *object, Signal signal, std::chrono::milliseconds timeout)
{
    return SignalWait(object, std::move(signal), timeout);
}

} // namespace batchy
