// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/yamlgrammar.h"

#include <QCoreApplication>

#include <algorithm>

namespace batchy {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(batchy::YamlGrammar)
};

QString described(const YamlToken &token)
{
    using Kind = YamlToken::Kind;
    switch (token.kind) {
    case Kind::StreamEnd:
        return Text::tr("the end of the file");
    case Kind::Directive:
        return Text::tr("a directive");
    case Kind::DocumentStart:
        return QStringLiteral("\"---\"");
    case Kind::DocumentEnd:
        return QStringLiteral("\"...\"");
    case Kind::BlockSequenceStart:
        return Text::tr("a list");
    case Kind::BlockMappingStart:
        return Text::tr("a mapping");
    case Kind::BlockEnd:
        return Text::tr("the end of the indented lines");
    case Kind::FlowSequenceStart:
        return QStringLiteral("\"[\"");
    case Kind::FlowMappingStart:
        return QStringLiteral("\"{\"");
    case Kind::FlowSequenceEnd:
        return QStringLiteral("\"]\"");
    case Kind::FlowMappingEnd:
        return QStringLiteral("\"}\"");
    case Kind::BlockEntry:
        return QStringLiteral("\"-\"");
    case Kind::FlowEntry:
        return QStringLiteral("\",\"");
    case Kind::Key:
        return Text::tr("a key");
    case Kind::Value:
        return QStringLiteral("\":\"");
    case Kind::Alias:
        return Text::tr("an alias");
    case Kind::Anchor:
        return Text::tr("an anchor");
    case Kind::Tag:
        return Text::tr("a tag");
    case Kind::Scalar:
        return Text::tr("a value");
    }
    Q_UNREACHABLE();
}

} // namespace

tl::expected<std::vector<YamlEvent>, FileProblem> YamlGrammar::run()
{
    if (!is({Token::StreamEnd})) {
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

bool YamlGrammar::is(std::initializer_list<Token> kinds)
{
    return std::find(kinds.begin(), kinds.end(), m_tokens.peek().kind) != kinds.end();
}

/// Up to the root node, which is added to the states or, when it is missing, to the events.
void YamlGrammar::startDocument()
{
    m_tagHandles = {{"!", "!"}, {"!!", "tag:yaml.org,2002:"}};
    if (!is({Token::Directive, Token::DocumentStart}))
        return node(Place::Block);
    directives();
    if (!is({Token::DocumentStart}))
        return m_tokens.refuse(
            m_tokens.peek().at, Text::tr("A line with --- must follow a directive."),
            Text::tr("Add it, or put the value in quotes if the % belongs to it."));
    m_tokens.take();
    if (is({Token::Directive, Token::DocumentStart, Token::DocumentEnd, Token::StreamEnd}))
        return empty(m_tokens.peek().at);
    node(Place::Block);
}

void YamlGrammar::directives()
{
    bool hasVersion = false;
    QList<QByteArray> defined;
    while (is({Token::Directive})) {
        const YamlToken token = m_tokens.take();
        if (token.text == "YAML") {
            if (std::exchange(hasVersion, true))
                m_tokens.refuse(token.at, Text::tr("There is more than one %YAML directive."),
                                Text::tr("Keep one of them."));
            if (token.handle.toInt() != 1)
                m_tokens.refuse(token.at, Text::tr("This version of YAML isn't known."),
                                Text::tr("Write %YAML 1.1, or leave the line out."));
        } else if (token.text == "TAG") {
            if (defined.contains(token.handle))
                m_tokens.refuse(token.at,
                                Text::tr("The tag handle %1 is defined twice.")
                                    .arg(QString::fromLatin1(token.handle)),
                                Text::tr("Keep one of the definitions."));
            defined.append(token.handle);
            m_tagHandles.insert(token.handle, token.prefix);
        }
    }
}

void YamlGrammar::endDocument()
{
    while (is({Token::DocumentEnd}))
        m_tokens.take();
    if (is({Token::StreamEnd}))
        return;
    if (is({Token::DocumentStart, Token::Directive}))
        return m_tokens.refuse(m_tokens.peek().at, Text::tr("A second document begins here."),
                               Text::tr("A workflow file is one document: split the file."));
    unexpected();
}

void YamlGrammar::unexpected()
{
    const YamlToken &token = m_tokens.peek();
    m_tokens.refuse(
        token.at, Text::tr("%1 can't stand here.").arg(described(token)),
        m_open.empty() ? Text::tr("Check the indentation; put values that hold special characters "
                                  "in quotes.")
                       : Text::tr("Check the indentation, commas and brackets since line %1, where "
                                  "the surrounding mapping or list begins.")
                             .arg(m_open.back().line));
}

void YamlGrammar::step(State state)
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
        return optionalNode({Token::Value, Token::FlowEntry, Token::FlowSequenceEnd}, Place::Flow,
                            State::FlowPairValue);
    case State::FlowPairValue:
        return optionalValue({Token::FlowEntry, Token::FlowSequenceEnd}, Place::Flow,
                             State::FlowPairEnd);
    case State::FlowPairEnd:
        return close(YamlEvent::Kind::MappingEnd);
    case State::FlowMappingFirst:
        return flowMappingKey(true);
    case State::FlowMappingKey:
        return flowMappingKey(false);
    case State::FlowMappingValue:
        return optionalValue({Token::FlowEntry, Token::FlowMappingEnd}, Place::Flow,
                             State::FlowMappingKey);
    case State::FlowMappingEmptyValue:
        m_states.push_back(State::FlowMappingKey);
        return empty(m_tokens.peek().at);
    }
}

