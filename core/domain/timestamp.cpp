// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/timestamp.h"

#include <array>
#include <cstdio>

namespace batchy {

using namespace std::chrono;

namespace {

/// Eats a text from the left; each step says whether what it wants was there.
class Cursor
{
public:
    explicit Cursor(QByteArrayView text) : m_rest(text) {}

    bool atEnd() const { return m_rest.isEmpty(); }
    bool skip(char c)
    {
        if (m_rest.isEmpty() || m_rest.front() != c)
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }
    std::optional<int> digits(qsizetype count)
    {
        if (m_rest.size() < count)
            return {};
        int value = 0;
        for (const char c : m_rest.first(count)) {
            if (c < '0' || c > '9')
                return {};
            value = value * 10 + (c - '0');
        }
        m_rest = m_rest.sliced(count);
        return value;
    }
    /// 1 to 9 digits after the point, as whole microseconds; more precision is cut off.
    std::optional<microseconds> fraction()
    {
        int seen = 0;
        int value = 0;
        while (const auto digit = digits(1)) {
            if (++seen > 9)
                return {};
            if (seen <= 6)
                value = value * 10 + *digit;
        }
        if (seen == 0)
            return {};
        for (; seen < 6; ++seen)
            value *= 10;
        return microseconds{value};
    }

private:
    QByteArrayView m_rest;
};

std::optional<microseconds> parseTimeOfDay(Cursor &in)
{
    const auto h = in.digits(2);
    if (!h || *h > 23 || !in.skip(':'))
        return {};
    const auto m = in.digits(2);
    if (!m || *m > 59)
        return {};
    microseconds time = hours{*h} + minutes{*m};
    if (!in.skip(':'))
        return time;
    const auto s = in.digits(2);
    if (!s || *s > 59)
        return {};
    time += seconds{*s};
    if (in.skip('.')) {
        const auto fraction = in.fraction();
        if (!fraction)
            return {};
        time += *fraction;
    }
    return time;
}

/// `Z`, `+hh`, `+hhmm`, `+hh:mm` or nothing.
std::optional<minutes> parseOffset(Cursor &in)
{
    if (in.skip('Z') || in.skip('z'))
        return minutes{0};
    const bool east = in.skip('+');
    if (!east && !in.skip('-'))
        return minutes{0};
    const auto h = in.digits(2);
    if (!h || *h > 23)
        return {};
    minutes offset = hours{*h};
    const bool colon = in.skip(':');
    if (const auto m = in.digits(2)) {
        if (*m > 59)
            return {};
        offset += minutes{*m};
    } else if (colon) {
        return {};
    }
    return east ? offset : -offset;
}

} // namespace

std::optional<Timestamp> parseTimestamp(QByteArrayView text)
{
    Cursor in(text);
    const auto y = in.digits(4);
    if (!y || !in.skip('-'))
        return {};
    const auto m = in.digits(2);
    if (!m || !in.skip('-'))
        return {};
    const auto d = in.digits(2);
    if (!d)
        return {};
    const year_month_day date{year{*y}, month{unsigned(*m)}, day{unsigned(*d)}};
    if (!date.ok() || *y == 0)
        return {};
    Timestamp result = sys_days{date};
    if (in.atEnd())
        return result;

    if (!in.skip('T') && !in.skip('t') && !in.skip(' '))
        return {};
    const auto time = parseTimeOfDay(in);
    const auto offset = time ? parseOffset(in) : std::nullopt;
    if (!offset || !in.atEnd())
        return {};
    result += *time - *offset;
    if (result < earliestTimestamp || result > latestTimestamp)
        return {};
    return result;
}

namespace {

/// The last `width` digits of a number that isn't negative; gives where they end.
char *putDigits(char *to, int number, int width)
{
    for (int at = width; at-- > 0; number /= 10)
        to[at] = char('0' + number % 10);
    return to + width;
}

QByteArray formatWith(Timestamp t, char separator, bool alwaysFraction)
{
    const auto days = floor<std::chrono::days>(t);
    const year_month_day date{days};
    const hh_mm_ss time{t - days};
    std::array<char, 26> text;
    char *at = putDigits(text.data(), int(date.year()), 4);
    *at++ = '-';
    at = putDigits(at, int(unsigned(date.month())), 2);
    *at++ = '-';
    at = putDigits(at, int(unsigned(date.day())), 2);
    *at++ = separator;
    at = putDigits(at, int(time.hours().count()), 2);
    *at++ = ':';
    at = putDigits(at, int(time.minutes().count()), 2);
    *at++ = ':';
    at = putDigits(at, int(time.seconds().count()), 2);
    const auto micros = int(time.subseconds().count());
    if (alwaysFraction || micros != 0) {
        *at++ = '.';
        at = putDigits(at, micros, 6);
    }
    return {text.data(), at - text.data()};
}

} // namespace

QByteArray formatTimestamp(Timestamp t)
{
    return formatWith(t, 'T', true);
}

QByteArray formatTimestampForInfa(Timestamp t)
{
    return formatWith(t, ' ', false);
}

Timestamp midnightOf(Timestamp t)
{
    return floor<days>(t);
}

std::int64_t epochSeconds(Timestamp t)
{
    return floor<seconds>(t).time_since_epoch().count();
}

} // namespace batchy
