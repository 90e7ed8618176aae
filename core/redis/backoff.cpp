// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/backoff.h"

#include <algorithm>
#include <cstdint>

namespace batchy {

using std::chrono::milliseconds;

Backoff::Backoff(milliseconds first, milliseconds longest)
    : m_first(std::max(first, milliseconds(1))), m_longest(std::max(longest, m_first)),
      m_next(m_first)
{
}

milliseconds Backoff::next(double chance)
{
    const milliseconds plain = m_next;
    m_next = std::min(m_next * 2, m_longest);
    const auto jittered = milliseconds(std::int64_t(double(plain.count()) * (0.75 + 0.5 * chance)));
    return std::clamp(jittered, milliseconds(1), m_longest);
}

void Backoff::jumpToLongest()
{
    m_next = m_longest;
}

void Backoff::reset()
{
    m_next = m_first;
}

} // namespace batchy
