// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>

class QPainter;
class QStyleOption;
class QWidget;

namespace batchy::paint {

/// How each control looks. Style looks the painter up by Qt's element and leaves the rest to
/// Fusion; nothing here keeps state.
using Painter = void (*)(const QStyleOption &option, QPainter &painter, const QWidget *widget);

Painter painterOf(QStyle::PrimitiveElement element);
Painter painterOf(QStyle::ControlElement element);

// stylebuttons.cpp
void pushButton(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void buttonLabel(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void toolButton(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void toolButtonLabel(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void checkBox(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void radioButton(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void lineEdit(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void comboBox(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void spinBox(const QStyleOption &option, QPainter &painter, const QRect &up, const QRect &down);

// styleviews.cpp
void headerSection(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void headerLabel(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void itemRow(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void item(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void scrollBar(const QStyleOption &option, QPainter &painter, const QWidget *widget,
               const QRect &slider);

// stylebars.cpp
void toolBar(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void statusBar(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void menuBarItem(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void menuItem(const QStyleOption &option, QPainter &painter, const QWidget *widget);
void tab(const QStyleOption &option, QPainter &painter, const QWidget *widget);

/// A rounded rectangle whose outline of one pixel lies inside of `rect`.
void roundedRect(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill,
                 const QColor &outline);
/// The ring that shows keyboard users where they are.
void focusRing(QPainter &painter, const QRectF &rect, qreal radius, const QColor &color);
bool hasKeyboardFocus(const QStyleOption &option);

} // namespace batchy::paint
