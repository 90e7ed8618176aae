// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/jsondelegate.h"

#include "ui/theme/fonts.h"

namespace batchy {

void JsonDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    option->font = fixedFont(option->font);
}

} // namespace batchy
