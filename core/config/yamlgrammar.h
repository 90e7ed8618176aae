// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/yamlscanner.h"

#include <QHash>

namespace batchy::yaml {

/// What a document consists of, in the order of the file: collections begin and end, scalars and
/// aliases stand between. A mapping's keys and values take turns.
struct Event
{
    enum class Kind { Alias, Scalar, SequenceStart, SequenceEnd, MappingStart, MappingEnd };
    Kind kind = Kind::Scalar;
    /// Whether a scalar's meaning is found from its text: it is plain, or its tag is `!`.
    bool isImplicit = false;
    FileMark at;
    /// A scalar's text or an alias' name.
    QByteArray text = {};
    /// The full tag, empty without one.
    QByteArray tag = {};
    QByteArray anchor = {};
};

/// How deep collections may be nested, and how many events a file may have: what a workflow file
/// never needs, and what keeps stack and memory safe from hostile ones.
inline constexpr int deepest = 100;
inline constexpr size_t mostEvents = 1'000'000;

/// Makes events of tokens by the grammar of PyYAML's parser; one document only. Keeps its own stack
/// of states and doesn't recurse. Use: run() once.
class Grammar
{
public:
    explicit Grammar(std::u32string text) : m_tokens(std::move(text)) {}

    /// All events of the text's one document; none when there is no document.
    tl::expected<std::vector<Event>, FileProblem> run();

private:
    using Word = Token::Kind;
    enum class State {
        BlockSequenceEntry,
        IndentlessSequenceEntry,
        BlockMappingKey,
        BlockMappingValue,
        FlowSequenceFirst,
        FlowSequenceEntry,
        FlowPairKey,
        FlowPairValue,
        FlowPairEnd,
        FlowMappingFirst,
        FlowMappingKey,
        FlowMappingValue,
        FlowMappingEmptyValue
    };
    enum class Place { Block, BlockOrIndentless, Flow };
    struct Properties
    {
        FileMark at;
        QByteArray tag, anchor;
        bool any = false;
    };

    bool is(std::initializer_list<Word> kinds);
    void startDocument();
    void directives();
    void endDocument();
    void step(State state);
    void node(Place place);
    bool nodeContent(Place place, const Properties &properties);
    Properties properties();
    QByteArray resolveTag(const Token &token);

    void blockSequenceEntry();
    void indentlessSequenceEntry();
    void blockMappingKey();
    void blockMappingValue();
    void flowSequenceEntry(bool first);
    void flowMappingKey(bool first);
    /// A part of a pair that may be missing: the node, unless one of `ends` comes; then `next`.
    void optionalNode(std::initializer_list<Word> ends, Place place, State next);
    void optionalValue(std::initializer_list<Word> ends, Place place, State next);

    void add(Event event);
    void open(Event::Kind kind, const Properties &properties, State first);
    void close(Event::Kind kind);
    void empty(FileMark at) { add({Event::Kind::Scalar, true, at}); }
    void unexpected();

    Scanner m_tokens;
    std::vector<State> m_states;
    std::vector<Event> m_events;
    std::vector<FileMark> m_open;
    QHash<QByteArray, QByteArray> m_tagHandles;
};

} // namespace batchy::yaml
