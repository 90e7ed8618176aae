// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/statuspill.h"

#include "core/render/words.h"

#include <QPainter>

namespace batchy {

StatusPill::StatusPill(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setStatus(Status::New);
}

void StatusPill::setStatus(Status status)
{
    setPill(statusPill(status, statusWords(status)));
}

void StatusPill::setPill(Pill pill)
{
    m_pill = std::move(pill);
    setAccessibleName(m_pill.text);
    updateGeometry();
    update();
}

QSize StatusPill::sizeHint() const
{
    return pillSize(m_pill, font());
}

void StatusPill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPill(painter, rect(), m_pill, font(), tokensFor(palette()));
}

} // namespace batchy
