// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/yamltext.h"

namespace batchy::yaml {

/// The four ways to write a scalar, read as PyYAML reads them: folding, chomping, escapes. What a
/// scalar means (a number, a date …) is not decided here, see yamlvalues.h. Problems are left in
/// the cursor.

struct PlainScalar
{
    QByteArray text;
    /// Whether it ended at the start of a line, where a key may follow.
    bool endedLine = false;
};

/// An unquoted scalar; `indent` is the column of the block it stands in, -1 at the top.
PlainScalar scanPlain(Cursor &in, int indent, bool inFlow);

/// A scalar in single or double quotes.
QByteArray scanQuoted(Cursor &in);

/// A literal (`|`) or folded (`>`) scalar.
QByteArray scanBlock(Cursor &in, int indent);

} // namespace batchy::yaml
