// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace batchy {

/// Whether a command, known by its first word in any case, leaves all that is stored as it is: when
/// its answer is lost nothing is, and it may simply be asked again. A fixed list of what Batchy and
/// people use; whatever isn't on it, scripts above all, counts as a change.
bool isReadCommand(QByteArrayView word);

} // namespace batchy
