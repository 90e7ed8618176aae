// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/apiglob.h"

#include "app/http/apiquery.h"

namespace batchy::http {

namespace {

constexpr qsizetype longestPattern = 200;

tl::unexpected<Error> badPattern(const QByteArray &pattern)
{
    return fail(ErrorKind::BadInput,
                QStringLiteral("\"match\" isn't a pattern: \"%1\".").arg(clientText(pattern)),
                QStringLiteral("*, ? and [abc] stand for other characters; 200 at most."));
}

size_t byteOf(char c)
{
    return static_cast<unsigned char>(c);
}

} // namespace

Result<ApiGlob> ApiGlob::parse(const QByteArray &pattern)
{
    if (pattern.size() > longestPattern)
        return badPattern(pattern);
    ApiGlob glob;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        Step step;
        if (pattern[at] == '*') {
            step.isStar = true;
        } else if (pattern[at] == '?') {
            step.set.set();
        } else if (pattern[at] == '[') {
            auto set = readSet(pattern, at);
            if (!set)
                return fail(set.error());
            step = *set;
        } else {
            step.set.set(byteOf(pattern[at]));
        }
        glob.m_steps.push_back(step);
    }
    return glob;
}

/// From the bracket that opens to the one that closes, where `at` then is.
Result<ApiGlob::Step> ApiGlob::readSet(const QByteArray &pattern, qsizetype &at)
{
    const bool isNegated =
        at + 1 < pattern.size() && (pattern[at + 1] == '!' || pattern[at + 1] == '^');
    const qsizetype from = at + (isNegated ? 2 : 1);
    const qsizetype end = pattern.indexOf(']', from + 1);
    if (end < 0)
        return badPattern(pattern);
    Step step;
    for (qsizetype i = from; i < end; ++i) {
        const bool isRange = i + 2 < end && pattern[i + 1] == '-';
        const size_t last = byteOf(pattern[isRange ? i + 2 : i]);
        for (size_t c = byteOf(pattern[i]); c <= last; ++c)
            step.set.set(c);
        i += isRange ? 2 : 0;
    }
    if (isNegated)
        step.set.flip();
    at = end;
    return step;
}

/// Only the last star is ever tried again: what an earlier one could do instead, it can do too.
bool ApiGlob::matches(QByteArrayView name) const
{
    size_t step = 0;
    qsizetype at = 0;
    size_t afterStar = 0; // the step behind the last star met; 0 = none yet
    qsizetype starEnd = 0;
    while (at < name.size()) {
        if (step < m_steps.size() && m_steps[step].isStar) {
            afterStar = ++step;
            starEnd = at;
        } else if (step < m_steps.size() && m_steps[step].set[byteOf(name[at])]) {
            ++step;
            ++at;
        } else if (afterStar > 0) {
            step = afterStar;
            at = ++starEnd;
        } else {
            return false;
        }
    }
    while (step < m_steps.size() && m_steps[step].isStar)
        ++step;
    return step == m_steps.size();
}

} // namespace batchy::http
