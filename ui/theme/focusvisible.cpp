// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focusvisible.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QKeyEvent>
#include <QWidget>

namespace batchy {

namespace {

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt ||
           key == Qt::Key_Meta || key == Qt::Key_AltGr;
}

} // namespace

bool FocusVisible::eventFilter(QObject *watched, QEvent *event)
{
    if (!watched->isWidgetType())
        return false;
    const QEvent::Type type = event->type();
    // ShortcutOverride comes before every key, also before those that are shortcuts.
    if (type == QEvent::ShortcutOverride)
        m_byKeyboard = m_byKeyboard || !isModifier(static_cast<QKeyEvent *>(event)->key());
    else if (type == QEvent::MouseButtonPress)
        m_byKeyboard = false;
    else if (type != QEvent::FocusIn && type != QEvent::WindowActivate)
        return false;
    mark(*static_cast<QWidget *>(watched)->window());
    return false;
}

void FocusVisible::mark(QWidget &window) const
{
    if (window.testAttribute(Qt::WA_KeyboardFocusChange) == m_byKeyboard)
        return;
    window.setAttribute(Qt::WA_KeyboardFocusChange, m_byKeyboard);
    QWidget *focused = window.focusWidget();
    if (auto *area = qobject_cast<QAbstractScrollArea *>(focused))
        area->viewport()->update(); // where a table paints its ring
    else if (focused)
        focused->update();
}

} // namespace batchy
