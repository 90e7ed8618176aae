// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <optional>

namespace batchy {

/// What a Redis key is to Batchy, by its name alone (RULES 1). Names are ASCII.
struct KeyName
{
    enum class Kind {
        Workflow, ///< `WF`: the latest batch
        Batch,    ///< `WF-BATCH_ID`: one historical batch
        Init      ///< `WF-EPOCH-init`: what a load wrote
    };
    Kind kind = Kind::Workflow;
    QByteArray workflow;
    /// The batch id, or the epoch second of the load; 0 for a workflow.
    qint64 id = 0;

    bool operator==(const KeyName &) const = default;
};

/// Sorts a key out; nothing when it is somebody else's.
std::optional<KeyName> parseKeyName(QByteArrayView key);

/// Whether a workflow may be called so; else BadInput with the reason and the remedy.
Result<void> checkWorkflowName(QByteArrayView name);

/// Whether the text is a pattern of names rather than one name: it has * ? or [.
bool isNamePattern(QByteArrayView text);

/// Whether a name fits a pattern, as the shell's do: `sales_*`, `wf?`, `wf[12]`. A pattern
/// can be made to take very long: not for those that strangers send.
bool isNamedLike(const QByteArray &name, const QByteArray &pattern);

/// A batch id as people write it; nothing where it is none.
std::optional<qint64> parseBatchId(QByteArrayView text);

/// `WF-BATCH_ID`
QByteArray batchKey(QByteArrayView workflow, qint64 batchId);

/// `WF-EPOCH-init`
QByteArray initKey(QByteArrayView workflow, qint64 epoch);

/// Order for people: like bytes, but runs of digits count as numbers, so job2 comes before job10.
/// A strict total order: texts that differ are never equivalent.
bool naturalLess(QByteArrayView a, QByteArrayView b);

/// The candidates that someone who typed `name` may have meant, nearest first, at most three; of
/// `wf1.yaml` the workflow comes first.
QList<QByteArray> nearestNames(QByteArrayView name, const QList<QByteArray> &candidates);

} // namespace batchy
