// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/yamlgrammar.h"

#include <QCoreApplication>

#include <algorithm>

namespace batchy::yaml {

namespace {

struct YamlGrammarText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::YamlGrammar)
};

} // namespace

tl::expected<std::vector<Event>, FileProblem> Grammar::run()
{
    if (!is({Word::StreamEnd})) {
        startDocument();
        while (!m_states.empty() && !m_tokens.problem()) {
            const State state = m_states.back();
            m_states.pop_back();
            step(state);
        }
        endDocument();
    }
    if (m_tokens.problem())
        return tl::unexpected(*m_tokens.problem());
    return std::move(m_events);
}

bool Grammar::is(std::initializer_list<Word> kinds)
{
    return std::find(kinds.begin(), kinds.end(), m_tokens.peek().kind) != kinds.end();
}

/// Up to the root node, which is added to the states or, when it is missing, to the events.
void Grammar::startDocument()
{
    m_tagHandles = {{"!", "!"}, {"!!", "tag:yaml.org,2002:"}};
    if (!is({Word::Directive, Word::DocumentStart}))
        return node(Place::Block);
    directives();
    if (!is({Word::DocumentStart}))
        return m_tokens.refuse(
            m_tokens.peek().at, YamlGrammarText::tr("A line with --- must follow a directive."),
            YamlGrammarText::tr("Add it, or put the value in quotes if the % belongs to it."));
    m_tokens.take();
    if (is({Word::Directive, Word::DocumentStart, Word::DocumentEnd, Word::StreamEnd}))
        return empty(m_tokens.peek().at);
    node(Place::Block);
}

void Grammar::directives()
{
    bool hasVersion = false;
    QList<QByteArray> defined;
    while (is({Word::Directive})) {
        const Token token = m_tokens.take();
        if (token.text == "YAML") {
            if (std::exchange(hasVersion, true))
                m_tokens.refuse(token.at,
                                YamlGrammarText::tr("There is more than one %YAML directive."),
                                YamlGrammarText::tr("Keep one of them."));
            if (token.handle.toInt() != 1)
                m_tokens.refuse(token.at, YamlGrammarText::tr("This version of YAML isn't known."),
                                YamlGrammarText::tr("Write %YAML 1.1, or leave the line out."));
        } else if (token.text == "TAG") {
            if (defined.contains(token.handle))
                m_tokens.refuse(token.at,
                                YamlGrammarText::tr("The tag handle %1 is defined twice.")
                                    .arg(QString::fromLatin1(token.handle)),
                                YamlGrammarText::tr("Keep one of the definitions."));
            defined.append(token.handle);
            m_tagHandles.insert(token.handle, token.prefix);
        }
    }
}

void Grammar::endDocument()
{
    while (is({Word::DocumentEnd}))
        m_tokens.take();
    if (is({Word::StreamEnd}))
        return;
    if (is({Word::DocumentStart, Word::Directive}))
        return m_tokens.refuse(
            m_tokens.peek().at, YamlGrammarText::tr("A second document begins here."),
            YamlGrammarText::tr("A workflow file is one document: split the file."));
    unexpected();
}

void Grammar::unexpected()
{
    const Token &token = m_tokens.peek();
    m_tokens.refuse(
        token.at, YamlGrammarText::tr("%1 can't stand here.").arg(described(token)),
        m_open.empty()
            ? YamlGrammarText::tr("Check the indentation; put values that hold special characters "
                                  "in quotes.")
            : YamlGrammarText::tr("Check the indentation, commas and brackets since line %1, where "
                                  "the surrounding mapping or list begins.")
                  .arg(m_open.back().line));
}

