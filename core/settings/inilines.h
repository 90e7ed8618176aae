// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace batchy {

/// The lines of a settings file, read strictly: what can't be understood is an error and never
/// passed over, since a setting that gets lost may lead to another Redis. QSettings isn't used for
/// that reason. Pure: no files.
struct IniLine
{
    int number = 0;  ///< from 1
    QString section; ///< empty before the first [section]
    QString key;
    QString value;
};

/// Lines are `key=value`, `[section]`, blank, or a comment that begins with # or ;. A value may
/// stand in double quotes, with \" and \\ in it; otherwise it is taken to the letter. BadConfig
/// names `file` and the line, but repeats none of it: it may hold a password.
Result<std::vector<IniLine>> readIniLines(const QByteArray &text, const QString &file);

/// BadConfig about one line.
tl::unexpected<Error> badLine(const QString &file, int number, const QString &problem,
                              const QString &hint);

} // namespace batchy
