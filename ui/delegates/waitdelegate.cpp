// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/waitdelegate.h"

#include "ui/models/roles.h"
#include "ui/models/waitmodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QPainter>

namespace batchy {

namespace {

struct MarkLook
{
    Icon icon;
    Tone tone;
};

MarkLook lookOf(WaitModel::Mark mark)
{
    switch (mark) {
    case WaitModel::Mark::Waiting:
        return {Icon::Clock, Tone::Open};
    case WaitModel::Mark::Done:
        return {Icon::StatusSuccess, Tone::Success};
    case WaitModel::Mark::New:
        return {Icon::StatusNew, Tone::New};
    case WaitModel::Mark::Open:
        return {Icon::StatusOpen, Tone::Open};
    case WaitModel::Mark::Failed:
        return {Icon::StatusFailed, Tone::Failed};
    case WaitModel::Mark::Earlier:
        return {Icon::History, Tone::New};
    case WaitModel::Mark::Odd:
        return {Icon::Warning, Tone::Warning};
    case WaitModel::Mark::Offer:
        return {Icon::Info, Tone::Info};
    }
    Q_UNREACHABLE();
}

constexpr int markColumn = metrics::iconSize + metrics::small;

/// Jobs begin where the name of their workflow does.
int indentOf(const QModelIndex &index)
{
    return index.data(role::Below).toBool() ? markColumn : 0;
}

bool isName(const QModelIndex &index)
{
    return index.column() == int(WaitModel::Column::What);
}

} // namespace

void WaitDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    if (isName(index) && !index.data(role::Below).toBool())
        option->font = strongFont(option->font);
}

void WaitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    CellDelegate::paint(painter, option, index);
    if (index.row() == 0 || index.data(role::Below).toBool())
        return;
    const int left = isName(index) ? metrics::cellPadding : 0;
    const int right = isName(index) ? 0 : metrics::cellPadding;
    painter->fillRect(option.rect.left() + left, option.rect.top(),
                      option.rect.width() - left - right, 1, tokensFor(option.palette).border);
}

void WaitDelegate::paintContent(QPainter &painter, const QStyleOptionViewItem &option,
                                const QRectF &area, const QModelIndex &index) const
{
    if (!isName(index)) {
        CellDelegate::paintContent(painter, option, area, index);
        return;
    }
    const MarkLook look = lookOf(WaitModel::Mark(index.data(role::Mark).toInt()));
    const Tone tone = index.data(role::Stale).toBool() ? Tone::Stale : look.tone;
    const bool isBelow = index.data(role::Below).toBool();
    const qreal size = isBelow ? metrics::iconSize - 3 : metrics::iconSize;
    QRectF square(0, 0, size, size);
    square.moveCenter(area.center());
    square.moveLeft(area.left() + indentOf(index));
    paintIcon(painter, square, look.icon, tokensFor(option.palette).tone(tone).text);
    const QRectF words = area.adjusted(indentOf(index) + markColumn, 0, 0, 0);
    // In the middle: a long name must not hide what is the matter with it.
    QStyleOptionViewItem cell = option;
    cell.text = QFontMetricsF(option.font).elidedText(option.text, Qt::ElideMiddle, words.width());
    CellDelegate::paintContent(painter, cell, words, index);
}

int WaitDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = CellDelegate::contentWidth(option, index);
    return isName(index) ? width + indentOf(index) + markColumn : width;
}

} // namespace batchy
