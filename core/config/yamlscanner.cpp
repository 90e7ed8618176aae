// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/yamlscanner.h"

#include "core/config/yamlscalars.h"

#include <QCoreApplication>

#include <algorithm>

namespace batchy::yaml {

using Kind = Token::Kind;

namespace {

struct YamlScannerText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::YamlScanner)
};

constexpr qsizetype longestSimpleKey = 1024;

} // namespace

const Token &Scanner::peek()
{
    while (needsMore())
        fetch();
    if (problem() || m_tokens.empty())
        m_tokens.assign(1, Token{Kind::StreamEnd, m_in.mark()});
    return m_tokens.front();
}

Token Scanner::take()
{
    Token token = peek();
    m_tokens.pop_front();
    ++m_taken;
    return token;
}

void Scanner::refuse(FileMark at, QString what, QString hint)
{
    m_in.refuse(at, std::move(what), std::move(hint));
}

bool Scanner::needsMore()
{
    if (m_done || problem())
        return false;
    if (m_tokens.empty())
        return true;
    dropStaleKeys();
    return std::any_of(m_simpleKeys.begin(), m_simpleKeys.end(),
                       [this](const auto &entry) { return entry.second.token == m_taken; });
}

void Scanner::fetch()
{
    skipToNextToken();
    dropStaleKeys();
    unwindIndent(m_in.column());
    if (problem() || fetchStructure())
        return;
    const char32_t c = m_in.peek();
    if (!fetchIndicator(c))
        fetchNode(c);
}

/// The end, directives, `---` and `...`.
bool Scanner::fetchStructure()
{
    const char32_t c = m_in.peek();
    if (c == U'\0') {
        unwindIndent(-1);
        removeSimpleKey();
        m_simpleKeys.clear();
        push(Kind::StreamEnd);
        m_done = true;
        return true;
    }
    const bool isDirective = c == U'%' && m_in.column() == 0;
    if (!isDirective && !m_in.atDocumentIndicator())
        return false;
    unwindIndent(-1);
    removeSimpleKey();
    m_simpleKeyAllowed = false;
    if (isDirective)
        m_tokens.push_back(scanDirective(m_in));
    else
        pushMark(c == U'-' ? Kind::DocumentStart : Kind::DocumentEnd, 3);
    return true;
}

bool Scanner::fetchIndicator(char32_t c)
{
    const bool isSeparate = isBlankOrEnd(m_in.peek(1));
    if (c == U'[')
        fetchFlowStart(Kind::FlowSequenceStart);
    else if (c == U'{')
        fetchFlowStart(Kind::FlowMappingStart);
    else if (c == U']')
        fetchFlowEnd(Kind::FlowSequenceEnd);
    else if (c == U'}')
        fetchFlowEnd(Kind::FlowMappingEnd);
    else if (c == U',')
        fetchFlowEntry();
    else if (c == U'-' && isSeparate)
        fetchBlockEntry();
    else if (c == U'?' && (m_flowLevel > 0 || isSeparate))
        fetchKey();
    else if (c == U':' && (m_flowLevel > 0 || isSeparate))
        fetchValue();
    else
        return false;
    return true;
}

/// Aliases, properties and scalars.
void Scanner::fetchNode(char32_t c)
{
    if (m_flowLevel == 0 && (c == U'|' || c == U'>')) {
        m_simpleKeyAllowed = true;
        removeSimpleKey();
        const FileMark at = m_in.mark();
        m_tokens.push_back(Token{Kind::Scalar, at, scanBlock(m_in, m_indent)});
        return;
    }
    // A dash stands before something else here; so do `?` and `:`, outside flow collections.
    if (isOneOf(c, U"\t,#|>%@`")) {
        m_in.refuse(m_in.mark(),
                    YamlScannerText::tr("%1 can't begin a value.").arg(shownCharacter(c)),
                    c == U'\t' ? YamlScannerText::tr("Indent and separate with spaces.")
                               : YamlScannerText::tr("Put the value in quotes."));
        return;
    }
    saveSimpleKey();
    m_simpleKeyAllowed = false;
    const FileMark at = m_in.mark();
    if (c == U'*' || c == U'&') {
        m_tokens.push_back(scanAnchorOrAlias(m_in));
    } else if (c == U'!') {
        m_tokens.push_back(scanTag(m_in));
    } else if (c == U'\'' || c == U'"') {
        m_tokens.push_back(Token{Kind::Scalar, at, scanQuoted(m_in)});
    } else {
        PlainScalar scalar = scanPlain(m_in, m_indent, m_flowLevel > 0);
        m_simpleKeyAllowed = scalar.endedLine;
        m_tokens.push_back(Token{Kind::Scalar, at, std::move(scalar.text), {}, {}, true});
    }
}

void Scanner::pushMark(Kind kind, int length)
{
    push(kind);
    m_in.forward(length);
}

void Scanner::fetchFlowStart(Kind kind)
{
    saveSimpleKey();
    ++m_flowLevel;
    m_simpleKeyAllowed = true;
    pushMark(kind, 1);
}

