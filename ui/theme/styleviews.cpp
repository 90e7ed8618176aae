// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QStyleOption>

namespace batchy::paint {

void headerSection(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    const Tokens &t = tokensFor(option.palette);
    const QRect &rect = option.rect;
    painter.fillRect(rect, option.state & QStyle::State_MouseOver ? t.hover : t.surface);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.border);
}

/// The title in small grey letters, stronger where it sorts, and the arrow right behind it.
void headerLabel(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(&option);
    if (!header)
        return;
    const Tokens &t = tokensFor(option.palette);
    const bool sorts = header->sortIndicator != QStyleOptionHeader::None;
    constexpr qreal arrow = 14;
    painter.save();
    QFont font = captionFont(painter.font());
    font.setWeight(sorts ? QFont::DemiBold : QFont::Medium);
    painter.setFont(font);
    painter.setPen(sorts ? t.text : t.secondary);
    QRectF area = QRectF(option.rect);
    if (sorts) // what Qt keeps for an arrow at the far right, where ours isn't
        area.adjust(0, 0, area.height() / 2 + 2 * metrics::cellPadding, 0);
    const bool right = header->textAlignment & Qt::AlignRight;
    const QFontMetricsF metricsOfFont(font);
    const QString title =
        metricsOfFont.elidedText(header->text, Qt::ElideRight, area.width() - (sorts ? arrow : 0));
    const qreal width = metricsOfFont.horizontalAdvance(title);
    const qreal left = right ? area.right() - width - (sorts ? arrow : 0) : area.left();
    painter.drawText(QRectF(left, area.top(), width + 1, area.height()),
                     Qt::AlignVCenter | Qt::AlignLeft, title);
    if (sorts) {
        // SortDown is Qt's word for ascending: the small end is up.
        const bool ascending = header->sortIndicator == QStyleOptionHeader::SortDown;
        paintIcon(painter, QRectF(left + width + 1, area.center().y() - arrow / 2, arrow, arrow),
                  ascending ? Icon::ChevronUp : Icon::ChevronDown, t.text);
    }
    painter.restore();
}

void itemRow(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option);
    if (item && (item->features & QStyleOptionViewItem::Alternate))
        painter.fillRect(option.rect, tokensFor(option.palette).alternate);
}

void item(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option);
    if (!item)
        return;
    const Tokens &t = tokensFor(option.palette);
    if (item->backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, item->backgroundBrush);
    if (option.state & QStyle::State_Selected)
        painter.fillRect(option.rect,
                         option.state & QStyle::State_Active ? t.selection : t.selectionInactive);
    else if ((option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled))
        painter.fillRect(option.rect, t.hover);
}

void scrollBar(const QStyleOption &option, QPainter &painter, const QWidget *, const QRect &slider)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(&option);
    if (!bar)
        return;
    const Tokens &t = tokensFor(option.palette);
    painter.fillRect(option.rect, t.surface);
    if (bar->maximum <= bar->minimum)
        return;
    const bool lit = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const QRectF thumb = QRectF(slider).adjusted(2, 2, -2, -2);
    const qreal radius = qMin(thumb.width(), thumb.height()) / 2;
    roundedRect(painter, thumb, radius, lit ? t.placeholder : t.outline, Qt::transparent);
}

} // namespace batchy::paint
