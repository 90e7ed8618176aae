// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"
#include "core/domain/rules.h"
#include "core/redis/reply.h"
#include "core/result.h"

#include <QByteArray>

#include <chrono>
#include <optional>
#include <vector>

namespace batchy {

/// One change of a workflow as the writing script carries it out: compare what was seen, then write
/// all keys, or nothing (RULES 4 and 5). Plain data, made by a rule, sent by ChangeWriter.
struct Change
{
    /// What becomes of the history key that goes with the workflow's.
    enum class Second {
        None,
        Fresh, ///< must not exist yet; holds the same as the workflow (open)
        Over   ///< replaced by the same as the workflow, of which jobs that aren't in `after` go
               ///< (load)
    };
    /// Some jobs of a history key that is patched only where it exists (close and fail).
    struct Patch
    {
        QByteArray key;
        std::vector<BatchJob> jobs;
    };

    /// What is kept of the change, under a key of its own, in the same step.
    struct Kept
    {
        QByteArray key;
        QByteArray value;
        std::chrono::seconds life;
    };

    Batch before; ///< what was seen; no jobs = the key doesn't exist
    Batch after;
    Second second = Second::None;
    QByteArray secondKey;
    std::vector<Patch> patches;
    std::optional<Kept> receipt;
    bool isRepeated = false; ///< the receipt is that of an earlier change; nothing was written
    std::vector<FromDateReason> reasons; ///< of an open, handed through
};

/// How the script answered.
struct ChangeOutcome
{
    enum class Kind {
        Done,
        Changed,  ///< the workflow isn't as it was seen; nothing was written
        Taken,    ///< the history key exists already; nothing was written
        Repeated, ///< the receipt exists already; nothing was written
        Lost ///< it never ran, and never will: its connection broke before; nothing was written
    };
    Kind kind = Kind::Done;
    qint64 freeId = 0;    ///< Taken: the next id that has no history key
    QByteArray kept = {}; ///< Repeated: what the receipt holds
};

namespace changescript {

/// The Lua source, and its SHA-1 in hex for EVALSHA.
const QByteArray &source();
const QByteArray &sha();

/// EVALSHA (or EVAL with the source) with all keys and arguments.
std::vector<QByteArray> command(const Change &change, bool withSource);

/// Protocol when it isn't an answer of the script.
Result<ChangeOutcome> parse(const Reply &reply);

} // namespace changescript

} // namespace batchy
