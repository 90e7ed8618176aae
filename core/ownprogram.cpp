// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ownprogram.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace batchy {

QString findOwnProgram(const QString &name)
{
    const QString here = QCoreApplication::applicationDirPath();
    const QString installed = here + QLatin1String("/../" BATCHY_LIBEXECDIR "/batchy");
    return QStandardPaths::findExecutable(name, {here, installed});
}

} // namespace batchy
