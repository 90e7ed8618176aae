// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/link.h"
#include "core/store/changescript.h"
#include "core/store/receipt.h"

#include <QCache>
#include <QCoroTask>
#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

namespace batchy {

/// Carries a change of one workflow out: read, apply a rule, compare-and-set by the script; tried
/// again with jittered, growing pauses while other writers interfere; after a lost connection the
/// fate of the write is read back, and one that is soon known never to have run is tried once more.
/// Knows no rule. The caller sees to it that one workflow has one change at a time. What it wrote
/// last it remembers, and tries the next change on that without reading first: the script compares,
/// so a wrong memory costs a try and never more.
class ChangeWriter
{
public:
    /// Makes the change from what is stored (no jobs: the key doesn't exist). `leastId` is the
    /// least batch id that may be used. Called again for each try.
    using Plan = std::function<Result<Change>(const Batch &stored, qint64 leastId)>;

    /// For how long conflicts are fought, and for how long the fate of a lost write is looked for.
    struct Budgets
    {
        std::chrono::milliseconds conflict{5000};
        std::chrono::milliseconds fate{10000};
    };

    ChangeWriter(Link &link, Budgets budgets);

    /// Gives the change that was written. With `expected`, Conflict as soon as Redis holds another
    /// state. With a receipt that is there already, nothing is planned or written, and the change
    /// that comes back is marked as repeated.
    QCoro::Task<Result<Change>> write(QByteArray workflow, Plan plan, std::optional<Batch> expected,
                                      std::optional<Receipt> receipt);

private:
    std::optional<Batch> recall(const QByteArray &workflow);
    void remember(const Change &change);
    std::optional<Change> finished(Change change, const ChangeOutcome &outcome);
    /// The change must stay where it is until the task has ended.
    QCoro::Task<Result<ChangeOutcome>> recover(const Change *change, Error lost, qint64 connection);
    QCoro::Task<Result<ChangeOutcome>> settle(Change change, Error lost, qint64 connection);
    QCoro::Task<std::optional<ChangeOutcome>> toldByReceipt(Change change);
    QCoro::Task<Result<bool>> sealFate(qint64 connection);
    QCoro::Task<Result<bool>> wasWritten(Change change);

    Link &m_link;
    Budgets m_budgets;
    QCache<QByteArray, Batch> m_written; ///< by workflow; cost in bytes
    QObject m_loop; ///< with it goes whoever rests: a write that outlives the store is never taken
                    ///< up again
};

} // namespace batchy
