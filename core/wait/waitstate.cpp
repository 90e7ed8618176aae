// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wait/waitstate.h"

#include <algorithm>

namespace batchy {

namespace {

bool isDone(const WorkflowWait &wait)
{
    return wait.progress == WorkflowWait::Progress::Done;
}

std::vector<WorkflowWait>::iterator place(std::vector<WorkflowWait> &all,
                                          const QByteArray &workflow)
{
    return std::lower_bound(
        all.begin(), all.end(), workflow,
        [](const WorkflowWait &wait, const QByteArray &name) { return wait.workflow < name; });
}

} // namespace

bool WorkflowWait::isGone() const
{
    return progress == Progress::Missing || progress == Progress::Vanished ||
           progress == Progress::Unusable;
}

WorkflowWait *WaitState::find(const QByteArray &workflow)
{
    const auto at = place(workflows, workflow);
    return at != workflows.end() && at->workflow == workflow ? &*at : nullptr;
}

bool WaitState::add(const QByteArray &workflow)
{
    if (find(workflow))
        return false;
    workflows.insert(place(workflows, workflow), WorkflowWait{workflow});
    return true;
}

void WaitState::remove(const QByteArray &workflow)
{
    if (find(workflow))
        workflows.erase(place(workflows, workflow));
}

int WaitState::doneCount() const
{
    return int(std::count_if(workflows.begin(), workflows.end(), isDone));
}

bool WaitState::isFulfilled(const WaitWish &wish) const
{
    const int done = doneCount();
    return wish.isAny ? done > 0 : isKnown && done > 0 && size_t(done) == workflows.size();
}

std::vector<WaitReason> WaitState::failures(const WaitWish &wish) const
{
    std::vector<WaitReason> all;
    size_t failedWorkflows = 0;
    for (const WorkflowWait &wait : workflows) {
        std::vector<WaitReason> failed = failedOnDay(wait.batch, wish.rule());
        failedWorkflows += failed.empty() ? 0 : 1;
        std::move(failed.begin(), failed.end(), std::back_inserter(all));
    }
    if (wish.isAny && failedWorkflows < workflows.size())
        return {};
    return all;
}

WorkflowWait judged(Batch batch, const WaitWish &wish)
{
    WorkflowWait wait;
    wait.workflow = batch.workflow;
    wait.reasons = notDone(batch, wish.rule());
    wait.progress = wait.reasons.empty() && !batch.jobs.empty() ? WorkflowWait::Progress::Done
                                                                : WorkflowWait::Progress::Waiting;
    wait.batch = std::move(batch);
    return wait;
}

} // namespace batchy
