// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"
#include "core/domain/doneon.h"
#include "core/error.h"
#include "core/wait/waitday.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace batchy {

/// What is waited for. Plain data.
struct WaitWish
{
    /// Workflows, or patterns of names with * ? [abc], which stand for what exists at the start.
    std::vector<QByteArray> names;
    WaitDay day;
    bool isAny = false;     ///< one of them is enough; else all
    bool follows = false;   ///< patterns also take in what appears later
    bool isPatient = false; ///< wait for a workflow that doesn't exist yet
    bool failsFast = false; ///< a job that failed on the day ends the wait
    std::vector<QByteArray> jobs = {};
    std::optional<qint64> newerThan = {};

    DoneRule rule() const { return {day.start, jobs, newerThan}; }
};

/// How far one workflow is.
struct WorkflowWait
{
    enum class Progress {
        Unread,   ///< not looked at yet
        Waiting,  ///< see reasons
        Done,     ///< by `batch`
        Missing,  ///< waited for to appear
        Vanished, ///< was there, and isn't any more (RULES 8: for 60 s)
        Unusable  ///< see problem: what is there now is no workflow
    };
    QByteArray workflow;
    Progress progress = Progress::Unread;
    Batch batch = {};                     ///< as last read
    std::vector<WaitReason> reasons = {}; ///< Waiting: what is missing, job by job
    std::optional<Timestamp> since = {};  ///< Vanished, Unusable: when that was seen
    Error problem = {};

    bool isUnread() const { return progress == Progress::Unread; }
    /// It was there or should be, and isn't.
    bool isGone() const;
    bool operator==(const WorkflowWait &) const = default;
};

/// The whole wait at a moment; data for a terminal, a log line, a window or an answer.
struct WaitState
{
    std::vector<WorkflowWait> workflows; ///< by name
    bool isKnown = false;                ///< every one was read at least once
    /// What is true of them is older than this when the link is lost; nothing while it is up.
    std::optional<Timestamp> lostSince = {};
    Error loss = {}; ///< why, while it is lost
    /// It isn't Redis that is lost, but the service that asks it for us.
    bool isServiceLost = false;

    /// Keeps the order. Whether it wasn't there yet.
    bool add(const QByteArray &workflow);
    void remove(const QByteArray &workflow);
    /// Nothing where it isn't among them.
    WorkflowWait *find(const QByteArray &workflow);

    int doneCount() const;
    /// Whether the wish is fulfilled. Never without any workflow.
    bool isFulfilled(const WaitWish &wish) const;
    /// The jobs that failed on the day, where that ends the wait: any of them for all, and for one
    /// of several, when each has one.
    std::vector<WaitReason> failures(const WaitWish &wish) const;
    bool operator==(const WaitState &) const = default;
};

/// One workflow judged by what was read of it.
WorkflowWait judged(Batch batch, const WaitWish &wish);

} // namespace batchy
