// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QTimer>

#include <qcoro/qcorotask.h>

#include <chrono>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace batchy::test {

namespace detail {

template<class T>
struct Awaited
{
    std::optional<T> value;
    QEventLoop loop;
};

template<class T, class Awaitable>
QCoro::Task<void> finish(Awaitable awaitable, std::shared_ptr<Awaited<T>> awaited)
{
    awaited->value.emplace(co_await awaitable);
    awaited->loop.quit();
}

inline QCoro::Task<bool> finished(QCoro::Task<void> task)
{
    co_await task;
    co_return true;
}

template<class T, class Awaitable>
T spinUntilDone(Awaitable awaitable, std::chrono::milliseconds timeout)
{
    const auto awaited = std::make_shared<Awaited<T>>();
    finish<T>(std::move(awaitable), awaited);
    if (!awaited->value) {
        QTimer::singleShot(timeout, &awaited->loop, &QEventLoop::quit);
        awaited->loop.exec();
    }
    if (!awaited->value)
        qFatal("a task didn't finish within %lld ms", static_cast<long long>(timeout.count()));
    return std::move(*awaited->value);
}

} // namespace detail

/// Runs the event loop until the task is done and returns its value; for tests only. When it takes
/// longer than `timeout` the process ends: a coroutine that still runs would use what the test
/// destroys.
template<class T>
T await(QCoro::Task<T> task, std::chrono::milliseconds timeout = std::chrono::seconds(20))
{
    return detail::spinUntilDone<T>(std::move(task), timeout);
}

inline void await(QCoro::Task<void> task,
                  std::chrono::milliseconds timeout = std::chrono::seconds(20))
{
    detail::spinUntilDone<bool>(detail::finished(std::move(task)), timeout);
}

/// The same for anything else that can be awaited: `await(link.call("PING"))`.
template<class Awaitable>
auto await(Awaitable awaitable, std::chrono::milliseconds timeout = std::chrono::seconds(20))
    -> std::remove_cvref_t<decltype(awaitable.operator co_await().await_resume())>
{
    using T = std::remove_cvref_t<decltype(awaitable.operator co_await().await_resume())>;
    return detail::spinUntilDone<T>(std::move(awaitable), timeout);
}

} // namespace batchy::test
