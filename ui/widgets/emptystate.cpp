// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/style.h"
#include "ui/theme/tokens.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace batchy {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_picture(new QWidget(this)), m_heading(new QLabel(this)),
      m_sentence(new QLabel(this)), m_buttons(new QHBoxLayout)
{
    m_picture->setFixedSize(metrics::emptyStateIconSize, metrics::emptyStateIconSize);
    QFont heading = strongFont(font());
    heading.setPointSizeF(heading.pointSizeF() * 1.2);
    m_heading->setFont(heading);
    m_heading->setAlignment(Qt::AlignCenter);
    m_heading->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_sentence->setWordWrap(true);
    m_sentence->setMaximumWidth(440);
    m_sentence->setMinimumWidth(200);
    m_buttons->setSpacing(metrics::small);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::huge);
    layout->addStretch(2);
    layout->addWidget(m_picture, 0, Qt::AlignHCenter);
    layout->addSpacing(metrics::small);
    layout->addWidget(m_heading);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_sentence, 1);
    row->addStretch();
    layout->addLayout(row);
    layout->addSpacing(metrics::small);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addLayout(m_buttons);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addStretch(3);
    colorTexts();
}

void EmptyState::setContent(Icon icon, const QString &heading, const QString &sentence,
                            const QList<QAction *> &steps)
{
    m_icon = icon;
    m_heading->setText(heading);
    m_sentence->setText(sentence);
    setAccessibleName(heading);
    setAccessibleDescription(sentence);
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (QAction *step : steps) {
        auto *button = new QPushButton(step->icon(), step->text(), this);
        button->setEnabled(step->isEnabled());
        connect(button, &QPushButton::clicked, step, &QAction::trigger);
        connect(step, &QAction::enabledChanged, button, &QWidget::setEnabled);
        if (step == steps.first())
            setPrimary(*button);
        m_buttons->addWidget(button);
    }
    update();
}

void EmptyState::colorTexts()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, tokensFor(palette()).secondary);
    m_sentence->setPalette(quiet);
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorTexts();
}

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintIcon(painter, m_picture->geometry(), m_icon, tokensFor(palette()).placeholder);
}

} // namespace batchy
