// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/appid.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/palette.h"
#include "ui/theme/style.h"
#include "ui/theme/tokens.h"

#include <QApplication>

namespace batchy {

std::optional<ThemeChoice> parseThemeChoice(QStringView word)
{
    if (word == QLatin1String("system"))
        return ThemeChoice::System;
    if (word == QLatin1String("light"))
        return ThemeChoice::Light;
    if (word == QLatin1String("dark"))
        return ThemeChoice::Dark;
    return {};
}

Theme::Theme(QApplication &app, ThemeChoice choice) : m_app(app), m_choice(choice)
{
    m_app.setDesktopFileName(applicationId);
    m_app.setWindowIcon(applicationIcon());
    m_app.setFont(baseFont());
    m_app.setStyle(new Style); // the application owns it
    m_app.installEventFilter(&m_focus);
    connect(&m_desktop, &ColorScheme::changed, this, &Theme::apply);
    apply();
}

bool Theme::isDark() const
{
    switch (m_choice) {
    case ThemeChoice::System:
        return m_desktop.isDark();
    case ThemeChoice::Light:
        return false;
    case ThemeChoice::Dark:
        return true;
    }
    Q_UNREACHABLE();
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void Theme::apply()
{
    m_app.setPalette(paletteFor(isDark() ? darkTokens() : lightTokens()));
}

} // namespace batchy
