// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/workflowmodel.h"

#include "core/domain/names.h"
#include "ui/models/roles.h"

#include <algorithm>

namespace batchy {

using namespace std::chrono;

namespace {

/// What needs somebody comes first.
int urgency(const WorkflowRow &row)
{
    switch (row.status) {
    case Status::Failed:
        return 0;
    case Status::Open:
        return 1;
    case Status::New:
        return 2;
    case Status::Success:
        return 3;
    }
    Q_UNREACHABLE();
}

} // namespace

void WorkflowModel::merge(const std::vector<Batch> &all)
{
    Changes changes;
    std::vector<char> seen(size_t(m_rows.capacity()), 0);
    for (const Batch &batch : all) {
        if (const int slot = m_rows.find(batch.workflow); slot >= 0 && seen[size_t(slot)])
            continue;
        take(batch, changes);
        seen.resize(size_t(m_rows.capacity()), 0);
        seen[size_t(m_rows.find(batch.workflow))] = 1;
    }
    for (const int slot : m_rows)
        if (!seen[size_t(slot)])
            changes.gone.push_back(slot);
    finish(changes);
}

void WorkflowModel::update(const Batch &batch)
{
    Changes changes;
    take(batch, changes);
    finish(changes);
}

void WorkflowModel::update(const std::vector<Batch> &some)
{
    Changes changes;
    for (const Batch &batch : some)
        take(batch, changes);
    // Of a name that came twice the slot is there twice.
    for (auto *set : {&changes.fresh, &changes.dirty}) {
        std::sort(set->begin(), set->end());
        set->erase(std::unique(set->begin(), set->end()), set->end());
    }
    for (const int slot : changes.fresh)
        std::erase(changes.dirty, slot);
    finish(changes);
}

void WorkflowModel::remove(const QByteArray &workflow)
{
    Changes changes;
    if (const int slot = m_rows.find(workflow); slot >= 0)
        changes.gone.push_back(slot);
    finish(changes);
}

void WorkflowModel::take(const Batch &batch, Changes &changes)
{
    const int slot = m_rows.find(batch.workflow);
    if (slot < 0) {
        WorkflowRow row(batch);
        ++m_counts[size_t(row.status)];
        changes.fresh.push_back(m_rows.add(batch.workflow, std::move(row)));
        return;
    }
    WorkflowRow &row = m_rows[slot];
    if (row.batch == batch)
        return;
    const int keptRank = row.rank;
    --m_counts[size_t(row.status)];
    row = WorkflowRow(batch);
    ++m_counts[size_t(row.status)];
    row.rank = keptRank;
    changes.dirty.push_back(slot);
}

void WorkflowModel::finish(const Changes &changes)
{
    if (changes.isEmpty())
        return;
    rankNames(changes.fresh);
    apply(changes);
    for (const int slot : changes.gone) {
        const QByteArray name = m_rows[slot].batch.workflow;
        --m_counts[size_t(m_rows[slot].status)];
        m_rows.remove(name);
    }
    if (!changes.gone.empty()) {
        std::vector<char> gone(size_t(m_rows.capacity()), 0);
        for (const int slot : changes.gone)
            gone[size_t(slot)] = 1;
        std::erase_if(m_byName, [&](int slot) { return gone[size_t(slot)]; });
    }
    Q_EMIT countsChanged();
}

/// Natural order of names is dear to compare and names hardly ever come or go: kept as numbers.
void WorkflowModel::rankNames(std::vector<int> fresh)
{
    if (fresh.empty())
        return;
    const auto less = [this](int a, int b) {
        return naturalLess(m_rows[a].batch.workflow, m_rows[b].batch.workflow);
    };
    if (!std::is_sorted(fresh.begin(), fresh.end(), less))
        std::sort(fresh.begin(), fresh.end(), less);
    const auto middle = qsizetype(m_byName.size());
    m_byName.insert(m_byName.end(), fresh.begin(), fresh.end());
    std::inplace_merge(m_byName.begin(), m_byName.begin() + middle, m_byName.end(), less);
    int place = 0;
    for (const int slot : m_byName)
        m_rows[slot].rank = place++;
}

void WorkflowModel::setNow(Timestamp now)
{
    m_now = now;
    if (sortColumn() == int(Column::Duration))
        resort();
    if (const int rows = rowCount(); rows > 0)
        Q_EMIT dataChanged(index(0, int(Column::Duration)), index(rows - 1, int(Column::Age)),
                           {Qt::DisplayRole, Qt::ToolTipRole});
}

void WorkflowModel::setStale(bool stale)
{
    if (m_stale == stale)
        return;
    m_stale = stale;
    if (const int rows = rowCount(); rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(rows - 1, columns - 1), {role::Stale});
}

void WorkflowModel::setFilter(const QString &words)
{
    std::vector<QByteArray> wanted;
    const QStringList parts = words.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : parts)
        wanted.push_back(word.toUtf8());
    if (wanted == m_words)
        return;
    m_words = std::move(wanted);
    rearrange(m_byName);
}

void WorkflowModel::setStatusFilter(std::optional<Status> status)
{
    if (status == m_wantedStatus)
        return;
    m_wantedStatus = status;
    rearrange(m_byName);
}

const Batch *WorkflowModel::find(const QByteArray &workflow) const
{
    const int slot = m_rows.find(workflow);
    return slot < 0 ? nullptr : &m_rows[slot].batch;
}

const Batch *WorkflowModel::batchAt(const QModelIndex &index) const
{
    return index.isValid() && checkIndex(index, CheckIndexOption::IndexIsValid)
               ? &m_rows[slotAt(index.row())].batch
               : nullptr;
}

QModelIndex WorkflowModel::indexOf(const QByteArray &workflow, Column column) const
{
    const int row = rowOf(m_rows.find(workflow));
    return row < 0 ? QModelIndex() : index(row, int(column));
}

int WorkflowModel::rank(int slot) const
{
    return m_rows[slot].rank;
}

bool WorkflowModel::accepts(int slot) const
{
    const WorkflowRow &row = m_rows[slot];
    return (!m_wantedStatus || row.status == *m_wantedStatus) &&
           std::all_of(m_words.begin(), m_words.end(),
                       [&](const QByteArray &word) { return row.folded.contains(word); });
}

qint64 WorkflowModel::sortKey(int slot, int column) const
{
    const WorkflowRow &row = m_rows[slot];
    switch (Column(column)) {
    case Column::Name:
        return row.rank;
    case Column::Status:
        return urgency(row);
    case Column::Done:
        return row.batch.jobs.empty() ? 0
                                      : qint64(row.done) * 10000 / qint64(row.batch.jobs.size());
    case Column::BatchId:
        return row.batchId.value_or(noKey);
    case Column::Started:
        return row.startedAt ? row.startedAt->time_since_epoch().count() : noKey;
    case Column::Duration:
        if (const auto duration = row.duration(m_now))
            return duration->count();
        return noKey;
    case Column::Age:
        return row.changedAt ? -row.changedAt->time_since_epoch().count() : noKey;
    }
    Q_UNREACHABLE();
}

} // namespace batchy
