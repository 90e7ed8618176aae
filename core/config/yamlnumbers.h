// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace batchy::yaml {

/// The numbers of YAML 1.1 as PyYAML knows them (RULES 3): which plain texts are numbers, and their
/// values as JSON texts. Plain functions; integers have any length.

/// `12`, `-1_000`, `0x1F`, `0b101`, `017` (octal), `1:30` (base 60).
bool looksLikeInt(QByteArrayView text);

/// `1.5`, `.5`, `1.0e+3`, `1:30.5` (base 60), `.inf`, `.nan`; not `1e3`.
bool looksLikeFloat(QByteArrayView text);

/// Integers in other bases than ten may have this many characters.
inline constexpr qsizetype longestConvertedInt = 4096;

/// The decimal digits of an integer; nothing when the text isn't one, or is too long to convert.
std::optional<QByteArray> intJson(QByteArrayView text);

/// A number as Python's repr; nothing when the text isn't one, or isn't finite.
std::optional<QByteArray> floatJson(QByteArrayView text);

} // namespace batchy::yaml
