// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/pill.h"

#include <QWidget>

namespace batchy {

/// A pill as a widget: the state of what a panel shows. Its accessible name is its word.
class StatusPill : public QWidget
{
    Q_OBJECT

public:
    explicit StatusPill(QWidget *parent = nullptr);

    void setStatus(Status status);
    void setPill(Pill pill);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Pill m_pill;
};

} // namespace batchy
