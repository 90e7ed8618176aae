// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wait/waitpicture.h"

#include <QAbstractTableModel>

#include <vector>

namespace batchy {

/// What a wait is missing, for reading from the top: each workflow that isn't done with a row below
/// it for each job and why not yet, then those that are done. Rows that stay keep their selection
/// and indexes; nothing resets.
class WaitModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column {
        What, ///< the workflow, or why a job isn't done yet
        Since ///< how much of the workflow is done; for how long the job has been like that
    };
    static constexpr int columns = int(Column::Since) + 1;

    /// What stands before a row as a shape and a colour; its words say the same.
    enum class Mark { Waiting, Done, New, Open, Failed, Earlier, Odd, Offer };

    using QAbstractTableModel::QAbstractTableModel;

    void setPicture(const WaitPicture &picture);
    /// Every row as a line of text, those of jobs indented.
    QString text() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        QByteArray workflow;
        QByteArray job; ///< what tells the rows of a workflow apart; empty for its own
        bool isBelow = false;
        Mark mark = Mark::Waiting;
        QString what;
        QString since;
        bool isStale = false;

        bool isSameThing(const Row &other) const
        {
            return isBelow == other.isBelow && workflow == other.workflow && job == other.job;
        }
        bool operator==(const Row &) const = default;
    };

    static std::vector<Row> rowsOf(const WaitPicture &picture);
    static void addRows(std::vector<Row> &rows, const WorkflowWait &wait,
                        const WaitPicture &picture);
    void removeGone(const std::vector<Row> &rows);
    void place(size_t at, const Row &row);

    std::vector<Row> m_rows;
};

} // namespace batchy
