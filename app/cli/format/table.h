// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/format/safetext.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace batchy::cli {

/// Rows in aligned columns, for people: measured in terminal columns, safe against control
/// characters in stored values. On a terminal the last column is cut to the width; elsewhere
/// nothing is.
class Table
{
public:
    struct Cell
    {
        QString text;
        Style style = Style::Plain;
    };

    explicit Table(QStringList headings) : m_headings(std::move(headings)) {}

    /// As many cells as there are headings.
    void addRow(std::vector<Cell> cells) { m_rows.push_back(std::move(cells)); }

    /// UTF-8, each line with its end. Each line begins with `indent`.
    QByteArray render(const Look &look, const QString &indent = {}) const;

private:
    QStringList m_headings;
    std::vector<std::vector<Cell>> m_rows;
};

} // namespace batchy::cli
