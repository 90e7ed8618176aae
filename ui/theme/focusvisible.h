// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace batchy {

/// Shows where the focus is while people use the keyboard, also in a window that a shortcut has
/// just opened, and hides it again when they take the mouse. (Qt alone shows it after the first Tab
/// in each window.) Watches a whole application; owned by whoever dresses it.
class FocusVisible : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void mark(QWidget &window) const;

    bool m_byKeyboard = false;
};

} // namespace batchy
