// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace batchy {

/// The pauses between tries to connect: doubling from the first to the longest, each shifted by
/// chance by up to a quarter, so that many clients of a restarted server don't come back in step.
class Backoff
{
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest);

    /// The next pause; `chance` between 0 and 1 is the jitter. Never more than the longest.
    std::chrono::milliseconds next(double chance);
    /// From now on the longest: what has failed won't be mended by trying often (a wrong password).
    void jumpToLongest();
    void reset();

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_longest;
    std::chrono::milliseconds m_next;
};

} // namespace batchy
