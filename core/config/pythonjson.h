// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace batchy {

/// JSON texts as Python's json.dumps writes them, so that what a load stores doesn't differ from
/// what existing installations store for the same file. Plain functions.

/// A UTF-8 text in quotes, everything that isn't printable ASCII escaped.
QByteArray pythonQuoted(QByteArrayView utf8);

/// A finite number as Python's repr: the shortest text that reads back the same, always with a
/// point or an exponent (`2.0`, `1e+20`).
QByteArray pythonFloat(double value);

} // namespace batchy