void Grammar::step(State state)
{
    switch (state) {
    case State::BlockSequenceEntry:
        return blockSequenceEntry();
    case State::IndentlessSequenceEntry:
        return indentlessSequenceEntry();
    case State::BlockMappingKey:
        return blockMappingKey();
    case State::BlockMappingValue:
        return blockMappingValue();
    case State::FlowSequenceFirst:
        return flowSequenceEntry(true);
    case State::FlowSequenceEntry:
        return flowSequenceEntry(false);
    case State::FlowPairKey:
        m_tokens.take();
        return optionalNode({Word::Value, Word::FlowEntry, Word::FlowSequenceEnd}, Place::Flow,
                            State::FlowPairValue);
    case State::FlowPairValue:
        return optionalValue({Word::FlowEntry, Word::FlowSequenceEnd}, Place::Flow,
                             State::FlowPairEnd);
    case State::FlowPairEnd:
        return close(Event::Kind::MappingEnd);
    case State::FlowMappingFirst:
        return flowMappingKey(true);
    case State::FlowMappingKey:
        return flowMappingKey(false);
    case State::FlowMappingValue:
        return optionalValue({Word::FlowEntry, Word::FlowMappingEnd}, Place::Flow,
                             State::FlowMappingKey);
    case State::FlowMappingEmptyValue:
        m_states.push_back(State::FlowMappingKey);
        return empty(m_tokens.peek().at);
    }
}

Grammar::Properties Grammar::properties()
{
    Properties properties;
    properties.at = m_tokens.peek().at;
    bool hasAnchor = false;
    bool hasTag = false;
    while ((!hasAnchor && is({Word::Anchor})) || (!hasTag && is({Word::Tag}))) {
        const Token token = m_tokens.take();
        properties.any = true;
        if (token.kind == Word::Anchor) {
            hasAnchor = true;
            properties.anchor = token.text;
        } else {
            hasTag = true;
            properties.tag = resolveTag(token);
        }
    }
    return properties;
}

QByteArray Grammar::resolveTag(const Token &token)
{
    if (token.handle.isEmpty())
        return token.text;
    const auto prefix = m_tagHandles.constFind(token.handle);
    if (prefix == m_tagHandles.constEnd()) {
        m_tokens.refuse(
            token.at,
            YamlGrammarText::tr("The tag handle %1 is not defined.")
                .arg(QString::fromLatin1(token.handle)),
            YamlGrammarText::tr("Leave the tag out, or put the value in quotes if the ! belongs to "
                                "it."));
        return {};
    }
    return *prefix + token.text;
}

void Grammar::node(Place place)
{
    if (is({Word::Alias})) {
        Token token = m_tokens.take();
        return add({Event::Kind::Alias, false, token.at, std::move(token.text)});
    }
    const Properties found = properties();
    if (nodeContent(place, found))
        return;
    if (found.any)
        return add({Event::Kind::Scalar,
                    found.tag.isEmpty() || found.tag == "!",
                    found.at,
                    {},
                    found.tag,
                    found.anchor});
    unexpected();
}

bool Grammar::nodeContent(Place place, const Properties &properties)
{
    using Kind = Event::Kind;
    const bool inBlock = place != Place::Flow;
    if (place == Place::BlockOrIndentless && is({Word::BlockEntry})) {
        open(Kind::SequenceStart, properties, State::IndentlessSequenceEntry);
        return true;
    }
    if (is({Word::Scalar})) {
        Token token = m_tokens.take();
        const bool isImplicit =
            properties.tag == "!" || (token.isPlain && properties.tag.isEmpty());
        add({Kind::Scalar, isImplicit, properties.any ? properties.at : token.at,
             std::move(token.text), properties.tag, properties.anchor});
        return true;
    }
    const auto opens = [&](Word token, Kind kind, State state) {
        if (!is({token}))
            return false;
        m_tokens.take();
        open(kind, properties, state);
        return true;
    };
    return opens(Word::FlowSequenceStart, Kind::SequenceStart, State::FlowSequenceFirst) ||
           opens(Word::FlowMappingStart, Kind::MappingStart, State::FlowMappingFirst) ||
           (inBlock &&
            (opens(Word::BlockSequenceStart, Kind::SequenceStart, State::BlockSequenceEntry) ||
             opens(Word::BlockMappingStart, Kind::MappingStart, State::BlockMappingKey)));
}

