// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

namespace batchy {

/// The console's one identity on the desktop: desktop file, metainfo, icon, D-Bus name and
/// QGuiApplication::setDesktopFileName all carry it.
inline constexpr QLatin1String applicationId{"io.github.batchy_console.BatchyConsole"};

} // namespace batchy
