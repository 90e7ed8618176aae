// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/pill.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/stylepaint.h"

#include <QFontMetricsF>
#include <QPainter>

namespace batchy {

namespace {

constexpr qreal pillPadding = 8;
constexpr qreal pillIcon = 11;
constexpr qreal pillGap = 5;

QFont pillFont(const QFont &base)
{
    QFont font = captionFont(base);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

Pill statusPill(Status status, const QString &word)
{
    return {statusIcon(status), word, toneOf(status), false};
}

QSize pillSize(const Pill &pill, const QFont &base)
{
    const QFontMetricsF font(pillFont(base));
    const qreal width = 2 * pillPadding + pillIcon + pillGap + font.horizontalAdvance(pill.text);
    return QSizeF(std::ceil(width), std::ceil(font.height()) + 5).toSize();
}

void paintPill(QPainter &painter, const QRectF &area, const Pill &pill, const QFont &base,
               const Tokens &tokens)
{
    const QSizeF size = QSizeF(pillSize(pill, base)).boundedTo(area.size());
    const QRectF rect(QPointF(area.left(), area.center().y() - size.height() / 2), size);
    const Tokens::Pair &colors = tokens.tone(pill.tone);
    QColor outline = Qt::transparent;
    if (pill.outlined) {
        outline = colors.text;
        outline.setAlphaF(0.35F);
    }
    paint::roundedRect(painter, rect, size.height() / 2, colors.fill, outline);
    paintIcon(
        painter,
        QRectF(rect.left() + pillPadding, rect.center().y() - pillIcon / 2, pillIcon, pillIcon),
        pill.icon, colors.text);
    painter.save();
    const QFont font = pillFont(base);
    const QRectF text = rect.adjusted(pillPadding + pillIcon + pillGap, 0, -pillPadding / 2, 0);
    painter.setFont(font);
    painter.setPen(colors.text);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(font).elidedText(pill.text, Qt::ElideRight, text.width()));
    painter.restore();
}

} // namespace batchy
