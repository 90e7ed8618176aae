// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/yamlgrammar.h"

#include <vector>

namespace batchy {

/// A document as a tree whose aliases are resolved to the nodes they name (so a node may hang in
/// many places) and whose merge keys are worked in. Mappings have text keys, each once.
struct YamlNode
{
    enum class Kind { Text, Literal, Merge, Default, Sequence, Mapping };
    /// A key as JSON writes it, in UTF-8, and the index of its value.
    struct Member
    {
        QByteArray key;
        FileMark at;
        size_t value;
    };
    Kind kind = Kind::Text;
    bool isOpen = false; ///< while its end hasn't been seen
    FileMark at;
    QByteArray text = {}; ///< of a scalar: UTF-8, or the JSON text of a literal
    std::vector<size_t> items = {};
    std::vector<Member> members = {};
};

/// How large a document may become when its aliases are written out.
struct YamlBudget
{
    qsizetype nodes;
    qsizetype bytes;
};

class YamlTree
{
public:
    /// Refuses unknown tags, keys that are no scalars, duplicate keys and anchors, aliases to
    /// nothing and to what they stand in.
    static tl::expected<YamlTree, FileProblem> build(std::vector<YamlEvent> events);

    const YamlNode &root() const { return m_nodes.front(); }
    const YamlNode &node(size_t index) const { return m_nodes[index]; }
    /// Ten times the nodes of the file, but at least 100,000 (RULES 3).
    YamlBudget budget() const;

private:
    friend class YamlTreeBuilder;
    std::vector<YamlNode> m_nodes;
};

/// Appends the JSON of a node as Python's json.dumps writes it. False when the budget is used up or
/// aliases nest too deep.
bool appendJson(const YamlTree &tree, size_t node, YamlBudget &budget, QByteArray &out);

} // namespace batchy
