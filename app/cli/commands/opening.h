// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/streams.h"
#include "core/domain/rules.h"
#include "core/result.h"

#include <QCoroTask>

#include <optional>

namespace batchy::cli {

class Session;

/// What open, preview and rerun share: read, ask where a person would lose an open batch, open.

struct Opening
{
    Batch before; ///< read only where it is shown or asked about
    OpenResult result;
    bool declined = false;
};

/// With `isDry` nothing is written and nothing asked. In the infa format the batch isn't opened
/// when its parameter file can't be made (RULES 7).
QCoro::Task<Result<Opening>> openOne(Session *session, Streams streams, QByteArray workflow,
                                     std::optional<GivenFromDate> given, bool isDry);

/// The jobs of a batch that are open, a line each: what a question is about.
QStringList openJobLines(const Batch &batch);

/// The table or the parameter file of an opening; empty for json.
Result<QByteArray> textOf(const Session &session, const Streams &streams, const Opening &opening,
                          bool isDry);

} // namespace batchy::cli
