// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/waitmodel.h"

#include "core/render/words.h"
#include "core/wait/waitwords.h"
#include "ui/models/celltext.h"
#include "ui/models/roles.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace batchy {

namespace {

using Progress = WorkflowWait::Progress;

WaitModel::Mark markOf(WaitReason::Kind kind)
{
    using Kind = WaitReason::Kind;
    switch (kind) {
    case Kind::NeverRun:
        return WaitModel::Mark::New;
    case Kind::Open:
        return WaitModel::Mark::Open;
    case Kind::Failed:
        return WaitModel::Mark::Failed;
    case Kind::EarlierDay:
    case Kind::OldBatch:
        return WaitModel::Mark::Earlier;
    case Kind::UnreadableEnd:
    case Kind::NoEnd:
    case Kind::UnknownStatus:
    case Kind::Broken:
    case Kind::Absent:
        return WaitModel::Mark::Odd;
    }
    Q_UNREACHABLE();
}

WaitModel::Mark markOf(const WorkflowWait &wait)
{
    if (wait.progress == Progress::Done)
        return WaitModel::Mark::Done;
    if (wait.isGone())
        return WaitModel::Mark::Odd;
    const bool hasFailed =
        std::any_of(wait.reasons.begin(), wait.reasons.end(), [](const WaitReason &reason) {
            return reason.kind == WaitReason::Kind::Failed;
        });
    return hasFailed ? WaitModel::Mark::Failed : WaitModel::Mark::Waiting;
}

/// Beside the name, so short that it has room there.
QString shareWords(const WorkflowWait &wait, const WaitWish &wish)
{
    if (wait.progress != Progress::Waiting)
        return wait.isGone() ? QString() : progressWords(wait, wish);
    const size_t all = wish.jobs.empty() ? wait.batch.jobs.size() : wish.jobs.size();
    return WaitModel::tr("%1 of %2 jobs done").arg(all - wait.reasons.size()).arg(all);
}

} // namespace

void WaitModel::addRows(std::vector<Row> &rows, const WorkflowWait &wait,
                        const WaitPicture &picture)
{
    const bool isStale = picture.state.lostSince.has_value();
    const auto below = [&](const QByteArray &job, Mark mark, const QString &what) {
        rows.push_back({wait.workflow, job, true, mark, what, {}, isStale});
    };
    rows.push_back({wait.workflow,
                    {},
                    false,
                    markOf(wait),
                    nameText(wait.workflow),
                    shareWords(wait, picture.wish),
                    isStale});
    const bool hasNoJobs = wait.progress == Progress::Waiting && wait.batch.jobs.empty();
    if (wait.isGone() || hasNoJobs)
        below({}, Mark::Odd, progressWords(wait, picture.wish));
    for (const WaitReason &reason : wait.reasons) {
        below(reason.job, markOf(reason.kind), reasonWords(reason));
        if (reason.since)
            rows.back().since =
                durationWords(std::max(picture.now - *reason.since, std::chrono::microseconds(0)));
    }
    if (const QString offer = offerWords(wait, picture.wish); !offer.isEmpty())
        below(QByteArrayLiteral("\n"), Mark::Offer, offer);
}

/// What is missing first: it is what people look for.
std::vector<WaitModel::Row> WaitModel::rowsOf(const WaitPicture &picture)
{
    std::vector<Row> rows;
    for (const bool isDone : {false, true})
        for (const WorkflowWait &wait : picture.state.workflows)
            if ((wait.progress == Progress::Done) == isDone)
                addRows(rows, wait, picture);
    return rows;
}

void WaitModel::setPicture(const WaitPicture &picture)
{
    const std::vector<Row> rows = rowsOf(picture);
    if (m_rows.empty() && !rows.empty()) {
        beginInsertRows({}, 0, int(rows.size()) - 1);
        m_rows = rows;
        endInsertRows();
        return;
    }
    removeGone(rows);
    for (size_t at = 0; at < rows.size(); ++at)
        place(at, rows[at]);
}

void WaitModel::removeGone(const std::vector<Row> &rows)
{
    using Name = std::pair<QByteArray, std::pair<QByteArray, bool>>;
    const auto nameOf = [](const Row &row) { return Name{row.workflow, {row.job, row.isBelow}}; };
    QSet<Name> staying;
    for (const Row &row : rows)
        staying.insert(nameOf(row));
    for (int at = int(m_rows.size()) - 1; at >= 0; --at) {
        if (staying.contains(nameOf(m_rows[size_t(at)])))
            continue;
        beginRemoveRows({}, at, at);
        m_rows.erase(m_rows.begin() + at);
        endRemoveRows();
    }
}

/// Brings one row to its place; those before it are right already.
void WaitModel::place(size_t at, const Row &row)
{
    const auto found = std::find_if(m_rows.begin() + qsizetype(at), m_rows.end(),
                                    [&row](const Row &old) { return old.isSameThing(row); });
    const auto here = m_rows.begin() + qsizetype(at);
    if (found == m_rows.end()) {
        beginInsertRows({}, int(at), int(at));
        m_rows.insert(here, row);
        endInsertRows();
        return;
    }
    if (found != here) {
        const int from = int(found - m_rows.begin());
        beginMoveRows({}, from, from, {}, int(at));
        std::rotate(here, found, found + 1);
        endMoveRows();
    }
    if (m_rows[at] == row)
        return;
    m_rows[at] = row;
    Q_EMIT dataChanged(index(int(at), 0), index(int(at), columns - 1));
}

QString WaitModel::text() const
{
    QStringList lines;
    for (const Row &row : m_rows) {
        const QString words =
            row.since.isEmpty() ? row.what : tr("%1 (%2)").arg(row.what, row.since);
        lines << (row.isBelow ? QStringLiteral("    ") + words : words);
    }
    return lines.join(QLatin1Char('\n'));
}

int WaitModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int WaitModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant WaitModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    const bool isWhat = index.column() == int(Column::What);
    switch (role) {
    case Qt::DisplayRole:
        return isWhat ? row.what : row.since;
    case Qt::AccessibleTextRole:
        if (!isWhat)
            return row.since;
        // A screen reader hears the workflow with each of its jobs.
        return row.isBelow ? tr("%1: %2").arg(nameText(row.workflow), row.what)
                           : tr("%1, %2").arg(row.what, row.since);
    case Qt::ToolTipRole:
        return row.what;
    case Qt::TextAlignmentRole:
        return int((isWhat ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case role::Key:
        return row.workflow;
    case role::Mark:
        return int(row.mark);
    case role::Below:
        return row.isBelow;
    case role::Stale:
        return row.isStale;
    case role::Secondary:
        return !isWhat || row.mark == Mark::Done || row.mark == Mark::Offer;
    default:
        return {};
    }
}

QVariant WaitModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    const bool isWhat = section == int(Column::What);
    if (role == Qt::DisplayRole)
        return isWhat ? tr("Why not yet") : tr("For");
    if (role == Qt::ToolTipRole)
        return isWhat ? tr("The workflows, and what is missing in each.")
                      : tr("How much is done; for how long a job has been like that.");
    return {};
}

} // namespace batchy