YamlGrammar::Properties YamlGrammar::properties()
{
    Properties properties;
    properties.at = m_tokens.peek().at;
    bool hasAnchor = false;
    bool hasTag = false;
    while ((!hasAnchor && is({Token::Anchor})) || (!hasTag && is({Token::Tag}))) {
        const YamlToken token = m_tokens.take();
        properties.any = true;
        if (token.kind == Token::Anchor) {
            hasAnchor = true;
            properties.anchor = token.text;
        } else {
            hasTag = true;
            properties.tag = resolveTag(token);
        }
    }
    return properties;
}

QByteArray YamlGrammar::resolveTag(const YamlToken &token)
{
    if (token.handle.isEmpty())
        return token.text;
    const auto prefix = m_tagHandles.constFind(token.handle);
    if (prefix == m_tagHandles.constEnd()) {
        m_tokens.refuse(
            token.at,
            Text::tr("The tag handle %1 is not defined.").arg(QString::fromLatin1(token.handle)),
            Text::tr("Leave the tag out, or put the value in quotes if the ! belongs to "
                     "it."));
        return {};
    }
    return *prefix + token.text;
}

void YamlGrammar::node(Place place)
{
    if (is({Token::Alias})) {
        YamlToken token = m_tokens.take();
        return add({YamlEvent::Kind::Alias, false, token.at, std::move(token.text)});
    }
    const Properties found = properties();
    if (nodeContent(place, found))
        return;
    if (found.any)
        return add({YamlEvent::Kind::Scalar,
                    found.tag.isEmpty() || found.tag == "!",
                    found.at,
                    {},
                    found.tag,
                    found.anchor});
    unexpected();
}

bool YamlGrammar::nodeContent(Place place, const Properties &properties)
{
    using Kind = YamlEvent::Kind;
    const bool inBlock = place != Place::Flow;
    if (place == Place::BlockOrIndentless && is({Token::BlockEntry})) {
        open(Kind::SequenceStart, properties, State::IndentlessSequenceEntry);
        return true;
    }
    if (is({Token::Scalar})) {
        YamlToken token = m_tokens.take();
        const bool isImplicit =
            properties.tag == "!" || (token.isPlain && properties.tag.isEmpty());
        add({Kind::Scalar, isImplicit, properties.any ? properties.at : token.at,
             std::move(token.text), properties.tag, properties.anchor});
        return true;
    }
    const auto opens = [&](Token token, Kind kind, State state) {
        if (!is({token}))
            return false;
        m_tokens.take();
        open(kind, properties, state);
        return true;
    };
    return opens(Token::FlowSequenceStart, Kind::SequenceStart, State::FlowSequenceFirst) ||
           opens(Token::FlowMappingStart, Kind::MappingStart, State::FlowMappingFirst) ||
           (inBlock &&
            (opens(Token::BlockSequenceStart, Kind::SequenceStart, State::BlockSequenceEntry) ||
             opens(Token::BlockMappingStart, Kind::MappingStart, State::BlockMappingKey)));
}

