// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace batchy::test {

/// One place where a source breaks a rule of the house.
struct Violation
{
    QString file; ///< relative to the root
    int line = 1;
    QString what; ///< one sentence
};

/// Reads the C++ sources below `root`/{app,core,ui,tests} and finds what breaks the order of the
/// house: includes that point up, words and headers that don't belong in a layer, files that have
/// grown too long, missing licence lines. It reads text only, so it sees what compiles by accident.
/// Sorted by file and line.
QList<Violation> violationsOfTheHouse(const QString &root);

/// The C++ text with comments, strings and character constants blanked out; lines stay where they
/// are. What stands between the quotes or brackets of an #include is kept.
QString withoutCommentsAndStrings(const QString &text);

} // namespace batchy::test
