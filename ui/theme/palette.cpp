// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/palette.h"

#include "ui/theme/tokens.h"

namespace batchy {

namespace {

void setGrounds(QPalette &palette, const Tokens &t)
{
    palette.setColor(QPalette::Window, t.window);
    palette.setColor(QPalette::Base, t.surface);
    palette.setColor(QPalette::AlternateBase, t.alternate);
    palette.setColor(QPalette::Button, t.raised);
    palette.setColor(QPalette::ToolTipBase, t.raised);
    palette.setColor(QPalette::Light, t.dark ? t.outline : t.surface);
    palette.setColor(QPalette::Midlight, t.hover);
    palette.setColor(QPalette::Mid, t.border);
    palette.setColor(QPalette::Dark, t.outline);
    palette.setColor(QPalette::Shadow, t.dark ? QColor(Qt::black) : t.outline);
}

void setTexts(QPalette &palette, const Tokens &t)
{
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::BrightText, QPalette::ToolTipText}) {
        palette.setColor(role, t.text);
        palette.setColor(QPalette::Disabled, role, t.disabled);
    }
    palette.setColor(QPalette::PlaceholderText, t.placeholder);
    palette.setColor(QPalette::Disabled, QPalette::PlaceholderText, t.disabled);
    palette.setColor(QPalette::Link, t.focus);
    palette.setColor(QPalette::LinkVisited, t.focus);
    palette.setColor(QPalette::Disabled, QPalette::Link, t.disabled);
}

void setSelection(QPalette &palette, const Tokens &t)
{
    palette.setColor(QPalette::Highlight, t.selection);
    palette.setColor(QPalette::HighlightedText, t.onSelection);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, t.selectionInactive);
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, t.text);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, t.selectionInactive);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, t.disabled);
}

} // namespace

QPalette paletteFor(const Tokens &tokens)
{
    QPalette palette;
    setGrounds(palette, tokens);
    setTexts(palette, tokens);
    setSelection(palette, tokens);
    palette.setColor(QPalette::Disabled, QPalette::Base, tokens.window);
    palette.setColor(QPalette::Disabled, QPalette::Button, tokens.window);
    return palette;
}

} // namespace batchy
