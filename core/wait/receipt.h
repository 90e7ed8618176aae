// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/batchstore.h"
#include "core/wait/waitstate.h"

#include <QByteArray>
#include <QCoroTask>
#include <QStringList>

namespace batchy {

/// On what data a step ran: which batches satisfied a wait, written down when that was seen, so
/// that it can be proved next morning. A value; JSON of version 1 outside.
struct WaitReceipt
{
    struct SeenJob
    {
        QByteArray name;
        std::optional<qint64> batchId;
        Timestamp end; ///< batch_end
        bool operator==(const SeenJob &) const = default;
    };
    struct SeenWorkflow
    {
        QByteArray workflow;
        std::vector<SeenJob> jobs;
        bool operator==(const SeenWorkflow &) const = default;
    };

    WaitDay day;
    Timestamp waitedSince;
    Timestamp seenAt;
    QString redis; ///< as it is shown, without a password
    QString by;    ///< user@host, process
    std::vector<SeenWorkflow> workflows;

    bool operator==(const WaitReceipt &) const = default;
};

/// Of those workflows of a fulfilled wait that are done.
WaitReceipt receiptOf(const WaitWish &wish, const WaitState &state, Timestamp waitedSince,
                      Timestamp seenAt, const QString &redis, const QString &by);

/// Pretty enough for people, one line break at the end.
QByteArray receiptText(const WaitReceipt &receipt);

/// BadInput when it isn't one, or one that proves nothing.
Result<WaitReceipt> parseReceipt(const QByteArray &text);

/// Holds a receipt against the history in Redis: a sentence for each job that isn't, or isn't any
/// more, as the receipt says; empty when all are. The failures of BatchStore::status().
QCoro::Task<Result<QStringList>> verifyReceipt(BatchStore *store, WaitReceipt receipt);

} // namespace batchy
