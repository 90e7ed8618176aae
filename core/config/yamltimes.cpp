// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/yamltimes.h"

#include "core/domain/timestamp.h"

#include <algorithm>

namespace batchy::yaml {

namespace {

struct Parts
{
    int year = 0, month = 0, day = 0;
    bool hasTime = false;
    /// Month and day in two digits: what makes a date without a time one.
    bool isFullDate = false;
    int hour = 0, minute = 0, second = 0, microsecond = 0;
    int offsetMinutes = 0;
};

class Reader
{
public:
    explicit Reader(QByteArrayView text) : m_rest(text) {}

    std::optional<Parts> read();

private:
    char front() const { return m_rest.isEmpty() ? '\0' : m_rest.front(); }
    bool isDigit() const { return front() >= '0' && front() <= '9'; }
    bool take(char c)
    {
        if (front() != c)
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }
    bool blanks()
    {
        const qsizetype before = m_rest.size();
        while (take(' ') || take('\t')) {
        }
        return m_rest.size() < before;
    }
    /// From `least` to `most` digits.
    bool number(int &value, int least, int most)
    {
        int count = 0;
        for (value = 0; count < most && isDigit(); ++count) {
            value = value * 10 + (front() - '0');
            m_rest = m_rest.sliced(1);
        }
        return count >= least;
    }
    bool timeOfDay(Parts &parts);
    void fraction(Parts &parts);
    bool zone(Parts &parts);

    QByteArrayView m_rest;
};

std::optional<Parts> Reader::read()
{
    Parts parts;
    if (!number(parts.year, 4, 4) || !take('-'))
        return {};
    const qsizetype beforeMonth = m_rest.size();
    if (!number(parts.month, 1, 2) || !take('-') || !number(parts.day, 1, 2))
        return {};
    parts.isFullDate = beforeMonth - m_rest.size() == 5;
    if (m_rest.isEmpty())
        return parts;
    if (!timeOfDay(parts) || !zone(parts) || !m_rest.isEmpty())
        return {};
    return parts;
}

bool Reader::timeOfDay(Parts &parts)
{
    if (!take('T') && !take('t') && !blanks())
        return false;
    parts.hasTime = true;
    if (!number(parts.hour, 1, 2) || !take(':') || !number(parts.minute, 2, 2) || !take(':') ||
        !number(parts.second, 2, 2))
        return false;
    if (take('.'))
        fraction(parts);
    return true;
}

void Reader::fraction(Parts &parts)
{
    for (int unit = 100'000; isDigit(); unit /= 10) {
        parts.microsecond += unit * (front() - '0');
        m_rest = m_rest.sliced(1);
    }
}

bool Reader::zone(Parts &parts)
{
    if (m_rest.isEmpty())
        return true;
    blanks();
    if (take('Z'))
        return true;
    const int sign = front() == '-' ? -1 : 1;
    if (!take('-') && !take('+'))
        return false;
    int hours = 0;
    int minutes = 0;
    if (!number(hours, 1, 2) || (take(':') && !number(minutes, 2, 2)))
        return false;
    parts.offsetMinutes = sign * (hours * 60 + minutes);
    return true;
}

} // namespace

bool looksLikeTime(QByteArrayView text)
{
    const auto parts = Reader(text).read();
    return parts && (parts->hasTime || parts->isFullDate);
}

std::optional<QByteArray> isoTime(QByteArrayView text)
{
    namespace ch = std::chrono;
    const auto parts = Reader(text).read();
    if (!parts || parts->year == 0)
        return {};
    const ch::year_month_day date{ch::year(parts->year), ch::month(unsigned(parts->month)),
                                  ch::day(unsigned(parts->day))};
    if (!date.ok() || parts->hour > 23 || parts->minute > 59 || parts->second > 59 ||
        std::abs(parts->offsetMinutes) >= 24 * 60)
        return {};
    const Timestamp midnight = ch::sys_days(date);
    if (!parts->hasTime)
        return formatTimestamp(midnight).first(10);
    const Timestamp moment = midnight + ch::hours(parts->hour) + ch::minutes(parts->minute) +
                             ch::seconds(parts->second) + ch::microseconds(parts->microsecond) -
                             ch::minutes(parts->offsetMinutes);
    if (moment < earliestTimestamp || moment > latestTimestamp)
        return {};
    return formatTimestamp(moment);
}

} // namespace batchy::yaml
