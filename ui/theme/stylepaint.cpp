// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stylepaint.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QAbstractItemView>
#include <QFrame>
#include <QPainter>
#include <QStyleOption>

#include <map>

namespace batchy::paint {

namespace {

void nothing(const QStyleOption &, QPainter &, const QWidget *) {}

void focusFrame(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(widget);
    if (view && view->selectionBehavior() == QAbstractItemView::SelectRows)
        return; // the view rings the whole row
    if (hasKeyboardFocus(option))
        focusRing(painter, option.rect, metrics::controlRadius - 1,
                  tokensFor(option.palette).focus);
}

void frame(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    roundedRect(painter, option.rect, 0, Qt::transparent, tokensFor(option.palette).border);
}

void groupBox(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    const Tokens &t = tokensFor(option.palette);
    roundedRect(painter, option.rect, metrics::cardRadius, t.surface, t.border);
}

void popup(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    const Tokens &t = tokensFor(option.palette);
    painter.fillRect(option.rect, t.raised);
    roundedRect(painter, option.rect, 0, Qt::transparent, t.outline);
}

void chevron(const QStyleOption &option, QPainter &painter, Icon which)
{
    const Tokens &t = tokensFor(option.palette);
    QRectF square(0, 0, metrics::iconSize, metrics::iconSize);
    square.moveCenter(QRectF(option.rect).center());
    paintIcon(painter, square, which,
              option.state & QStyle::State_Enabled ? t.secondary : t.disabled);
}

void arrowDown(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    chevron(option, painter, Icon::ChevronDown);
}

void arrowUp(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    chevron(option, painter, Icon::ChevronUp);
}

void arrowLeft(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    chevron(option, painter, Icon::ChevronLeft);
}

void arrowRight(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    chevron(option, painter, Icon::ChevronRight);
}

void toolBarSeparator(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    const QRectF rect = option.rect;
    const bool upright = option.state & QStyle::State_Horizontal;
    const QRectF line = upright ? QRectF(rect.center().x(), rect.top() + 6, 1, rect.height() - 12)
                                : QRectF(rect.left() + 6, rect.center().y(), rect.width() - 12, 1);
    painter.fillRect(line, tokensFor(option.palette).border);
}

void tabBase(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    painter.fillRect(QRectF(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     tokensFor(option.palette).border);
}

void progressGroove(const QStyleOption &option, QPainter &painter, const QWidget *)
{
    const Tokens &t = tokensFor(option.palette);
    roundedRect(painter, option.rect, 3, t.border, Qt::transparent);
}

} // namespace

void roundedRect(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill,
                 const QColor &outline)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(outline.alpha() ? QPen(outline, 1) : QPen(Qt::NoPen));
    painter.setBrush(fill);
    const qreal inset = outline.alpha() ? 0.5 : 0;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void focusRing(QPainter &painter, const QRectF &rect, qreal radius, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, metrics::focusWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

bool hasKeyboardFocus(const QStyleOption &option)
{
    constexpr auto both = QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange;
    return (option.state & both) == both;
}

Painter painterOf(QStyle::PrimitiveElement element)
{
    static const std::map<QStyle::PrimitiveElement, Painter> painters{
        {QStyle::PE_PanelButtonCommand, pushButton},
        {QStyle::PE_FrameDefaultButton, nothing},
        {QStyle::PE_PanelButtonTool, toolButton},
        {QStyle::PE_FrameFocusRect, focusFrame},
        {QStyle::PE_PanelLineEdit, lineEdit},
        {QStyle::PE_FrameLineEdit, lineEdit},
        {QStyle::PE_IndicatorCheckBox, checkBox},
        {QStyle::PE_IndicatorItemViewItemCheck, checkBox},
        {QStyle::PE_IndicatorRadioButton, radioButton},
        {QStyle::PE_PanelStatusBar, statusBar},
        {QStyle::PE_FrameStatusBarItem, nothing},
        {QStyle::PE_PanelMenu, popup},
        {QStyle::PE_FrameMenu, popup},
        {QStyle::PE_PanelTipLabel, popup},
        {QStyle::PE_PanelMenuBar, nothing},
        {QStyle::PE_IndicatorHeaderArrow, nothing},
        {QStyle::PE_IndicatorArrowDown, arrowDown},
        {QStyle::PE_IndicatorArrowUp, arrowUp},
        {QStyle::PE_IndicatorArrowLeft, arrowLeft},
        {QStyle::PE_IndicatorArrowRight, arrowRight},
        {QStyle::PE_FrameGroupBox, groupBox},
        {QStyle::PE_Frame, frame},
        {QStyle::PE_FrameTabWidget, nothing},
        {QStyle::PE_FrameTabBarBase, tabBase},
        {QStyle::PE_PanelItemViewRow, itemRow},
        {QStyle::PE_PanelItemViewItem, item},
        {QStyle::PE_IndicatorToolBarSeparator, toolBarSeparator}};
    const auto found = painters.find(element);
    return found == painters.end() ? nullptr : found->second;
}

Painter painterOf(QStyle::ControlElement element)
{
    static const std::map<QStyle::ControlElement, Painter> painters{
        {QStyle::CE_ToolBar, toolBar},
        {QStyle::CE_MenuBarItem, menuBarItem},
        {QStyle::CE_MenuBarEmptyArea, nothing},
        {QStyle::CE_MenuItem, menuItem},
        {QStyle::CE_PushButtonLabel, buttonLabel},
        {QStyle::CE_ToolButtonLabel, toolButtonLabel},
        {QStyle::CE_HeaderSection, headerSection},
        {QStyle::CE_HeaderLabel, headerLabel},
        {QStyle::CE_HeaderEmptyArea, headerSection},
        {QStyle::CE_Splitter, nothing},
        {QStyle::CE_ProgressBarGroove, progressGroove},
        {QStyle::CE_TabBarTabShape, tab}};
    const auto found = painters.find(element);
    return found == painters.end() ? nullptr : found->second;
}

} // namespace batchy::paint
