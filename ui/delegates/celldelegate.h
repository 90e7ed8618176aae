// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QStyledItemDelegate>

namespace batchy {

/// How every cell of our tables looks: the row's ground (selected, under the pointer), then text
/// with room at both sides; grey when role::Secondary, dimmed when role::Stale, with a small second
/// line when role::SecondLine says so and the row is tall enough: it runs below all columns of the
/// row. Digits stand in columns.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    /// What stands in the cell, `area` without the padding and the second line. The ground is
    /// painted already.
    virtual void paintContent(QPainter &painter, const QStyleOptionViewItem &option,
                              const QRectF &area, const QModelIndex &index) const;
    /// The width of what stands in the cell.
    virtual int contentWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    /// The colour that a cell's text has: by role, selection and state.
    static QColor ink(const QStyleOptionViewItem &option, const QModelIndex &index);
};

} // namespace batchy
