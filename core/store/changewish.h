// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"
#include "core/domain/rules.h"
#include "core/result.h"

#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace batchy {

/// What a caller had seen when it decided on a change. Where it is given and Redis holds something
/// else, nothing is written and Conflict comes back with the differences in Error::details.
using Expected = std::optional<Batch>;

enum class LoadMode {
    Replace, ///< the file is everything (the seed's load)
    Merge    ///< the running state of jobs that exist is kept
};

enum class EndKind { Success, Failed };

/// Checks what an open would write, made before it is written: an error stops it (RULES 7: where
/// the parameter file can't be made, the batch isn't opened).
using OpenCheck = std::function<Result<void>(const OpenResult &)>;

/// RULES 4; a rerun when `given` is there.
struct OpenWish
{
    std::optional<GivenFromDate> given = {};
    OpenCheck check = {};
};

/// RULES 5, the whole workflow or the named jobs.
struct EndWish
{
    EndKind kind = EndKind::Success;
    std::vector<QByteArray> jobs = {};
};

/// RULES 3. `file` comes from a workflow file, whole and checked.
struct LoadWish
{
    Batch file;
    LoadMode mode = LoadMode::Replace;
};

/// A change that is asked for, as a value: which workflow, what is to be done, and under which
/// condition. The store makes the Change from it.
struct ChangeWish
{
    QByteArray workflow;
    std::variant<OpenWish, EndWish, LoadWish> what;
    Expected expected = {};
    /// Looks at what is stored right before the change (no jobs: the workflow isn't there); an
    /// error stops it. For callers that have seen a part of the state only. May be empty.
    std::function<Result<void>(const Batch &stored)> precondition = {};
};

/// What became of it.
struct ChangeDone
{
    /// As it is now in Redis, and of an open, one reason a job. Empty when it was repeated.
    OpenResult result = {};
    /// The receipt of an earlier change with the same key: this time, nothing was written.
    std::optional<QByteArray> repeated = {};
};

} // namespace batchy
