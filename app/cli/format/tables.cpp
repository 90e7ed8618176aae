// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/format/tables.h"

#include "app/cli/format/table.h"
#include "app/cli/text.h"
#include "core/render/words.h"

#include <algorithm>

namespace batchy::cli {

namespace {

using Cell = Table::Cell;

/// The zone stands in the heading of the column.
QString shortTime(Timestamp t)
{
    return QString::fromLatin1(formatTimestamp(t).first(19)).replace(10, 1, QLatin1Char(' '));
}

Cell timeCell(std::optional<Timestamp> time)
{
    return time ? Cell{shortTime(*time)} : Cell{QStringLiteral("-"), Style::Dim};
}

/// A stored time; one that can't be read is shown as it is.
Cell timeCell(const Job &job, QByteArrayView name, const Result<std::optional<Timestamp>> &time)
{
    if (time)
        return timeCell(*time);
    return {QString::fromUtf8(job.value(name).value_or(QByteArrayView())), Style::Bad};
}

Cell statusCell(const Batch &batch)
{
    if (batch.isBroken())
        return {Text::tr("broken"), Style::Bad};
    return {statusWords(batch.status()), styleOf(batch.status())};
}

/// The status; a stored word that means nothing to Batchy is shown beside it.
Cell statusCell(const Job &job)
{
    const Status status = job.status();
    const auto stored = job.unknownStatus();
    const QString word = statusWords(status);
    return {stored ? word + QStringLiteral(" (") + QString::fromUtf8(*stored) + QLatin1Char(')')
                   : word,
            styleOf(status)};
}

bool isOwnColumn(const QByteArray &name)
{
    return name == param::status || name == param::fromDate || name == param::batchStart ||
           name == param::batchEnd || name == param::batchId;
}

QString otherParams(const Job &job)
{
    QStringList parts;
    for (const Job::Param &param : job.params())
        if (!isOwnColumn(param.name))
            parts << words(param.name) + QLatin1Char('=') + words(param.value);
    return parts.join(QLatin1Char(' '));
}

Cell idCell(const Job &job)
{
    const auto stored = job.value(param::batchId);
    return {stored ? QString::fromUtf8(*stored) : QStringLiteral("-")};
}

std::vector<Cell> brokenRow(const BatchJob &entry, bool withIds)
{
    std::vector<Cell> row{{words(entry.name)}, {Text::tr("broken"), Style::Bad}, {}, {}, {}};
    if (withIds)
        row.push_back({});
    row.push_back({words(entry.job.text()), Style::Bad});
    return row;
}

std::vector<Cell> jobRow(const BatchJob &entry, bool withIds)
{
    const Job &job = entry.job;
    if (job.isBroken())
        return brokenRow(entry, withIds);
    std::vector<Cell> row{{words(entry.name)},
                          statusCell(job),
                          timeCell(job, param::fromDate, job.fromDate()),
                          timeCell(job, param::batchStart, job.batchStart()),
                          timeCell(job, param::batchEnd, job.batchEnd())};
    if (withIds)
        row.push_back(idCell(job));
    row.push_back({otherParams(job)});
    return row;
}

Cell tookCell(const Batch &batch)
{
    const auto start = batch.startedAt();
    const auto end = batch.endedAt();
    return start && end ? Cell{durationWords(*end - *start)}
                        : Cell{QStringLiteral("-"), Style::Dim};
}

QString doneWords(const Batch &batch)
{
    return Text::tr("%1 of %2").arg(batch.doneCount()).arg(batch.jobs.size());
}

QString tornWords(const Batch &batch)
{
    return batch.isTorn() ? Text::tr("torn: jobs disagree on batch_id") : QString();
}

} // namespace

QByteArray headingOf(const Batch &batch, const Look &look)
{
    const Cell status = statusCell(batch);
    QStringList parts{painted(status.text, status.style, look),
                      Text::tr("%1 jobs done").arg(doneWords(batch))};
    if (const auto id = batch.batchId())
        parts << Text::tr("batch %1").arg(*id);
    if (const auto start = batch.startedAt())
        parts << Text::tr("started %1").arg(timeWords(*start));
    if (batch.isTorn())
        parts << painted(tornWords(batch), Style::Bad, look);
    return (painted(safeText(words(batch.workflow)), Style::Heading, look) + QStringLiteral(": ") +
            parts.join(QStringLiteral(", ")) + QLatin1Char('\n'))
        .toUtf8();
}

QByteArray jobsTable(const Batch &batch, const Look &look)
{
    const bool withIds = batch.isTorn();
    QStringList headings{Text::tr("JOB"), Text::tr("STATUS"), Text::tr("FROM_DATE (UTC)"),
                         Text::tr("BATCH_START (UTC)"), Text::tr("BATCH_END (UTC)")};
    if (withIds)
        headings << Text::tr("BATCH_ID");
    headings << Text::tr("OTHER PARAMS");
    Table table(headings);
    for (const BatchJob &entry : batch.jobs)
        table.addRow(jobRow(entry, withIds));
    return table.render(look, QStringLiteral("  "));
}

QByteArray openTable(const Batch &before, const OpenResult &result, const Look &look)
{
    Table table({Text::tr("JOB"),
                 Text::tr("FROM_DATE (UTC) BEFORE"),
                 {},
                 Text::tr("AFTER"),
                 Text::tr("WHY")});
    for (size_t i = 0; i < result.batch.jobs.size(); ++i) {
        const BatchJob &entry = result.batch.jobs[i];
        const Job *old = before.find(entry.name);
        table.addRow({{words(entry.name)},
                      old ? timeCell(*old, param::fromDate, old->fromDate()) : timeCell({}),
                      {QStringLiteral("→")},
                      timeCell(entry.job, param::fromDate, entry.job.fromDate()),
                      {reasonWords(result.reasons[i])}});
    }
    // The reason is what people look for: it may go on in the next line, but isn't cut.
    return table.render({look.colour, 0}, QStringLiteral("  "));
}

QByteArray listTable(const std::vector<Batch> &workflows, const Look &look)
{
    Table table({Text::tr("WORKFLOW"),
                 Text::tr("STATUS"),
                 Text::tr("DONE"),
                 Text::tr("BATCH_ID"),
                 Text::tr("STARTED (UTC)"),
                 Text::tr("ENDED (UTC)"),
                 Text::tr("TOOK"),
                 {}});
    for (const Batch &batch : workflows) {
        const auto id = batch.batchId();
        table.addRow({{words(batch.workflow)},
                      statusCell(batch),
                      {doneWords(batch)},
                      {id ? QString::number(*id) : QStringLiteral("-")},
                      timeCell(batch.startedAt()),
                      timeCell(batch.endedAt()),
                      tookCell(batch),
                      {tornWords(batch), Style::Bad}});
    }
    return table.render(look);
}

QByteArray historyTable(const std::vector<HistoryRow> &rows, const Look &look)
{
    Table table({Text::tr("KEY"), Text::tr("WHAT"), Text::tr("STATUS"), Text::tr("DONE"),
                 Text::tr("STARTED (UTC)"), Text::tr("ENDED (UTC)"), Text::tr("TOOK")});
    for (const HistoryRow &row : rows) {
        const Batch batch = row.batch.value_or(Batch());
        table.addRow({{words(row.key)},
                      {row.entry.init ? Text::tr("load") : Text::tr("batch")},
                      row.batch ? statusCell(batch) : Cell{Text::tr("unknown"), Style::Dim},
                      {row.batch ? doneWords(batch) : QStringLiteral("-")},
                      timeCell(batch.startedAt()),
                      timeCell(batch.endedAt()),
                      tookCell(batch)});
    }
    return table.render(look);
}

QByteArray settingsTable(const std::vector<SettingRow> &rows, const Look &look)
{
    Table table({Text::tr("SETTING"), Text::tr("VALUE"), Text::tr("FROM"), {}});
    for (const SettingRow &row : rows)
        table.addRow({{words(row.key)}, {row.value}, {row.origin}, {row.problem.what, Style::Bad}});
    return table.render(look);
}

} // namespace batchy::cli
