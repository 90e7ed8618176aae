// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/target.h"

#include <QStringDecoder>

#include <algorithm>

namespace batchy::http {

namespace {

tl::unexpected<Error> bad(const char *what)
{
    return fail(ErrorKind::BadInput, QString::fromUtf8(what));
}

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    const char lower = char(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool isUtf8(QByteArrayView text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(text);
    return !decoder.hasError();
}

bool isPlainAscii(QByteArrayView text)
{
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80)
            return false;
    return true;
}

/// The path and query of an absolute target, as proxies send it.
QByteArrayView withoutAuthority(QByteArrayView target)
{
    if (target.startsWith('/'))
        return target;
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (target.size() < scheme.size() ||
            target.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
            continue;
        // A slash in the query begins no path.
        qsizetype end = scheme.size();
        while (end < target.size() && target[end] != '/' && target[end] != '?')
            ++end;
        const QByteArrayView rest = target.sliced(end);
        return rest.startsWith('/') ? rest : QByteArrayView("/");
    }
    return {};
}

} // namespace

Result<QByteArray> decodeEscapes(QByteArrayView text)
{
    const auto isPlain = [](char c) { return c >= 0x20 && c < 0x7f && c != '%'; };
    if (std::all_of(text.begin(), text.end(), isPlain))
        return text.toByteArray();
    QByteArray decoded;
    decoded.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        char c = text[at];
        if (c == '%') {
            const int high = at + 2 < text.size() ? hexValue(text[at + 1]) : -1;
            const int low = at + 2 < text.size() ? hexValue(text[at + 2]) : -1;
            if (high < 0 || low < 0)
                return bad("The address holds a % that two hexadecimal digits don't follow.");
            c = char(high * 16 + low);
            at += 2;
        }
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            return bad("The address holds a control character.");
        decoded += c;
    }
    if (!isPlainAscii(decoded) && !isUtf8(decoded))
        return bad("The address isn't UTF-8.");
    return decoded;
}

Result<Target> parseTarget(QByteArrayView target)
{
    const QByteArrayView whole = withoutAuthority(target);
    if (whole.isEmpty())
        return bad("The address must be a path that begins with a slash.");
    const qsizetype question = whole.indexOf('?');
    const QByteArrayView path = question < 0 ? whole : whole.first(question);
    Target parsed;
    parsed.segments.reserve(4);
    if (question >= 0)
        parsed.query = whole.sliced(question + 1).toByteArray();
    if (path.size() == 1)
        return parsed;
    qsizetype from = 1;
    while (from <= path.size()) {
        qsizetype slash = path.indexOf('/', from);
        if (slash < 0)
            slash = path.size();
        auto segment = decodeEscapes(path.sliced(from, slash - from));
        if (!segment)
            return fail(segment.error());
        if (segment->contains('/'))
            return bad("The address holds an escaped slash inside a name.");
        parsed.segments.push_back(std::move(*segment));
        from = slash + 1;
    }
    return parsed;
}

Result<std::vector<QByteArray>> queryValues(QByteArrayView query, QByteArrayView name)
{
    std::vector<QByteArray> values;
    qsizetype from = 0;
    while (from <= query.size()) {
        qsizetype end = query.indexOf('&', from);
        if (end < 0)
            end = query.size();
        const QByteArrayView pair = query.sliced(from, end - from);
        const qsizetype equals = pair.indexOf('=');
        const QByteArrayView key = equals < 0 ? pair : pair.first(equals);
        if (key == name) {
            QByteArray raw = equals < 0 ? QByteArray() : pair.sliced(equals + 1).toByteArray();
            auto value = decodeEscapes(raw.replace('+', ' '));
            if (!value)
                return fail(value.error());
            values.push_back(std::move(*value));
        }
        from = end + 1;
    }
    return values;
}

} // namespace batchy::http
