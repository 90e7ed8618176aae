// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace batchy::metrics {

/// Distances of the theme in device-independent pixels; layouts and painting use these alone, so
/// that edges line up across panels. Steps of four.
inline constexpr int tight = 4;   ///< between an icon and its word
inline constexpr int small = 8;   ///< between controls that belong together
inline constexpr int medium = 12; ///< inside of cards, between groups
inline constexpr int large = 16;  ///< margins of a window or dialog
inline constexpr int huge = 24;   ///< around empty states

inline constexpr int controlRadius = 6;
inline constexpr int cardRadius = 8;

inline constexpr int controlHeight = 32;
inline constexpr int rowHeight = 32;     ///< tables with one line a row
inline constexpr int tallRowHeight = 48; ///< tables whose rows have a second line
inline constexpr int cellPadding = 10;   ///< left and right of a cell's and a header's text

inline constexpr int iconSize = 16;
inline constexpr int toolIconSize = 20;
inline constexpr int emptyStateIconSize = 40;
inline constexpr int scrollBarWidth = 10;
inline constexpr int focusWidth = 2;

} // namespace batchy::metrics
