// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;

namespace batchy {

/// What stands where nothing is yet: an icon, a heading, a sentence that names the next step, and
/// the actions that take it. For empty, loading and error states of a panel.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// Replaces everything, also the actions; the first of them is the primary button. They aren't
    /// owned.
    void setContent(Icon icon, const QString &heading, const QString &sentence,
                    const QList<QAction *> &steps = {});

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void colorTexts();

    Icon m_icon = Icon::Info;
    QWidget *m_picture;
    QLabel *m_heading;
    QLabel *m_sentence;
    QHBoxLayout *m_buttons;
};

} // namespace batchy
