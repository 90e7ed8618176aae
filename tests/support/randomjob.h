// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"

#include <random>

namespace batchy::test {

/// Random, reproducible stored data for property tests: JSON with every kind of value, odd spacing,
/// escapes, long numbers, nesting, and special params in any state that the rules accept.
class RandomData
{
public:
    explicit RandomData(unsigned seed) : m_engine(seed) {}

    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_engine); }
    bool chance(int percent) { return below(100) < percent; }

    QByteArray space();
    QByteArray string();
    QByteArray value(int depth = 0);
    /// A job's text; special params are there by chance, always readable.
    QByteArray jobText();
    Batch batch(int jobs);

private:
    QByteArray special(int which);

    std::mt19937 m_engine;
};

} // namespace batchy::test
