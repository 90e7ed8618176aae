// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QFont>
#include <QSize>
#include <QString>

namespace batchy {

/// A state as shape, word and colour in a capsule, in cells and as a widget alike.
struct Pill
{
    Icon icon = Icon::StatusNew;
    QString text;
    Tone tone = Tone::New;
    bool outlined = false; ///< on a ground that may be its own colour
};

Pill statusPill(Status status, const QString &word);

/// `base` is the font around it; the pill's own is derived.
QSize pillSize(const Pill &pill, const QFont &base);
/// At the left of `area`, centred upright, cut to its width.
void paintPill(QPainter &painter, const QRectF &area, const Pill &pill, const QFont &base,
               const Tokens &tokens);

} // namespace batchy