void YamlGrammar::optionalNode(std::initializer_list<Token> ends, Place place, State next)
{
    m_states.push_back(next);
    if (is(ends))
        empty(m_tokens.peek().at);
    else
        node(place);
}

void YamlGrammar::optionalValue(std::initializer_list<Token> ends, Place place, State next)
{
    if (is({Token::Value})) {
        m_tokens.take();
        return optionalNode(ends, place, next);
    }
    m_states.push_back(next);
    empty(m_tokens.peek().at);
}

void YamlGrammar::blockSequenceEntry()
{
    if (is({Token::BlockEntry})) {
        m_tokens.take();
        return optionalNode({Token::BlockEntry, Token::BlockEnd}, Place::Block,
                            State::BlockSequenceEntry);
    }
    if (!is({Token::BlockEnd}))
        return unexpected();
    m_tokens.take();
    close(YamlEvent::Kind::SequenceEnd);
}

void YamlGrammar::indentlessSequenceEntry()
{
    if (!is({Token::BlockEntry}))
        return close(YamlEvent::Kind::SequenceEnd);
    m_tokens.take();
    optionalNode({Token::BlockEntry, Token::Key, Token::Value, Token::BlockEnd}, Place::Block,
                 State::IndentlessSequenceEntry);
}

void YamlGrammar::blockMappingKey()
{
    if (is({Token::Key})) {
        m_tokens.take();
        return optionalNode({Token::Key, Token::Value, Token::BlockEnd}, Place::BlockOrIndentless,
                            State::BlockMappingValue);
    }
    if (!is({Token::BlockEnd}))
        return unexpected();
    m_tokens.take();
    close(YamlEvent::Kind::MappingEnd);
}

void YamlGrammar::blockMappingValue()
{
    optionalValue({Token::Key, Token::Value, Token::BlockEnd}, Place::BlockOrIndentless,
                  State::BlockMappingKey);
}

void YamlGrammar::flowSequenceEntry(bool first)
{
    if (!first && !is({Token::FlowSequenceEnd})) {
        if (!is({Token::FlowEntry}))
            return unexpected();
        m_tokens.take();
    }
    if (is({Token::FlowSequenceEnd})) {
        m_tokens.take();
        return close(YamlEvent::Kind::SequenceEnd);
    }
    m_states.push_back(State::FlowSequenceEntry);
    if (!is({Token::Key}))
        return node(Place::Flow);
    open(YamlEvent::Kind::MappingStart, {m_tokens.peek().at, {}, {}}, State::FlowPairKey);
}

void YamlGrammar::flowMappingKey(bool first)
{
    if (!first && !is({Token::FlowMappingEnd})) {
        if (!is({Token::FlowEntry}))
            return unexpected();
        m_tokens.take();
    }
    if (is({Token::FlowMappingEnd})) {
        m_tokens.take();
        return close(YamlEvent::Kind::MappingEnd);
    }
    if (is({Token::Key})) {
        m_tokens.take();
        return optionalNode({Token::Value, Token::FlowEntry, Token::FlowMappingEnd}, Place::Flow,
                            State::FlowMappingValue);
    }
    m_states.push_back(State::FlowMappingEmptyValue);
    node(Place::Flow);
}

void YamlGrammar::add(YamlEvent event)
{
    if (m_events.size() >= mostYamlEvents)
        return m_tokens.refuse(event.at, Text::tr("The file has too many values."),
                               Text::tr("Split the workflow into several."));
    m_events.push_back(std::move(event));
}

void YamlGrammar::open(YamlEvent::Kind kind, const Properties &properties, State first)
{
    if (m_open.size() >= deepestYaml)
        return m_tokens.refuse(properties.at,
                               Text::tr("Mappings and lists are nested more than %n level(s) deep.",
                                        nullptr, deepestYaml),
                               Text::tr("Nest them less."));
    m_open.push_back(properties.at);
    m_states.push_back(first);
    add({kind, false, properties.at, {}, properties.tag, properties.anchor});
}

void YamlGrammar::close(YamlEvent::Kind kind)
{
    m_open.pop_back();
    add({kind, false, m_tokens.peek().at});
}

} // namespace batchy
