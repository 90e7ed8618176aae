// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/routes.h"
#include "app/http/waits.h"
#include "core/result.h"

namespace batchy::http {

/// What a request to wait asks for.
struct WantedWait
{
    WaitWish wish;
    HeldWait::Limits limits;
};

/// Longer than that nobody waits in one request.
inline constexpr std::chrono::milliseconds longestWait = std::chrono::minutes(10);

/// Of the one workflow that is the call's first name. `now`, by Redis' clock, says which day is
/// today. BadInput for a parameter that makes no sense.
Result<WantedWait> wantedWait(const Call &call, Timestamp now);

} // namespace batchy::http
