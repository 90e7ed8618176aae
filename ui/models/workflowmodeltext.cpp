// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/words.h"
#include "ui/models/celltext.h"
#include "ui/models/roles.h"
#include "ui/models/workflowmodel.h"

namespace batchy {

namespace {

struct ColumnText
{
    QString title, explanation;
};

ColumnText columnText(WorkflowModel::Column column)
{
    using Column = WorkflowModel::Column;
    switch (column) {
    case Column::Name:
        return {WorkflowModel::tr("Workflow"), WorkflowModel::tr("The workflow's name in Redis.")};
    case Column::Status:
        return {WorkflowModel::tr("Status"),
                WorkflowModel::tr("Failed if any job is failed, else open if any is open, success "
                                  "if all are, else new.")};
    case Column::Done:
        return {WorkflowModel::tr("Done"),
                WorkflowModel::tr("Jobs that are success, of all jobs.")};
    case Column::BatchId:
        return {WorkflowModel::tr("Batch"),
                WorkflowModel::tr("The latest batch id; jobs with different ids make it torn.")};
    case Column::Started:
        return {WorkflowModel::tr("Started (UTC)"),
                WorkflowModel::tr("When the first job of the latest batch started, in UTC.")};
    case Column::Duration:
        return {WorkflowModel::tr("Duration"),
                WorkflowModel::tr("From the first start to the last end, or until now while a job "
                                  "is open.")};
    case Column::Age:
        return {WorkflowModel::tr("Last change"),
                WorkflowModel::tr("How long ago a job last started or ended.")};
    }
    Q_UNREACHABLE();
}

bool isNumeric(WorkflowModel::Column column)
{
    return column == WorkflowModel::Column::Duration || column == WorkflowModel::Column::Age;
}

QVariant timeValue(const std::optional<Timestamp> &at)
{
    return at ? QVariant(qint64(at->time_since_epoch().count())) : QVariant();
}

} // namespace

int WorkflowModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant WorkflowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    const auto column = Column(section);
    if (role == Qt::DisplayRole)
        return columnText(column).title;
    if (role == Qt::ToolTipRole)
        return columnText(column).explanation;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

QVariant WorkflowModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WorkflowRow &row = m_rows[slotAt(index.row())];
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::AccessibleTextRole:
        return column == Column::Name ? sentence(row) : text(row, column);
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case role::Sort:
        return sortValue(row, column);
    case role::Key:
        return row.batch.workflow;
    case role::Status:
        return int(row.status);
    case role::SecondLine:
        return row.why;
    case role::Done:
        return row.done;
    case role::Total:
        return int(row.batch.jobs.size());
    case role::Stale:
        return m_stale;
    case role::Torn:
        return row.torn;
    case role::Broken:
        return row.broken;
    case role::Secondary:
        return column == Column::Age || column == Column::BatchId;
    default:
        return {};
    }
}

QString WorkflowModel::text(const WorkflowRow &row, Column column) const
{
    switch (column) {
    case Column::Name:
        return nameText(row.batch.workflow);
    case Column::Status:
        return statusWords(row.status);
    case Column::Done:
        return tr("%1 / %2").arg(row.done).arg(row.batch.jobs.size());
    case Column::BatchId:
        return row.batchId ? QString::number(*row.batchId) : QString();
    case Column::Started:
        return row.startedAt ? cellTime(*row.startedAt) : QString();
    case Column::Duration:
        if (const auto duration = row.duration(m_now))
            return durationWords(*duration);
        return {};
    case Column::Age:
        return row.changedAt ? ageWords(m_now - *row.changedAt) : QString();
    }
    Q_UNREACHABLE();
}

/// "wf1, failed, 2 of 7 jobs": a row in one breath, for screen readers and tool tips.
QString WorkflowModel::sentence(const WorkflowRow &row) const
{
    QString words = tr("%1, %2, %3 of %n jobs", nullptr, int(row.batch.jobs.size()))
                        .arg(nameText(row.batch.workflow), statusWords(row.status))
                        .arg(row.done);
    if (row.torn)
        words = tr("%1, torn").arg(words);
    if (row.broken)
        words = tr("%1, broken").arg(words);
    return m_stale ? tr("%1, from before the connection was lost").arg(words) : words;
}

QString WorkflowModel::toolTip(const WorkflowRow &row, Column column) const
{
    if (row.broken && column == Column::Status)
        return tr(
            "A field of this workflow is not a JSON object. It can't be changed until that is "
            "mended.");
    if (row.torn && column == Column::BatchId)
        return tr("The jobs disagree on batch_id: the batch is torn. This is the greatest id.");
    const std::optional<Timestamp> at = column == Column::Started ? row.startedAt
                                        : column == Column::Age   ? row.changedAt
                                                                  : std::nullopt;
    if (at)
        return exactTime(*at);
    return row.why.isEmpty() ? sentence(row) : sentence(row) + QLatin1Char('\n') + row.why;
}

QVariant WorkflowModel::sortValue(const WorkflowRow &row, Column column) const
{
    switch (column) {
    case Column::Name:
        return row.batch.workflow;
    case Column::Status:
        return int(row.status);
    case Column::Done:
        return row.done;
    case Column::BatchId:
        return row.batchId ? QVariant(*row.batchId) : QVariant();
    case Column::Started:
        return timeValue(row.startedAt);
    case Column::Duration:
        if (const auto duration = row.duration(m_now))
            return qint64(duration->count());
        return {};
    case Column::Age:
        return timeValue(row.changedAt);
    }
    Q_UNREACHABLE();
}

} // namespace batchy
