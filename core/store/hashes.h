// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"
#include "core/redis/link.h"
#include "core/redis/reply.h"
#include "core/result.h"

#include <QCoroTask>

namespace batchy {

/// Replies of Redis as Batch values and back again; shared by the parts of the store.

/// HGETALL's answer; jobs by name. Protocol when it is none.
Result<Batch> batchFromReply(Reply reply, QByteArray workflow);

/// Whether at least one field holds a JSON object: else the hash is somebody else's (RULES 1).
bool isWorkflowHash(const Batch &batch);

/// Whether both hold the same fields with the same texts, in whatever order.
bool isSameState(const Batch &a, const Batch &b);

/// What became of HGETALL, as readHash() tells it.
Result<Batch> hashFromAnswer(Result<Reply> answer, const QByteArray &key, QByteArray workflow);

/// Reads one hash as it is; a key that doesn't exist gives a batch without jobs. BadData for a key
/// of another type. A read that broke is Offline: nothing can have happened by it.
QCoro::Task<Result<Batch>> readHash(Link &link, QByteArray key, QByteArray workflow);

} // namespace batchy
