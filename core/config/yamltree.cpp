// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/yamltree.h"

#include "core/config/pythonjson.h"
#include "core/config/yamlvalues.h"

#include <QCoreApplication>

#include <algorithm>

namespace batchy::yaml {

namespace {

struct YamlTreeText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::YamlTree)
};

Node::Kind kindOf(Value::Kind kind)
{
    switch (kind) {
    case Value::Kind::String:
        return Node::Kind::Text;
    case Value::Kind::Literal:
        return Node::Kind::Literal;
    case Value::Kind::Merge:
        return Node::Kind::Merge;
    case Value::Kind::Default:
        return Node::Kind::Default;
    }
    Q_UNREACHABLE();
}

} // namespace

/// Builds a tree event by event. The first problem ends it.
class TreeBuilder
{
public:
    void add(Event &event);

    std::optional<FileProblem> problem;
    Tree tree;

private:
    struct MappingParts
    {
        std::vector<Node::Member> members;
        QHash<QByteArray, size_t> positions;

        /// A key that is there already keeps its place, as in Python's dict.
        void put(const Node::Member &member);
    };

    void refuse(FileMark at, QString what, QString hint);
    void addScalar(Event &event);
    void addAlias(const Event &event);
    void openCollection(const Event &event);
    void closeCollection();
    void closeMapping(Node &mapping);
    void attach(size_t node, FileMark at);
    void nameAnchor(const Event &event, size_t node);
    bool checkKey(const Node &key, FileMark at);
    bool checkValue(const Node &value, FileMark at);
    void merge(const Node &source, FileMark at, MappingParts &parts);
    void mergeOne(const Node &source, FileMark at, MappingParts &parts);

    std::vector<size_t> m_open;
    QHash<QByteArray, size_t> m_anchors;
    /// Where each item of an open collection stands: an alias elsewhere than its node.
    std::vector<std::vector<FileMark>> m_marks;
    qsizetype m_merged = 0;
};

void TreeBuilder::refuse(FileMark at, QString what, QString hint)
{
    if (!problem)
        problem = FileProblem{at, std::move(what), std::move(hint)};
}

void TreeBuilder::add(Event &event)
{
    switch (event.kind) {
    case Event::Kind::Alias:
        return addAlias(event);
    case Event::Kind::Scalar:
        return addScalar(event);
    case Event::Kind::SequenceStart:
    case Event::Kind::MappingStart:
        return openCollection(event);
    case Event::Kind::SequenceEnd:
    case Event::Kind::MappingEnd:
        return closeCollection();
    }
}

void TreeBuilder::addScalar(Event &event)
{
    auto value = resolveScalar(event);
    if (!value)
        return refuse(value.error().at, value.error().what, value.error().hint);
    const size_t index = tree.m_nodes.size();
    tree.m_nodes.push_back({kindOf(value->kind), false, event.at, std::move(value->text)});
    nameAnchor(event, index);
    attach(index, event.at);
}

void TreeBuilder::addAlias(const Event &event)
{
    const auto anchor = m_anchors.constFind(event.text);
    if (anchor == m_anchors.constEnd())
        return refuse(event.at,
                      YamlTreeText::tr("No anchor named %1 stands before this alias.")
                          .arg(QString::fromUtf8(event.text)),
                      YamlTreeText::tr(
                          "Define it with &, or put the value in quotes if the * belongs to it."));
    if (tree.m_nodes[*anchor].isOpen)
        return refuse(event.at,
                      YamlTreeText::tr("The alias %1 stands within what it names.")
                          .arg(QString::fromUtf8(event.text)),
                      YamlTreeText::tr("A value can't contain itself: remove the alias."));
    attach(*anchor, event.at);
}

