// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/service.h"

#include <QCoroTask>

#include <functional>

namespace batchy::http {

/// Asks the store, and once more where the connection was lost meanwhile: nothing happens by a
/// read. `ask` starts it anew each time. Waits for a link that is just coming back.
template<class T>
QCoro::Task<Result<T>> askAgain(Service *service, std::function<QCoro::Task<Result<T>>()> ask)
{
    co_await service->linkIsBack();
    Result<T> first = co_await ask();
    if (first || first.error().kind != ErrorKind::Offline)
        co_return first;
    co_await service->linkIsBack();
    co_return co_await ask();
}

} // namespace batchy::http
