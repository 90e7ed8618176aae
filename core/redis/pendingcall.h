// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/reply.h"
#include "core/result.h"

#include <QExplicitlySharedDataPointer>
#include <QSharedData>

#include <chrono>
#include <coroutine>
#include <optional>
#include <utility>

namespace batchy {

/// A command on its way, shared by the link's queue and the Call that its caller holds: whoever
/// lets go last frees it. It is answered once; the waiter, if there is one by then, is resumed
/// once.
struct PendingCall : QSharedData
{
    std::optional<Result<Reply>> answer;
    std::coroutine_handle<> waiter;
    std::chrono::steady_clock::time_point deadline;
    std::chrono::milliseconds timeout{0};
    qsizetype bytes = 0; ///< that the command takes in the output buffer
    bool isRead = false; ///< changes nothing that is stored (isReadCommand)

    void resume()
    {
        if (waiter)
            std::exchange(waiter, {}).resume();
    }
};

using PendingCallPtr = QExplicitlySharedDataPointer<PendingCall>;

} // namespace batchy
