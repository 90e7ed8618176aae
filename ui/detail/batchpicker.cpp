// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail/batchpicker.h"

#include <QFocusEvent>

#include <utility>

namespace batchy {

BatchPicker::BatchPicker(QWidget *parent) : QComboBox(parent) {}

void BatchPicker::showPopup()
{
    m_waiting = true;
    Q_EMIT entriesWanted();
}

void BatchPicker::showFilled()
{
    // Whoever went on to something else meanwhile doesn't want it any more.
    if (std::exchange(m_waiting, false) && hasFocus())
        QComboBox::showPopup();
}

void BatchPicker::focusInEvent(QFocusEvent *event)
{
    QComboBox::focusInEvent(event);
    // The popup's closing gives the focus back: nothing is wanted then.
    if (event->reason() != Qt::PopupFocusReason)
        Q_EMIT entriesWanted();
}

} // namespace batchy
