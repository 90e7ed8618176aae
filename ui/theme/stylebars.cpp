// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QStyleOption>

namespace batchy::paint {

namespace {

QColor menuInk(const QStyleOption &option)
{
    const Tokens &t = tokensFor(option.palette);
    return option.state & QStyle::State_Enabled ? t.text : t.disabled;
}

void menuSeparator(const QStyleOptionMenuItem &item, QPainter &painter)
{
    const QRect &rect = item.rect;
    painter.fillRect(QRectF(rect.left() + metrics::small, rect.center().y(),
                            rect.width() - 2 * metrics::small, 1),
                     tokensFor(item.palette).border);
}

/// The tick, or the icon, in the column left of the text.
void menuMark(const QStyleOptionMenuItem &item, QPainter &painter)
{
    const QRectF square(item.rect.left() + metrics::small,
                        item.rect.center().y() - metrics::iconSize / 2.0 + 0.5, metrics::iconSize,
                        metrics::iconSize);
    if (item.checkType != QStyleOptionMenuItem::NotCheckable) {
        if (item.checked)
            paintIcon(painter, square, Icon::StatusSuccess, menuInk(item));
        return;
    }
    const bool enabled = item.state & QStyle::State_Enabled;
    item.icon.paint(&painter, square.toRect(), Qt::AlignCenter,
                    enabled ? QIcon::Normal : QIcon::Disabled);
}

void menuText(const QStyleOptionMenuItem &item, QPainter &painter)
{
    const int left = 2 * metrics::small + metrics::iconSize;
    const QRect rect = item.rect.adjusted(left, 0, -metrics::large, 0);
    const qsizetype tab = item.text.indexOf(QLatin1Char('\t'));
    painter.setFont(item.font);
    painter.setPen(menuInk(item));
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic,
                     tab < 0 ? item.text : item.text.left(tab));
    if (tab < 0)
        return;
    const Tokens &t = tokensFor(item.palette);
    painter.setPen(item.state & QStyle::State_Enabled ? t.secondary : t.disabled);
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignRight, item.text.mid(tab + 1));
}

} // namespace

void toolBar(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    const Tokens &t = tokensFor(option.palette);
    const QRect &rect = option.rect;
    painter.fillRect(rect, t.window);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.border);
}

void statusBar(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    const Tokens &t = tokensFor(option.palette);
    const QRect &rect = option.rect;
    painter.fillRect(rect, t.window);
    painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), t.border);
}

void menuBarItem(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(&option);
    if (!item)
        return;
    const Tokens &t = tokensFor(option.palette);
    painter.fillRect(option.rect, t.window);
    if (option.state & (QStyle::State_Selected | QStyle::State_Sunken))
        roundedRect(painter, QRectF(option.rect).adjusted(0, 1, 0, -1), 4, t.hover,
                    Qt::transparent);
    painter.setPen(menuInk(option));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                     item->text);
}

void menuItem(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(&option);
    if (!item)
        return;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        menuSeparator(*item, painter);
        return;
    }
    const Tokens &t = tokensFor(option.palette);
    painter.save();
    painter.fillRect(option.rect, t.raised); // the list of a combo box brings a ground of its own
    if ((option.state & QStyle::State_Selected) && (option.state & QStyle::State_Enabled))
        roundedRect(painter, option.rect, 4, t.selection, Qt::transparent);
    menuMark(*item, painter);
    menuText(*item, painter);
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
        paintIcon(painter,
                  QRectF(option.rect.right() - metrics::iconSize,
                         option.rect.center().y() - metrics::iconSize / 2.0, metrics::iconSize,
                         metrics::iconSize),
                  Icon::ChevronRight, t.secondary);
    painter.restore();
}

void tab(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    const Tokens &t = tokensFor(option.palette);
    const QRectF rect = option.rect;
    if (option.state & QStyle::State_Selected)
        roundedRect(painter, QRectF(rect.left() + 8, rect.bottom() - 2, rect.width() - 16, 3), 1.5,
                    t.focus, Qt::transparent);
    else if (option.state & QStyle::State_MouseOver)
        roundedRect(painter, rect.adjusted(2, 2, -2, -3), metrics::controlRadius, t.hover,
                    Qt::transparent);
}

} // namespace batchy::paint
