// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/yamlgrammar.h"

#include <vector>

namespace batchy::yaml {

/// A document as a tree whose aliases are resolved to the nodes they name (so a node may hang in
/// many places) and whose merge keys are worked in. Mappings have text keys, each once.
struct Node
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
struct Budget
{
    qsizetype nodes;
    qsizetype bytes;
};

class Tree
{
public:
    /// Refuses unknown tags, keys that are no scalars, duplicate keys and anchors, aliases to
    /// nothing and to what they stand in.
    static tl::expected<Tree, FileProblem> build(std::vector<Event> events);

    const Node &root() const { return m_nodes.front(); }
    const Node &node(size_t index) const { return m_nodes[index]; }
    /// Ten times the nodes of the file, but at least 100,000 (RULES 3).
    Budget budget() const;

private:
    friend class TreeBuilder;
    std::vector<Node> m_nodes;
};

/// Appends the JSON of a node as Python's json.dumps writes it. False when the budget is used up or
/// aliases nest too deep.
bool appendJson(const Tree &tree, size_t node, Budget &budget, QByteArray &out);

} // namespace batchy::yaml
