// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/yamlscalars.h"

#include <QCoreApplication>

#include <algorithm>

namespace batchy::yaml {

namespace {

struct YamlScalarsText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::YamlScalars)
};

void appendAll(QByteArray &text, const std::u32string &characters)
{
    for (const char32_t c : characters)
        appendUtf8(text, c);
}

/// What a line break and the empty lines after it become within a folded scalar: one break is a
/// space, the others stay.
void appendFolded(QByteArray &text, char32_t first, const std::u32string &more)
{
    if (first != U'\n')
        appendUtf8(text, first);
    else if (more.empty())
        text += ' ';
    appendAll(text, more);
}

// Plain

bool endsPlain(const Cursor &in, bool inFlow)
{
    const char32_t c = in.peek();
    if (isBlankOrEnd(c))
        return true;
    if (c == U':') {
        const char32_t next = in.peek(1);
        return isBlankOrEnd(next) || (inFlow && isOneOf(next, U",[]{}"));
    }
    return inFlow && isOneOf(c, U",?[]{}");
}

/// Goes over white space within a plain scalar. Returns whether the scalar may go on; `gap` is what
/// then stands between its parts.
bool plainGap(Cursor &in, QByteArray &gap, bool &endedLine)
{
    gap.clear();
    for (; in.peek() == U' '; in.forward())
        gap += ' ';
    if (!isBreak(in.peek()))
        return !gap.isEmpty();
    gap.clear();
    const char32_t first = in.lineBreak();
    endedLine = true;
    std::u32string more;
    while (!in.atDocumentIndicator()) {
        in.skipSpaces();
        if (!isBreak(in.peek())) {
            appendFolded(gap, first, more);
            return true;
        }
        more += in.lineBreak();
    }
    return false;
}

// Quoted

/// The character that an escape of one letter stands for.
std::optional<char32_t> simpleEscape(char32_t letter)
{
    using namespace std::string_view_literals;
    constexpr auto letters = U"0abt\tnvfre \"\\/N_LP"sv;
    constexpr auto meanings =
        U"\x00\x07\x08\x09\x09\x0a\x0b\x0c\x0d\x1b \"\\/\x85\xa0\u2028\u2029"sv;
    static_assert(letters.size() == meanings.size());
    const size_t at = letters.find(letter);
    return at == letters.npos ? std::nullopt : std::optional(meanings[at]);
}

/// The number that hexadecimal digits from `ahead` on give; nothing where one is missing.
std::optional<char32_t> hexNumber(const Cursor &in, qsizetype ahead, int digits)
{
    char32_t code = 0;
    for (int i = 0; i < digits; ++i) {
        const int digit = hexValue(in.peek(ahead + i));
        if (digit < 0)
            return {};
        code = (code << 4) | char32_t(digit);
    }
    return code;
}

/// The second half of a surrogate pair, `\ude00`, right behind the digits of the first one: JSON
/// writes characters beyond U+FFFF so, and PyYAML's strings become that JSON.
std::optional<char32_t> lowSurrogate(const Cursor &in, int digits)
{
    if (in.peek(digits) != U'\\' || in.peek(digits + 1) != U'u')
        return {};
    const auto low = hexNumber(in, digits + 2, 4);
    return low && *low >= 0xdc00 && *low <= 0xdfff ? low : std::nullopt;
}

void hexEscape(Cursor &in, QByteArray &text, FileMark at, int digits)
{
    const auto number = hexNumber(in, 0, digits);
    if (!number)
        return in.refuse(
            at, YamlScalarsText::tr("The escape needs %n hexadecimal digit(s).", nullptr, digits),
            YamlScalarsText::tr("Write it in full, or double the backslash."));
    const char32_t code = *number;
    if (code >= 0xd800 && code <= 0xdbff) {
        if (const auto low = lowSurrogate(in, digits)) {
            appendUtf8(text, 0x10000 + ((code - 0xd800) << 10) + (*low - 0xdc00));
            in.forward(digits + 6);
            return;
        }
    }
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
        return in.refuse(
            at, YamlScalarsText::tr("The escape stands for no Unicode character."),
            YamlScalarsText::tr("Characters beyond U+FFFF are written as \\U with 8 digits."));
    appendUtf8(text, code);
    in.forward(digits);
}