void TreeBuilder::openCollection(const Event &event)
{
    if (auto wrong = checkCollectionTag(event))
        return refuse(wrong->at, wrong->what, wrong->hint);
    const size_t index = tree.m_nodes.size();
    const bool isMapping = event.kind == Event::Kind::MappingStart;
    tree.m_nodes.push_back(
        {isMapping ? Node::Kind::Mapping : Node::Kind::Sequence, true, event.at});
    nameAnchor(event, index);
    attach(index, event.at);
    m_open.push_back(index);
    m_marks.emplace_back();
}

void TreeBuilder::closeCollection()
{
    Node &node = tree.m_nodes[m_open.back()];
    if (node.kind == Node::Kind::Mapping)
        closeMapping(node);
    else
        for (size_t i = 0; i < node.items.size(); ++i)
            checkValue(tree.m_nodes[node.items[i]], m_marks.back()[i]);
    node.isOpen = false;
    m_open.pop_back();
    m_marks.pop_back();
}

void TreeBuilder::attach(size_t node, FileMark at)
{
    if (m_open.empty())
        return;
    tree.m_nodes[m_open.back()].items.push_back(node);
    m_marks.back().push_back(at);
}

void TreeBuilder::nameAnchor(const Event &event, size_t node)
{
    if (event.anchor.isEmpty())
        return;
    if (const auto earlier = m_anchors.constFind(event.anchor); earlier != m_anchors.constEnd())
        return refuse(event.at,
                      YamlTreeText::tr("The anchor %1 is already defined in line %2.")
                          .arg(QString::fromUtf8(event.anchor))
                          .arg(tree.m_nodes[*earlier].at.line),
                      YamlTreeText::tr("Give one of them another name."));
    m_anchors.insert(event.anchor, node);
}

bool TreeBuilder::checkKey(const Node &key, FileMark at)
{
    if (key.kind != Node::Kind::Sequence && key.kind != Node::Kind::Mapping)
        return true;
    refuse(at, YamlTreeText::tr("A name can't be a list or a mapping."),
           YamlTreeText::tr("Put it in quotes if it begins with a bracket or brace."));
    return false;
}

bool TreeBuilder::checkValue(const Node &value, FileMark at)
{
    if (value.kind != Node::Kind::Merge && value.kind != Node::Kind::Default)
        return true;
    refuse(at,
           YamlTreeText::tr("%1 has a meaning of its own in YAML and can't be a value.")
               .arg(shownText(value.text)),
           YamlTreeText::tr("Put it in quotes."));
    return false;
}

void TreeBuilder::MappingParts::put(const Node::Member &member)
{
    const auto known = positions.constFind(member.key);
    if (known != positions.constEnd()) {
        members[*known] = member;
        return;
    }
    positions.insert(member.key, members.size());
    members.push_back(member);
}

void TreeBuilder::mergeOne(const Node &source, FileMark at, MappingParts &parts)
{
    if (source.kind != Node::Kind::Mapping)
        return refuse(
            at, YamlTreeText::tr("Only a mapping, or a list of mappings, can be merged."),
            YamlTreeText::tr("Write << with the alias of a mapping, or put it in quotes."));
    m_merged += qsizetype(source.members.size());
    if (m_merged > tree.budget().nodes)
        return refuse(at, YamlTreeText::tr("Merging grows the file beyond all measure."),
                      YamlTreeText::tr("Merge fewer and smaller mappings."));
    for (const Node::Member &member : source.members)
        parts.put(member);
}

void TreeBuilder::merge(const Node &source, FileMark at, MappingParts &parts)
{
    if (source.kind != Node::Kind::Sequence)
        return mergeOne(source, at, parts);
    // The first of a list wins, so it is put last.
    for (auto item = source.items.rbegin(); item != source.items.rend() && !problem; ++item)
        mergeOne(tree.m_nodes[*item], at, parts);
}

