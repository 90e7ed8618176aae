// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wait/waitstate.h"

#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace batchy {

/// All that a face shows of a wait at a moment, and how it ended. Plain data; times are UTC on
/// Redis' clock.
struct WaitPicture
{
    WaitWish wish;
    WaitState state;
    QString redis;          ///< or the service before it; as it is shown, without a password
    bool isReached = false; ///< whether that one has ever answered
    Timestamp now;
    Timestamp began;
    QString feedWords; ///< how it is told of changes, and why not better: whole sentences
    std::optional<Timestamp> feedSince = {};
    /// Until it gives up (--timeout, --until); nothing when it never does.
    std::optional<std::chrono::microseconds> left = {};
};

struct WaitEnd
{
    enum class Kind {
        Done,
        Failed, ///< a job failed, and that was enough
        GaveUp, ///< its time ran out, or the patience with a lost Redis
        Problem ///< no such workflow, Redis refuses us, the receipt can't be written, …
    };
    Kind kind = Kind::Done;
    QString sentence; ///< Done: a line a workflow
    QString hint = {};
    QString command = {}; ///< Done: what runs now; the wait ends with it
};

} // namespace batchy

Q_DECLARE_METATYPE(batchy::WaitPicture)
Q_DECLARE_METATYPE(batchy::WaitEnd)
