// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/rules.h"
#include "ui/dialogs/changesheet.h"

#include <QHash>

namespace batchy {

/// What an open would do, from the very function that opens (RULES 4), as rows for a sheet.
Result<std::vector<ChangeSheet::Row>> previewRows(const Batch &seen, Timestamp now,
                                                  const std::optional<GivenFromDate> &given);

/// A sentence a job: where the next open would start it and why. Empty when it can't be opened.
QHash<QByteArray, QString> nextOpenWords(const Batch &seen, Timestamp now);

} // namespace batchy
