// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/job.h"

#include <QIcon>

class QColor;
class QPainter;
class QRectF;

namespace batchy {

/// The one family of icons: 20 by 20, strokes of 1.5, drawn by ourselves as SVG in
/// resources/icons.
enum class Icon {
    Load,
    Open,
    Close,
    Fail,
    Rerun,
    Refresh,
    Search,
    Filter,
    Settings,
    Connection,
    Disconnected,
    Database,
    Lock,
    History,
    Copy,
    ChevronDown,
    ChevronUp,
    ChevronRight,
    ChevronLeft,
    Info,
    Warning,
    Error,
    Success,
    Clock,
    Torn,
    Broken,
    Dismiss,
    More,
    Workflow,
    Keyboard,
    Panel,
    Stop,
    StatusNew,
    StatusOpen,
    StatusSuccess,
    StatusFailed
};
inline constexpr int iconCount = int(Icon::StatusFailed) + 1;

/// An icon in the text colour of the application's palette at the time it is painted: crisp at
/// every scale, right after a change of theme, greyed when disabled.
QIcon icon(Icon icon);
/// The program's own icon, in its own colours.
QIcon applicationIcon();

/// The shape that stands for a status, next to its word and its colour.
Icon statusIcon(Status status);

/// For delegates and painted widgets: the icon in one colour, filling the square.
void paintIcon(QPainter &painter, const QRectF &square, Icon icon, const QColor &color);

} // namespace batchy
