// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/orderedtablemodel.h"

#include <algorithm>
#include <tuple>

namespace batchy {

namespace {

/// Up to so many runs of rows come or go one by one; more of them move together in one step, which
/// costs the views less.
constexpr size_t mostRuns = 50;

struct Run
{
    size_t from, count;
};

/// The runs of positions for which the test holds.
template<class Test>
std::vector<Run> runsOf(size_t size, Test test)
{
    std::vector<Run> runs;
    for (size_t i = 0; i < size; ++i) {
        if (!test(i))
            continue;
        if (!runs.empty() && runs.back().from + runs.back().count == i)
            ++runs.back().count;
        else
            runs.push_back({i, 1});
    }
    return runs;
}

} // namespace

int OrderedTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int OrderedTableModel::rowOf(int slot) const
{
    return slot >= 0 && size_t(slot) < m_rowOf.size() ? m_rowOf[size_t(slot)] : -1;
}

void OrderedTableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    resort();
}

/// The sort key such that the lesser one comes first.
qint64 OrderedTableModel::directedKey(int slot) const
{
    if (m_sortColumn < 0)
        return 0;
    const qint64 key = sortKey(slot, m_sortColumn);
    return m_sortOrder == Qt::DescendingOrder && key != noKey ? ~key : key;
}

bool OrderedTableModel::isBefore(int a, int b) const
{
    const qint64 keyA = directedKey(a);
    const qint64 keyB = directedKey(b);
    return keyA != keyB ? keyA < keyB : rank(a) < rank(b);
}

void OrderedTableModel::sortSlots(std::vector<int> &all) const
{
    // Keys are asked for once: a comparison that asked the model would cost five times as much.
    struct Item
    {
        qint64 key;
        int rank, slot;
    };
    std::vector<Item> items;
    items.reserve(all.size());
    for (const int slot : all)
        items.push_back({directedKey(slot), rank(slot), slot});
    std::sort(items.begin(), items.end(), [](const Item &a, const Item &b) {
        return std::tie(a.key, a.rank) < std::tie(b.key, b.rank);
    });
    std::transform(items.begin(), items.end(), all.begin(),
                   [](const Item &item) { return item.slot; });
}

void OrderedTableModel::apply(const Changes &changes)
{
    if (changes.isEmpty())
        return;
    std::vector<char> touched(m_rowOf.size(), 0);
    const auto touch = [&](const std::vector<int> &set) {
        for (const int slot : set)
            if (size_t(slot) < touched.size())
                touched[size_t(slot)] = 1;
    };
    touch(changes.dirty);
    touch(changes.gone);
    std::vector<int> kept;
    kept.reserve(m_order.size());
    std::copy_if(m_order.begin(), m_order.end(), std::back_inserter(kept),
                 [&](int slot) { return !touched[size_t(slot)]; });

    std::vector<int> entering;
    for (const auto *set : {&changes.fresh, &changes.dirty})
        std::copy_if(set->begin(), set->end(), std::back_inserter(entering),
                     [this](int slot) { return accepts(slot); });
    sortSlots(entering);
    std::vector<int> target;
    target.reserve(kept.size() + entering.size());
    auto from = kept.cbegin();
    for (const int slot : entering) {
        const auto to = std::upper_bound(from, kept.cend(), slot,
                                         [this](int a, int b) { return isBefore(a, b); });
        target.insert(target.end(), from, to);
        target.push_back(slot);
        from = to;
    }
    target.insert(target.end(), from, kept.cend());
    setOrder(std::move(target));
    announce(changes.dirty);
}

void OrderedTableModel::rearrange(std::vector<int> all)
{
    all.erase(std::remove_if(all.begin(), all.end(), [this](int slot) { return !accepts(slot); }),
              all.end());
    sortSlots(all);
    setOrder(std::move(all));
}

void OrderedTableModel::resort()
{
    std::vector<int> target = m_order;
    sortSlots(target);
    setOrder(std::move(target));
}

void OrderedTableModel::restart(std::vector<int> all)
{
    beginResetModel();
    m_order.clear();
    m_rowOf.clear();
    std::copy_if(all.begin(), all.end(), std::back_inserter(m_order),
                 [this](int slot) { return accepts(slot); });
    sortSlots(m_order);
    reindex(0);
    endResetModel();
}