// lupdate takes a result type with :: for the class of a member function, and its context for the
// texts'.
using Breaks = std::u32string;

/// The breaks of the empty lines that follow a line break within quotes.
Breaks quotedBreaks(Cursor &in, FileMark start)
{
    Breaks breaks;
    while (true) {
        if (in.atDocumentIndicator()) {
            in.refuse(in.mark(),
                      YamlScalarsText::tr("The document ends within quotes that began in line %1.")
                          .arg(start.line),
                      YamlScalarsText::tr("Close the quotes, or indent the line."));
            return breaks;
        }
        while (in.peek() == U' ' || in.peek() == U'\t')
            in.forward();
        if (!isBreak(in.peek()))
            return breaks;
        breaks += in.lineBreak();
    }
}

void escape(Cursor &in, QByteArray &text, FileMark start)
{
    const FileMark at = in.mark();
    in.forward();
    const char32_t c = in.peek();
    if (const auto meaning = simpleEscape(c); meaning) {
        appendUtf8(text, *meaning);
        in.forward();
    } else if (c == U'x' || c == U'u' || c == U'U') {
        in.forward();
        hexEscape(in, text, at, c == U'x' ? 2 : c == U'u' ? 4 : 8);
    } else if (isBreak(c)) {
        in.lineBreak();
        appendAll(text, quotedBreaks(in, start));
    } else {
        in.refuse(
            at,
            YamlScalarsText::tr("A backslash before %1 is not an escape.").arg(shownCharacter(c)),
            YamlScalarsText::tr("Double the backslash, or use single quotes."));
    }
}

void quotedWords(Cursor &in, QByteArray &text, FileMark start, bool isDouble)
{
    while (true) {
        while (!isBlankOrEnd(in.peek()) && !isOneOf(in.peek(), U"'\"\\")) {
            appendUtf8(text, in.peek());
            in.forward();
        }
        const char32_t c = in.peek();
        if (!isDouble && c == U'\'' && in.peek(1) == U'\'') {
            text += '\'';
            in.forward(2);
        } else if (isDouble ? c == U'\'' : c == U'"' || c == U'\\') {
            text += char(c);
            in.forward();
        } else if (isDouble && c == U'\\') {
            escape(in, text, start);
        } else {
            return;
        }
    }
}

void quotedSpaces(Cursor &in, QByteArray &text, FileMark start)
{
    QByteArray spaces;
    for (; in.peek() == U' ' || in.peek() == U'\t'; in.forward())
        spaces += char(in.peek());
    if (in.peek() == U'\0')
        return in.refuse(start, YamlScalarsText::tr("The quotes that open here are never closed."),
                         YamlScalarsText::tr("Close the quotes."));
    const char32_t first = in.lineBreak();
    if (first == U'\0')
        text += spaces;
    else
        appendFolded(text, first, quotedBreaks(in, start));
}

// Block

struct BlockHeader
{
    enum class Chomp { Clip, Strip, Keep };
    Chomp chomp = Chomp::Clip;
    int increment = 0; ///< 0: found out from the first line
};

