// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/pythonjson.h"

#include <QString>
#include <QStringDecoder>

#include <charconv>
#include <cmath>

namespace batchy {

namespace {

void appendEscaped(QByteArray &out, char16_t c)
{
    constexpr char digits[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += digits[(c >> shift) & 0xf];
}

/// The letter of a short escape, or NUL.
char shortEscape(char16_t c)
{
    switch (c) {
    case u'"':
    case u'\\':
        return char(c);
    case u'\n':
        return 'n';
    case u'\r':
        return 'r';
    case u'\t':
        return 't';
    case u'\f':
        return 'f';
    case u'\b':
        return 'b';
    default:
        return '\0';
    }
}

} // namespace

QByteArray pythonQuoted(QByteArrayView utf8)
{
    QByteArray out = "\"";
    out.reserve(utf8.size() + 2);
    // A byte order mark in front is a character of the text here, which QString::fromUtf8 would
    // drop.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decoder(utf8);
    for (const QChar unit : text) {
        const char16_t c = unit.unicode();
        if (const char letter = shortEscape(c)) {
            out += '\\';
            out += letter;
        } else if (c >= 0x20 && c <= 0x7e) {
            out += char(c);
        } else {
            appendEscaped(out, c);
        }
    }
    return out + '"';
}

QByteArray pythonFloat(double value)
{
    Q_ASSERT(std::isfinite(value));
    char buffer[32];
    const auto end =
        std::to_chars(std::begin(buffer), std::end(buffer), value, std::chars_format::scientific)
            .ptr;
    const QByteArray text(buffer, end - buffer);
    const qsizetype e = text.indexOf('e');
    const int exponent = text.sliced(e + 1).toInt();
    QByteArray sign = text.startsWith('-') ? "-" : "";
    QByteArray digits = text.sliced(sign.size(), e - sign.size());
    digits.replace(".", "");
    if (exponent < -4 || exponent >= 16) {
        if (digits.size() > 1)
            digits.insert(1, '.');
        return sign + digits + text.sliced(e);
    }
    if (exponent < 0)
        return sign + "0." + QByteArray(-exponent - 1, '0') + digits;
    if (digits.size() <= exponent)
        digits += QByteArray(exponent + 1 - digits.size(), '0');
    const QByteArray fraction = digits.sliced(exponent + 1);
    return sign + digits.first(exponent + 1) + '.' +
           (fraction.isEmpty() ? QByteArray("0") : fraction);
}

} // namespace batchy
