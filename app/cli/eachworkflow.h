// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcode.h"
#include "app/cli/streams.h"
#include "core/domain/batch.h"
#include "core/result.h"

#include <QByteArrayList>
#include <QCoroTask>

#include <functional>

namespace batchy::cli {

class Session;

/// What a command has to show of one workflow.
struct Shown
{
    Batch batch;     ///< for json
    QByteArray text; ///< for table and infa
    bool declined = false;
};

/// One workflow's share of a command. The function itself must not be a coroutine with captures.
using Step = std::function<QCoro::Task<Result<Shown>>(QByteArray workflow)>;

/// Does the step for all of them, one after the other, whatever becomes of the others; prints what
/// each shows in the session's format, or its error; ends with the first failure's code. With
/// `asLines`, or more than one workflow, JSON comes as a line each.
QCoro::Task<ExitCode> forEachWorkflow(Session *session, Streams streams, QByteArrayList workflows,
                                      bool asLines, Step step);

} // namespace batchy::cli
