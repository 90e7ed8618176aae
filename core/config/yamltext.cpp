// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/yamltext.h"

#include <QCoreApplication>

namespace batchy::yaml {

namespace {

struct YamlCharacterText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::YamlCharacters)
};

bool isContinuation(char byte)
{
    return (uchar(byte) & 0xc0) == 0x80;
}

/// The character that starts the bytes and its length in bytes; 0 when it isn't valid UTF-8.
std::pair<char32_t, int> decodeFirst(QByteArrayView bytes)
{
    const uchar lead = uchar(bytes[0]);
    if (lead < 0x80)
        return {lead, 1};
    const int size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || bytes.size() < size)
        return {0, 0};
    char32_t c = lead & (0x7f >> size);
    for (int i = 1; i < size; ++i) {
        if (!isContinuation(bytes[i]))
            return {0, 0};
        c = (c << 6) | (uchar(bytes[i]) & 0x3f);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (c < smallest[size] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
        return {0, 0};
    return {c, size};
}

/// PyYAML's list of what may stand in a file.
bool isPrintable(char32_t c)
{
    return c == U'\t' || c == U'\n' || c == U'\r' || (c >= 0x20 && c <= 0x7e) || c == 0x85 ||
           (c >= 0xa0 && c <= 0xfffd) || c >= 0x10000;
}

FileMark endOf(const std::u32string &text)
{
    Cursor cursor(text);
    cursor.forward(qsizetype(text.size()));
    return cursor.mark();
}

} // namespace

tl::expected<std::u32string, FileProblem> decode(QByteArrayView bytes)
{
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff"))
        return tl::unexpected(FileProblem{{},
                                          YamlCharacterText::tr("The file is UTF-16, not UTF-8."),
                                          YamlCharacterText::tr("Save it as UTF-8.")});
    std::u32string text;
    text.reserve(size_t(bytes.size()));
    for (qsizetype at = 0; at < bytes.size();) {
        const auto [c, size] = decodeFirst(bytes.sliced(at));
        if (size == 0)
            return tl::unexpected(
                FileProblem{endOf(text),
                            YamlCharacterText::tr("The byte 0x%1 is not valid UTF-8.")
                                .arg(uchar(bytes[at]), 2, 16),
                            YamlCharacterText::tr("Save the file as UTF-8.")});
        if (!isPrintable(c))
            return tl::unexpected(FileProblem{
                endOf(text),
                YamlCharacterText::tr("The control character %1 can't stand in a YAML file.")
                    .arg(shownCharacter(c)),
                YamlCharacterText::tr(
                    "Remove it, or write it as an escape within double quotes.")});
        text += c;
        at += size;
    }
    return text;
}

void appendUtf8(QByteArray &text, char32_t c)
{
    if (c < 0x80) {
        text += char(c);
    } else if (c < 0x800) {
        text += char(0xc0 | (c >> 6));
        text += char(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        text += char(0xe0 | (c >> 12));
        text += char(0x80 | ((c >> 6) & 0x3f));
        text += char(0x80 | (c & 0x3f));
    } else {
        text += char(0xf0 | (c >> 18));
        text += char(0x80 | ((c >> 12) & 0x3f));
        text += char(0x80 | ((c >> 6) & 0x3f));
        text += char(0x80 | (c & 0x3f));
    }
}

QString shownCharacter(char32_t c)
{
    if (c == U'\0')
        return YamlCharacterText::tr("the end of the file");
    if (c == U'\t')
        return YamlCharacterText::tr("a tab");
    if (isBreak(c))
        return YamlCharacterText::tr("the end of the line");
    if (c == U' ')
        return YamlCharacterText::tr("a space");
    if (!isPrintable(c) || (c >= 0x80 && c <= 0xa0))
        return QStringLiteral("U+%1").arg(uint(c), 4, 16, QLatin1Char('0')).toUpper();
    return QLatin1Char('"') % QString::fromUcs4(&c, 1) % QLatin1Char('"');
}

QString shownText(QByteArrayView text)
{
    constexpr qsizetype longest = 40;
    const QString all = QString::fromUtf8(text);
    return all.size() <= longest ? all : all.left(longest) + QStringLiteral("…");
}

Cursor::Cursor(std::u32string text) : m_text(std::move(text))
{
    if (peek() == U'\ufeff')
        m_at = 1;
}

void Cursor::forward(qsizetype count)
{
    for (; count > 0 && m_at < m_text.size(); --count) {
        const char32_t c = m_text[m_at++];
        if (c == U'\r' ? peek() != U'\n' : isBreak(c)) {
            ++m_line;
            m_column = 0;
        } else if (c != U'\ufeff') {
            ++m_column;
        }
    }
}

char32_t Cursor::lineBreak()
{
    const char32_t c = peek();
    if (!isBreak(c))
        return U'\0';
    forward(c == U'\r' && peek(1) == U'\n' ? 2 : 1);
    return c == U'\u2028' || c == U'\u2029' ? c : U'\n';
}

bool Cursor::atDocumentIndicator() const
{
    const char32_t c = peek();
    return m_column == 0 && (c == U'-' || c == U'.') && peek(1) == c && peek(2) == c &&
           isBlankOrEnd(peek(3));
}

void Cursor::skipSpaces()
{
    while (peek() == U' ')
        forward();
}

void Cursor::skipComment()
{
    while (!isBreakOrEnd(peek()))
        forward();
}

void Cursor::refuse(FileMark at, QString what, QString hint)
{
    if (!m_problem)
        m_problem = FileProblem{at, std::move(what), std::move(hint)};
    m_at = m_text.size();
}

} // namespace batchy::yaml
