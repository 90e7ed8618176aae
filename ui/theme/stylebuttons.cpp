// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/style.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/tokens.h"

#include <QAbstractSpinBox>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace batchy::paint {

namespace {

bool isEnabled(const QStyleOption &option)
{
    return option.state & QStyle::State_Enabled;
}

bool isPressed(const QStyleOption &option)
{
    return option.state & (QStyle::State_Sunken | QStyle::State_On);
}

bool isUnderMouse(const QStyleOption &option)
{
    return isEnabled(option) && (option.state & QStyle::State_MouseOver);
}

void primaryGround(const QStyleOption &option, QPainter &painter)
{
    const Tokens &t = tokensFor(option.palette);
    const bool lit = isUnderMouse(option) || isPressed(option);
    roundedRect(painter, option.rect, metrics::controlRadius, lit ? t.accentHover : t.accent,
                Qt::transparent);
    if (hasKeyboardFocus(option))
        focusRing(painter, QRectF(option.rect).adjusted(2, 2, -2, -2), metrics::controlRadius - 2,
                  t.onAccent);
}

void secondaryGround(const QStyleOption &option, QPainter &painter)
{
    const Tokens &t = tokensFor(option.palette);
    const QColor fill = !isEnabled(option)                          ? t.window
                        : isPressed(option) || isUnderMouse(option) ? t.hover
                                                                    : t.raised;
    roundedRect(painter, option.rect, metrics::controlRadius, fill,
                isEnabled(option) ? t.outline : t.border);
    if (hasKeyboardFocus(option))
        focusRing(painter, option.rect, metrics::controlRadius, t.focus);
}

/// An icon of any origin in one colour.
QPixmap tinted(const QIcon &icon, int size, qreal scale, const QColor &color)
{
    QPixmap pixmap = icon.pixmap(QSize(size, size), scale);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRect(0, 0, size, size), color);
    return pixmap;
}

/// Both together in the middle.
void iconAndWord(QPainter &painter, const QRectF &rect, const QIcon &icon, int iconSize,
                 const QString &word, const QColor &ink)
{
    const qreal wordWidth = QFontMetricsF(painter.font()).size(Qt::TextShowMnemonic, word).width();
    const qreal iconWidth = icon.isNull() ? 0 : iconSize;
    const qreal gap = iconWidth > 0 && !word.isEmpty() ? metrics::tight + 2 : 0;
    const qreal left = std::max(rect.left(), rect.center().x() - (iconWidth + gap + wordWidth) / 2);
    if (iconWidth > 0)
        painter.drawPixmap(QPointF(left, rect.center().y() - iconWidth / 2),
                           tinted(icon, iconSize, painter.device()->devicePixelRatioF(), ink));
    painter.setPen(ink);
    painter.drawText(QRectF(left + iconWidth + gap, rect.top(), wordWidth + 1, rect.height()),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine | Qt::TextShowMnemonic,
                     word);
}

/// The outline of a box that can be ticked; filled with the accent when it is.
void indicatorGround(const QStyleOption &option, QPainter &painter, qreal radius)
{
    const Tokens &t = tokensFor(option.palette);
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor fill = !isEnabled(option) ? t.border : on ? t.accent : t.surface;
    roundedRect(painter, option.rect, radius, fill, on ? fill : t.secondary);
}

} // namespace

void pushButton(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    if (isPrimary(widget) && isEnabled(option))
        primaryGround(option, painter);
    else
        secondaryGround(option, painter);
}

void buttonLabel(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    if (!button)
        return;
    const Tokens &t = tokensFor(option.palette);
    const QColor ink = !isEnabled(option) ? t.disabled : isPrimary(widget) ? t.onAccent : t.text;
    iconAndWord(painter, option.rect, button->icon, metrics::iconSize, button->text, ink);
}

