// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace batchy {

/// One answer of Redis (RESP2), as a tree of values. Error replies at the top level never get here:
/// the link turns them into Error; inside an array (EXEC, scripts) they stay as Type::Error.
struct Reply
{
    enum class Type { Nil, String, Status, Integer, Array, Error };

    Type type = Type::Nil;
    QByteArray text; ///< String, Status, Error
    qint64 integer = 0;
    std::vector<Reply> elements; ///< Array

    bool isNil() const { return type == Type::Nil; }
    bool isArray() const { return type == Type::Array; }
    bool isInteger() const { return type == Type::Integer; }
    bool isText() const { return type == Type::String || type == Type::Status; }
};

} // namespace batchy