void Scanner::fetchFlowEnd(Kind kind)
{
    removeSimpleKey();
    if (m_flowLevel == 0)
        return m_in.refuse(
            m_in.mark(), YamlScannerText::tr("%1 closes nothing.").arg(shownCharacter(m_in.peek())),
            YamlScannerText::tr("Remove it, or put the value in quotes."));
    --m_flowLevel;
    m_simpleKeyAllowed = false;
    pushMark(kind, 1);
}

void Scanner::fetchFlowEntry()
{
    m_simpleKeyAllowed = true;
    removeSimpleKey();
    pushMark(Kind::FlowEntry, 1);
}

void Scanner::fetchBlockEntry()
{
    if (m_flowLevel == 0) {
        if (!m_simpleKeyAllowed)
            return m_in.refuse(
                m_in.mark(), YamlScannerText::tr("A list can't begin here."),
                YamlScannerText::tr("Begin it on a line of its own, or put the value in quotes."));
        if (addIndent(m_in.column()))
            push(Kind::BlockSequenceStart);
    }
    m_simpleKeyAllowed = true;
    removeSimpleKey();
    pushMark(Kind::BlockEntry, 1);
}

void Scanner::fetchKey()
{
    if (m_flowLevel == 0) {
        if (!m_simpleKeyAllowed)
            return m_in.refuse(
                m_in.mark(), YamlScannerText::tr("A ? for a key can't stand here."),
                YamlScannerText::tr("Put the value in quotes if the ? belongs to it."));
        if (addIndent(m_in.column()))
            push(Kind::BlockMappingStart);
    }
    m_simpleKeyAllowed = m_flowLevel == 0;
    removeSimpleKey();
    pushMark(Kind::Key, 1);
}

void Scanner::fetchValueOfSimpleKey(const SimpleKey &key)
{
    auto at = m_tokens.begin() + (key.token - m_taken);
    at = m_tokens.insert(at, Token{Kind::Key, key.at});
    if (m_flowLevel == 0 && addIndent(key.column))
        m_tokens.insert(at, Token{Kind::BlockMappingStart, key.at});
    m_simpleKeyAllowed = false;
}

void Scanner::fetchValue()
{
    if (const auto key = m_simpleKeys.find(m_flowLevel); key != m_simpleKeys.end()) {
        const SimpleKey simple = key->second;
        m_simpleKeys.erase(key);
        fetchValueOfSimpleKey(simple);
    } else {
        if (m_flowLevel == 0) {
            if (!m_simpleKeyAllowed)
                return m_in.refuse(
                    m_in.mark(),
                    YamlScannerText::tr("A colon can't stand here: the line already "
                                        "has a key, or its value began before it."),
                    YamlScannerText::tr("Put the value in quotes if the colon belongs to it."));
            if (addIndent(m_in.column()))
                push(Kind::BlockMappingStart);
        }
        m_simpleKeyAllowed = m_flowLevel == 0;
        removeSimpleKey();
    }
    pushMark(Kind::Value, 1);
}

void Scanner::skipToNextToken()
{
    while (true) {
        m_in.skipSpaces();
        if (m_in.peek() == U'#')
            m_in.skipComment();
        if (m_in.lineBreak() == U'\0')
            return;
        if (m_flowLevel == 0)
            m_simpleKeyAllowed = true;
    }
}

/// A key stands on one line and isn't longer than 1024 characters.
void Scanner::dropStaleKeys()
{
    for (auto entry = m_simpleKeys.begin(); entry != m_simpleKeys.end();) {
        const SimpleKey &key = entry->second;
        if (key.at.line - 1 == m_in.line() && m_in.index() - key.index <= longestSimpleKey) {
            ++entry;
            continue;
        }
        if (key.isRequired)
            return missingColon(key);
        entry = m_simpleKeys.erase(entry);
    }
}

void Scanner::missingColon(const SimpleKey &key)
{
    m_in.refuse(
        key.at,
        YamlScannerText::tr("There must be a key here, but no colon follows it on its line."),
        YamlScannerText::tr(
            "Write \"name: value\", or indent the line if it goes on with the value "
            "above; keys have 1024 characters at most."));
}

void Scanner::saveSimpleKey()
{
    if (!m_simpleKeyAllowed)
        return;
    removeSimpleKey();
    const bool isRequired = m_flowLevel == 0 && m_indent == m_in.column();
    m_simpleKeys.emplace(m_flowLevel, SimpleKey{m_taken + qsizetype(m_tokens.size()), isRequired,
                                                m_in.index(), m_in.column(), m_in.mark()});
}

void Scanner::removeSimpleKey()
{
    const auto entry = m_simpleKeys.find(m_flowLevel);
    if (entry == m_simpleKeys.end())
        return;
    if (entry->second.isRequired)
        return missingColon(entry->second);
    m_simpleKeys.erase(entry);
}

void Scanner::unwindIndent(int column)
{
    if (m_flowLevel > 0)
        return;
    while (m_indent > column) {
        m_indent = m_indents.back();
        m_indents.pop_back();
        push(Kind::BlockEnd);
    }
}

bool Scanner::addIndent(int column)
{
    if (m_indent >= column)
        return false;
    m_indents.push_back(m_indent);
    m_indent = column;
    return true;
}

} // namespace batchy::yaml
