// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/progressline.h"

#include "ui/theme/metrics.h"
#include "ui/theme/stylepaint.h"

#include <QPainter>

#include <algorithm>

namespace batchy {

ProgressLine::ProgressLine(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(metrics::tight);
}

void ProgressLine::setProgress(double share, Tone tone)
{
    m_share = std::clamp(share, 0.0, 1.0);
    m_tone = tone;
    update();
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(palette());
    const qreal radius = height() / 2.0;
    paint::roundedRect(painter, rect(), radius, t.border, Qt::transparent);
    if (m_share <= 0)
        return;
    QRectF filled = rect();
    filled.setWidth(std::max<qreal>(height(), filled.width() * m_share));
    if (isRightToLeft())
        filled.moveRight(rect().right() + 1);
    paint::roundedRect(painter, filled, radius, t.tone(m_tone).text, Qt::transparent);
}

} // namespace batchy