void TreeBuilder::closeMapping(Node &mapping)
{
    MappingParts parts;
    std::vector<Node::Member> own;
    QHash<QByteArray, FileMark> seen;
    const std::vector<FileMark> &marks = m_marks.back();
    for (size_t i = 0; i + 1 < mapping.items.size() && !problem; i += 2) {
        const Node &key = tree.m_nodes[mapping.items[i]];
        const size_t value = mapping.items[i + 1];
        if (!checkKey(key, marks[i]))
            return;
        if (key.kind == Node::Kind::Merge) {
            merge(tree.m_nodes[value], marks[i + 1], parts);
            continue;
        }
        if (!checkValue(tree.m_nodes[value], marks[i + 1]))
            return;
        if (const auto first = seen.constFind(key.text); first != seen.constEnd())
            return refuse(
                marks[i],
                YamlTreeText::tr("\"%1\" is here for the second time; it is already in line %2, "
                                 "column %3.")
                    .arg(shownText(key.text))
                    .arg(first->line)
                    .arg(first->column),
                YamlTreeText::tr("Keep one of the two."));
        seen.insert(key.text, marks[i]);
        own.push_back({key.text, marks[i], value});
    }
    for (const Node::Member &member : own)
        parts.put(member);
    mapping.members = std::move(parts.members);
    mapping.items = {};
}

tl::expected<Tree, FileProblem> Tree::build(std::vector<Event> events)
{
    Q_ASSERT(!events.empty());
    TreeBuilder builder;
    // No node may move while others refer to it.
    builder.tree.m_nodes.reserve(events.size());
    for (Event &event : events) {
        builder.add(event);
        if (builder.problem)
            return tl::unexpected(*builder.problem);
    }
    return std::move(builder.tree);
}

Budget Tree::budget() const
{
    constexpr qsizetype leastNodes = 100'000;
    constexpr qsizetype mostBytes = 64 * 1024 * 1024;
    return {std::max(10 * qsizetype(m_nodes.size()), leastNodes), mostBytes};
}

namespace {

/// Writes JSON until the budget is used up.
class JsonWriter
{
public:
    JsonWriter(const Tree &tree, Budget &budget, QByteArray &out)
        : m_tree(tree), m_budget(budget), m_out(out)
    {
    }
    bool value(size_t index, int depth);

private:
    bool append(const QByteArray &text);
    bool collection(const Node &node, int depth);

    const Tree &m_tree;
    Budget &m_budget;
    QByteArray &m_out;
};

bool JsonWriter::append(const QByteArray &text)
{
    m_budget.bytes -= text.size();
    m_budget.nodes -= 1;
    if (m_budget.bytes < 0 || m_budget.nodes < 0)
        return false;
    m_out += text;
    return true;
}

bool JsonWriter::value(size_t index, int depth)
{
    const Node &node = m_tree.node(index);
    switch (node.kind) {
    case Node::Kind::Literal:
        return append(node.text);
    case Node::Kind::Sequence:
    case Node::Kind::Mapping:
        return depth < deepest && collection(node, depth + 1);
    case Node::Kind::Text:
    case Node::Kind::Merge:
    case Node::Kind::Default:
        return append(pythonQuoted(node.text));
    }
    Q_UNREACHABLE();
}

bool JsonWriter::collection(const Node &node, int depth)
{
    const bool isMapping = node.kind == Node::Kind::Mapping;
    if (!append(isMapping ? "{" : "["))
        return false;
    bool isFirst = true;
    const auto separate = [&] {
        if (!std::exchange(isFirst, false))
            m_out += ", ";
    };
    for (const size_t item : node.items) {
        separate();
        if (!value(item, depth))
            return false;
    }
    for (const Node::Member &member : node.members) {
        separate();
        if (!append(pythonQuoted(member.key) + ": ") || !value(member.value, depth))
            return false;
    }
    m_out += isMapping ? '}' : ']';
    return true;
}

} // namespace

bool appendJson(const Tree &tree, size_t node, Budget &budget, QByteArray &out)
{
    return JsonWriter(tree, budget, out).value(node, 0);
}

} // namespace batchy::yaml
