// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/orderedtablemodel.h"
#include "ui/models/rowslots.h"
#include "ui/models/workflowrow.h"

#include <QString>

#include <array>

namespace batchy {

/// Every workflow's latest batch, a row each; sorts and filters itself (put it straight into a
/// view). Holds what it was told last and asks nobody: a store's answers go into merge() and
/// update(), the clock into setNow().
class WorkflowModel : public OrderedTableModel
{
    Q_OBJECT

public:
    enum class Column { Name, Status, Done, BatchId, Started, Duration, Age };
    static constexpr int columns = int(Column::Age) + 1;

    using OrderedTableModel::OrderedTableModel;

    /// What a whole listing gave: rows are added, changed and removed to match.
    void merge(const std::vector<Batch> &all);
    /// One workflow as it is now; added when it is new.
    void update(const Batch &batch);
    /// Several of them in one step, the others untouched.
    void update(const std::vector<Batch> &some);
    void remove(const QByteArray &workflow);

    /// The moment that ages and running durations count to. Touches no row but those texts.
    void setNow(Timestamp now);
    /// Whether the rows are from before a connection was lost (role::Stale).
    void setStale(bool stale);

    /// Words that a name must all contain, whatever their case; empty shows everything.
    void setFilter(const QString &words);
    void setStatusFilter(std::optional<Status> status);
    bool isFiltered() const { return !m_words.empty() || m_wantedStatus; }

    /// Counts of all workflows, filtered away or not.
    int totalCount() const { return m_rows.size(); }
    int countOf(Status status) const { return m_counts[size_t(status)]; }

    /// By name, in sight or not; valid until the next change. Null when there is none.
    const Batch *find(const QByteArray &workflow) const;
    /// Of any column's index; null for an invalid one.
    const Batch *batchAt(const QModelIndex &index) const;
    /// Invalid when there is no such row in sight.
    QModelIndex indexOf(const QByteArray &workflow, Column column = Column::Name) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// totalCount() or countOf() may be others now.
    void countsChanged();

protected:
    qint64 sortKey(int slot, int column) const override;
    int rank(int slot) const override;
    bool accepts(int slot) const override;

private:
    QString text(const WorkflowRow &row, Column column) const;
    QString toolTip(const WorkflowRow &row, Column column) const;
    QString sentence(const WorkflowRow &row) const;
    QVariant sortValue(const WorkflowRow &row, Column column) const;
    void take(const Batch &batch, Changes &changes);
    void finish(const Changes &changes);
    void rankNames(std::vector<int> fresh);

    RowSlots<WorkflowRow> m_rows;
    std::vector<int> m_byName; ///< slots in the order of names
    std::array<int, 4> m_counts{};
    std::vector<QByteArray> m_words;
    std::optional<Status> m_wantedStatus;
    Timestamp m_now{};
    bool m_stale = false;
};

} // namespace batchy
