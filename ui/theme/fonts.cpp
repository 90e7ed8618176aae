// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"

#include <QStringList>

namespace batchy {

namespace {

constexpr double basePoints = 10;

QFont scaled(QFont font, double factor, QFont::Weight weight)
{
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

} // namespace

QFont baseFont()
{
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans"),
                      QStringLiteral("Cantarell"), QStringLiteral("DejaVu Sans"),
                      QStringLiteral("Sans Serif")});
    font.setPointSizeF(basePoints);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

QFont fixedFont(const QFont &base)
{
    QFont font = base;
    font.setFamilies({QStringLiteral("JetBrains Mono"), QStringLiteral("Noto Sans Mono"),
                      QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Monospace")});
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(base.pointSizeF() * 0.95);
    return font;
}

QFont titleFont(const QFont &base)
{
    return scaled(base, 1.5, QFont::DemiBold);
}

QFont strongFont(const QFont &base)
{
    return scaled(base, 1, QFont::DemiBold);
}

QFont captionFont(const QFont &base)
{
    return scaled(base, 0.88, QFont::Normal);
}

} // namespace batchy
