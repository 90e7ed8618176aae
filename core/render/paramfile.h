// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"
#include "core/result.h"

#include <QByteArray>

namespace batchy {

/// The batch as an Informatica parameter file in UTF-8 (RULES 7): for each job a blank line,
/// `[JOB]`, then
/// `$$NAME=VALUE` a param. BadData where a name or value would forge a line, a name is
/// empty, U+0000 would end a text before its end, or a special date
/// can't be read; it names workflow, job and param.
Result<QByteArray> paramFile(const Batch &batch);

} // namespace batchy
