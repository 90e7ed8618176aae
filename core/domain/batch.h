// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/job.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace batchy {

struct BatchJob
{
    /// The field's name in Redis, any bytes; UTF-8 unless somebody stored something else.
    QByteArray name;
    Job job;
    bool operator==(const BatchJob &) const = default;
};

/// One run of a workflow, as one Redis hash holds it: the latest batch (`WF`), a historical one
/// (`WF-BATCH_ID`), or what a workflow file says. Plain data; the rules are in rules.h.
struct Batch
{
    QByteArray workflow;
    /// In the order in which they are shown: the file's where it is known, else by name.
    std::vector<BatchJob> jobs;

    bool operator==(const Batch &) const = default;

    const Job *find(QByteArrayView jobName) const;
    Job *find(QByteArrayView jobName);

    /// RULES 6: failed if any job is; else open if any is; else success if all are; else new.
    Status status() const;
    /// How many jobs are success.
    int doneCount() const;
    /// The greatest batch id among the jobs; ids that can't be read are passed over.
    std::optional<qint64> batchId() const;
    /// Whether jobs disagree on batch_id: shown, never an error (RULES 1).
    bool isTorn() const;
    /// Whether a field holds something that isn't a JSON object. Changes are refused then.
    bool isBroken() const;
    /// The earliest batch_start and, once no job is without one, the latest batch_end.
    std::optional<Timestamp> startedAt() const;
    std::optional<Timestamp> endedAt() const;

    /// Puts the jobs in the order for people (naturalLess by name).
    void sortJobs();
    /// Puts the jobs in the order of another batch (the file's); jobs it doesn't know come last, by
    /// name.
    void sortJobsLike(const Batch &other);
};

} // namespace batchy
