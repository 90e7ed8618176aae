// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/fileproblem.h"

#include <QByteArray>

#include <tl/expected.hpp>

#include <optional>
#include <string>

namespace batchy::yaml {

/// The bytes of a YAML file as characters. Refuses what PyYAML's reader refuses: invalid UTF-8 and
/// control characters. A byte order mark in front is kept (the cursor skips it); UTF-16 is refused.
tl::expected<std::u32string, FileProblem> decode(QByteArrayView bytes);

void appendUtf8(QByteArray &text, char32_t c);

/// A character as an error shows it: `"x"`, or its number when it can't be seen.
QString shownCharacter(char32_t c);

/// A text from the file as an error shows it: its beginning, when it is long.
QString shownText(QByteArrayView text);

inline bool isBreak(char32_t c)
{
    return c == U'\n' || c == U'\r' || c == U'\x85' || c == U'\u2028' || c == U'\u2029';
}
inline bool isBreakOrEnd(char32_t c)
{
    return c == U'\0' || isBreak(c);
}
inline bool isSpaceOrEnd(char32_t c)
{
    return c == U' ' || isBreakOrEnd(c);
}
inline bool isBlankOrEnd(char32_t c)
{
    return c == U'\t' || isSpaceOrEnd(c);
}
inline bool isOneOf(char32_t c, std::u32string_view set)
{
    return set.find(c) != std::u32string_view::npos;
}
inline bool isDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}
inline bool isWord(char32_t c)
{
    return isDigit(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'-' ||
           c == U'_';
}
/// The value of a hexadecimal digit, or -1.
inline int hexValue(char32_t c)
{
    if (isDigit(c))
        return int(c - U'0');
    const char32_t lower = c | 0x20;
    return lower >= U'a' && lower <= U'f' ? int(lower - U'a') + 10 : -1;
}

/// Walks over a text and knows line and column. After the first refusal it stands at the end for
/// good, where every loop of a scanner stops by itself: nobody needs to ask after each step.
class Cursor
{
public:
    explicit Cursor(std::u32string text);

    /// The character `ahead` of here; NUL at the end (the text itself holds none).
    char32_t peek(qsizetype ahead = 0) const
    {
        const auto at = m_at + size_t(ahead);
        return at < m_text.size() ? m_text[at] : U'\0';
    }
    void forward(qsizetype count = 1);
    /// Goes over a line break, if there is one, and returns it as it reads in a scalar: a line
    /// feed, or the Unicode line or paragraph separator; else NUL.
    char32_t lineBreak();

    qsizetype index() const { return qsizetype(m_at); }
    int line() const { return m_line; }
    /// From 0, as indentation is counted.
    int column() const { return m_column; }
    FileMark mark() const { return {m_line + 1, m_column + 1}; }

    /// `---` or `...` at the start of a line.
    bool atDocumentIndicator() const;
    void skipSpaces();
    /// Up to the end of the line.
    void skipComment();

    /// Keeps the first problem and goes to the end.
    void refuse(FileMark at, QString what, QString hint);
    const std::optional<FileProblem> &problem() const { return m_problem; }

private:
    std::u32string m_text;
    size_t m_at = 0;
    int m_line = 0;
    int m_column = 0;
    std::optional<FileProblem> m_problem;
};

} // namespace batchy::yaml
