// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/demofill.h"
#include "core/domain/batch.h"
#include "core/domain/doneon.h"
#include "core/domain/rules.h"
#include "core/store/batchstore.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace batchy::cli {

/// What `--format json` prints: one line each, with its end. Stored jobs stand in it untouched,
/// but for line breaks between their tokens, which become spaces. All but the lines of a workflow
/// begin with `"version": 1`; names in them are only ever added.

/// `{"workflow": …, "jobs": {…}}`
QByteArray workflowLine(const QByteArray &workflow, const Batch &batch);
/// `{"workflow": …, "error": …, "message": …}`
QByteArray errorLine(const QByteArray &workflow, const QByteArray &error, const QString &message);

/// preview and rerun: the jobs, and why each from_date is what it is.
QByteArray openDocument(const OpenResult &result);
QByteArray listDocument(const std::vector<Batch> &workflows);
QByteArray checkDocument(const Batch &batch, Timestamp day, const std::vector<WaitReason> &reasons);

/// A history entry with what its key holds; nothing where that vanished or can't be read.
struct HistoryRow
{
    HistoryEntry entry;
    QByteArray key;
    std::optional<Batch> batch;
};
/// `total` counts the entries that were left out, too.
QByteArray historyDocument(const QByteArray &workflow, const std::vector<HistoryRow> &rows,
                           qint64 total);

/// One workflow file as `config validate` found it.
struct CheckedFile
{
    QString name;
    /// Empty where the file can't be any workflow's.
    QByteArray workflow;
    Result<Batch> file;
    QStringList warnings = {};
};
QByteArray validationDocument(const std::vector<CheckedFile> &files);

/// What a demo writes, or would write, into each of its workflows.
QByteArray demoDocument(const DemoPlan &plan);

struct SettingRow
{
    QByteArray key;
    QString value;
    QString origin;
    /// Why the value can't be used; its `what` is empty where it can.
    Error problem = {};
};
QByteArray settingsDocument(const QString &file, const std::vector<SettingRow> &rows);

} // namespace batchy::cli
