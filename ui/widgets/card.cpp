// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/theme/metrics.h"
#include "ui/theme/stylepaint.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QVBoxLayout>

namespace batchy {

Card::Card(QWidget *parent) : QFrame(parent) {}

Card::Card(QWidget &content, QWidget *parent) : Card(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, metrics::tight, 1, metrics::tight);
    layout->addWidget(&content);
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(palette());
    paint::roundedRect(painter, rect(), metrics::cardRadius, t.surface, t.border);
}

} // namespace batchy
