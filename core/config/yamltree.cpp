// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/yamltree.h"

#include "core/config/pythonjson.h"
#include "core/config/yamlvalues.h"

#include <QCoreApplication>

#include <algorithm>

namespace batchy {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(batchy::YamlTree)
};

YamlNode::Kind kindOf(YamlValue::Kind kind)
{
    switch (kind) {
    case YamlValue::Kind::String:
        return YamlNode::Kind::Text;
    case YamlValue::Kind::Literal:
        return YamlNode::Kind::Literal;
    case YamlValue::Kind::Merge:
        return YamlNode::Kind::Merge;
    case YamlValue::Kind::Default:
        return YamlNode::Kind::Default;
    }
    Q_UNREACHABLE();
}

QString shown(QByteArrayView text)
{
    constexpr qsizetype longest = 60;
    const QString all = QString::fromUtf8(text);
    return all.size() <= longest ? all : all.left(longest) + QStringLiteral("…");
}

} // namespace

/// Builds a tree event by event. The first problem ends it.
class YamlTreeBuilder
{
public:
    void add(YamlEvent &event);

    std::optional<FileProblem> problem;
    YamlTree tree;

private:
    struct MappingParts
    {
        std::vector<YamlNode::Member> members;
        QHash<QByteArray, size_t> positions;

        /// A key that is there already keeps its place, as in Python's dict.
        void put(const YamlNode::Member &member);
    };

    void refuse(FileMark at, QString what, QString hint);
    void addScalar(YamlEvent &event);
    void addAlias(const YamlEvent &event);
    void openCollection(const YamlEvent &event);
    void closeCollection();
    void closeMapping(YamlNode &mapping);
    void attach(size_t node, FileMark at);
    void nameAnchor(const YamlEvent &event, size_t node);
    bool checkKey(const YamlNode &key, FileMark at);
    bool checkValue(const YamlNode &value, FileMark at);
    void merge(const YamlNode &source, FileMark at, MappingParts &parts);
    void mergeOne(const YamlNode &source, FileMark at, MappingParts &parts);

    std::vector<size_t> m_open;
    QHash<QByteArray, size_t> m_anchors;
    /// Where each item of an open collection stands: an alias elsewhere than its node.
    std::vector<std::vector<FileMark>> m_marks;
    qsizetype m_merged = 0;
};

void YamlTreeBuilder::refuse(FileMark at, QString what, QString hint)
{
    if (!problem)
        problem = FileProblem{at, std::move(what), std::move(hint)};
}

void YamlTreeBuilder::add(YamlEvent &event)
{
    switch (event.kind) {
    case YamlEvent::Kind::Alias:
        return addAlias(event);
    case YamlEvent::Kind::Scalar:
        return addScalar(event);
    case YamlEvent::Kind::SequenceStart:
    case YamlEvent::Kind::MappingStart:
        return openCollection(event);
    case YamlEvent::Kind::SequenceEnd:
    case YamlEvent::Kind::MappingEnd:
        return closeCollection();
    }
}

void YamlTreeBuilder::addScalar(YamlEvent &event)
{
    auto value = resolveScalar(event);
    if (!value)
        return refuse(value.error().at, value.error().what, value.error().hint);
    const size_t index = tree.m_nodes.size();
    tree.m_nodes.push_back({kindOf(value->kind), false, event.at, std::move(value->text)});
    nameAnchor(event, index);
    attach(index, event.at);
}

void YamlTreeBuilder::addAlias(const YamlEvent &event)
{
    const auto anchor = m_anchors.constFind(event.text);
    if (anchor == m_anchors.constEnd())
        return refuse(
            event.at,
            Text::tr("No anchor named %1 stands before this alias.")
                .arg(QString::fromUtf8(event.text)),
            Text::tr("Define it with &, or put the value in quotes if the * belongs to it."));
    if (tree.m_nodes[*anchor].isOpen)
        return refuse(event.at,
                      Text::tr("The alias %1 stands within what it names.")
                          .arg(QString::fromUtf8(event.text)),
                      Text::tr("A value can't contain itself: remove the alias."));
    attach(*anchor, event.at);
}

void YamlTreeBuilder::openCollection(const YamlEvent &event)
{
    if (auto wrong = checkCollectionTag(event))
        return refuse(wrong->at, wrong->what, wrong->hint);
    const size_t index = tree.m_nodes.size();
    const bool isMapping = event.kind == YamlEvent::Kind::MappingStart;
    tree.m_nodes.push_back(
        {isMapping ? YamlNode::Kind::Mapping : YamlNode::Kind::Sequence, true, event.at});
    nameAnchor(event, index);
    attach(index, event.at);
    m_open.push_back(index);
    m_marks.emplace_back();
}

void YamlTreeBuilder::closeCollection()
{
    YamlNode &node = tree.m_nodes[m_open.back()];
    if (node.kind == YamlNode::Kind::Mapping)
        closeMapping(node);
    else
        for (size_t i = 0; i < node.items.size(); ++i)
            checkValue(tree.m_nodes[node.items[i]], m_marks.back()[i]);
    node.isOpen = false;
    m_open.pop_back();
    m_marks.pop_back();
}

void YamlTreeBuilder::attach(size_t node, FileMark at)
{
    if (m_open.empty())
        return;
    tree.m_nodes[m_open.back()].items.push_back(node);
    m_marks.back().push_back(at);
}

void YamlTreeBuilder::nameAnchor(const YamlEvent &event, size_t node)
{
    if (event.anchor.isEmpty())
        return;
    if (const auto earlier = m_anchors.constFind(event.anchor); earlier != m_anchors.constEnd())
        return refuse(event.at,
                      Text::tr("The anchor %1 is already defined in line %2.")
                          .arg(QString::fromUtf8(event.anchor))
                          .arg(tree.m_nodes[*earlier].at.line),
                      Text::tr("Give one of them another name."));
    m_anchors.insert(event.anchor, node);
}

