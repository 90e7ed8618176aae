// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"

#include <QByteArray>

namespace batchy {

/// `{"job1": {…}, "job2": {…}}` with each job's stored text as it is (RULES 6): what get_status
/// answers, and what `--format json` prints. A field that holds other JSON appears as that value;
/// one that holds no JSON at all, as a string of its text. One line, no line break at the end.
QByteArray jobsJson(const Batch &batch);

} // namespace batchy
