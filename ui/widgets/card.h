// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace batchy {

/// A surface with a hair line and round corners that groups what belongs together: a table, a form,
/// a fact. Lay things out in it as in any QFrame.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);
    /// The card around one widget, filling it, as tables are shown.
    explicit Card(QWidget &content, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace batchy
