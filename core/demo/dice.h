// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <cstdint>

namespace batchy {

/// Numbers that look like chance and are the same on every machine and in every run: made from a
/// name and a number, such as a workflow and the second of a start (SplitMix64 on FNV-1a). The
/// standard library's distributions promise no such thing. Not for secrets.
class Dice
{
public:
    Dice(QByteArrayView name, qint64 number)
    {
        for (const char byte : name)
            m_state = (m_state ^ uint8_t(byte)) * 0x100000001b3U;
        m_state ^= uint64_t(number) * 0x9e3779b97f4a7c15U;
    }

    /// 0 to most - 1.
    qint64 below(qint64 most) { return qint64(next() % uint64_t(most)); }
    /// At least 0, less than 1.
    double share() { return double(next() >> 11) / double(uint64_t(1) << 53); }

private:
    uint64_t next()
    {
        uint64_t z = m_state += 0x9e3779b97f4a7c15U;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }

    uint64_t m_state = 0xcbf29ce484222325U;
};

} // namespace batchy
