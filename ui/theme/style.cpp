// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style.h"

#include "ui/theme/metrics.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/tokens.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

#include <map>

namespace batchy {

namespace {

/// From the edge of a field to its text, more than Fusion has.
constexpr int fieldInset = 5;

template<class Parent>
bool isInsideOf(const QWidget *widget)
{
    return widget && qobject_cast<const Parent *>(widget->parentWidget());
}

constexpr char primaryProperty[] = "batchyPrimary";

/// Sizes where Fusion's don't fit; what isn't listed is Fusion's.
const std::map<QStyle::PixelMetric, int> &ownMetrics()
{
    static const std::map<QStyle::PixelMetric, int> sizes{
        {QStyle::PM_ScrollBarExtent, metrics::scrollBarWidth},
        {QStyle::PM_ScrollBarSliderMin, 36},
        {QStyle::PM_SmallIconSize, metrics::iconSize},
        {QStyle::PM_ButtonIconSize, metrics::iconSize},
        {QStyle::PM_ToolBarIconSize, metrics::toolIconSize},
        {QStyle::PM_ToolBarItemSpacing, metrics::tight},
        {QStyle::PM_ToolBarItemMargin, 6},
        {QStyle::PM_ToolBarFrameWidth, 0},
        {QStyle::PM_ToolBarSeparatorExtent, 13},
        {QStyle::PM_ButtonShiftHorizontal, 0},
        {QStyle::PM_ButtonShiftVertical, 0},
        {QStyle::PM_SplitterWidth, metrics::medium},
        {QStyle::PM_HeaderMargin, metrics::cellPadding},
        {QStyle::PM_HeaderMarkSize, 10},
        {QStyle::PM_FocusFrameHMargin, metrics::cellPadding - 1},
        {QStyle::PM_LayoutLeftMargin, metrics::medium},
        {QStyle::PM_LayoutTopMargin, metrics::medium},
        {QStyle::PM_LayoutRightMargin, metrics::medium},
        {QStyle::PM_LayoutBottomMargin, metrics::medium},
        {QStyle::PM_LayoutHorizontalSpacing, metrics::small},
        {QStyle::PM_LayoutVerticalSpacing, metrics::small},
        {QStyle::PM_MenuPanelWidth, 1},
        {QStyle::PM_MenuHMargin, metrics::tight},
        {QStyle::PM_MenuVMargin, metrics::tight},
        {QStyle::PM_MenuBarHMargin, metrics::tight},
        {QStyle::PM_MenuBarVMargin, 2},
        {QStyle::PM_MenuBarPanelWidth, 0},
        {QStyle::PM_DockWidgetTitleMargin, metrics::small},
        {QStyle::PM_TabBarTabHSpace, metrics::huge},
        {QStyle::PM_TabBarTabVSpace, metrics::medium},
        {QStyle::PM_TabBarTabShiftHorizontal, 0},
        {QStyle::PM_TabBarTabShiftVertical, 0},
        {QStyle::PM_TabBarBaseOverlap, 0},
        {QStyle::PM_IndicatorWidth, 16},
        {QStyle::PM_IndicatorHeight, 16},
        {QStyle::PM_ExclusiveIndicatorWidth, 16},
        {QStyle::PM_ExclusiveIndicatorHeight, 16},
        {QStyle::PM_CheckBoxLabelSpacing, metrics::small},
        {QStyle::PM_RadioButtonLabelSpacing, metrics::small}};
    return sizes;
}

} // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    if (const paint::Painter own = paint::painterOf(element))
        own(*option, *painter, widget);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    if (const paint::Painter own = paint::painterOf(element))
        own(*option, *painter, widget);
    else
        QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                               QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        paint::scrollBar(*option, *painter, widget,
                         subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget));
        return;
    }
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        combo && !combo->editable) {
        paint::comboBox(*option, *painter, widget);
        return;
    }
    if (control == CC_SpinBox) {
        paint::spinBox(*option, *painter, subControlRect(CC_SpinBox, option, SC_SpinBoxUp, widget),
                       subControlRect(CC_SpinBox, option, SC_SpinBoxDown, widget));
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                            SubControl subControl, const QWidget *widget) const
{
    if (control == CC_ScrollBar)
        return scrollBarRect(*option, subControl, widget);
    const QRect rect = QProxyStyle::subControlRect(control, option, subControl, widget);
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return rect.adjusted(fieldInset, 0, 0, 0);
    if (control == CC_SpinBox && subControl == SC_SpinBoxEditField)
        return rect.adjusted(fieldInset - 2, 0, 0, 0);
    return rect;
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option,
                            const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents && !isInsideOf<QAbstractSpinBox>(widget))
        return rect.adjusted(fieldInset, 0, -fieldInset, 0);
    return rect;
}

