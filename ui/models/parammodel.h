// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"

#include <QAbstractTableModel>

#include <optional>

namespace batchy {

/// Whether Batchy itself reads or writes the param (RULES 1).
bool isSpecialParam(QByteArrayView name);

/// The params of one job in their stored order, each with its JSON text exactly as it is stored:
/// 2.0 stays 2.0. A job that isn't a JSON object is one row with its raw text, marked role::Broken.
class ParamModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column { Name, Value };
    static constexpr int columns = int(Column::Value) + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// The same job again merges; another one is another subject and resets.
    void setJob(std::optional<BatchJob> job);
    const std::optional<BatchJob> &job() const { return m_job; }

    /// The whole stored text of a row's value; cells show the head of very long ones.
    QByteArray valueAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    void mergeParams(std::vector<Job::Param> params);
    QString toolTip(const Job::Param &param) const;
    bool isBroken() const { return m_job && m_job->job.isBroken(); }

    std::optional<BatchJob> m_job;
    std::vector<Job::Param> m_params;
};

} // namespace batchy
