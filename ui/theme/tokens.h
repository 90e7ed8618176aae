// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/job.h"

#include <QColor>

#include <array>

class QPalette;

namespace batchy {

/// What a coloured thing means. The first four are job and workflow statuses.
enum class Tone { New, Open, Success, Failed, Stale, Torn, Broken, Info, Warning };
inline constexpr int toneCount = 9;

Tone toneOf(Status status);

/// The one place for colours, by meaning. Each text colour reads on each ground it is used on with
/// a contrast of at least 4.5:1 (a test computes it). Painting code asks tokensFor() with the
/// palette it paints for, so nothing has to be told when the desktop turns dark.
struct Tokens
{
    /// Text (and mark) on a fill.
    struct Pair
    {
        QColor text, fill;
    };

    bool dark = false;

    QColor window;    ///< ground of windows and tool bars
    QColor surface;   ///< tables, fields, cards
    QColor alternate; ///< every other row
    QColor raised;    ///< menus, tool tips, buttons
    QColor hover;     ///< under the pointer
    QColor border;    ///< hair lines
    QColor outline;   ///< around what can be operated

    QColor text;
    QColor secondary; ///< labels, second lines, ages
    QColor placeholder;
    QColor disabled;

    QColor accent; ///< filled: primary buttons
    QColor accentHover;
    QColor onAccent;
    QColor focus; ///< focus rings, links, active field

    QColor selection; ///< selected rows and selected text
    QColor selectionInactive;
    QColor onSelection;

    std::array<Pair, toneCount> tones;

    const Pair &tone(Tone tone) const { return tones[size_t(tone)]; }
    const Pair &tone(Status status) const { return tone(toneOf(status)); }
};

const Tokens &lightTokens();
const Tokens &darkTokens();

/// The tokens that belong to a palette: dark where its window is dark.
const Tokens &tokensFor(const QPalette &palette);

/// Contrast of two opaque colours after WCAG 2: 1 to 21.
double contrastRatio(const QColor &a, const QColor &b);

} // namespace batchy
