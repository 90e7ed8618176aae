// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/format/table.h"

#include <algorithm>

namespace batchy::cli {

namespace {

constexpr int columnGap = 2;

std::vector<int> columnWidths(const std::vector<std::vector<Table::Cell>> &rows)
{
    std::vector<int> widths(rows.front().size(), 0);
    for (const auto &row : rows)
        for (size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(row[i].text));
    return widths;
}

QString renderRow(const std::vector<Table::Cell> &row, const std::vector<int> &widths,
                  const Look &look, const QString &indent)
{
    QString line = indent;
    int column = int(indent.size());
    for (size_t i = 0; i < row.size(); ++i) {
        const bool isLast = i + 1 == row.size();
        QString text = row[i].text;
        if (isLast && look.width > 0)
            text = cutToWidth(text, std::max(8, look.width - column));
        line += painted(text, row[i].style, look);
        if (!isLast)
            line += QString(widths[i] - displayWidth(text) + columnGap, QLatin1Char(' '));
        column += widths[i] + columnGap;
    }
    while (line.endsWith(QLatin1Char(' ')))
        line.chop(1);
    return line + QLatin1Char('\n');
}

} // namespace

QByteArray Table::render(const Look &look, const QString &indent) const
{
    std::vector<std::vector<Cell>> rows(1);
    for (const QString &heading : m_headings)
        rows.front().push_back({heading, Style::Heading});
    for (std::vector<Cell> row : m_rows) {
        for (Cell &cell : row)
            cell.text = safeText(cell.text);
        rows.push_back(std::move(row));
    }
    const std::vector<int> widths = columnWidths(rows);
    QString text;
    for (const auto &row : rows)
        text += renderRow(row, widths, look, indent);
    return text.toUtf8();
}

} // namespace batchy::cli
