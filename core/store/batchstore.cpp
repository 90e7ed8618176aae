// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/batchstore.h"

#include "core/domain/names.h"
#include "core/store/hashes.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace batchy {

namespace {

struct StoreText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Store)
};

/// `place`: which Redis, so that the wrong one is noticed.
Error noSuchWorkflow(const QByteArray &workflow, const Endpoint &place)
{
    return {
        ErrorKind::NotFound,
        StoreText::tr("There is no workflow %1 in Redis at %2.")
            .arg(QString::fromUtf8(workflow), place.display()),
        StoreText::tr("\"batchy list\" shows all; \"batchy load %1\" brings it in from its file.")
            .arg(QString::fromUtf8(workflow))};
}

Error noSuchBatch(const KeyName &key, const QByteArray &name, const Endpoint &place)
{
    return {ErrorKind::NotFound,
            StoreText::tr("There is no batch %1 in Redis at %2.")
                .arg(QString::fromUtf8(name), place.display()),
            StoreText::tr("\"batchy history %1\" lists the batches that there are.")
                .arg(QString::fromUtf8(key.workflow))};
}

/// A hash that isn't there is NotFound, one without any JSON object is somebody else's (RULES 1).
Result<void> checkWorkflow(const Batch &stored, const Endpoint &place)
{
    if (stored.jobs.empty())
        return fail(noSuchWorkflow(stored.workflow, place));
    if (!isWorkflowHash(stored))
        return fail(
            ErrorKind::BadData,
            StoreText::tr(
                "The hash %1 holds no job (no field is a JSON object), so it is no workflow.")
                .arg(QString::fromUtf8(stored.workflow)),
            StoreText::tr("It was left alone. Look at it with \"redis-cli hgetall %1\".")
                .arg(QString::fromUtf8(stored.workflow)));
    return {};
}

Result<Change> planOpen(const Batch &stored, const Endpoint &place, qint64 leastId, Timestamp now,
                        const std::optional<GivenFromDate> &given,
                        const BatchStore::OpenCheck &check)
{
    if (const auto known = checkWorkflow(stored, place); !known)
        return fail(known.error());
    const auto next = nextBatchId(stored, now);
    if (!next)
        return fail(next.error());
    const qint64 id = std::max(*next, leastId);
    auto opened = openBatch(stored, now, id, given);
    if (!opened)
        return fail(opened.error());
    if (check)
        if (const auto checked = check(*opened); !checked)
            return fail(checked.error());
    Change change;
    change.before = stored;
    change.after = std::move(opened->batch);
    change.reasons = std::move(opened->reasons);
    change.second = Change::Second::Fresh;
    change.secondKey = batchKey(stored.workflow, id);
    return change;
}

/// A short id makes the name of some other workflow: `wf-20160628` is no history of wf (RULES 1).
bool isHistoryId(const QByteArray &workflow, qint64 id)
{
    const auto key = parseKeyName(batchKey(workflow, id));
    return key && key->kind == KeyName::Kind::Batch;
}

/// The jobs that ended, each with the history key of its own batch (RULES 5).
std::vector<Change::Patch> historyPatches(const Batch &before, const Batch &after)
{
    std::map<qint64, std::vector<BatchJob>> byBatch;
    for (size_t i = 0; i < after.jobs.size(); ++i) {
        const auto id = after.jobs[i].job.batchId();
        if (after.jobs[i] != before.jobs[i] && id && *id && isHistoryId(after.workflow, **id))
            byBatch[**id].push_back(after.jobs[i]);
    }
    std::vector<Change::Patch> patches;
    for (auto &[id, jobs] : byBatch)
        patches.push_back({batchKey(after.workflow, id), std::move(jobs)});
    return patches;
}

Result<Change> planEnd(const Batch &stored, const Endpoint &place, Timestamp now,
                       const QByteArray &word, const std::vector<QByteArray> &jobs)
{
    if (const auto known = checkWorkflow(stored, place); !known)
        return fail(known.error());
    auto ended = endBatch(stored, now, word, jobs);
    if (!ended)
        return fail(ended.error());
    Change change;
    change.before = stored;
    change.after = std::move(*ended);
    change.patches = historyPatches(change.before, change.after);
    return change;
}

Result<Change> planLoad(const Batch &stored, const Endpoint &place, const Batch &file,
                        LoadMode mode, Timestamp now)
{
    // A key that isn't there is what a first load meets; somebody else's hash is never overwritten.
    if (const auto known = checkWorkflow(stored, place); !known && !stored.jobs.empty())
        return fail(known.error());
    Change change;
    change.before = stored;
    change.after = file;
    if (mode == LoadMode::Merge) {
        auto merged = mergeLoad(file, stored);
        if (!merged)
            return fail(merged.error());
        change.after = std::move(*merged);
    }
    change.second = Change::Second::Over;
    change.secondKey = initKey(file.workflow, epochSeconds(now));
    return change;
}

} // namespace

BatchStore::BatchStore(Link &link, Options options)
    : m_link(link), m_options(std::move(options)),
      m_writer(link, {.conflict = m_options.conflictBudget, .fate = m_options.fateBudget})
{
    if (!m_options.clock)
        m_options.clock = [] {
            return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
        };
}

Timestamp BatchStore::now() const
{
    return m_options.clock() + m_link.clockOffset();
}

