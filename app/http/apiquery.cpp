// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/apiquery.h"

#include "app/http/target.h"

namespace batchy::http {

namespace {

Result<QByteArray> decodeQueryPart(QByteArrayView part)
{
    QByteArray spaced = part.toByteArray();
    spaced.replace('+', ' ');
    return decodeEscapes(spaced);
}

tl::unexpected<Error> unknownParameter(const QByteArray &name, const QByteArrayList &all)
{
    return fail(
        ErrorKind::BadInput,
        QStringLiteral("There is no parameter \"%1\" at this address.").arg(clientText(name)),
        all.isEmpty() ? QStringLiteral("It takes none.")
                      : QStringLiteral("It takes %1.").arg(QString::fromLatin1(all.join(", "))));
}

} // namespace

QString clientText(QByteArrayView utf8)
{
    constexpr qsizetype longest = 100;
    const QString text = QString::fromUtf8(utf8);
    return text.size() > longest ? QString(text.left(longest) + QChar(0x2026)) : text;
}

Result<Timestamp> apiMoment(QByteArrayView name, QByteArrayView text)
{
    if (const auto moment = parseTimestamp(text))
        return *moment;
    return fail(
        ErrorKind::BadInput,
        QStringLiteral("\"%1\" must be a date or a time like 2016-06-28T21:47:09, not \"%2\".")
            .arg(QString::fromLatin1(name), clientText(text)),
        QStringLiteral("It is read as UTC unless it ends in Z or an offset."));
}

Result<ApiQuery> ApiQuery::parse(QByteArrayView query, const QByteArrayList &known,
                                 const QByteArrayList &repeatable)
{
    ApiQuery parsed;
    for (const QByteArray &pair : query.toByteArray().split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto name = decodeQueryPart(equals < 0 ? pair : pair.first(equals));
        if (!name)
            return fail(name.error());
        const auto value = decodeQueryPart(equals < 0 ? QByteArray() : pair.mid(equals + 1));
        if (!value)
            return fail(value.error());
        const bool mayRepeat = repeatable.contains(*name);
        if (!mayRepeat && !known.contains(*name))
            return unknownParameter(*name, known + repeatable);
        if (!mayRepeat && parsed.value(*name))
            return fail(
                ErrorKind::BadInput,
                QStringLiteral("The parameter \"%1\" is given twice.").arg(clientText(*name)));
        parsed.m_pairs.emplace_back(*name, *value);
    }
    return parsed;
}

std::optional<QByteArray> ApiQuery::value(QByteArrayView name) const
{
    for (const auto &[key, value] : m_pairs)
        if (key == name)
            return value;
    return {};
}

std::vector<QByteArray> ApiQuery::values(QByteArrayView name) const
{
    std::vector<QByteArray> all;
    for (const auto &[key, value] : m_pairs)
        if (key == name)
            all.push_back(value);
    return all;
}

Result<int> ApiQuery::number(QByteArrayView name, int fallback, int least, int most) const
{
    const auto text = value(name);
    if (!text)
        return fallback;
    bool isNumber = false;
    const int number = text->toInt(&isNumber);
    if (!isNumber || number < least || number > most)
        return fail(ErrorKind::BadInput,
                    QStringLiteral("\"%1\" must be a whole number from %2 to %3, not \"%4\".")
                        .arg(QString::fromLatin1(name))
                        .arg(least)
                        .arg(most)
                        .arg(clientText(*text)));
    return number;
}

Result<std::optional<Timestamp>> ApiQuery::moment(QByteArrayView name) const
{
    const auto text = value(name);
    if (!text)
        return std::optional<Timestamp>();
    const auto moment = apiMoment(name, *text);
    if (!moment)
        return fail(moment.error());
    return *moment;
}

} // namespace batchy::http
