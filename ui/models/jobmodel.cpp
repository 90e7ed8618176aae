// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/jobmodel.h"

#include "core/domain/names.h"
#include "ui/models/roles.h"

#include <algorithm>

namespace batchy {

using namespace std::chrono;

void JobModel::setBatch(std::optional<Batch> batch)
{
    const bool sameSubject = batch && m_batch && batch->workflow == m_batch->workflow;
    if (sameSubject && *batch == *m_batch)
        return;
    m_batch = std::move(batch);
    if (sameSubject) {
        Changes changes;
        mergeJobs(changes);
        rankNames();
        apply(changes);
        for (const int slot : changes.gone)
            m_rows.remove(QByteArray(m_rows[slot].job.name));
        resort(); // the batch's order may be another without any job having changed
        return;
    }
    m_rows.clear();
    m_reasons.clear();
    Changes changes;
    mergeJobs(changes);
    rankNames();
    restart(changes.fresh);
}

void JobModel::mergeJobs(Changes &changes)
{
    std::vector<char> seen(size_t(m_rows.capacity()), 0);
    int place = 0;
    for (const BatchJob &job : m_batch ? m_batch->jobs : std::vector<BatchJob>()) {
        int slot = m_rows.find(job.name);
        if (slot < 0) {
            slot = m_rows.add(job.name, {job});
            changes.fresh.push_back(slot);
        } else if (m_rows[slot].job != job) {
            m_rows[slot].job = job;
            changes.dirty.push_back(slot);
        }
        m_rows[slot].rank = place++;
        seen.resize(size_t(m_rows.capacity()), 0);
        seen[size_t(slot)] = 1;
    }
    for (const int slot : m_rows) {
        if (seen[size_t(slot)])
            continue;
        m_rows[slot].rank = place++;
        changes.gone.push_back(slot);
    }
}

void JobModel::rankNames()
{
    std::vector<int> byName(m_rows.begin(), m_rows.end());
    std::sort(byName.begin(), byName.end(),
              [this](int a, int b) { return naturalLess(m_rows[a].job.name, m_rows[b].job.name); });
    int place = 0;
    for (const int slot : byName)
        m_rows[slot].nameRank = place++;
}

void JobModel::setReasons(QHash<QByteArray, QString> reasons)
{
    if (reasons == m_reasons)
        return;
    m_reasons = std::move(reasons);
    if (const int rows = rowCount(); rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(rows - 1, columns - 1), {role::SecondLine});
}

void JobModel::setNow(Timestamp now)
{
    m_now = now;
    if (sortColumn() == int(Column::Duration))
        resort();
    if (const int rows = rowCount(); rows > 0)
        Q_EMIT dataChanged(index(0, int(Column::Duration)), index(rows - 1, int(Column::Duration)),
                           {Qt::DisplayRole});
}

void JobModel::setStale(bool stale)
{
    if (m_stale == stale)
        return;
    m_stale = stale;
    if (const int rows = rowCount(); rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(rows - 1, columns - 1));
}

const BatchJob *JobModel::jobAt(const QModelIndex &index) const
{
    return index.isValid() && checkIndex(index, CheckIndexOption::IndexIsValid)
               ? &m_rows[slotAt(index.row())].job
               : nullptr;
}

QModelIndex JobModel::indexOf(const QByteArray &job, Column column) const
{
    const int row = rowOf(m_rows.find(job));
    return row < 0 ? QModelIndex() : index(row, int(column));
}

int JobModel::rank(int slot) const
{
    return m_rows[slot].rank;
}

std::optional<microseconds> JobModel::duration(const Job &job) const
{
    const auto start = job.batchStart();
    const auto end = job.batchEnd();
    if (!start || !*start)
        return {};
    if (job.status() == Status::Open)
        return floor<seconds>(m_now - **start);
    return end && *end ? std::optional(**end - **start) : std::nullopt;
}

qint64 JobModel::sortKey(int slot, int column) const
{
    const Row &row = m_rows[slot];
    const Job &job = row.job.job;
    const auto timeKey = [](const Result<std::optional<Timestamp>> &at) {
        return at && *at ? qint64((*at)->time_since_epoch().count()) : noKey;
    };
    switch (Column(column)) {
    case Column::Name:
        return row.nameRank;
    case Column::Status:
        return int(job.status());
    case Column::FromDate:
        return timeKey(job.fromDate());
    case Column::Started:
        return timeKey(job.batchStart());
    case Column::Ended:
        return timeKey(job.batchEnd());
    case Column::Duration:
        if (const auto length = duration(job))
            return length->count();
        return noKey;
    case Column::Params:
        return row.rank;
    }
    Q_UNREACHABLE();
}

} // namespace batchy
