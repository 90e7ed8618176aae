// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <bitset>
#include <vector>

namespace batchy::http {

/// A pattern for names: `*` is any characters, `?` one, `[abc]`, `[a-z]` and `[!abc]` one of a set.
/// Never takes longer than the lengths of pattern and name multiplied, whatever a client sends.
class ApiGlob
{
public:
    /// BadInput where a set isn't closed or is empty, or the pattern is longer than any name.
    static Result<ApiGlob> parse(const QByteArray &pattern);

    bool matches(QByteArrayView name) const;

private:
    struct Step
    {
        bool isStar = false;
        std::bitset<256> set; ///< the characters that fit, unless it is a star
    };
    static Result<Step> readSet(const QByteArray &pattern, qsizetype &at);

    std::vector<Step> m_steps;
};

} // namespace batchy::http
