// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QStringList>

class QWidget;

namespace batchy {
class MainWindow;
}

namespace batchy::console {

/// The words of --panel: what a picture can show.
QStringList panelNames();

/// Draws a panel of the window as it stands into a file. NotFound when the panel isn't there or the
/// workflows' names aren't within sight; BadInput when the file can't be written.
Result<void> draw(MainWindow &window, const QString &panel, const QString &file);

/// Opens the sheet that a panel's name stands for; nothing for panels that are there anyway.
void prepare(MainWindow &window, const QString &panel);

} // namespace batchy::console
