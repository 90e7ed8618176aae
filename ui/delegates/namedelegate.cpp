// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/namedelegate.h"

#include "ui/models/roles.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QPainter>

namespace batchy {

namespace {

constexpr int markWidth = metrics::iconSize + metrics::tight;

int markCount(const QModelIndex &index)
{
    return int(index.data(role::Torn).toBool()) + int(index.data(role::Broken).toBool());
}

} // namespace

void NameDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    option->font = strongFont(option->font);
}

void NameDelegate::paintContent(QPainter &painter, const QStyleOptionViewItem &option,
                                const QRectF &area, const QModelIndex &index) const
{
    const Tokens &t = tokensFor(option.palette);
    QRectF square(0, 0, metrics::iconSize, metrics::iconSize);
    square.moveCenter(area.center());
    square.moveRight(area.right());
    if (index.data(role::Broken).toBool()) {
        paintIcon(painter, square, Icon::Broken, t.tone(Tone::Broken).text);
        square.translate(-markWidth, 0);
    }
    if (index.data(role::Torn).toBool())
        paintIcon(painter, square, Icon::Torn, t.tone(Tone::Torn).text);
    CellDelegate::paintContent(painter, option,
                               area.adjusted(0, 0, -markCount(index) * markWidth, 0), index);
}

int NameDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return CellDelegate::contentWidth(option, index) + markCount(index) * markWidth;
}

} // namespace batchy