/// A scroll bar is all groove: no buttons at its ends.
QRect Style::scrollBarRect(const QStyleOptionComplex &option, SubControl subControl,
                           const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(&option);
    if (!bar)
        return {};
    const bool upright = bar->orientation == Qt::Vertical;
    const QRect groove = bar->rect;
    const int length = upright ? groove.height() : groove.width();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const int shortest = qMin(length, proxy()->pixelMetric(PM_ScrollBarSliderMin, &option, widget));
    const int size =
        range > 0 ? qBound(shortest, int(length * qint64(bar->pageStep) / (range + bar->pageStep)),
                           length)
                  : length;
    const int at = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                           length - size, bar->upsideDown);
    const auto part = [&](int from, int extent) {
        return upright ? QRect(groove.x(), groove.y() + from, groove.width(), extent)
                       : QRect(groove.x() + from, groove.y(), extent, groove.height());
    };
    if (subControl == SC_ScrollBarSlider)
        return part(at, size);
    if (subControl == SC_ScrollBarGroove)
        return groove;
    if (subControl == SC_ScrollBarSubPage)
        return part(0, at);
    if (subControl == SC_ScrollBarAddPage)
        return part(at + size, length - at - size);
    return {};
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                              const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_PushButton || type == CT_LineEdit || type == CT_ComboBox || type == CT_SpinBox)
        size.setHeight(qMax(size.height(), metrics::controlHeight));
    if (type == CT_PushButton)
        size.rwidth() += metrics::medium;
    if (type == CT_ToolButton)
        size = contents + QSize(metrics::large + metrics::tight, metrics::medium);
    if (type == CT_ComboBox)
        size.rwidth() += 2 * fieldInset;
    if (type == CT_MenuItem)
        size += QSize(metrics::large, metrics::tight);
    if (type == CT_MenuBarItem)
        size += QSize(metrics::tight, metrics::tight);
    if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        header && type == CT_HeaderSection)
        size = {header->fontMetrics.horizontalAdvance(header->text) + 2 * metrics::cellPadding +
                    metrics::iconSize, // for the arrow of the sorted one
                qMax(size.height(), metrics::rowHeight + 2)};
    return size;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const auto own = ownMetrics().find(metric);
    return own != ownMetrics().end() ? own->second
                                     : QProxyStyle::pixelMetric(metric, option, widget);
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returnData) const
{
    if (hint == SH_EtchDisabledText || hint == SH_ScrollBar_ContextMenu ||
        hint == SH_ItemView_ShowDecorationSelected || hint == SH_Table_GridLineColor) {
        if (hint == SH_Table_GridLineColor)
            return int(tokensFor(option ? option->palette : QPalette()).border.rgb());
        return hint == SH_ItemView_ShowDecorationSelected;
    }
    if (hint == SH_ScrollBar_LeftClickAbsolutePosition || hint == SH_UnderlineShortcut)
        return true;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QPushButton *>(widget) || qobject_cast<QToolButton *>(widget) ||
        qobject_cast<QScrollBar *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void setPrimary(QPushButton &button)
{
    button.setProperty(primaryProperty, true);
}

bool isPrimary(const QWidget *button)
{
    return button && button->property(primaryProperty).toBool();
}

} // namespace batchy
