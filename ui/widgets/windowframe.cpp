// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/windowframe.h"

#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace batchy {

QVBoxLayout *windowLayout(QWidget *window)
{
    auto *layout = new QVBoxLayout(window);
    layout->setContentsMargins(metrics::large, metrics::large, metrics::large, metrics::large);
    layout->setSpacing(metrics::medium);
    return layout;
}

QHBoxLayout *answerRow(QPushButton *leave, QPushButton *confirm)
{
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(leave);
    row->addWidget(confirm);
    return row;
}

} // namespace batchy
