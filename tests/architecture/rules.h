// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRegularExpression>
#include <QString>

namespace batchy::test {

/// The rules themselves, as tables: which folder may include which, which headers and words don't
/// belong where, how long a file may be. A new folder, or a rule that has to change, is a line
/// here. Paths are relative to the root of the sources. Problems are sentences; empty means none.

/// What is wrong with an include of one file of the project by another.
QString problemOfInclude(const QString &from, const QString &to);

/// What is wrong with an include of a header that isn't the project's.
QString problemOfForeignInclude(const QString &from, const QString &header);

/// A word (looked for outside of comments and strings) that doesn't belong in some files.
struct WordRule
{
    QRegularExpression where; ///< matches the path of the file
    QRegularExpression word;
    QString because;
};
const QList<WordRule> &wordRules();

/// The most lines that a file may have.
int longestAllowed(const QString &path);

} // namespace batchy::test
