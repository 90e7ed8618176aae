// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace batchy {

/// Where one of Batchy's own helper programs is: beside this one, as in a build, or in the folder
/// that they are installed in. Empty when it is missing.
QString findOwnProgram(const QString &name);

} // namespace batchy
