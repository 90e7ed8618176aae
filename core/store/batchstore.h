// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"
#include "core/domain/rules.h"
#include "core/redis/link.h"
#include "core/result.h"
#include "core/store/changewish.h"
#include "core/store/changewriter.h"
#include "core/store/receipt.h"
#include "core/store/workqueue.h"

#include <QCoroTask>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace batchy {

/// One history key of a workflow, newest first in lists.
struct HistoryEntry
{
    qint64 id = 0;     ///< batch id, or the epoch second of a load
    bool init = false; ///< `WF-EPOCH-init`
    bool operator==(const HistoryEntry &) const = default;
};

/// The door to what Batchy keeps in Redis, used by every face alike: reads become Batch values, and
/// each change is read, rule, compare-and-set by one script, so that nothing is ever half written
/// (RULES 4, 5). Conflicts with other writers are tried again within a time budget; changes to one
/// workflow from this process queue up. After a lost connection the fate of a write is read back
/// before anything is said: the error's sentence says whether it was written. Doesn't own the link.
/// Names are checked here (BadInput).
///
/// Failure kinds of all: BadInput, Offline, Refused, Timeout, Protocol; NotFound for a workflow,
/// job or batch that isn't there; BadData for stored values against the rules; Conflict;
/// UnknownFate.
class BatchStore
{
public:
    struct Options
    {
        /// What `fail` writes: "failed", or "failure" for sites whose scripts look for that (RULES
        /// 5).
        QByteArray failedWord = QByteArrayLiteral("failed");
        std::chrono::milliseconds conflictBudget{5000};
        /// For how long a lost write's fate is looked for before it is called unknown.
        std::chrono::milliseconds fateBudget{10000};
        /// This machine's UTC clock; the link's clockOffset() is added (RULES, head).
        std::function<Timestamp()> clock;
    };

    explicit BatchStore(Link &link) : BatchStore(link, Options()) {}
    BatchStore(Link &link, Options options);
    BatchStore(const BatchStore &) = delete;
    BatchStore &operator=(const BatchStore &) = delete;

    template<class T>
    using Task = QCoro::Task<Result<T>>;

    /// UTC, corrected by the measured difference to Redis's clock.
    Timestamp now() const;

    /// The stored hash of a workflow or of a history key, untouched (RULES 6). Jobs by name.
    Task<Batch> status(QByteArray nameOrHistoryKey);

    /// Every workflow in the database, by name (RULES 1); found by SCAN, others' keys passed over,
    /// and so are keys that this user may not read while there are others. `progress` hears how
    /// many were found after each step; `wanted` says which names are to be read at all; both may
    /// be empty.
    Task<std::vector<Batch>> list(std::function<void(int)> progress = {},
                                  std::function<bool(const QByteArray &)> wanted = {});
    /// Just the names, without reading the hashes' values: for completion and "did you mean". Keys
    /// that only look like workflows may be among them.
    Task<QList<QByteArray>> names();

    /// What is stored under some names, read together.
    struct Found
    {
        std::vector<Batch> workflows; ///< in the order of the names
        std::optional<Error> denied;  ///< one that this user may not read
    };
    /// The workflows among these names; what isn't there, or isn't one, is left out.
    Task<Found> read(std::vector<QByteArray> names);

    /// A text that differs whenever anything in the database was written, expired or evicted since,
    /// as far as INFO tells; empty when the server doesn't let us ask. Costs some 0.1 ms.
    Task<QByteArray> changeMark();

    /// All history keys of a workflow, newest first; found by SCAN. NotFound when there is neither
    /// a history nor a workflow.
    Task<std::vector<HistoryEntry>> history(QByteArray workflow);

    /// RULES 3. `file` comes from a workflow file, whole and checked. Gives what Redis now holds.
    Task<Batch> load(Batch file, LoadMode mode, Expected expected = {});
    /// What that load would leave in Redis, without writing: for questions and previews.
    Task<Batch> previewLoad(Batch file, LoadMode mode);

    /// RULES 4; a rerun when `given` is there.
    Task<OpenResult> open(QByteArray workflow, std::optional<GivenFromDate> given = {},
                          Expected expected = {});
    /// What that open would write now, without writing.
    Task<OpenResult> preview(QByteArray workflow, std::optional<GivenFromDate> given = {});

    /// RULES 5: close (Success) or fail (Failed), the whole workflow or the named jobs.
    Task<Batch> end(QByteArray workflow, EndKind kind, std::vector<QByteArray> jobs = {},
                    Expected expected = {});

    using OpenCheck = batchy::OpenCheck;
    Task<OpenResult> openChecked(QByteArray workflow, OpenCheck check,
                                 std::optional<GivenFromDate> given = {}, Expected expected = {});

    /// Any of the changes above. With a receipt it happens at most once for the receipt's key: the
    /// receipt is written together with the change, and where it is there already, it comes back
    /// instead. After UnknownFate, the same wish with the same key finds out what happened.
    Task<ChangeDone> change(ChangeWish wish, std::optional<Receipt> receipt = {});

    /// The receipt that an earlier change left under that key; nothing where there is none.
    Task<std::optional<QByteArray>> receipt(QByteArray key);

private:
    ChangeWriter::Plan planOf(ChangeWish wish) const;
    const Endpoint &place() const;
    QByteArray endWord(EndKind kind) const;

    Link &m_link;
    Options m_options;
    WorkQueue m_queue;
    ChangeWriter m_writer;
};

} // namespace batchy
