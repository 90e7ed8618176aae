// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrlQuery>

#include <optional>

namespace batchy::cli {

/// The names of the workflows that a service has, page by page.
struct NamesPage
{
    QList<QByteArray> names;
    QByteArray cursor; ///< of the next page; empty: that was the last
};
/// Nothing where it is none.
std::optional<NamesPage> parseNamesPage(const QByteArray &body);
/// An empty pattern stands for all.
QUrlQuery namesQuestion(const QByteArray &pattern, const QByteArray &cursor);

/// Any bytes as the value of a parameter; a plus would be read as a space.
void addQueryItem(QUrlQuery *query, const QString &name, const QByteArray &value);

} // namespace batchy::cli
