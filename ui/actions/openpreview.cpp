// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/openpreview.h"

#include "core/render/words.h"
#include "ui/models/celltext.h"

#include <QCoreApplication>

namespace batchy {

namespace {

struct PreviewText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::OpenPreview)
};

/// A from_date for people: the time, or the text where it is none.
QString fromDateText(const Job &job)
{
    if (const auto time = job.fromDate(); time && *time)
        return timeWords(**time).chopped(4); // the column says UTC
    const auto raw = job.value(param::fromDate);
    return raw && *raw != "null" ? QString::fromUtf8(*raw) : PreviewText::tr("none");
}

Result<OpenResult> preview(const Batch &seen, Timestamp now,
                           const std::optional<GivenFromDate> &given)
{
    const auto id = nextBatchId(seen, now);
    if (!id)
        return fail(id.error());
    return openBatch(seen, now, *id, given);
}

/// From when on the next open loads, and why, without saying one moment twice.
QString nextWords(const Job &opened, const FromDateReason &reason)
{
    using Kind = FromDateReason::Kind;
    if (reason.kind == Kind::BeginningOfTime && !reason.truncatedFrom)
        return PreviewText::tr("next open: %1").arg(reasonWords(reason));
    QString from = fromDateText(opened);
    if (const auto time = opened.fromDate(); time && *time)
        from = **time == beginningOfTime ? cellTime(**time) : timeWords(**time);
    const bool isStart = reason.kind == Kind::PriorSuccess && !reason.truncatedFrom &&
                         reason.reprocess == std::chrono::microseconds{0};
    return isStart ? PreviewText::tr("next open: %1, the last start").arg(from)
                   : PreviewText::tr("next open: %1 – %2").arg(from, reasonWords(reason));
}

} // namespace

Result<std::vector<ChangeSheet::Row>> previewRows(const Batch &seen, Timestamp now,
                                                  const std::optional<GivenFromDate> &given)
{
    const auto opened = preview(seen, now, given);
    if (!opened)
        return fail(opened.error());
    std::vector<ChangeSheet::Row> rows;
    for (size_t i = 0; i < seen.jobs.size(); ++i)
        rows.push_back({QString::fromUtf8(seen.jobs[i].name), fromDateText(seen.jobs[i].job),
                        fromDateText(opened->batch.jobs[i].job), reasonWords(opened->reasons[i])});
    return rows;
}

QHash<QByteArray, QString> nextOpenWords(const Batch &seen, Timestamp now)
{
    QHash<QByteArray, QString> words;
    const auto opened = preview(seen, now, {});
    if (!opened)
        return words;
    for (size_t i = 0; i < seen.jobs.size(); ++i)
        words[seen.jobs[i].name] = nextWords(opened->batch.jobs[i].job, opened->reasons[i]);
    return words;
}

} // namespace batchy