BatchStore::Task<Batch> BatchStore::status(QByteArray nameOrHistoryKey)
{
    const auto key = parseKeyName(nameOrHistoryKey);
    if (!key)
        co_return fail(checkWorkflowName(nameOrHistoryKey).error());
    Result<Reply> answer = co_await m_link.call("HGETALL", nameOrHistoryKey);
    Result<Batch> stored = hashFromAnswer(std::move(answer), nameOrHistoryKey, key->workflow);
    if (!stored)
        co_return stored;
    if (key->kind == KeyName::Kind::Workflow) {
        if (const auto known = checkWorkflow(*stored, place()); !known)
            co_return fail(known.error());
    } else if (stored->jobs.empty()) {
        co_return fail(noSuchBatch(*key, nameOrHistoryKey, place()));
    }
    co_return stored;
}

const Endpoint &BatchStore::place() const
{
    return m_link.endpoint();
}

QByteArray BatchStore::endWord(EndKind kind) const
{
    return kind == EndKind::Success ? statusWord(Status::Success) : m_options.failedWord;
}

ChangeWriter::Plan BatchStore::planOf(ChangeWish wish) const
{
    return [this, wish = std::move(wish)](const Batch &stored, qint64 leastId) -> Result<Change> {
        if (wish.precondition)
            if (const auto met = wish.precondition(stored); !met)
                return fail(met.error());
        if (const auto *open = std::get_if<OpenWish>(&wish.what))
            return planOpen(stored, place(), leastId, now(), open->given, open->check);
        if (const auto *end = std::get_if<EndWish>(&wish.what))
            return planEnd(stored, place(), now(), endWord(end->kind), end->jobs);
        const auto &load = std::get<LoadWish>(wish.what);
        return planLoad(stored, place(), load.file, load.mode, now());
    };
}

BatchStore::Task<ChangeDone> BatchStore::change(ChangeWish wish, std::optional<Receipt> receipt)
{
    const QByteArray workflow = wish.workflow;
    if (const auto checked = checkWorkflowName(workflow); !checked)
        co_return fail(checked.error());
    const auto turn = co_await m_queue.enter(workflow);
    Expected expected = std::move(wish.expected);
    ChangeWriter::Plan plan = planOf(std::move(wish));
    Result<Change> change =
        co_await m_writer.write(workflow, std::move(plan), std::move(expected), std::move(receipt));
    if (!change)
        co_return fail(change.error());
    ChangeDone done;
    if (change->isRepeated)
        done.repeated = std::move(change->receipt->value);
    else
        done.result = OpenResult{std::move(change->after), std::move(change->reasons)};
    co_return done;
}

BatchStore::Task<std::optional<QByteArray>> BatchStore::receipt(QByteArray key)
{
    return readReceipt(m_link, std::move(key));
}

BatchStore::Task<Batch> BatchStore::load(Batch file, LoadMode mode, Expected expected)
{
    ChangeWish wish;
    wish.workflow = file.workflow;
    wish.what = LoadWish{std::move(file), mode};
    wish.expected = std::move(expected);
    Result<ChangeDone> done = co_await change(std::move(wish));
    if (!done)
        co_return fail(done.error());
    co_return std::move(done->result.batch);
}

BatchStore::Task<Batch> BatchStore::previewLoad(Batch file, LoadMode mode)
{
    if (const auto checked = checkWorkflowName(file.workflow); !checked)
        co_return fail(checked.error());
    const Result<Batch> stored = co_await readHash(m_link, file.workflow, file.workflow);
    if (!stored)
        co_return fail(stored.error());
    Result<Change> change = planLoad(*stored, place(), file, mode, now());
    if (!change)
        co_return fail(change.error());
    co_return std::move(change->after);
}

BatchStore::Task<OpenResult> BatchStore::open(QByteArray workflow,
                                              std::optional<GivenFromDate> given, Expected expected)
{
    return openChecked(std::move(workflow), {}, std::move(given), std::move(expected));
}

BatchStore::Task<OpenResult> BatchStore::openChecked(QByteArray workflow, OpenCheck check,
                                                     std::optional<GivenFromDate> given,
                                                     Expected expected)
{
    ChangeWish wish;
    wish.workflow = std::move(workflow);
    wish.what = OpenWish{std::move(given), std::move(check)};
    wish.expected = std::move(expected);
    Result<ChangeDone> done = co_await change(std::move(wish));
    if (!done)
        co_return fail(done.error());
    co_return std::move(done->result);
}

BatchStore::Task<OpenResult> BatchStore::preview(QByteArray workflow,
                                                 std::optional<GivenFromDate> given)
{
    if (const auto checked = checkWorkflowName(workflow); !checked)
        co_return fail(checked.error());
    const Result<Batch> stored = co_await readHash(m_link, workflow, workflow);
    if (!stored)
        co_return fail(stored.error());
    Result<Change> change = planOpen(*stored, place(), 0, now(), given, {});
    if (!change)
        co_return fail(change.error());
    co_return OpenResult{std::move(change->after), std::move(change->reasons)};
}

BatchStore::Task<Batch> BatchStore::end(QByteArray workflow, EndKind kind,
                                        std::vector<QByteArray> jobs, Expected expected)
{
    ChangeWish wish;
    wish.workflow = std::move(workflow);
    wish.what = EndWish{kind, std::move(jobs)};
    wish.expected = std::move(expected);
    Result<ChangeDone> done = co_await change(std::move(wish));
    if (!done)
        co_return fail(done.error());
    co_return std::move(done->result.batch);
}

} // namespace batchy
