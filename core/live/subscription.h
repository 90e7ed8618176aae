// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/link.h"
#include "core/result.h"

#include <QCoroTask>
#include <QList>

#include <optional>

namespace batchy {

/// How a connection asks Redis to be told of writes, and what the messages mean. For ChangeFeed;
/// keeps no state.
namespace subscription {

enum class Kind {
    Tracking, ///< client-side tracking of all keys, redirected to the connection itself
    Events,   ///< keyspace events, which somebody has switched on
    None      ///< neither is to be had
};

struct Outcome
{
    Kind kind = Kind::None;
    Error tracking; ///< why not Tracking; default-constructed when it is
    Error events;   ///< why not Events, when it is neither
};

/// Tries the better one first. The error is of the connection (lost, silent), never a refusal. The
/// link must take messages; it is not touched any more once a call on it has failed otherwise than
/// by a refusal, so it may die meanwhile.
QCoro::Task<Result<Outcome>> subscribe(Link *link);

/// The keys that a message names, any bytes, of whatever database; nothing when it says that all
/// may have changed.
std::optional<QList<QByteArray>> keysOf(const QByteArray &channel, const Reply &payload);

} // namespace subscription

} // namespace batchy
