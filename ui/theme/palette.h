// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

namespace batchy {

struct Tokens;

/// A full palette, with Inactive, Disabled and PlaceholderText, so that any widget of Qt looks
/// right without being told.
QPalette paletteFor(const Tokens &tokens);

} // namespace batchy
