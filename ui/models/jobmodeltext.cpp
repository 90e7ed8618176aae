// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/words.h"
#include "ui/models/celltext.h"
#include "ui/models/jobmodel.h"
#include "ui/models/parammodel.h"
#include "ui/models/roles.h"

namespace batchy {

namespace {

QString jobColumnTitle(JobModel::Column column)
{
    using Column = JobModel::Column;
    switch (column) {
    case Column::Name:
        return JobModel::tr("Job");
    case Column::Status:
        return JobModel::tr("Status");
    case Column::FromDate:
        return JobModel::tr("From date (UTC)");
    case Column::Started:
        return JobModel::tr("Started (UTC)");
    case Column::Ended:
        return JobModel::tr("Ended (UTC)");
    case Column::Duration:
        return JobModel::tr("Duration");
    case Column::Params:
        return JobModel::tr("Params");
    }
    Q_UNREACHABLE();
}

QString jobColumnExplanation(JobModel::Column column)
{
    using Column = JobModel::Column;
    switch (column) {
    case Column::Name:
        return JobModel::tr("The job's name in the workflow.");
    case Column::Status:
        return JobModel::tr("The job's stored status; any other word reads as new.");
    case Column::FromDate:
        return JobModel::tr("The job loads data from this moment on, in UTC.");
    case Column::Started:
        return JobModel::tr("The job's batch_start: when its batch was opened, in UTC.");
    case Column::Ended:
        return JobModel::tr("The job's batch_end: when it was closed or failed, in UTC.");
    case Column::Duration:
        return JobModel::tr("From batch_start to batch_end, or until now while the job is open.");
    case Column::Params:
        return JobModel::tr("The job's own params, as they are stored.");
    }
    Q_UNREACHABLE();
}

/// A stored time as a cell: a text that is no time shows as it is stored.
QString timeCell(const Job &job, QByteArrayView name, const Result<std::optional<Timestamp>> &at)
{
    if (at)
        return *at ? cellTime(**at) : QString();
    return nameText(job.value(name).value_or(QByteArrayView()));
}

QString timeTip(const Result<std::optional<Timestamp>> &at)
{
    if (!at)
        return at.error().what;
    return *at ? exactTime(**at) : QString();
}

/// "region=\"eu\" · table=\"orders\"", short enough for a cell.
QString ownParams(const Job &job)
{
    constexpr qsizetype enough = 200;
    QString words;
    for (const Job::Param &param : job.params()) {
        if (isSpecialParam(param.name))
            continue;
        if (!words.isEmpty())
            words += QStringLiteral("  ·  ");
        words += nameText(param.name) + QLatin1Char('=') +
                 nameText(QByteArrayView(param.value).first(qMin(param.value.size(), enough)));
        if (words.size() > enough)
            break;
    }
    return words;
}

} // namespace

int JobModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant JobModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    const auto column = Column(section);
    if (role == Qt::DisplayRole)
        return jobColumnTitle(column);
    if (role == Qt::ToolTipRole)
        return jobColumnExplanation(column);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter |
                   (column == Column::Duration ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

QVariant JobModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int slot = slotAt(index.row());
    const Row &row = m_rows[slot];
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
    case role::Sort: {
        const qint64 key = sortKey(slot, index.column());
        return key == noKey ? QVariant() : QVariant(key);
    }
    case role::Key:
        return row.job.name;
    case role::Status:
        return int(row.job.job.status());
    case role::SecondLine:
        return row.job.job.isBroken() ? row.job.job.problem() : m_reasons.value(row.job.name);
    case role::Stale:
        return m_stale;
    case role::Broken:
        return row.job.job.isBroken();
    case role::Secondary:
        return column == Column::Params;
    default:
        return {};
    }
}

QString JobModel::text(const Row &row, Column column) const
{
    const Job &job = row.job.job;
    switch (column) {
    case Column::Name:
        return nameText(row.job.name);
    case Column::Status:
        return job.isBroken() ? tr("broken") : statusWords(job.status());
    case Column::FromDate:
        return timeCell(job, param::fromDate, job.fromDate());
    case Column::Started:
        return timeCell(job, param::batchStart, job.batchStart());
    case Column::Ended:
        return timeCell(job, param::batchEnd, job.batchEnd());
    case Column::Duration:
        if (const auto length = duration(job))
            return durationWords(*length);
        return {};
    case Column::Params:
        return job.isBroken()
                   ? nameText(
                         QByteArrayView(job.text()).first(qMin(job.text().size(), qsizetype(200))))
                   : ownParams(job);
    }
    Q_UNREACHABLE();
}

QString JobModel::sentence(const Row &row) const
{
    const QString name = nameText(row.job.name);
    if (row.job.job.isBroken())
        return tr("%1 %2.", "a job and what is wrong with its text")
            .arg(name, row.job.job.problem());
    return tr("%1, %2", "a job and its status").arg(name, statusWords(row.job.job.status()));
}

QString JobModel::toolTip(const Row &row, Column column) const
{
    const Job &job = row.job.job;
    switch (column) {
    case Column::FromDate:
        return timeTip(job.fromDate());
    case Column::Started:
        return timeTip(job.batchStart());
    case Column::Ended:
        return timeTip(job.batchEnd());
    case Column::Name:
    case Column::Status:
    case Column::Duration: {
        const QString reason = m_reasons.value(row.job.name);
        return reason.isEmpty() ? sentence(row) : sentence(row) + QLatin1Char('\n') + reason;
    }
    case Column::Params:
        return text(row, column);
    }
    Q_UNREACHABLE();
}

} // namespace batchy
