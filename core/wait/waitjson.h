// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/render/jsonobject.h"
#include "core/result.h"
#include "core/wait/waitsource.h"

#include <QByteArray>
#include <QString>

namespace batchy {

/// How a wait stands, as JSON: an event of `batchy wait --format json`, and what the service
/// answers who waits there. Version 1; members are only ever added. Moments as they are stored,
/// UTC.

/// `[{"job": …, "kind": …, "message": …, "since": …}]`
QByteArray reasonsArray(const std::vector<WaitReason> &reasons);

enum class WaitDetail {
    Reasons, ///< what is missing, job by job
    Jobs     ///< and the special params of every job: enough to judge it elsewhere
};

/// Each workflow with what is missing.
QByteArray workflowsArray(const WaitState &state, WaitDetail detail);

/// The members that say how it stands: those of two moments are the same as long as nothing is new.
/// An error of the kind Internal is no failure of Batchy's, such as a failed job: a sentence alone.
JsonObject waitMembers(const WaitSource &source, const Error &error, WaitDetail detail);

/// The whole object: version, the word for what has happened ("waiting", "lost", "done", "failed"),
/// when, and the members. One line without its end.
QByteArray waitEvent(const QByteArray &event, Timestamp at, const JsonObject &members);

/// What a service has said of one workflow, read back.
struct ToldWait
{
    QByteArray event;
    Timestamp at; ///< by the service's clock, corrected to Redis'
    WaitDay day;
    WaitSource::Hearing hearing; ///< without a sentence
    WorkflowWait workflow;       ///< judged here, by the wish
    std::optional<Error> loss;   ///< Redis was lost when it was said
    QByteArray state;            ///< the service's mark for it
    QString redis;               ///< as the service shows it
};

/// BadInput when it is no such object with one workflow and its jobs.
Result<ToldWait> parseWaitEvent(const QByteArray &text, const WaitWish &wish);

} // namespace batchy
