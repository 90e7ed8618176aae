// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"
#include "core/domain/timestamp.h"
#include "core/result.h"

#include <optional>
#include <vector>

namespace batchy {

/// All of Batchy's meaning: plain functions of (stored state, now). No clock, no Redis, no files. A
/// preview and the open that follows call the same function, so they can't differ.

/// Why a job's from_date is what it is: the inputs that the rule used (RULES 4). render/words.h
/// puts it into a sentence.
struct FromDateReason
{
    enum class Kind {
        PriorSuccess,    ///< prior batch_start minus reprocess_hours
        KeptAfterFailed, ///< the same batch is run again
        KeptWhileOpen,
        KeptNew,           ///< never run; the from_date was there already
        KeptUnknownStatus, ///< the stored status means nothing to Batchy
        KeptWithoutStart,  ///< success, but no batch_start to go on from
        BeginningOfTime,   ///< there never was a from_date
        Given              ///< rerun: given by hand, taken as it is
    };
    Kind kind = Kind::KeptNew;
    std::optional<Timestamp> priorStart;    ///< PriorSuccess
    std::chrono::microseconds reprocess{0}; ///< PriorSuccess
    /// The time before it went back to midnight, where trunc_start moved it.
    std::optional<Timestamp> truncatedFrom;
    /// The from_date that results; nothing when a kept text is no time (it stays to the letter).
    std::optional<Timestamp> fromDate;

    bool operator==(const FromDateReason &) const = default;
};

/// The word for it in everything that programs read; it never changes: "prior_success", …
QByteArray reasonWord(FromDateReason::Kind kind);

/// A from_date given by hand, for all jobs or the named ones (rerun).
struct GivenFromDate
{
    Timestamp fromDate;
    std::vector<QByteArray> jobs; ///< empty = all
};

struct OpenResult
{
    Batch batch;
    std::vector<FromDateReason> reasons; ///< one a job, in the order of batch.jobs
};

/// The id of the next batch: the whole second of now, or one more than the greatest among the jobs
/// where that isn't less (RULES 2). The store moves on from there when a history key has it
/// already.
Result<qint64> nextBatchId(const Batch &prior, Timestamp now);

/// Open (RULES 4), and rerun when `given` is there. Each job on its own. BadData names workflow,
/// job and param; NotFound when `given` names a job that isn't there, BadInput when it is out of
/// range.
Result<OpenResult> openBatch(const Batch &prior, Timestamp now, qint64 batchId,
                             const std::optional<GivenFromDate> &given = {});

/// Close or fail (RULES 5) all jobs or the named ones. `word` is what is stored: "success",
/// "failed" or, by a site's setting, "failure". NotFound for an unknown job; BadData where a job is
/// no object or has a batch_id that can't be read.
Result<Batch> endBatch(const Batch &prior, Timestamp now, QByteArrayView word,
                       const std::vector<QByteArray> &jobs = {});

/// load --merge (RULES 3): the file's jobs, each keeping the running state (batch_id, status,
/// from_date, batch_start, batch_end) that the stored job of that name has.
Result<Batch> mergeLoad(const Batch &file, const Batch &stored);

/// BadData naming the first field that is not a JSON object: such a batch must not be changed.
Result<void> checkChangeable(const Batch &batch);

} // namespace batchy
