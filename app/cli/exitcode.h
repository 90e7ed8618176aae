// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace batchy::cli {

/// How `batchy` ends. Scripts depend on these numbers: they never change meaning, and a new one is
/// only ever added.
enum class ExitCode : int {
    Done = 0,       ///< done, or yes
    Internal = 1,   ///< our own mistake, or the output can't be written
    Usage = 2,      ///< the command line or its values make no sense, or no Redis is configured
    No = 3,         ///< not done yet, a difference or a gap; or a question was answered with no
    Redis = 4,      ///< can't be reached, refuses, is too slow, or a write's fate is unknown
    Limit = 5,      ///< a limit that the user set ran out (--timeout)
    NotFound = 6,   ///< no such workflow, job, batch or file
    BadConfig = 7,  ///< a workflow file or a setting is wrong
    BadData = 8,    ///< a stored value breaks the rules
    Conflict = 9,   ///< the stored state isn't the one that was seen, or keeps changing
    JobFailed = 10, ///< a job failed while it was waited for
    HungUp = 129,
    Interrupted = 130,
    Terminated = 143
};

/// The one place where a failure becomes an exit code.
ExitCode exitCodeOf(ErrorKind kind);

} // namespace batchy::cli
