// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/via/servicenames.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace batchy::cli {

void addQueryItem(QUrlQuery *query, const QString &name, const QByteArray &value)
{
    query->addQueryItem(name, QString::fromLatin1(value.toPercentEncoding()));
}

std::optional<NamesPage> parseNamesPage(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    if (!object[u"workflows"].isArray())
        return {};
    NamesPage page;
    for (const QJsonValue &workflow : object[u"workflows"].toArray())
        page.names << workflow[u"workflow"].toString().toUtf8();
    page.cursor = object[u"next_cursor"].toString().toUtf8();
    return page;
}

QUrlQuery namesQuestion(const QByteArray &pattern, const QByteArray &cursor)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("limit"), QStringLiteral("1000"));
    if (!pattern.isEmpty())
        addQueryItem(&query, QStringLiteral("match"), pattern);
    if (!cursor.isEmpty())
        addQueryItem(&query, QStringLiteral("cursor"), cursor);
    return query;
}

} // namespace batchy::cli
