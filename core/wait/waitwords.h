// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wait/waitstate.h"

#include <QString>

namespace batchy {

/// How far a wait is, in the same words for the terminal and the window. Why a job isn't done yet
/// is reasonWords() of core/render.

/// Of one workflow, to stand behind its name: "done", "doesn't exist yet", "2 of 3 jobs aren't
/// done".
QString progressWords(const WorkflowWait &wait, const WaitWish &wish);
/// "with --date 2026-11-23 that would do", where the day before would do for all that is missing:
/// offered, never taken. Empty else.
QString offerWords(const WorkflowWait &wait, const WaitWish &wish);
/// "12 of 30 done on 2026-11-24 (UTC)"
QString doneCountWords(const WaitState &state, const WaitWish &wish);
/// "wf1 is done on 2026-11-24 (UTC): batch 1467149783"
QString doneWords(const WorkflowWait &wait, const WaitDay &day);
/// That Redis, or the service before it, is lost, since when, and why. Only while it is.
QString lossWords(const WaitState &state);

} // namespace batchy
