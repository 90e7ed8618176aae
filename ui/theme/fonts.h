// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace batchy {

/// Type of the theme, derived from one base size so that everything grows with it.

/// The base font: Inter where it is installed, else the nearest plain sans serif.
QFont baseFont();
/// For stored JSON and keys: all characters of one width.
QFont fixedFont(const QFont &base);
QFont titleFont(const QFont &base);   ///< the name of what a panel shows
QFont strongFont(const QFont &base);  ///< names in lists, headings of groups
QFont captionFont(const QFont &base); ///< second lines, labels above values, pills

} // namespace batchy
