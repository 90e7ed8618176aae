// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/celldelegate.h"

#include "ui/models/roles.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/tableview.h"

#include <QHeaderView>
#include <QPainter>

#include <cmath>

namespace batchy {

namespace {

/// Times and counts: nothing but digits and what stands between them.
bool isTabular(const QString &text)
{
    constexpr QStringView marks = u" :-./,";
    return std::all_of(text.begin(), text.end(),
                       [&](QChar c) { return c.isDigit() || marks.contains(c); });
}

qreal digitWidth(const QFontMetricsF &font)
{
    qreal widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, font.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

qreal tabularWidth(const QString &text, const QFontMetricsF &font)
{
    const qreal digit = digitWidth(font);
    qreal width = 0;
    for (const QChar c : text)
        width += c.isDigit() ? digit : font.horizontalAdvance(c);
    return width;
}

/// Each digit as wide as the widest, so that times below each other line up in any font.
void drawTabular(QPainter &painter, const QRectF &area, Qt::Alignment alignment,
                 const QString &text)
{
    const QFontMetricsF font(painter.font());
    const qreal digit = digitWidth(font);
    const qreal baseline = area.center().y() + (font.ascent() - font.descent()) / 2;
    qreal x = alignment & Qt::AlignRight ? area.right() - tabularWidth(text, font) : area.left();
    for (const QChar c : text) {
        const qreal own = font.horizontalAdvance(c);
        const qreal width = c.isDigit() ? digit : own;
        painter.drawText(QPointF(x + (width - own) / 2, baseline), c);
        x += width;
    }
}

void drawLine(QPainter &painter, const QRectF &area, Qt::Alignment alignment, const QString &text)
{
    const QFontMetricsF font(painter.font());
    if (isTabular(text) && tabularWidth(text, font) <= area.width()) {
        drawTabular(painter, area, alignment, text);
        return;
    }
    painter.drawText(area, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                     font.elidedText(text, Qt::ElideRight, area.width()));
}

/// The row's second line belongs to no column: each cell paints the part of it that it covers.
void drawSecondLine(QPainter &painter, const QStyleOptionViewItem &cell, const QString &text,
                    bool dim)
{
    QRectF row = cell.rect;
    if (const auto *view = qobject_cast<const TableView *>(cell.widget)) {
        const QHeaderView *header = view->horizontalHeader();
        row.setLeft(-header->offset());
        row.setWidth(std::min(header->length(), view->viewport()->width()));
    }
    row.adjust(metrics::cellPadding, row.height() / 2 + 1, -metrics::cellPadding, -4);
    const Tokens &t = tokensFor(cell.palette);
    painter.setFont(captionFont(cell.widget ? cell.widget->font() : cell.font));
    painter.setPen(dim ? t.placeholder : t.secondary);
    drawLine(painter, row, Qt::AlignLeft, text);
}

} // namespace

void CellDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    // The row is one thing: all of it is under the pointer, none of its cells has the focus.
    const auto *view = qobject_cast<const TableView *>(option->widget);
    option->state.setFlag(QStyle::State_MouseOver, view && view->hoveredRow() == index.row());
    option->state.setFlag(QStyle::State_HasFocus, false);
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QStyle *style = cell.widget ? cell.widget->style() : nullptr;
    if (style)
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
    painter->save();
    painter->setClipRect(cell.rect);
    QRectF content = QRectF(cell.rect).adjusted(metrics::cellPadding, 0, -metrics::cellPadding, 0);
    const bool isTall = cell.rect.height() >= metrics::tallRowHeight - 2;
    const QString second = isTall ? index.data(role::SecondLine).toString() : QString();
    if (!second.isEmpty()) {
        drawSecondLine(*painter, cell, second, index.data(role::Stale).toBool());
        content.setHeight(content.height() / 2 + 1);
        content.translate(0, 2);
    }
    paintContent(*painter, cell, content, index);
    painter->restore();
}

void CellDelegate::paintContent(QPainter &painter, const QStyleOptionViewItem &option,
                                const QRectF &area, const QModelIndex &index) const
{
    painter.setFont(option.font);
    painter.setPen(ink(option, index));
    drawLine(painter, area, option.displayAlignment & Qt::AlignHorizontal_Mask, option.text);
}

QColor CellDelegate::ink(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Tokens &t = tokensFor(option.palette);
    if (!(option.state & QStyle::State_Enabled))
        return t.disabled;
    if (index.data(role::Broken).toBool() && !index.data(role::Stale).toBool() &&
        index.column() == 0)
        return t.tone(Tone::Broken).text;
    if (index.data(role::Secondary).toBool() || index.data(role::Stale).toBool())
        return t.secondary;
    return option.state & QStyle::State_Selected ? t.onSelection : t.text;
}

int CellDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const QFontMetricsF font(option.font);
    return int(std::ceil(isTabular(option.text) ? tabularWidth(option.text, font)
                                                : font.horizontalAdvance(option.text))) +
           1;
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    return {contentWidth(cell, index) + 2 * metrics::cellPadding, metrics::rowHeight};
}

} // namespace batchy
