// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/changeflow.h"

#include "core/render/words.h"
#include "ui/actions/openpreview.h"
#include "ui/dialogs/changesheet.h"
#include "ui/dialogs/loadsheet.h"

#include <QCoroTask>

namespace batchy {

namespace {

QString nameOf(const Batch &batch)
{
    return QString::fromUtf8(batch.workflow);
}

/// An open's outcome as the batch alone.
QCoro::Task<Result<Batch>> openedBatch(BatchStore *store, QByteArray workflow,
                                       std::optional<GivenFromDate> given, Batch seen)
{
    const Result<OpenResult> opened =
        co_await store->open(std::move(workflow), std::move(given), std::move(seen));
    if (!opened)
        co_return fail(opened.error());
    co_return opened->batch;
}

std::optional<GivenFromDate> givenDate(const QString &text)
{
    const auto date = parseTimestamp(text.trimmed().toUtf8());
    return date ? std::optional(GivenFromDate{*date, {}}) : std::nullopt;
}

/// The statuses before and after an end, job by job.
std::vector<ChangeSheet::Row> endRows(const Batch &seen, Status after)
{
    std::vector<ChangeSheet::Row> rows;
    for (const auto &[name, job] : seen.jobs)
        rows.push_back({QString::fromUtf8(name), statusWords(job.status()), statusWords(after),
                        ChangeFlow::tr("batch_end becomes now")});
    return rows;
}

} // namespace

ChangeFlow::ChangeFlow(BatchActions &actions, BatchStore &store, std::optional<CfgFolder> cfg,
                       QString where, Shown shown, QWidget *window)
    : QObject(window), m_store(store), m_cfg(std::move(cfg)), m_where(std::move(where)),
      m_shown(std::move(shown)), m_window(window)
{
    connect(actions.load, &QAction::triggered, this, &ChangeFlow::load);
    connect(actions.open, &QAction::triggered, this, &ChangeFlow::open);
    connect(actions.rerun, &QAction::triggered, this, &ChangeFlow::rerun);
    connect(actions.close, &QAction::triggered, this, [this] { end(EndKind::Success); });
    connect(actions.fail, &QAction::triggered, this, [this] { end(EndKind::Failed); });
}

void ChangeFlow::load()
{
    if (!m_cfg)
        return;
    LoadSheet::Sources sources{
        m_cfg->workflows(),
        [cfg = *m_cfg](const QByteArray &workflow) { return cfg.load(workflow); }, m_shown};
    auto *sheet = new LoadSheet(std::move(sources), m_workflow, m_where, m_window);
    connect(sheet, &QDialog::accepted, this, [this, sheet] {
        const LoadMode mode = sheet->merges() ? LoadMode::Merge : LoadMode::Replace;
        const Batch file = sheet->file();
        // A workflow that isn't shown may exist all the same: only what was seen is expected.
        const Expected expected = sheet->seen().jobs.empty() ? Expected() : Expected(sheet->seen());
        write(m_store.load(file, mode, expected), file.workflow,
              tr("%1 is loaded.").arg(nameOf(file)));
    });
    sheet->open();
}

void ChangeFlow::open()
{
    const Batch seen = m_shown(m_workflow);
    auto *sheet =
        new ChangeSheet(tr("Open a batch of %1").arg(nameOf(seen)), m_where, tr("Open"), m_window);
    sheet->setObjectName(QStringLiteral("openSheet"));
    sheet->setColumns(tr("from_date before (UTC)"), tr("from_date after (UTC)"), tr("Why"));
    const auto rows = previewRows(seen, m_store.now(), {});
    sheet->setProblem(rows ? QString() : rows.error().what);
    if (rows)
        sheet->setRows(*rows);
    if (seen.status() == Status::Open)
        sheet->setConsequences(
            {tr("The batch is open already. Opening it again runs the same batch "
                "again under a new batch id.")});
    else
        sheet->setConsequences({});
    connect(sheet, &QDialog::accepted, this, [this, seen] {
        write(openedBatch(&m_store, seen.workflow, {}, seen), seen.workflow,
              tr("A batch of %1 is open.").arg(nameOf(seen)));
    });
    sheet->open();
}

void ChangeFlow::previewRerun(ChangeSheet *sheet, const Batch &seen)
{
    const auto given = givenDate(sheet->dateText());
    if (!given) {
        sheet->setProblem(tr("\"%1\" is not a date such as 2016-06-28 or 2016-06-28T21:47.")
                              .arg(sheet->dateText()));
        return;
    }
    const auto rows = previewRows(seen, m_store.now(), given);
    sheet->setProblem(rows ? QString() : rows.error().what);
    if (rows)
        sheet->setRows(*rows);
}

void ChangeFlow::rerun()
{
    const Batch seen = m_shown(m_workflow);
    auto *sheet = new ChangeSheet(tr("Rerun %1 from a date").arg(nameOf(seen)), m_where,
                                  tr("Rerun"), m_window);
    sheet->setObjectName(QStringLiteral("rerunSheet"));
    sheet->setColumns(tr("from_date before (UTC)"), tr("from_date after (UTC)"), tr("Why"));
    sheet->setConsequences({tr("All jobs load from the date that you give, taken as it is; later "
                               "opens go on by the rule.")});
    connect(sheet, &ChangeSheet::dateEdited, this,
            [this, sheet, seen] { previewRerun(sheet, seen); });
    sheet->addDateField(tr("&From date (UTC):"),
                        QString::fromLatin1(formatTimestamp(midnightOf(m_store.now())).first(10)));
    previewRerun(sheet, seen);
    connect(sheet, &QDialog::accepted, this, [this, sheet, seen] {
        write(openedBatch(&m_store, seen.workflow, givenDate(sheet->dateText()), seen),
              seen.workflow, tr("%1 runs again from the date given.").arg(nameOf(seen)));
    });
    sheet->open();
}

void ChangeFlow::end(EndKind kind)
{
    const Batch seen = m_shown(m_workflow);
    const bool success = kind == EndKind::Success;
    auto *sheet = new ChangeSheet(success ? tr("Close the batch of %1").arg(nameOf(seen))
                                          : tr("Fail the batch of %1").arg(nameOf(seen)),
                                  m_where, success ? tr("Close") : tr("Fail"), m_window);
    sheet->setObjectName(success ? QStringLiteral("closeSheet") : QStringLiteral("failSheet"));
    sheet->setColumns(tr("Status before"), tr("Status after"), tr("What else"));
    sheet->setRows(endRows(seen, success ? Status::Success : Status::Failed));
    QStringList sentences;
    if (success && seen.startedAt())
        sentences
            << tr("The next open goes on from %1 (less reprocess_hours); data up to then count "
                  "as loaded.")
                   .arg(timeWords(*seen.startedAt()));
    if (!success)
        sentences << tr("The next open runs the same window again: each from_date stays as it is.");
    if (seen.status() != Status::Open)
        sentences << tr("The batch is not open: it is %1.").arg(statusWords(seen.status()));
    sheet->setConsequences(sentences);
    connect(sheet, &QDialog::accepted, this, [this, kind, seen, success] {
        write(m_store.end(seen.workflow, kind, {}, seen), seen.workflow,
              success ? tr("The batch of %1 is closed.").arg(nameOf(seen))
                      : tr("The batch of %1 is marked as failed.").arg(nameOf(seen)));
    });
    sheet->open();
}

void ChangeFlow::write(QCoro::Task<Result<Batch>> task, const QByteArray &workflow,
                       const QString &message)
{
    ++m_writes;
    Q_EMIT busyChanged();
    QCoro::connect(std::move(task), this, [this, workflow, message](const Result<Batch> &now) {
        --m_writes;
        Q_EMIT busyChanged();
        if (now)
            Q_EMIT changed(*now, message);
        else
            Q_EMIT failed(workflow, now.error());
    });
}

} // namespace batchy
