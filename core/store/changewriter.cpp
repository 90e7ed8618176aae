// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/changewriter.h"

#include "core/render/words.h"
#include "core/store/hashes.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace batchy {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

/// Bytes of states that are remembered, and what a job takes beside its texts.
constexpr qsizetype mostRemembered = 8 * 1024 * 1024;
constexpr qsizetype bytesAround = 400;
/// Until when a change that was lost may still be made: later, whoever wished for it has been told
/// that its fate is unknown, or has looked already.
constexpr milliseconds freshness = 1s;

struct WriterText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::ChangeWriter)
};

} // namespace

namespace retry {

/// Pauses that grow from try to try and differ from process to process.
class Pause
{
public:
    milliseconds next()
    {
        const milliseconds pause(QRandomGenerator::global()->bounded(1, int(m_upTo.count()) + 1));
        m_upTo = std::min(2 * m_upTo, milliseconds(250));
        return pause;
    }

private:
    milliseconds m_upTo{4};
};

/// Awaited to let some time pass, unless the context goes before.
struct Rest
{
    QObject *context;
    milliseconds duration;

    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter) const
    {
        QTimer::singleShot(duration, context, [waiter] { waiter.resume(); });
    }
    void await_resume() const {}
};

} // namespace retry

namespace {

Error conflictWith(const Batch &expected, const Batch &stored)
{
    const QString name = QString::fromUtf8(expected.workflow);
    Error error{
        ErrorKind::Conflict,
        WriterText::tr("Workflow %1 has changed since it was looked at; nothing was written.")
            .arg(name),
        WriterText::tr("Look at its present state and decide again.")};
    error.details = differenceWords(expected, stored);
    return error;
}

Error stillContended(const QByteArray &workflow)
{
    return {ErrorKind::Conflict,
            WriterText::tr(
                "Workflow %1 is being changed by others again and again; nothing was written.")
                .arg(QString::fromUtf8(workflow)),
            WriterText::tr("Try again in a moment.")};
}

Error notWritten(const Change &change, Error lost)
{
    lost.kind = ErrorKind::Offline;
    lost.what =
        WriterText::tr(
            "The connection to Redis was lost while %1 was being changed; nothing was written.")
            .arg(QString::fromUtf8(change.after.workflow));
    lost.hint = WriterText::tr("Run the command again.");
    return lost;
}

Error fateUnknown(const Change &change, Error lost)
{
    const QString name = QString::fromUtf8(change.after.workflow);
    lost.kind = ErrorKind::UnknownFate;
    lost.what = WriterText::tr(
                    "The connection to Redis was lost while %1 was being changed, and it can't be "
                    "told whether the change was written.")
                    .arg(name);
    lost.hint =
        WriterText::tr("Look at \"batchy status %1\" before you repeat anything.").arg(name);
    return lost;
}

/// The same failure with what matters added: the change itself wasn't sent yet.
Error beforeWriting(Error error)
{
    if (error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout)
        error.what = WriterText::tr("%1 Nothing was written.").arg(error.what);
    return error;
}

bool mayHaveHappened(const Error &error)
{
    return error.kind == ErrorKind::UnknownFate || error.kind == ErrorKind::Timeout;
}

/// A receipt of an earlier change, in the place of the change that wasn't made.
Change repeatedChange(QByteArray key, QByteArray kept)
{
    Change change;
    change.receipt = Change::Kept{std::move(key), std::move(kept), {}};
    change.isRepeated = true;
    return change;
}

/// The earlier change that left this receipt; one that isn't marked as repeated where none did.
QCoro::Task<Result<Change>> changeOf(Link &link, Receipt receipt)
{
    const auto kept = co_await readReceipt(link, receipt.key);
    if (!kept)
        co_return fail(beforeWriting(kept.error()));
    co_return *kept ? repeatedChange(receipt.key, **kept) : Change();
}

Result<Change> withReceipt(Result<Change> change, const std::optional<Receipt> &receipt)
{
    if (change && receipt)
        change->receipt = Change::Kept{receipt->key, receipt->make(change->after), receipt->life};
    return change;
}

/// Whether the hash holds the very values that these jobs got.
bool holds(const Batch &stored, const std::vector<BatchJob> &jobs)
{
    return std::all_of(jobs.begin(), jobs.end(), [&](const BatchJob &job) {
        const Job *found = stored.find(job.name);
        return found && *found == job.job;
    });
}

Result<Change> planOn(const Batch &stored, const ChangeWriter::Plan &plan, qint64 leastId,
                      const std::optional<Batch> &expected)
{
    if (expected && !isSameState(*expected, stored))
        return fail(conflictWith(*expected, stored));
    return plan(stored, leastId);
}

/// Whether the hash is of this very open: ids may coincide, the microsecond of the start doesn't.
bool isOfThisOpen(const Batch &history, const Change &change)
{
    return std::any_of(history.jobs.begin(), history.jobs.end(), [&](const BatchJob &job) {
        const Job *ours = change.after.find(job.name);
        return ours && ours->value(param::batchStart) == job.job.value(param::batchStart);
    });
}

} // namespace

