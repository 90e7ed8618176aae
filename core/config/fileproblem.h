// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace batchy {

/// A place in a file as editors count: lines and columns from 1, columns in characters.
struct FileMark
{
    int line = 1;
    int column = 1;
    bool operator==(const FileMark &) const = default;
};

/// What is wrong with a file, where, and what to do: one sentence each. The file's name is added by
/// whoever knows it.
struct FileProblem
{
    FileMark at;
    QString what;
    QString hint;
    bool operator==(const FileProblem &) const = default;
};

} // namespace batchy
