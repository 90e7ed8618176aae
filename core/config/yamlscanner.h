// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/yamltoken.h"

#include <deque>
#include <map>
#include <vector>

namespace batchy::yaml {

/// Cuts a text into tokens by the rules of PyYAML's scanner (MIT, Kirill Simonov and Ingy döt Net),
/// which existing workflow files were written for and which differ from YAML 1.2 and from yaml-cpp:
/// tabs, `?` and `:` in flow collections, keys of 1024 characters at most. Owned by the grammar,
/// for one text. After a problem only StreamEnd comes.
class Scanner
{
public:
    explicit Scanner(std::u32string text) : m_in(std::move(text)) {}

    /// Valid until the next call of take().
    const Token &peek();
    Token take();

    const std::optional<FileProblem> &problem() const { return m_in.problem(); }
    void refuse(FileMark at, QString what, QString hint);

private:
    /// A token that turns out to be a key when a `:` follows it.
    struct SimpleKey
    {
        qsizetype token;
        bool isRequired;
        qsizetype index;
        int column;
        FileMark at;
    };

    bool needsMore();
    void fetch();
    bool fetchStructure();
    bool fetchIndicator(char32_t c);
    void fetchNode(char32_t c);
    void fetchDocumentIndicator();
    void fetchFlowStart(Token::Kind kind);
    void fetchFlowEnd(Token::Kind kind);
    void fetchFlowEntry();
    void fetchBlockEntry();
    void fetchKey();
    void fetchValue();
    void fetchValueOfSimpleKey(const SimpleKey &key);
    void skipToNextToken();

    void dropStaleKeys();
    void missingColon(const SimpleKey &key);
    void saveSimpleKey();
    void removeSimpleKey();
    void unwindIndent(int column);
    bool addIndent(int column);
    void push(Token::Kind kind) { m_tokens.push_back(Token{kind, m_in.mark()}); }
    void pushMark(Token::Kind kind, int length);

    Cursor m_in;
    std::deque<Token> m_tokens;
    qsizetype m_taken = 0;
    bool m_done = false;
    int m_flowLevel = 0;
    int m_indent = -1;
    std::vector<int> m_indents;
    bool m_simpleKeyAllowed = true;
    std::map<int, SimpleKey> m_simpleKeys; ///< by flow level
};

} // namespace batchy::yaml
