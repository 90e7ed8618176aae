// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/format/safetext.h"

#include <wchar.h>

namespace batchy::cli {

namespace {

/// What moves the cursor, breaks the line, changes direction or can't be seen at all.
bool isUnsafe(char32_t c)
{
    constexpr char32_t joiner = 0x200d; // of emoji and of several scripts
    const auto category = QChar::category(c);
    return c != joiner &&
           (category == QChar::Other_Control || category == QChar::Other_Format ||
            category == QChar::Other_Surrogate || category == QChar::Other_NotAssigned ||
            category == QChar::Separator_Line || category == QChar::Separator_Paragraph);
}

QString escaped(char32_t c)
{
    const int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    const QLatin1String mark(c < 0x100 ? "\\x" : c < 0x10000 ? "\\u" : "\\U");
    return mark + QStringLiteral("%1").arg(quint32(c), digits, 16, QLatin1Char('0'));
}

} // namespace

QString safeText(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    const auto points = text.toUcs4();
    for (const char32_t c : points) {
        if (isUnsafe(c))
            safe += escaped(c);
        else
            safe += QChar::fromUcs4(c);
    }
    return safe;
}

namespace {

/// Where the locale isn't on the machine wcwidth() knows ASCII only: then a letter is a column.
int columnsOf(char32_t c)
{
    const int columns = ::wcwidth(wchar_t(c));
    return columns >= 0 ? columns : QChar::isPrint(c) && !QChar::isMark(c) ? 1 : 0;
}

} // namespace

int displayWidth(const QString &text)
{
    int columns = 0;
    for (const char32_t c : text.toUcs4())
        columns += columnsOf(c);
    return columns;
}

QString cutToWidth(const QString &text, int columns)
{
    if (displayWidth(text) <= columns)
        return text;
    QString cut;
    int used = 0;
    for (const char32_t c : text.toUcs4()) {
        used += columnsOf(c);
        if (used >= columns)
            break;
        cut += QChar::fromUcs4(c);
    }
    return cut + QStringLiteral("…");
}

Style styleOf(Status status)
{
    switch (status) {
    case Status::New:
        return Style::Dim;
    case Status::Open:
        return Style::Busy;
    case Status::Success:
        return Style::Good;
    case Status::Failed:
        return Style::Bad;
    }
    Q_UNREACHABLE();
}

QString painted(const QString &text, Style style, const Look &look)
{
    if (!look.colour || style == Style::Plain || text.isEmpty())
        return text;
    const auto code = [style] {
        switch (style) {
        case Style::Plain:
            break;
        case Style::Heading:
            return "1";
        case Style::Good:
            return "32";
        case Style::Busy:
            return "33";
        case Style::Bad:
            return "31";
        case Style::Dim:
            return "2";
        }
        return "0";
    };
    return QStringLiteral("\x1b[") + QLatin1String(code()) + QLatin1Char('m') + text +
           QStringLiteral("\x1b[0m");
}

} // namespace batchy::cli
