// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/opening.h"

#include "app/cli/format/tables.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "core/domain/names.h"
#include "core/render/paramfile.h"
#include "core/render/words.h"
#include "core/store/batchstore.h"

#include <algorithm>

namespace batchy::cli {

namespace {

/// How often an unasked open reads again when somebody else was faster.
constexpr int mostTries = 50;

Result<void> canMakeParamFile(const OpenResult &result)
{
    const auto file = paramFile(result.batch);
    return file ? Result<void>() : fail(file.error());
}

BatchStore::Task<OpenResult> write(Session *session, BatchStore *store, QByteArray workflow,
                                   std::optional<GivenFromDate> given, Expected seen)
{
    const auto writing = session->writing(Text::tr("the open of %1").arg(words(workflow)));
    if (session->format() == Format::Infa)
        co_return co_await store->openChecked(workflow, canMakeParamFile, given, seen);
    co_return co_await store->open(workflow, given, seen);
}

QString reopenWords(const QByteArray &workflow, const std::optional<GivenFromDate> &given)
{
    if (!given)
        return Text::tr("%1 has an open batch. Opening it again ends that batch without a result "
                        "and runs it again from the same from_date:")
            .arg(words(workflow));
    const QString time = timeWords(given->fromDate);
    if (given->jobs.empty())
        return Text::tr("%1 has an open batch. The rerun ends that batch without a result and "
                        "runs all of its jobs from %2:")
            .arg(words(workflow), time);
    const QByteArrayList jobs(given->jobs.begin(), given->jobs.end());
    return Text::tr("%1 has an open batch. The rerun ends that batch without a result and runs %2 "
                    "from %3, the other jobs as an open has it:")
        .arg(words(workflow), words(jobs.join(", ")), time);
}

QString questionOf(const QByteArray &workflow, const std::optional<GivenFromDate> &given)
{
    return given ? Text::tr("Rerun %1 anyway?").arg(words(workflow))
                 : Text::tr("Open %1 again?").arg(words(workflow));
}

QCoro::Task<bool> askToReopen(Streams streams, Batch before, std::optional<GivenFromDate> given)
{
    streams.say(reopenWords(before.workflow, given));
    for (const QString &line : openJobLines(before))
        streams.say(line);
    co_return co_await streams.confirm(questionOf(before.workflow, given));
}

bool hasOpenJob(const Batch &batch)
{
    return std::any_of(batch.jobs.begin(), batch.jobs.end(),
                       [](const BatchJob &entry) { return entry.job.status() == Status::Open; });
}

/// One try; Conflict when the batch changed between reading and writing.
QCoro::Task<Result<Opening>> tryToOpen(Session *session, Streams streams, BatchStore *store,
                                       QByteArray workflow, std::optional<GivenFromDate> given)
{
    Opening opening;
    const bool looksFirst = session->format() == Format::Table || session->asks();
    if (looksFirst) {
        auto before = co_await store->status(workflow);
        if (!before)
            co_return fail(before.error());
        opening.before = std::move(*before);
    }
    if (session->asks() && hasOpenJob(opening.before)) {
        opening.declined = !co_await askToReopen(streams, opening.before, given);
        if (opening.declined)
            co_return opening;
    }
    const Expected seen = looksFirst ? Expected(opening.before) : Expected();
    auto result = co_await write(session, store, workflow, given, seen);
    if (!result)
        co_return fail(result.error());
    opening.result = std::move(*result);
    co_return opening;
}

QCoro::Task<Result<Opening>> previewOne(BatchStore *store, QByteArray workflow,
                                        std::optional<GivenFromDate> given)
{
    auto before = co_await store->status(workflow);
    if (!before)
        co_return fail(before.error());
    auto result = co_await store->preview(workflow, given);
    if (!result)
        co_return fail(result.error());
    co_return Opening{std::move(*before), std::move(*result)};
}

/// What lies between the from_date that a usual open would have and the later one given by hand: no
/// batch would load it. A job that would begin at the beginning of time may as well begin later.
QStringList gapLines(const OpenResult &usual, const GivenFromDate &given)
{
    QStringList lines;
    for (size_t i = 0; i < usual.batch.jobs.size(); ++i) {
        const QByteArray &job = usual.batch.jobs[i].name;
        const FromDateReason &reason = usual.reasons[i];
        const bool isConcerned =
            given.jobs.empty() ||
            std::find(given.jobs.begin(), given.jobs.end(), job) != given.jobs.end();
        if (isConcerned && reason.fromDate && *reason.fromDate < given.fromDate &&
            midnightOf(*reason.fromDate) != midnightOf(beginningOfTime))
            lines << Text::tr("  %1: %2 to %3")
                         .arg(words(job), timeWords(*reason.fromDate), timeWords(given.fromDate));
    }
    return lines;
}

/// Tells of gaps, and asks where there is somebody to ask; once, where an open batch is asked about
/// anyway.
QCoro::Task<bool> acceptsGaps(Session *session, Streams streams, BatchStore *store,
                              QByteArray workflow, GivenFromDate given, bool isDry)
{
    const auto usual = co_await store->preview(workflow);
    if (!usual)
        co_return true; // the rerun itself says what is wrong
    const QStringList gaps = gapLines(*usual, given);
    if (gaps.isEmpty())
        co_return true;
    streams.say(Text::tr("A usual open of %1 would load from earlier on. No batch would load:")
                    .arg(words(workflow)));
    for (const QString &gap : gaps)
        streams.say(gap);
    const bool isOpen =
        std::any_of(usual->reasons.begin(), usual->reasons.end(), [](const FromDateReason &reason) {
            return reason.kind == FromDateReason::Kind::KeptWhileOpen;
        });
    if (isDry || isOpen || !session->asks())
        co_return true;
    co_return co_await streams.confirm(Text::tr("Rerun %1 anyway?").arg(words(workflow)));
}

} // namespace

QStringList openJobLines(const Batch &batch)
{
    QStringList lines;
    for (const auto &[name, job] : batch.jobs) {
        if (job.status() != Status::Open)
            continue;
        const auto since = job.batchStart();
        const auto from = job.fromDate();
        lines << Text::tr("  %1: open since %2, from_date %3")
                     .arg(words(name),
                          since && *since ? timeWords(**since) : Text::tr("an unknown time"),
                          from && *from ? timeWords(**from) : Text::tr("unknown"));
    }
    return lines;
}

QCoro::Task<Result<Opening>> openOne(Session *session, Streams streams, QByteArray workflow,
                                     std::optional<GivenFromDate> given, bool isDry)
{
    // A batch of the history can be read, but never opened: told before anything is read.
    if (const auto checked = checkWorkflowName(workflow); !checked)
        co_return fail(checked.error());
    const auto store = co_await session->store();
    if (!store)
        co_return fail(store.error());
    if (given) {
        const bool goesOn = co_await acceptsGaps(session, streams, *store, workflow, *given, isDry);
        if (!goesOn) {
            Opening declined;
            declined.declined = true;
            co_return declined;
        }
    }
    if (isDry)
        co_return co_await previewOne(*store, workflow, given);
    for (int tries = 1;; ++tries) {
        auto opening = co_await tryToOpen(session, streams, *store, workflow, given);
        const bool goesOn = !opening && opening.error().kind == ErrorKind::Conflict &&
                            !session->asks() && tries < mostTries;
        if (!goesOn)
            co_return opening;
    }
}

Result<QByteArray> textOf(const Session &session, const Streams &streams, const Opening &opening,
                          bool isDry)
{
    switch (session.format()) {
    case Format::Json:
        return QByteArray();
    case Format::Infa:
        return paramFile(opening.result.batch);
    case Format::Table:
        break;
    }
    const QString sentence =
        isDry ? Text::tr("%1: the next open would be batch %2 (nothing was written)")
              : Text::tr("%1: opened batch %2");
    const qint64 id = opening.result.batch.batchId().value_or(0);
    return sentence.arg(words(opening.result.batch.workflow)).arg(id).toUtf8() + '\n' +
           openTable(opening.before, opening.result, streams.look);
}

} // namespace batchy::cli