void toolButtonLabel(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(&option);
    if (!button)
        return;
    const Tokens &t = tokensFor(option.palette);
    const bool wantsWord =
        button->toolButtonStyle != Qt::ToolButtonIconOnly || button->icon.isNull();
    const bool wantsIcon = button->toolButtonStyle != Qt::ToolButtonTextOnly;
    painter.setFont(button->font);
    iconAndWord(painter, option.rect, wantsIcon ? button->icon : QIcon(), button->iconSize.width(),
                wantsWord ? button->text : QString(), isEnabled(option) ? t.text : t.disabled);
}

void toolButton(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    const Tokens &t = tokensFor(option.palette);
    if (option.state & QStyle::State_On)
        roundedRect(painter, option.rect, metrics::controlRadius, t.selection, Qt::transparent);
    else if (isUnderMouse(option) || (isEnabled(option) && isPressed(option)))
        roundedRect(painter, option.rect, metrics::controlRadius, t.hover,
                    isPressed(option) ? t.outline : QColor(Qt::transparent));
    if (hasKeyboardFocus(option))
        focusRing(painter, option.rect, metrics::controlRadius - 1, t.focus);
}

void checkBox(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    indicatorGround(option, painter, 4);
    const Tokens &t = tokensFor(option.palette);
    const QRectF inner = QRectF(option.rect).adjusted(2, 2, -2, -2);
    if (option.state & QStyle::State_On)
        paintIcon(painter, inner, Icon::StatusSuccess, t.onAccent);
    else if (option.state & QStyle::State_NoChange)
        painter.fillRect(QRectF(inner.left() + 2, inner.center().y() - 1, inner.width() - 4, 2),
                         t.onAccent);
}

void radioButton(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    const QRectF circle = option.rect;
    indicatorGround(option, painter, circle.width() / 2);
    if (option.state & QStyle::State_On) {
        const qreal inset = circle.width() * 0.3;
        roundedRect(painter, circle.adjusted(inset, inset, -inset, -inset), circle.width() / 2,
                    tokensFor(option.palette).onAccent, Qt::transparent);
    }
}

void lineEdit(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const auto *edit = qobject_cast<const QLineEdit *>(widget);
    const Tokens &t = tokensFor(option.palette);
    if (edit && !edit->hasFrame()) {
        painter.fillRect(option.rect, option.palette.base());
        return;
    }
    const bool focused = isEnabled(option) && (option.state & QStyle::State_HasFocus);
    roundedRect(painter, option.rect, metrics::controlRadius,
                isEnabled(option) ? t.surface : t.window, focused ? t.focus : t.outline);
    if (focused)
        focusRing(painter, option.rect, metrics::controlRadius, t.focus);
}

void comboBox(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    secondaryGround(option, painter);
    const Tokens &t = tokensFor(option.palette);
    const QRectF rect = option.rect;
    const QRectF square(rect.right() - metrics::iconSize - metrics::small,
                        rect.center().y() - metrics::iconSize / 2.0, metrics::iconSize,
                        metrics::iconSize);
    paintIcon(painter, square, Icon::ChevronDown, isEnabled(option) ? t.secondary : t.disabled);
}

void spinBox(const QStyleOption &option, QPainter &painter, const QRect &up, const QRect &down)
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(&option);
    if (!spin)
        return;
    const Tokens &t = tokensFor(option.palette);
    const bool focused = isEnabled(option) && (option.state & QStyle::State_HasFocus);
    roundedRect(painter, option.rect, metrics::controlRadius,
                isEnabled(option) ? t.surface : t.window, t.outline);
    if (focused)
        focusRing(painter, option.rect, metrics::controlRadius, t.focus);
    const auto step = [&](const QRect &rect, Icon which, QAbstractSpinBox::StepEnabledFlag flag) {
        QRectF square(0, 0, 12, 12);
        square.moveCenter(QRectF(rect).center());
        const bool possible = isEnabled(option) && (spin->stepEnabled & flag);
        paintIcon(painter, square, which, possible ? t.secondary : t.disabled);
    };
    step(up, Icon::ChevronUp, QAbstractSpinBox::StepUpEnabled);
    step(down, Icon::ChevronDown, QAbstractSpinBox::StepDownEnabled);
}

} // namespace batchy::paint
