// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <limits>
#include <vector>

namespace batchy {

/// A table model that sorts and filters itself: rows are an order over slots, where the values stay
/// put. Changes take the touched rows out and put them back where they belong, so a table of
/// 100,000 rows stays fluid where a sorting proxy stalls. Selection, current and persistent indexes
/// follow their rows; nothing resets but a change of subject. Slots are the subclass's numbers.
class OrderedTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    /// A negative column means the natural order.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    int sortColumn() const { return m_sortColumn; }

protected:
    struct Changes
    {
        std::vector<int> fresh; ///< slots that are new
        std::vector<int> dirty; ///< slots whose values changed
        std::vector<int> gone;  ///< slots about to go; their values must stay until apply() returns
        bool isEmpty() const { return fresh.empty() && dirty.empty() && gone.empty(); }
    };

    /// The key of a row without a value, which comes last whichever way is sorted.
    static constexpr qint64 noKey = std::numeric_limits<qint64>::max();
    /// What the order compares first. For a text column: its rank.
    virtual qint64 sortKey(int slot, int column) const = 0;
    /// The natural order, which also breaks ties. No two rows share one.
    virtual int rank(int slot) const = 0;
    virtual bool accepts(int slot) const = 0;

    /// Tells the views of changed values: rows come, go and move as they must.
    void apply(const Changes &changes);
    /// Sorts all `slots` anew, keeping those that accepts(): after a change of filter.
    void rearrange(std::vector<int> all);
    /// Sorts the rows in sight anew: after a change of keys.
    void resort();
    /// Another subject: everything before is forgotten.
    void restart(std::vector<int> all);

    int slotAt(int row) const { return m_order[size_t(row)]; }
    /// Where a slot is seen, or -1.
    int rowOf(int slot) const;

private:
    qint64 directedKey(int slot) const;
    bool isBefore(int a, int b) const;
    void sortSlots(std::vector<int> &all) const;
    void setOrder(std::vector<int> target);
    void removeLeaving(const std::vector<char> &wanted);
    void insertEntering(std::vector<int> target);
    void permute(std::vector<int> target);
    void reindex(size_t from);
    void announce(const std::vector<int> &dirty);

    std::vector<int> m_order; ///< slot of each row
    std::vector<int> m_rowOf; ///< row of each slot, -1 = not in sight
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace batchy