void OrderedTableModel::setOrder(std::vector<int> target)
{
    if (target == m_order)
        return;
    const int greatest = target.empty() ? -1 : *std::max_element(target.begin(), target.end());
    m_rowOf.resize(std::max(m_rowOf.size(), size_t(greatest + 1)), -1);
    std::vector<char> wanted(m_rowOf.size(), 0);
    for (const int slot : target)
        wanted[size_t(slot)] = 1;
    removeLeaving(wanted);
    std::vector<int> kept;
    kept.reserve(m_order.size());
    std::copy_if(target.begin(), target.end(), std::back_inserter(kept),
                 [this](int slot) { return rowOf(slot) >= 0; });
    permute(std::move(kept));
    insertEntering(std::move(target));
}

void OrderedTableModel::removeLeaving(const std::vector<char> &wanted)
{
    const auto leaves = [&](size_t row) { return !wanted[size_t(m_order[row])]; };
    std::vector<Run> runs = runsOf(m_order.size(), leaves);
    if (runs.size() > mostRuns) {
        std::vector<int> target = m_order;
        const auto tail = std::stable_partition(
            target.begin(), target.end(), [&](int slot) { return bool(wanted[size_t(slot)]); });
        const auto count = size_t(target.end() - tail);
        permute(std::move(target));
        runs = {{m_order.size() - count, count}};
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        beginRemoveRows({}, int(run->from), int(run->from + run->count) - 1);
        const auto first = m_order.begin() + qsizetype(run->from);
        const auto last = first + qsizetype(run->count);
        std::for_each(first, last, [this](int slot) { m_rowOf[size_t(slot)] = -1; });
        m_order.erase(first, last);
        reindex(run->from);
        endRemoveRows();
    }
}

void OrderedTableModel::insertEntering(std::vector<int> target)
{
    const auto enters = [&](size_t row) { return rowOf(target[row]) < 0; };
    const std::vector<Run> runs = runsOf(target.size(), enters);
    if (runs.size() > mostRuns) {
        std::vector<int> entering;
        std::copy_if(target.begin(), target.end(), std::back_inserter(entering),
                     [this](int slot) { return rowOf(slot) < 0; });
        const size_t from = m_order.size();
        beginInsertRows({}, int(from), int(from + entering.size()) - 1);
        m_order.insert(m_order.end(), entering.begin(), entering.end());
        reindex(from);
        endInsertRows();
        permute(std::move(target));
        return;
    }
    for (const Run &run : runs) {
        beginInsertRows({}, int(run.from), int(run.from + run.count) - 1);
        const auto first = target.cbegin() + qsizetype(run.from);
        m_order.insert(m_order.begin() + qsizetype(run.from), first, first + qsizetype(run.count));
        reindex(run.from);
        endInsertRows();
    }
}

void OrderedTableModel::permute(std::vector<int> target)
{
    if (target == m_order)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> slotsBefore;
    slotsBefore.reserve(size_t(before.size()));
    for (const QModelIndex &index : before)
        slotsBefore.push_back(slotAt(index.row()));
    m_order = std::move(target);
    reindex(0);
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        after << createIndex(rowOf(slotsBefore[size_t(i)]), before.at(i).column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void OrderedTableModel::reindex(size_t from)
{
    for (size_t row = from; row < m_order.size(); ++row) {
        const auto slot = size_t(m_order[row]);
        if (slot >= m_rowOf.size())
            m_rowOf.resize(slot + 1, -1);
        m_rowOf[slot] = int(row);
    }
}

void OrderedTableModel::announce(const std::vector<int> &dirty)
{
    std::vector<int> rows;
    for (const int slot : dirty)
        if (const int row = rowOf(slot); row >= 0)
            rows.push_back(row);
    if (rows.empty())
        return;
    std::sort(rows.begin(), rows.end());
    const auto changed = [this](int first, int last) {
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    };
    if (rows.size() > mostRuns) {
        changed(rows.front(), rows.back());
        return;
    }
    for (size_t i = 0, first = 0; i < rows.size(); ++i) {
        if (i + 1 < rows.size() && rows[i + 1] == rows[i] + 1)
            continue;
        changed(rows[first], rows[i]);
        first = i + 1;
    }
}

} // namespace batchy
