// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/yamlnumbers.h"

#include "core/config/pythonjson.h"

#include <QList>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <vector>

namespace batchy::yaml {

namespace {

bool isDecimal(char c)
{
    return c >= '0' && c <= '9';
}

/// Eats the front of a text piece by piece.
class Front
{
public:
    explicit Front(QByteArrayView text) : m_rest(text) {}

    bool atEnd() const { return m_rest.isEmpty(); }
    bool take(QByteArrayView word)
    {
        if (!m_rest.startsWith(word))
            return false;
        m_rest = m_rest.sliced(word.size());
        return true;
    }
    template<class Predicate>
    bool takeOne(Predicate wanted)
    {
        if (m_rest.isEmpty() || !wanted(m_rest.front()))
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }
    template<class Predicate>
    qsizetype takeAll(Predicate wanted)
    {
        const auto end = std::find_if_not(m_rest.begin(), m_rest.end(), wanted);
        const qsizetype count = end - m_rest.begin();
        m_rest = m_rest.sliced(count);
        return count;
    }
    void sign()
    {
        takeOne([](char c) { return c == '+' || c == '-'; });
    }
    /// `[0-9][0-9_]*`
    bool number()
    {
        return takeOne(isDecimal) &&
               (takeAll([](char c) { return isDecimal(c) || c == '_'; }), true);
    }
    /// `(:[0-5]?[0-9])+`
    bool sexagesimals()
    {
        int parts = 0;
        while (take(":")) {
            Front two = *this;
            if (two.takeOne([](char c) { return c >= '0' && c <= '5'; }) && two.takeOne(isDecimal))
                *this = two;
            else if (!takeOne(isDecimal))
                return false;
            ++parts;
        }
        return parts > 0;
    }
    /// `([eE][-+][0-9]+)?`
    bool exponent()
    {
        if (!takeOne([](char c) { return c == 'e' || c == 'E'; }))
            return true;
        return takeOne([](char c) { return c == '+' || c == '-'; }) && takeAll(isDecimal) > 0;
    }

private:
    QByteArrayView m_rest;
};

/// A natural number of any size, in limbs of nine decimal digits.
class Natural
{
public:
    void multiplyAdd(std::uint32_t factor, std::uint32_t summand)
    {
        std::uint64_t carry = summand;
        for (std::uint32_t &limb : m_limbs) {
            carry += std::uint64_t(limb) * factor;
            limb = std::uint32_t(carry % limbBase);
            carry /= limbBase;
        }
        if (carry > 0)
            m_limbs.push_back(std::uint32_t(carry));
    }
    QByteArray decimal() const
    {
        if (m_limbs.empty())
            return "0";
        QByteArray digits = QByteArray::number(m_limbs.back());
        for (auto limb = m_limbs.rbegin() + 1; limb != m_limbs.rend(); ++limb)
            digits += QByteArray::number(*limb).rightJustified(9, '0');
        return digits;
    }

private:
    static constexpr std::uint64_t limbBase = 1'000'000'000;
    std::vector<std::uint32_t> m_limbs;
};

int digitValue(char c)
{
    if (isDecimal(c))
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 16;
}

/// Python's int() and float() go over white space around a number.
std::optional<QByteArray> converted(QByteArrayView text, int base)
{
    const QByteArrayView digits = text.trimmed();
    if (digits.isEmpty() || digits.size() > longestConvertedInt)
        return {};
    Natural number;
    for (const char c : digits) {
        if (digitValue(c) >= base)
            return {};
        number.multiplyAdd(std::uint32_t(base), std::uint32_t(digitValue(c)));
    }
    return number.decimal();
}

std::optional<QByteArray> convertedSexagesimal(QByteArrayView digits)
{
    if (digits.size() > longestConvertedInt)
        return {};
    Natural number;
    QList<QByteArray> parts = digits.toByteArray().split(':');
    for (QByteArray &part : parts)
        part = part.trimmed();
    for (const char c : parts.first()) {
        if (!isDecimal(c))
            return {};
        number.multiplyAdd(10, std::uint32_t(c - '0'));
    }
    for (qsizetype i = 1; i < parts.size(); ++i) {
        bool ok = false;
        const ushort part = parts[i].toUShort(&ok);
        if (!ok || part > 59)
            return {};
        number.multiplyAdd(60, part);
    }
    return parts.first().isEmpty() ? std::nullopt : std::optional(number.decimal());
}

std::optional<QByteArray> absoluteInt(const QByteArray &digits)
{
    if (digits == "0")
        return digits;
    if (digits.startsWith("0b"))
        return converted(QByteArrayView(digits).sliced(2), 2);
    if (digits.startsWith("0x"))
        return converted(QByteArrayView(digits).sliced(2), 16);
    if (digits.startsWith('0'))
        return converted(digits, 8);
    if (digits.contains(':'))
        return convertedSexagesimal(digits);
    QByteArrayView number = QByteArrayView(digits).trimmed();
    if (number.isEmpty() || !std::all_of(number.begin(), number.end(), isDecimal))
        return {};
    // Behind a space a 0 doesn't make it octal.
    while (number.size() > 1 && number.front() == '0')
        number = number.sliced(1);
    return number.toByteArray();
}

/// Takes the sign in front away; whether it was a minus.
bool takeSign(QByteArray &number)
{
    const bool isNegative = number.startsWith('-');
    if (isNegative || number.startsWith('+'))
        number.remove(0, 1);
    return isNegative;
}

/// The same with white space before the sign, where PyYAML leaves it to Python.
bool takeInnerSign(QByteArray &number)
{
    const QByteArray trimmed = number.trimmed();
    const bool hasSign = trimmed.startsWith('-') || trimmed.startsWith('+');
    if (trimmed.size() == number.size() || !hasSign || trimmed.size() < 2 || trimmed[1] == ' ')
        return false;
    // The space keeps the number from being read as one of another base.
    number = ' ' + trimmed.sliced(1);
    return trimmed.startsWith('-');
}

QByteArray withoutUnderscores(QByteArrayView text)
{
    return text.toByteArray().replace("_", "");
}

/// Which power of ten a number that is no double begins with: of no interest but for its sign,
/// which tells too large from too small.
qint64 magnitude(QByteArrayView text)
{
    const qsizetype e = text.indexOf('e');
    const QByteArrayView mantissa = e < 0 ? text : text.first(e);
    const qsizetype point = mantissa.indexOf('.') < 0 ? mantissa.size() : mantissa.indexOf('.');
    const auto first =
        std::find_if(mantissa.begin(), mantissa.end(), [](char c) { return c >= '1' && c <= '9'; });
    bool ok = true;
    const qint64 exponent = e < 0 ? 0 : text.sliced(e + 1).toByteArray().toInt(&ok);
    if (!ok)
        return text[e + 1] == '-' ? -1 : 1;
    return point - (first - mantissa.begin()) + exponent;
}

/// An unsigned decimal as Python's float() reads it; infinite when it is too large.
std::optional<double> decimal(QByteArrayView text)
{
    Front form(text);
    const qsizetype whole = form.takeAll(isDecimal);
    const qsizetype fraction = form.take(".") ? form.takeAll(isDecimal) : 0;
    if (whole + fraction == 0)
        return {};
    if (form.take("e")) {
        form.sign();
        if (form.takeAll(isDecimal) == 0)
            return {};
    }
    if (!form.atEnd())
        return {};
    double value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    if (parsed.ec == std::errc::result_out_of_range)
        return magnitude(text) > 0 ? HUGE_VAL : 0.0;
    return value;
}

/// Base 60, summed from its end, as PyYAML does it: so that roundings are the same.
std::optional<double> sexagesimal(const QByteArray &text)
{
    if (text.size() > longestConvertedInt)
        return {};
    QList<QByteArray> parts = text.split(':');
    std::reverse(parts.begin(), parts.end());
    Natural base;
    base.multiplyAdd(1, 1);
    double sum = 0;
    for (const QByteArray &part : parts) {
        const auto digit = decimal(QByteArrayView(part).trimmed());
        const auto factor = decimal(base.decimal());
        if (!digit || !factor)
            return {};
        sum += *digit * *factor;
        base.multiplyAdd(60, 0);
    }
    return sum;
}

} // namespace

bool looksLikeInt(QByteArrayView text)
{
    Front front(text);
    front.sign();
    if (front.take("0b"))
        return front.takeAll([](char c) { return c == '0' || c == '1' || c == '_'; }) > 0 &&
               front.atEnd();
    if (front.take("0x"))
        return front.takeAll([](char c) { return digitValue(c) < 16 || c == '_'; }) > 0 &&
               front.atEnd();
    if (front.take("0")) {
        front.takeAll([](char c) { return (c >= '0' && c <= '7') || c == '_'; });
        return front.atEnd();
    }
    if (!front.number())
        return false;
    return front.atEnd() || (front.sexagesimals() && front.atEnd());
}

bool looksLikeFloat(QByteArrayView text)
{
    for (const QByteArrayView word : {".nan", ".NaN", ".NAN"})
        if (text == word)
            return true;
    Front front(text);
    const auto digitsOrUnderscores = [&] {
        front.takeAll([](char c) { return isDecimal(c) || c == '_'; });
    };
    if (front.take("."))
        if (front.number())
            return front.exponent() && front.atEnd();
    front = Front(text);
    front.sign();
    for (const QByteArrayView word : {".inf", ".Inf", ".INF"})
        if (front.take(word))
            return front.atEnd();
    if (!front.number())
        return false;
    if (front.take(".")) {
        digitsOrUnderscores();
        return front.exponent() && front.atEnd();
    }
    if (!front.sexagesimals() || !front.take("."))
        return false;
    digitsOrUnderscores();
    return front.atEnd();
}

std::optional<QByteArray> intJson(QByteArrayView text)
{
    QByteArray digits = withoutUnderscores(text);
    const bool isNegative = takeSign(digits) != takeInnerSign(digits);
    const auto value = absoluteInt(digits);
    if (!value || !isNegative || *value == "0")
        return value;
    return '-' + *value;
}

std::optional<QByteArray> floatJson(QByteArrayView text)
{
    QByteArray digits = withoutUnderscores(text).toLower();
    const bool isNegative = takeSign(digits) != takeInnerSign(digits);
    const auto value =
        digits.contains(':') ? sexagesimal(digits) : decimal(QByteArrayView(digits).trimmed());
    if (!value || !std::isfinite(*value))
        return {};
    return pythonFloat(isNegative ? -*value : *value);
}

} // namespace batchy::yaml
