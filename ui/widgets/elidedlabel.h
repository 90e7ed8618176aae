// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace batchy {

/// One line of plain text that ends in "…" where there isn't room for it, and then tells all of it
/// in its tool tip. Never wider than its text.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool fits() const;
};

} // namespace batchy
