// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/progressdelegate.h"

#include "ui/models/roles.h"
#include "ui/theme/metrics.h"
#include "ui/theme/stylepaint.h"

#include <QPainter>

namespace batchy {

namespace {

constexpr qreal barHeight = 4;
constexpr qreal barWidth = 36;

} // namespace

void ProgressDelegate::paintContent(QPainter &painter, const QStyleOptionViewItem &option,
                                    const QRectF &area, const QModelIndex &index) const
{
    const Tokens &t = tokensFor(option.palette);
    const int total = index.data(role::Total).toInt();
    const qreal share = total > 0 ? qreal(index.data(role::Done).toInt()) / total : 0;
    const QRectF groove(area.left(), area.center().y() - barHeight / 2, barWidth, barHeight);
    const bool isSelected = option.state & QStyle::State_Selected;
    paint::roundedRect(painter, groove, barHeight / 2, isSelected ? t.outline : t.border,
                       Qt::transparent);
    if (share > 0) {
        QRectF filled = groove;
        filled.setWidth(std::max(barHeight, groove.width() * share));
        const Status status = Status(index.data(role::Status).toInt());
        const Tone tone = index.data(role::Stale).toBool() ? Tone::Stale : toneOf(status);
        paint::roundedRect(painter, filled, barHeight / 2, t.tone(tone).text, Qt::transparent);
    }
    CellDelegate::paintContent(painter, option, area.adjusted(barWidth + metrics::small, 0, 0, 0),
                               index);
}

int ProgressDelegate::contentWidth(const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    return CellDelegate::contentWidth(option, index) + int(barWidth) + metrics::small;
}

} // namespace batchy
