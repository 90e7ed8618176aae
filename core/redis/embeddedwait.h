// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcoro/qcorosignal.h>
#include <qcoro/qcorotask.h>
#include <qcoro/qcorotimer.h>

#include <chrono>
#include <utility>

namespace batchy {

/// Waits until the object emits the signal or the time is over, and then until the emission has
/// ended: the waiter may delete the object at once. The object must live that long.
template<class Object, class Signal>
QCoro::Task<void> signalOrTimeout(Object *object, Signal signal, std::chrono::milliseconds timeout)
{
    co_await qCoro(object, std::move(signal), timeout);
    co_await QCoro::sleepFor(std::chrono::milliseconds(0));
}

} // namespace batchy