ChangeWriter::ChangeWriter(Link &link, Budgets budgets)
    : m_link(link), m_budgets(budgets), m_written(mostRemembered)
{
}

/// What this process wrote last; once only, so that a memory that proves wrong is gone.
std::optional<Batch> ChangeWriter::recall(const QByteArray &workflow)
{
    const std::unique_ptr<Batch> written(m_written.take(workflow));
    return written ? std::optional(std::move(*written)) : std::nullopt;
}

void ChangeWriter::remember(const Change &change)
{
    auto written = std::make_unique<Batch>(change.after);
    written->sortJobs();
    qsizetype cost = 0;
    for (const BatchJob &job : written->jobs)
        cost += job.name.size() + job.job.text().size() + bytesAround;
    m_written.insert(change.after.workflow, written.release(), cost);
}

/// What write() gives by this outcome; nothing where another try is due.
std::optional<Change> ChangeWriter::finished(Change change, const ChangeOutcome &outcome)
{
    switch (outcome.kind) {
    case ChangeOutcome::Kind::Done:
        remember(change);
        return change;
    case ChangeOutcome::Kind::Repeated:
        return repeatedChange(change.receipt->key, outcome.kept);
    case ChangeOutcome::Kind::Taken:
    case ChangeOutcome::Kind::Changed:
    case ChangeOutcome::Kind::Lost:
        return {};
    }
    Q_UNREACHABLE();
}

QCoro::Task<Result<Change>> ChangeWriter::write(QByteArray workflow, Plan plan,
                                                std::optional<Batch> expected,
                                                std::optional<Receipt> receipt)
{
    const QDeadlineTimer deadline(m_budgets.conflict);
    const QDeadlineTimer fresh(freshness);
    retry::Pause pause;
    qint64 leastId = 0;
    bool wasLost = false;
    std::optional<Batch> remembered = recall(workflow);
    while (true) {
        const bool isGuess = remembered.has_value();
        Result<Batch> stored = Batch();
        if (isGuess)
            stored = std::move(*std::exchange(remembered, {}));
        else
            stored = co_await readHash(m_link, workflow, workflow);
        // After the state: where there is no receipt, that state isn't this request's own doing.
        if (receipt && !isGuess) {
            Result<Change> earlier = co_await changeOf(m_link, *receipt);
            if (!earlier || earlier->isRepeated)
                co_return earlier;
        }
        if (!stored)
            co_return fail(beforeWriting(stored.error()));
        Result<Change> change = withReceipt(planOn(*stored, plan, leastId, expected), receipt);
        if (!change && isGuess)
            continue;
        if (!change)
            co_return fail(change.error());
        const qint64 connection = m_link.connectionId();
        std::vector<QByteArray> command = changescript::command(*change, false);
        const Result<Reply> reply = co_await m_link.command(std::move(command));
        Result<ChangeOutcome> outcome = ChangeOutcome();
        if (reply)
            outcome = changescript::parse(*reply);
        else
            outcome = co_await recover(&*change, reply.error(), connection);
        if (!outcome && isGuess && outcome.error().code == "WRONGTYPE")
            continue; // a read tells which key it is
        if (!outcome)
            co_return fail(receipt ? withReceiptRights(outcome.error()) : outcome.error());
        if (outcome->kind == ChangeOutcome::Kind::Lost) {
            if (std::exchange(wasLost, true) || fresh.hasExpired())
                co_return fail(notWritten(*change, reply.error()));
            continue;
        }
        if (std::optional<Change> done = finished(std::move(*change), *outcome))
            co_return std::move(*done);
        leastId = std::max(leastId, outcome->freeId);
        if (isGuess)
            continue;
        if (deadline.hasExpired())
            co_return fail(stillContended(workflow));
        const retry::Rest rest{&m_loop, pause.next()};
        co_await rest;
    }
}

