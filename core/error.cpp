// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

namespace batchy {

Error Error::within(const QString &where) const
{
    Error outer = *this;
    outer.what = where + QStringLiteral(": ") + what;
    return outer;
}

} // namespace batchy