BlockHeader blockHeader(Cursor &in)
{
    BlockHeader header;
    const auto chomp = [&] {
        if (in.peek() != U'+' && in.peek() != U'-')
            return;
        header.chomp = in.peek() == U'+' ? BlockHeader::Chomp::Keep : BlockHeader::Chomp::Strip;
        in.forward();
    };
    const bool chompFirst = !isDigit(in.peek());
    if (chompFirst)
        chomp();
    if (isDigit(in.peek())) {
        header.increment = int(in.peek() - U'0');
        if (header.increment == 0)
            in.refuse(in.mark(),
                      YamlScalarsText::tr("The indentation of a block scalar can't be 0."),
                      YamlScalarsText::tr("Write a digit from 1 to 9, or none."));
        in.forward();
        if (!chompFirst)
            chomp();
    }
    if (isSpaceOrEnd(in.peek())) {
        in.skipSpaces();
        if (in.peek() == U'#')
            in.skipComment();
    }
    if (!isBreakOrEnd(in.peek()))
        in.refuse(
            in.mark(),
            YamlScalarsText::tr("%1 can't follow the | or > of a block scalar.")
                .arg(shownCharacter(in.peek())),
            YamlScalarsText::tr("Begin the text on the next line, or put the value in quotes."));
    in.lineBreak();
    return header;
}

/// Empty lines before the first line of text; the deepest indentation seen on the way.
std::u32string leadingBreaks(Cursor &in, int &deepest)
{
    std::u32string breaks;
    deepest = 0;
    while (in.peek() == U' ' || isBreak(in.peek())) {
        if (in.peek() == U' ') {
            in.forward();
            deepest = std::max(deepest, in.column());
        } else {
            breaks += in.lineBreak();
        }
    }
    return breaks;
}

std::u32string blockBreaks(Cursor &in, int indent)
{
    std::u32string breaks;
    const auto indentation = [&] {
        while (in.column() < indent && in.peek() == U' ')
            in.forward();
    };
    indentation();
    while (isBreak(in.peek())) {
        breaks += in.lineBreak();
        indentation();
    }
    return breaks;
}

} // namespace

PlainScalar scanPlain(Cursor &in, int indent, bool inFlow)
{
    PlainScalar scalar;
    QByteArray gap;
    while (in.peek() != U'#' && !endsPlain(in, inFlow)) {
        scalar.endedLine = false;
        scalar.text += gap;
        for (; !endsPlain(in, inFlow); in.forward())
            appendUtf8(scalar.text, in.peek());
        if (!plainGap(in, gap, scalar.endedLine) || (!inFlow && in.column() <= indent))
            break;
    }
    return scalar;
}

QByteArray scanQuoted(Cursor &in)
{
    const FileMark start = in.mark();
    const char32_t quote = in.peek();
    const bool isDouble = quote == U'"';
    QByteArray text;
    in.forward();
    quotedWords(in, text, start, isDouble);
    while (in.peek() != quote && !in.problem()) {
        quotedSpaces(in, text, start);
        quotedWords(in, text, start, isDouble);
    }
    in.forward();
    return text;
}

QByteArray scanBlock(Cursor &in, int parentIndent)
{
    const bool folded = in.peek() == U'>';
    in.forward();
    const BlockHeader header = blockHeader(in);
    const int least = std::max(parentIndent + 1, 1);
    int indent = least + header.increment - 1;
    std::u32string breaks;
    if (header.increment == 0) {
        breaks = leadingBreaks(in, indent);
        indent = std::max(least, indent);
    } else {
        breaks = blockBreaks(in, indent);
    }
    QByteArray text;
    char32_t lineBreak = U'\0';
    while (in.column() == indent && in.peek() != U'\0') {
        appendAll(text, breaks);
        const bool foldable = folded && in.peek() != U' ' && in.peek() != U'\t';
        for (; !isBreakOrEnd(in.peek()); in.forward())
            appendUtf8(text, in.peek());
        lineBreak = in.lineBreak();
        breaks = blockBreaks(in, indent);
        if (in.column() != indent || in.peek() == U'\0')
            break;
        if (!foldable || lineBreak != U'\n' || in.peek() == U' ' || in.peek() == U'\t')
            appendUtf8(text, lineBreak);
        else if (breaks.empty())
            text += ' ';
    }
    if (header.chomp != BlockHeader::Chomp::Strip && lineBreak != U'\0')
        appendUtf8(text, lineBreak);
    if (header.chomp == BlockHeader::Chomp::Keep)
        appendAll(text, breaks);
    return text;
}

} // namespace batchy::yaml
