// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/statusdelegate.h"

#include "ui/models/roles.h"
#include "ui/theme/pill.h"

#include <QPainter>

namespace batchy {

namespace {

Pill pillOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    Pill pill = statusPill(Status(index.data(role::Status).toInt()), option.text);
    if (index.data(role::Broken).toBool() && !index.data(role::Total).isValid())
        pill = {Icon::Broken, option.text, Tone::Broken, false};
    if (index.data(role::Stale).toBool())
        pill.tone = Tone::Stale;
    pill.outlined = option.state & QStyle::State_Selected;
    return pill;
}

} // namespace

void StatusDelegate::paintContent(QPainter &painter, const QStyleOptionViewItem &option,
                                  const QRectF &area, const QModelIndex &index) const
{
    paintPill(painter, area, pillOf(option, index), option.font, tokensFor(option.palette));
}

int StatusDelegate::contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return pillSize(pillOf(option, index), option.font).width();
}

} // namespace batchy
