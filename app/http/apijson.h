// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"
#include "core/domain/rules.h"
#include "core/store/batchstore.h"

#include <QByteArray>

namespace batchy::http {

/// The objects that /api/v1 answers, as JSON text. Members are never taken away or renamed within
/// v1. Moments are UTC with microseconds and a Z; jobs are the stored texts, to the letter. The
/// OpenAPI file describes each.

/// One workflow or batch in a list: name, status, batch id, jobs done and in all, start and end,
/// and whether it is torn or broken (RULES 1).
QByteArray summaryJson(const Batch &batch);

/// The same with the jobs.
QByteArray batchJson(const Batch &batch);

/// One entry of a history: its id, whether a batch or a load made it, and the summary.
QByteArray historyJson(const HistoryEntry &entry, const Batch &batch);
/// `1466000000` or `1466000000-init`: what goes behind `WF-` in the key, and into addresses.
QByteArray historyId(const HistoryEntry &entry);

/// What an open would write, with the reason for each job's from_date in words and as data.
QByteArray previewJson(const OpenResult &preview);

/// `{"<name>": [items…], "next_cursor": …}`; an empty cursor is null: that was the last page.
QByteArray pageJson(QByteArrayView name, const QByteArrayList &items, QByteArrayView nextCursor);

} // namespace batchy::http
