// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace batchy {

/// Why something failed, as far as a caller can act on it. Each face turns it into its own terms
/// in one `switch`: an exit code, an HTTP status, a place on screen.
enum class ErrorKind {
    BadInput,    ///< what the caller asked for makes no sense: a bad name, a bad date, a bad URL
    Offline,     ///< Redis can't be reached; what was asked wasn't sent, or only read
    Refused,     ///< Redis answered, and refuses: password, permission, read-only, loading …
    Timeout,     ///< sent, but not answered in time; a write may still happen
    UnknownFate, ///< sent, then the connection broke before the answer; a write may have happened
    Protocol,    ///< what came back isn't Redis' protocol, or is over a limit
    NotFound,    ///< no such workflow, job, batch or file
    BadConfig,   ///< a workflow file or a setting is wrong
    BadData,     ///< a value stored in Redis breaks the rules (RULES 1 and 2)
    Conflict,    ///< the stored state isn't the one that the caller saw, or keeps changing
    Internal     ///< our own mistake, or a server that does what no server does
};

/// The word for a failure in everything that programs read; it never changes: "not_found",
/// "bad_data", …
QByteArray errorWord(ErrorKind kind);

/// A failure as a value. `what` is one translated sentence for people, `hint` says what to do next
/// (may be empty). Copy it, keep it, compare it; it holds no resources.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString what;
    QString hint;
    /// The first word of a Redis error reply ("NOSCRIPT", "WRONGTYPE"); empty otherwise.
    QByteArray code = {};
    /// More lines where one sentence isn't enough: the differences of a conflict, further problems
    /// of a file.
    QStringList details = {};

    bool operator==(const Error &) const = default;

    /// The same error, its sentence preceded by where it happened: "wf1, job1: batch_start is …".
    Error within(const QString &where) const;
};

} // namespace batchy
