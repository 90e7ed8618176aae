// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/jsontext.h"
#include "core/domain/timestamp.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace batchy {

/// A JSON object put together as text, so that stored JSON can stand in it byte for byte.
class JsonObject
{
public:
    /// `value` is JSON already.
    JsonObject &raw(QByteArrayView name, QByteArrayView value)
    {
        m_text += m_text.isEmpty() ? "{" : ", ";
        m_text += json::quote(name) + ": " + value.toByteArray();
        return *this;
    }
    JsonObject &text(QByteArrayView name, QByteArrayView value)
    {
        return raw(name, json::quote(value));
    }
    JsonObject &words(QByteArrayView name, const QString &value)
    {
        return text(name, value.toUtf8());
    }
    JsonObject &number(QByteArrayView name, qint64 value)
    {
        return raw(name, QByteArray::number(value));
    }
    JsonObject &number(QByteArrayView name, std::optional<qint64> value)
    {
        return value ? number(name, *value) : raw(name, "null");
    }
    JsonObject &truth(QByteArrayView name, bool value)
    {
        return raw(name, value ? "true" : "false");
    }
    /// As times are stored; null where there is none.
    JsonObject &time(QByteArrayView name, std::optional<Timestamp> value)
    {
        return value ? text(name, formatTimestamp(*value)) : raw(name, "null");
    }

    QByteArray done() const { return m_text.isEmpty() ? QByteArray("{}") : m_text + '}'; }

private:
    QByteArray m_text;
};

/// `[a, b]` of JSON texts.
inline QByteArray jsonArray(const std::vector<QByteArray> &elements)
{
    QByteArray text = "[";
    for (const QByteArray &element : elements)
        text += (text.size() > 1 ? ", " : "") + element;
    return text + ']';
}

} // namespace batchy
