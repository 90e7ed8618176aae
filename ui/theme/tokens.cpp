// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <QPalette>

#include <algorithm>
#include <cmath>

namespace batchy {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

Tokens makeLight()
{
    Tokens t;
    t.dark = false;
    t.window = rgb(0xf4f5f7);
    t.surface = rgb(0xffffff);
    t.alternate = rgb(0xf8f9fb);
    t.raised = rgb(0xffffff);
    t.hover = rgb(0xedf0f5);
    t.border = rgb(0xe0e3e9);
    t.outline = rgb(0xc6ccd6);
    t.text = rgb(0x191c22);
    t.secondary = rgb(0x59616e);
    t.placeholder = rgb(0x6a7280);
    t.disabled = rgb(0x9aa2ae);
    t.accent = rgb(0x2f62d9);
    t.accentHover = rgb(0x2554c4);
    t.onAccent = rgb(0xffffff);
    t.focus = rgb(0x2f62d9);
    t.selection = rgb(0xdbe6fb);
    t.selectionInactive = rgb(0xe6ecf8);
    t.onSelection = rgb(0x12151a);
    t.tones = {{{rgb(0x4c5462), rgb(0xe9ecf1)},
                {rgb(0x1b4db3), rgb(0xdce8fd)},
                {rgb(0x12613a), rgb(0xd9f2e3)},
                {rgb(0xa51d1d), rgb(0xfce0df)},
                {rgb(0x59616e), rgb(0xeceef2)},
                {rgb(0x7d4600), rgb(0xfdebc8)},
                {rgb(0x8a1f6c), rgb(0xfae2f3)},
                {rgb(0x1b4db3), rgb(0xe3edfd)},
                {rgb(0x734500), rgb(0xfdf0d3)}}};
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.dark = true;
    t.window = rgb(0x1b1e24);
    t.surface = rgb(0x15171c);
    t.alternate = rgb(0x191b21);
    t.raised = rgb(0x252932);
    t.hover = rgb(0x262a33);
    t.border = rgb(0x2d323b);
    t.outline = rgb(0x434a57);
    t.text = rgb(0xe7e9ed);
    t.secondary = rgb(0xa9b1be);
    t.placeholder = rgb(0x8d95a3);
    t.disabled = rgb(0x626a78);
    t.accent = rgb(0x3569dd);
    t.accentHover = rgb(0x3a6ddf);
    t.onAccent = rgb(0xffffff);
    t.focus = rgb(0x74a4ff);
    t.selection = rgb(0x27406f);
    t.selectionInactive = rgb(0x243250);
    t.onSelection = rgb(0xffffff);
    t.tones = {{{rgb(0xbac1cd), rgb(0x2e333d)},
                {rgb(0x9cc3ff), rgb(0x19335f)},
                {rgb(0x84dfa6), rgb(0x123a25)},
                {rgb(0xffaaa4), rgb(0x561c1d)},
                {rgb(0xa4acb9), rgb(0x292d35)},
                {rgb(0xffcc80), rgb(0x463007)},
                {rgb(0xf6acdf), rgb(0x4a1b3e)},
                {rgb(0x9cc3ff), rgb(0x1a2d4e)},
                {rgb(0xffcc80), rgb(0x3d2c0c)}}};
    return t;
}

double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

} // namespace

Tone toneOf(Status status)
{
    switch (status) {
    case Status::New:
        return Tone::New;
    case Status::Open:
        return Tone::Open;
    case Status::Success:
        return Tone::Success;
    case Status::Failed:
        return Tone::Failed;
    }
    Q_UNREACHABLE();
}

const Tokens &lightTokens()
{
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens &darkTokens()
{
    static const Tokens tokens = makeDark();
    return tokens;
}

const Tokens &tokensFor(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? darkTokens()
                                                                               : lightTokens();
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const auto [dim, bright] = std::minmax({luminance(a), luminance(b)}); // a pair of values
    return (bright + 0.05) / (dim + 0.05);
}

} // namespace batchy
