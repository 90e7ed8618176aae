// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/parammodel.h"

#include "ui/models/celltext.h"
#include "ui/models/roles.h"

#include <algorithm>
#include <array>

namespace batchy {

namespace {

/// More of a value than this isn't laid out in a cell.
constexpr qsizetype longestCell = 2000;

QString headOf(const QByteArray &value)
{
    if (value.size() <= longestCell)
        return nameText(value);
    return nameText(QByteArrayView(value).first(longestCell)) + QStringLiteral("…");
}

std::vector<Job::Param> rowsOf(const std::optional<BatchJob> &job)
{
    if (!job)
        return {};
    if (job->job.isBroken())
        return {{job->name, job->job.text()}};
    return job->job.params();
}

} // namespace

bool isSpecialParam(QByteArrayView name)
{
    static constexpr std::array special{param::batchId,        param::status,     param::fromDate,
                                        param::reprocessHours, param::batchStart, param::batchEnd,
                                        param::truncStart};
    return std::find(special.begin(), special.end(), name) != special.end();
}

void ParamModel::setJob(std::optional<BatchJob> job)
{
    const bool sameSubject =
        job && m_job && job->name == m_job->name && job->job.isBroken() == m_job->job.isBroken();
    m_job = std::move(job);
    if (sameSubject) {
        mergeParams(rowsOf(m_job));
        return;
    }
    beginResetModel();
    m_params = rowsOf(m_job);
    endResetModel();
}

/// Names that stay at both ends keep their rows; what lies between them goes and comes.
void ParamModel::mergeParams(std::vector<Job::Param> params)
{
    const auto sameName = [](const Job::Param &a, const Job::Param &b) { return a.name == b.name; };
    const auto head =
        std::mismatch(m_params.begin(), m_params.end(), params.begin(), params.end(), sameName);
    const auto tail =
        std::mismatch(m_params.rbegin(), std::make_reverse_iterator(head.first), params.rbegin(),
                      std::make_reverse_iterator(head.second), sameName);
    const int from = int(head.first - m_params.begin());
    const int goneTo = int(tail.first.base() - m_params.begin());
    const int freshTo = int(tail.second.base() - params.begin());
    if (goneTo > from) {
        beginRemoveRows({}, from, goneTo - 1);
        m_params.erase(m_params.begin() + from, m_params.begin() + goneTo);
        endRemoveRows();
    }
    if (freshTo > from) {
        beginInsertRows({}, from, freshTo - 1);
        m_params.insert(m_params.begin() + from, params.begin() + from, params.begin() + freshTo);
        endInsertRows();
    }
    for (size_t row = 0; row < params.size(); ++row) {
        if (m_params[row] == params[row])
            continue;
        m_params[row] = params[row];
        Q_EMIT dataChanged(index(int(row), 0), index(int(row), columns - 1));
    }
}

QByteArray ParamModel::valueAt(const QModelIndex &index) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? m_params[size_t(index.row())].value
                                                             : QByteArray();
}

int ParamModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_params.size());
}

int ParamModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ParamModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Job::Param &param = m_params[size_t(index.row())];
    const bool isName = index.column() == int(Column::Name);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return isName ? nameText(param.name)
                      : headOf(param.value).replace(QLatin1Char('\n'), QChar(0x2424));
    case Qt::ToolTipRole:
        return toolTip(param);
    case role::Sort:
        return isName ? param.name : param.value;
    case role::Key:
        return param.name;
    case role::Broken:
        return isBroken();
    case role::Secondary:
        return isName && isSpecialParam(param.name);
    default:
        return {};
    }
}

QString ParamModel::toolTip(const Job::Param &param) const
{
    if (isBroken())
        return tr("The stored text of %1 %2.", "a job and what is wrong with its text")
            .arg(nameText(param.name), m_job->job.problem());
    return headOf(param.value);
}

QVariant ParamModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    const bool isName = section == int(Column::Name);
    if (role == Qt::DisplayRole)
        return isName ? tr("Param") : tr("Stored value");
    if (role == Qt::ToolTipRole)
        return isName ? tr("The param's name; Batchy's own ones are grey.")
                      : tr("The JSON text exactly as Redis holds it.");
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

} // namespace batchy
