// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/orderedtablemodel.h"
#include "ui/models/rowslots.h"

#include "core/domain/batch.h"

#include <QHash>
#include <QString>

#include <optional>

namespace batchy {

/// The jobs of one batch, latest or historical, a row each; in the batch's order until a column is
/// sorted. The same workflow again merges; another one is another subject and resets.
class JobModel : public OrderedTableModel
{
    Q_OBJECT

public:
    enum class Column { Name, Status, FromDate, Started, Ended, Duration, Params };
    static constexpr int columns = int(Column::Params) + 1;

    using OrderedTableModel::OrderedTableModel;

    void setBatch(std::optional<Batch> batch);
    const std::optional<Batch> &batch() const { return m_batch; }

    /// A sentence a job, by its name, that is shown under its row: what the next open would do.
    void setReasons(QHash<QByteArray, QString> reasons);
    /// The moment that running durations count to.
    void setNow(Timestamp now);
    void setStale(bool stale);

    /// Null for an invalid index; valid until the next change.
    const BatchJob *jobAt(const QModelIndex &index) const;
    QModelIndex indexOf(const QByteArray &job, Column column = Column::Name) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

protected:
    qint64 sortKey(int slot, int column) const override;
    int rank(int slot) const override;
    bool accepts(int) const override { return true; }

private:
    struct Row
    {
        BatchJob job;
        int rank = 0;     ///< place in the batch
        int nameRank = 0; ///< place by name
    };

    void mergeJobs(Changes &changes);
    void rankNames();
    QString text(const Row &row, Column column) const;
    QString toolTip(const Row &row, Column column) const;
    QString sentence(const Row &row) const;
    std::optional<std::chrono::microseconds> duration(const Job &job) const;

    std::optional<Batch> m_batch;
    RowSlots<Row> m_rows;
    QHash<QByteArray, QString> m_reasons;
    Timestamp m_now{};
    bool m_stale = false;
};

} // namespace batchy
