// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ownprogram.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <vector>

#include <unistd.h>

namespace batchy {

QString findOwnProgram(const QString &name)
{
    const QString here = QCoreApplication::applicationDirPath();
    const QString installed = here + QLatin1String("/../" BATCHY_LIBEXECDIR "/batchy");
    return QStandardPaths::findExecutable(name, {here, installed});
}

void becomeOwnProgram(const QString &path, QByteArrayList arguments)
{
    arguments.prepend(QFile::encodeName(QFileInfo(path).fileName()));
    std::vector<char *> words;
    for (QByteArray &argument : arguments)
        words.push_back(argument.data());
    words.push_back(nullptr);
    ::execv(QFile::encodeName(path).constData(), words.data());
}

} // namespace batchy