void Grammar::optionalNode(std::initializer_list<Word> ends, Place place, State next)
{
    m_states.push_back(next);
    if (is(ends))
        empty(m_tokens.peek().at);
    else
        node(place);
}

void Grammar::optionalValue(std::initializer_list<Word> ends, Place place, State next)
{
    if (is({Word::Value})) {
        m_tokens.take();
        return optionalNode(ends, place, next);
    }
    m_states.push_back(next);
    empty(m_tokens.peek().at);
}

void Grammar::blockSequenceEntry()
{
    if (is({Word::BlockEntry})) {
        m_tokens.take();
        return optionalNode({Word::BlockEntry, Word::BlockEnd}, Place::Block,
                            State::BlockSequenceEntry);
    }
    if (!is({Word::BlockEnd}))
        return unexpected();
    m_tokens.take();
    close(Event::Kind::SequenceEnd);
}

void Grammar::indentlessSequenceEntry()
{
    if (!is({Word::BlockEntry}))
        return close(Event::Kind::SequenceEnd);
    m_tokens.take();
    optionalNode({Word::BlockEntry, Word::Key, Word::Value, Word::BlockEnd}, Place::Block,
                 State::IndentlessSequenceEntry);
}

void Grammar::blockMappingKey()
{
    if (is({Word::Key})) {
        m_tokens.take();
        return optionalNode({Word::Key, Word::Value, Word::BlockEnd}, Place::BlockOrIndentless,
                            State::BlockMappingValue);
    }
    if (!is({Word::BlockEnd}))
        return unexpected();
    m_tokens.take();
    close(Event::Kind::MappingEnd);
}

void Grammar::blockMappingValue()
{
    optionalValue({Word::Key, Word::Value, Word::BlockEnd}, Place::BlockOrIndentless,
                  State::BlockMappingKey);
}

void Grammar::flowSequenceEntry(bool first)
{
    if (!first && !is({Word::FlowSequenceEnd})) {
        if (!is({Word::FlowEntry}))
            return unexpected();
        m_tokens.take();
    }
    if (is({Word::FlowSequenceEnd})) {
        m_tokens.take();
        return close(Event::Kind::SequenceEnd);
    }
    m_states.push_back(State::FlowSequenceEntry);
    if (!is({Word::Key}))
        return node(Place::Flow);
    open(Event::Kind::MappingStart, {m_tokens.peek().at, {}, {}}, State::FlowPairKey);
}

void Grammar::flowMappingKey(bool first)
{
    if (!first && !is({Word::FlowMappingEnd})) {
        if (!is({Word::FlowEntry}))
            return unexpected();
        m_tokens.take();
    }
    if (is({Word::FlowMappingEnd})) {
        m_tokens.take();
        return close(Event::Kind::MappingEnd);
    }
    if (is({Word::Key})) {
        m_tokens.take();
        return optionalNode({Word::Value, Word::FlowEntry, Word::FlowMappingEnd}, Place::Flow,
                            State::FlowMappingValue);
    }
    m_states.push_back(State::FlowMappingEmptyValue);
    node(Place::Flow);
}

void Grammar::add(Event event)
{
    if (m_events.size() >= mostEvents)
        return m_tokens.refuse(event.at, YamlGrammarText::tr("The file has too many values."),
                               YamlGrammarText::tr("Split the workflow into several."));
    m_events.push_back(std::move(event));
}

void Grammar::open(Event::Kind kind, const Properties &properties, State first)
{
    if (m_open.size() >= deepest)
        return m_tokens.refuse(
            properties.at,
            YamlGrammarText::tr("Mappings and lists are nested more than %n level(s) deep.",
                                nullptr, deepest),
            YamlGrammarText::tr("Nest them less."));
    m_open.push_back(properties.at);
    m_states.push_back(first);
    add({kind, false, properties.at, {}, properties.tag, properties.anchor});
}

void Grammar::close(Event::Kind kind)
{
    m_open.pop_back();
    add({kind, false, m_tokens.peek().at});
}

} // namespace batchy::yaml
