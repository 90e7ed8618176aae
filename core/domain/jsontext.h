// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace batchy::json {

/// JSON as text that is looked at but never printed anew, so that what Batchy doesn't own keeps its
/// bytes (RULES 1). Follows RFC 8259 to the letter: no NaN, no comments; numbers of any length.
/// Never recurses; more than `deepest` nested levels are refused.

inline constexpr int deepest = 500;

/// Where a member of an object stands in its text: the quoted name and the value.
struct Member
{
    qsizetype nameAt, nameSize;
    qsizetype valueAt, valueSize;
    bool isEscaped; ///< the name holds an escape, so it isn't what it looks like
};

/// Shared by all copies of what they belong to.
using Members = QList<Member>;

/// The members of the text's one object, in order and with duplicates; nothing when the text is
/// anything but one valid JSON object with optional white space around it.
std::optional<Members> scanObject(QByteArrayView text);

/// Whether the text is one valid JSON value of any kind.
bool isValid(QByteArrayView text);

enum class Kind { Null, Boolean, Number, String, Array, Object };

/// The kind of a valid value without white space around it.
Kind kindOf(QByteArrayView value);

/// The UTF-8 content of a quoted JSON string; nothing when it holds a lone surrogate escape.
std::optional<QByteArray> decodeString(QByteArrayView quoted);

/// Any bytes as a quoted JSON string in UTF-8; invalid UTF-8 becomes U+FFFD.
QByteArray quote(QByteArrayView text);
void appendQuoted(QByteArray *out, QByteArrayView text);

/// A valid value without white space between its tokens.
QByteArray compact(QByteArrayView value);

} // namespace batchy::json

Q_DECLARE_TYPEINFO(batchy::json::Member, Q_PRIMITIVE_TYPE);