bool YamlTreeBuilder::checkKey(const YamlNode &key, FileMark at)
{
    if (key.kind != YamlNode::Kind::Sequence && key.kind != YamlNode::Kind::Mapping)
        return true;
    refuse(at, Text::tr("A name can't be a list or a mapping."),
           Text::tr("Put it in quotes if it begins with a bracket or brace."));
    return false;
}

bool YamlTreeBuilder::checkValue(const YamlNode &value, FileMark at)
{
    if (value.kind != YamlNode::Kind::Merge && value.kind != YamlNode::Kind::Default)
        return true;
    refuse(at,
           Text::tr("%1 has a meaning of its own in YAML and can't be a value.")
               .arg(shown(value.text)),
           Text::tr("Put it in quotes."));
    return false;
}

void YamlTreeBuilder::MappingParts::put(const YamlNode::Member &member)
{
    const auto known = positions.constFind(member.key);
    if (known != positions.constEnd()) {
        members[*known] = member;
        return;
    }
    positions.insert(member.key, members.size());
    members.push_back(member);
}

void YamlTreeBuilder::mergeOne(const YamlNode &source, FileMark at, MappingParts &parts)
{
    if (source.kind != YamlNode::Kind::Mapping)
        return refuse(at, Text::tr("Only a mapping, or a list of mappings, can be merged."),
                      Text::tr("Write << with the alias of a mapping, or put it in quotes."));
    m_merged += qsizetype(source.members.size());
    if (m_merged > tree.budget().nodes)
        return refuse(at, Text::tr("Merging grows the file beyond all measure."),
                      Text::tr("Merge fewer and smaller mappings."));
    for (const YamlNode::Member &member : source.members)
        parts.put(member);
}

void YamlTreeBuilder::merge(const YamlNode &source, FileMark at, MappingParts &parts)
{
    if (source.kind != YamlNode::Kind::Sequence)
        return mergeOne(source, at, parts);
    // The first of a list wins, so it is put last.
    for (auto item = source.items.rbegin(); item != source.items.rend() && !problem; ++item)
        mergeOne(tree.m_nodes[*item], at, parts);
}

void YamlTreeBuilder::closeMapping(YamlNode &mapping)
{
    MappingParts parts;
    std::vector<YamlNode::Member> own;
    QHash<QByteArray, FileMark> seen;
    const std::vector<FileMark> &marks = m_marks.back();
    for (size_t i = 0; i + 1 < mapping.items.size() && !problem; i += 2) {
        const YamlNode &key = tree.m_nodes[mapping.items[i]];
        const size_t value = mapping.items[i + 1];
        if (!checkKey(key, marks[i]))
            return;
        if (key.kind == YamlNode::Kind::Merge) {
            merge(tree.m_nodes[value], marks[i + 1], parts);
            continue;
        }
        if (!checkValue(tree.m_nodes[value], marks[i + 1]))
            return;
        if (const auto first = seen.constFind(key.text); first != seen.constEnd())
            return refuse(marks[i],
                          Text::tr("\"%1\" is here for the second time; it is already in line %2, "
                                   "column %3.")
                              .arg(shown(key.text))
                              .arg(first->line)
                              .arg(first->column),
                          Text::tr("Keep one of the two."));
        seen.insert(key.text, marks[i]);
        own.push_back({key.text, marks[i], value});
    }
    for (const YamlNode::Member &member : own)
        parts.put(member);
    mapping.members = std::move(parts.members);
    mapping.items = {};
}

tl::expected<YamlTree, FileProblem> YamlTree::build(std::vector<YamlEvent> events)
{
    Q_ASSERT(!events.empty());
    YamlTreeBuilder builder;
    // No node may move while others refer to it.
    builder.tree.m_nodes.reserve(events.size());
    for (YamlEvent &event : events) {
        builder.add(event);
        if (builder.problem)
            return tl::unexpected(*builder.problem);
    }
    return std::move(builder.tree);
}

YamlBudget YamlTree::budget() const
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
    JsonWriter(const YamlTree &tree, YamlBudget &budget, QByteArray &out)
        : m_tree(tree), m_budget(budget), m_out(out)
    {
    }
    bool value(size_t index, int depth);

private:
    bool append(const QByteArray &text);
    bool collection(const YamlNode &node, int depth);

    const YamlTree &m_tree;
    YamlBudget &m_budget;
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
    const YamlNode &node = m_tree.node(index);
    switch (node.kind) {
    case YamlNode::Kind::Literal:
        return append(node.text);
    case YamlNode::Kind::Sequence:
    case YamlNode::Kind::Mapping:
        return depth < deepestYaml && collection(node, depth + 1);
    case YamlNode::Kind::Text:
    case YamlNode::Kind::Merge:
    case YamlNode::Kind::Default:
        return append(pythonQuoted(node.text));
    }
    Q_UNREACHABLE();
}

bool JsonWriter::collection(const YamlNode &node, int depth)
{
    const bool isMapping = node.kind == YamlNode::Kind::Mapping;
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
    for (const YamlNode::Member &member : node.members) {
        separate();
        if (!append(pythonQuoted(member.key) + ": ") || !value(member.value, depth))
            return false;
    }
    m_out += isMapping ? '}' : ']';
    return true;
}

} // namespace

bool appendJson(const YamlTree &tree, size_t node, YamlBudget &budget, QByteArray &out)
{
    return JsonWriter(tree, budget, out).value(node, 0);
}

} // namespace batchy
