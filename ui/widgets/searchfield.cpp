// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchfield.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QKeyEvent>

namespace batchy {

SearchField::SearchField(const QString &placeholder, QWidget *parent) : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    QAction *glass = addAction(icon(Icon::Search), LeadingPosition);
    glass->setText(placeholder);
    connect(glass, &QAction::triggered, this, [this] { setFocus(); });
    QAction *cross = addAction(icon(Icon::Dismiss), TrailingPosition);
    cross->setText(tr("Clear the filter"));
    cross->setToolTip(tr("Clear the filter (Esc)"));
    cross->setVisible(false);
    connect(cross, &QAction::triggered, this, &QLineEdit::clear);
    m_pause.setSingleShot(true);
    m_pause.setInterval(80);
    connect(this, &QLineEdit::textChanged, this, [this, cross](const QString &text) {
        cross->setVisible(!text.isEmpty());
        m_pause.start();
    });
    connect(&m_pause, &QTimer::timeout, this, [this] { Q_EMIT searched(text()); });
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Escape && !text().isEmpty())
        clear();
    else if (key == Qt::Key_Escape)
        event->ignore();
    else if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter)
        Q_EMIT left();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace batchy