/// When the script didn't run, or nobody knows whether it did.
QCoro::Task<Result<ChangeOutcome>> ChangeWriter::recover(const Change *change, Error lost,
                                                         qint64 connection)
{
    if (lost.code == "NOSCRIPT") {
        std::vector<QByteArray> whole = changescript::command(*change, true);
        const Result<Reply> reply = co_await m_link.command(std::move(whole));
        if (reply)
            co_return changescript::parse(*reply);
        lost = reply.error();
    }
    if (mayHaveHappened(lost))
        co_return co_await settle(*change, lost, connection);
    co_return fail(lost);
}

/// Finds out what became of a write whose answer never came.
QCoro::Task<Result<ChangeOutcome>> ChangeWriter::settle(Change change, Error lost,
                                                        qint64 connection)
{
    const QDeadlineTimer deadline(m_budgets.fate);
    while (!deadline.hasExpired()) {
        // One co_await a statement: GCC 12 destroys the operands of a conditional one twice.
        const Result<bool> isSealed = co_await sealFate(connection);
        if (isSealed) {
            const std::optional<ChangeOutcome> told = co_await toldByReceipt(change);
            if (told)
                co_return *told;
            const Result<bool> written = co_await wasWritten(change);
            if (written && *written)
                co_return ChangeOutcome{};
            if (written && *isSealed)
                co_return ChangeOutcome{ChangeOutcome::Kind::Lost};
            if (!written && written.error().kind == ErrorKind::UnknownFate)
                break;
        }
        const retry::Rest rest{&m_loop, 100ms};
        co_await rest;
    }
    co_return fail(fateUnknown(change, lost));
}

/// Makes sure that the lost command can't be carried out later: the old connection is ended, or,
/// when it is the present one still, the command stands before what is asked now. False when a
/// server doesn't let us; then only a positive finding counts.
QCoro::Task<Result<bool>> ChangeWriter::sealFate(qint64 connection)
{
    const Result<Reply> alive = co_await m_link.call("PING");
    if (!alive && (alive.error().kind == ErrorKind::Offline || mayHaveHappened(alive.error())))
        co_return fail(alive.error());
    if (connection == 0)
        co_return false;
    if (m_link.connectionId() == connection)
        co_return true;
    // After a restart of the server, the id may be another client's.
    const Result<Reply> listed = co_await m_link.call("CLIENT", "LIST", "ID", connection);
    if (listed && !listed->text.contains(QByteArray(" name=" + m_link.clientName() + ' ')))
        co_return true;
    if (!listed)
        co_return listed.error().kind == ErrorKind::Offline || mayHaveHappened(listed.error())
            ? Result<bool>(fail(listed.error()))
            : Result<bool>(false);
    const Result<Reply> killed = co_await m_link.call("CLIENT", "KILL", "ID", connection);
    if (!killed && (killed.error().kind == ErrorKind::Offline || mayHaveHappened(killed.error())))
        co_return fail(killed.error());
    co_return killed.has_value();
}

/// A receipt that is there tells the outcome for sure; one that isn't may have been evicted.
QCoro::Task<std::optional<ChangeOutcome>> ChangeWriter::toldByReceipt(Change change)
{
    if (!change.receipt)
        co_return std::nullopt;
    const auto kept = co_await readReceipt(m_link, change.receipt->key);
    if (!kept || !*kept)
        co_return std::nullopt;
    if (**kept == change.receipt->value)
        co_return ChangeOutcome{};
    co_return ChangeOutcome{ChangeOutcome::Kind::Repeated, 0, **kept};
}

/// Whether the stored state shows the change. UnknownFate when others went over it and it left no
/// trace.
QCoro::Task<Result<bool>> ChangeWriter::wasWritten(Change change)
{
    const QByteArray workflow = change.after.workflow;
    if (change.second == Change::Second::Fresh) {
        const Result<Batch> history = co_await readHash(m_link, change.secondKey, workflow);
        if (!history)
            co_return fail(history.error());
        co_return isOfThisOpen(*history, change);
    }
    const Result<Batch> stored = co_await readHash(m_link, workflow, workflow);
    if (!stored)
        co_return fail(stored.error());
    if (isSameState(*stored, change.after))
        co_return true;
    if (isSameState(*stored, change.before))
        co_return false;
    for (const Change::Patch &patch : change.patches) {
        const Result<Batch> history = co_await readHash(m_link, patch.key, workflow);
        if (!history)
            co_return fail(history.error());
        if (holds(*history, patch.jobs))
            co_return true;
    }
    co_return fail(ErrorKind::UnknownFate, QString());
}

} // namespace batchy
