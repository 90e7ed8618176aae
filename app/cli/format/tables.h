// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/format/documents.h"
#include "app/cli/streams.h"

#include <QByteArray>

#include <vector>

namespace batchy::cli {

/// What `--format table` prints: for people, in UTF-8, whole lines. The counterpart of documents.h.

/// "wf1: open, 1 of 3 jobs done, batch 1467149783, started …"
QByteArray headingOf(const Batch &batch, const Look &look);
/// The jobs with their times and other params.
QByteArray jobsTable(const Batch &batch, const Look &look);
/// Each job's from_date before → after, and why.
QByteArray openTable(const Batch &before, const OpenResult &result, const Look &look);
QByteArray listTable(const std::vector<Batch> &workflows, const Look &look);
QByteArray historyTable(const std::vector<HistoryRow> &rows, const Look &look);
QByteArray settingsTable(const std::vector<SettingRow> &rows, const Look &look);

} // namespace batchy::cli
