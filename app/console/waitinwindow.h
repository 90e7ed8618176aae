// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ui/theme/theme.h"

#include <QByteArrayList>

#include <optional>

class QApplication;

namespace batchy::console {

/// `batchy-console --wait WF … --window`: the same wait, shown in a window too. The terminal gets
/// what it gets without the window.

struct WindowedWait
{
    QByteArrayList arguments; ///< of `batchy`: "wait", "wf1", …
    ThemeChoice theme = ThemeChoice::System;

    /// Nothing where `arguments`, without the program's name, ask for no such wait. BadInput for a
    /// theme that there isn't.
    static std::optional<Result<WindowedWait>> of(const QByteArrayList &arguments);
};

/// Runs it to its exit code, which is that of `batchy wait`; 130 when the window is closed while it
/// waits.
int waitInWindow(QApplication &app, const WindowedWait &wait);

} // namespace batchy::console
