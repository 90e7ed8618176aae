// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colorscheme.h"
#include "ui/theme/focusvisible.h"

#include <QObject>

#include <optional>

class QApplication;

namespace batchy {

/// Which of the two looks is wanted.
enum class ThemeChoice { System, Light, Dark };

/// "system", "light", "dark": as options and settings spell it.
std::optional<ThemeChoice> parseThemeChoice(QStringView word);

/// Dresses the application: our style, palette and font, following the desktop between light and
/// dark. Made once in main(), before the first window; lives as long as the application. Widgets
/// need nothing from it: they read tokensFor(palette()).
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QApplication &app, ThemeChoice choice = ThemeChoice::System);

    ThemeChoice choice() const { return m_choice; }
    bool isDark() const;
    void setChoice(ThemeChoice choice);

private:
    void apply();

    QApplication &m_app;
    ColorScheme m_desktop;
    FocusVisible m_focus;
    ThemeChoice m_choice;
};

} // namespace batchy
