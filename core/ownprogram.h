// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QString>

namespace batchy {

/// Where one of Batchy's own helper programs is: beside this one, as in a build, or in the folder
/// that they are installed in. Empty when it is missing.
QString findOwnProgram(const QString &name);

/// Puts a program that findOwnProgram() found in this one's place, with these arguments behind its
/// name. Comes back only where the system can't do that; errno says why.
void becomeOwnProgram(const QString &path, QByteArrayList arguments);

} // namespace batchy
