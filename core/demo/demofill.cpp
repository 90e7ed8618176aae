// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demofill.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <map>
#include <numeric>

namespace batchy {

namespace {

struct DemoText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Demo)
};

/// So many workflows at a time keep the link busy.
constexpr int lanes = 64;

Result<void> checkWish(const DemoWish &wish)
{
    if (wish.days < 0 || wish.days > mostDemoDays)
        return fail(ErrorKind::BadInput,
                    DemoText::tr("%1 is not a number of days that a demo can have.").arg(wish.days),
                    DemoText::tr("Give 0 (just the present) to %1.").arg(mostDemoDays));
    if (wish.workflows < 1 || wish.workflows > mostDemoWorkflows)
        return fail(ErrorKind::BadInput,
                    DemoText::tr("%1 is not a number of workflows that a demo can have.")
                        .arg(wish.workflows),
                    DemoText::tr("Give 1 to %1.").arg(mostDemoWorkflows));
    return {};
}

Error tooMuch()
{
    return {ErrorKind::BadInput,
            DemoText::tr("That demo would need more than %1 changes.").arg(mostDemoChanges),
            DemoText::tr("Nothing was written. Ask for fewer days or fewer workflows.")};
}

Error foreign(const QStringList &names)
{
    constexpr qsizetype shown = 3;
    const QString list = names.first(std::min(shown, names.size())).join(DemoText::tr(", "));
    return {ErrorKind::Conflict,
            DemoText::tr("This Redis holds %n workflow(s) that aren't the demo's: %1.", nullptr,
                         int(names.size()))
                .arg(names.size() > shown ? list + DemoText::tr(", …") : list),
            DemoText::tr("Nothing was written. Name an empty database, such as --redis "
                         "redis://127.0.0.1:6379/9.")};
}

using StoredByName = std::map<QByteArray, Batch>;

/// The names of those that are none of the demo's workflows, or not as the demo has them.
QStringList foreignNames(const StoredByName &stored)
{
    if (stored.empty())
        return {};
    QHash<QByteArray, int> indices;
    indices.reserve(mostDemoWorkflows);
    for (int i = 0; i < mostDemoWorkflows; ++i)
        indices.insert(demoName(i), i);
    QStringList names;
    for (const auto &[name, batch] : stored) {
        const auto index = indices.constFind(name);
        if (index == indices.cend() || !isStateOf(demoWorkflow(*index).file, batch))
            names << QString::fromUtf8(name);
    }
    return names;
}

bool hasOpenJob(const Batch &batch)
{
    return std::any_of(batch.jobs.begin(), batch.jobs.end(),
                       [](const BatchJob &entry) { return entry.job.status() == Status::Open; });
}

DemoPart partOf(int index, const DemoPlan &plan, const StoredByName &stored)
{
    DemoPart part;
    part.workflow = demoWorkflow(index);
    part.events =
        demoPast(part.workflow, demoStory(index, plan.wish.workflows), plan.now, plan.wish.days);
    const auto found = stored.find(part.workflow.file.workflow);
    part.isThere = found != stored.end();
    if (!part.isThere)
        return part;
    part.events = restOfPast(std::move(part.events), found->second);
    part.reopens =
        hasOpenJob(found->second) && !part.events.empty() && part.events.front().isBeginning();
    return part;
}

Result<DemoPlan> makePlan(const DemoWish &wish, Timestamp now, const StoredByName &stored)
{
    DemoPlan plan{wish, now, {}};
    size_t changes = 0;
    for (int i = 0; i < wish.workflows; ++i) {
        plan.parts.push_back(partOf(i, plan, stored));
        changes += plan.parts.back().events.size();
        if (changes > mostDemoChanges)
            return fail(tooMuch());
    }
    return plan;
}

} // namespace

namespace demo {

/// What the lanes of one fill share.
struct Filling
{
    Link *link;
    DemoPlan plan;
    BatchStore::Options options;
    size_t next = 0; ///< of the plan's parts
    bool isStopped = false;
};

} // namespace demo

namespace {

template<class T>
Result<void> withoutValue(const Result<T> &result)
{
    return result ? Result<void>() : fail(result.error());
}

QCoro::Task<Result<void>> apply(BatchStore *store, const DemoWorkflow *workflow,
                                const DemoEvent *event)
{
    const QByteArray name = workflow->file.workflow;
    switch (event->kind) {
    case DemoEvent::Kind::Load: {
        // It wasn't there: what somebody has loaded meanwhile is not to be replaced.
        const Batch nothing{name, {}};
        const auto loaded = co_await store->load(workflow->file, LoadMode::Replace, nothing);
        co_return withoutValue(loaded);
    }
    case DemoEvent::Kind::Open: {
        const auto opened = co_await store->open(name);
        co_return withoutValue(opened);
    }
    case DemoEvent::Kind::Rerun: {
        const GivenFromDate given{*event->fromDate, event->jobs};
        const auto opened = co_await store->open(name, given);
        co_return withoutValue(opened);
    }
    case DemoEvent::Kind::Close: {
        const auto ended = co_await store->end(name, EndKind::Success, event->jobs);
        co_return withoutValue(ended);
    }
    case DemoEvent::Kind::Fail: {
        const auto ended = co_await store->end(name, EndKind::Failed, event->jobs);
        co_return withoutValue(ended);
    }
    }
    Q_UNREACHABLE();
}

/// Takes one workflow after the other, with a store and a clock of its own.
QCoro::Task<Result<void>> fillLane(demo::Filling *filling)
{
    Timestamp at;
    BatchStore::Options options = filling->options;
    // The store adds the offset: so what it writes is the event's time to the microsecond.
    options.clock = [filling, &at] { return at - filling->link->clockOffset(); };
    BatchStore store(*filling->link, options);
    while (!filling->isStopped && filling->next < filling->plan.parts.size()) {
        const DemoPart &part = filling->plan.parts[filling->next++];
        for (const DemoEvent &event : part.events) {
            at = event.at;
            const Result<void> done = co_await apply(&store, &part.workflow, &event);
            if (!done)
                filling->isStopped = true;
            if (!done)
                co_return done;
            if (filling->isStopped)
                break;
        }
    }
    co_return Result<void>();
}

} // namespace

int DemoPart::batches() const
{
    return int(std::count_if(events.begin(), events.end(),
                             [](const DemoEvent &event) { return event.isBeginning(); }));
}

qint64 DemoPlan::batches() const
{
    return std::accumulate(parts.begin(), parts.end(), qint64(0),
                           [](qint64 sum, const DemoPart &part) { return sum + part.batches(); });
}

qint64 DemoPlan::changes() const
{
    return std::accumulate(
        parts.begin(), parts.end(), qint64(0),
        [](qint64 sum, const DemoPart &part) { return sum + qint64(part.events.size()); });
}

QCoro::Task<Result<DemoPlan>> planDemo(BatchStore *store, DemoWish wish)
{
    if (const auto checked = checkWish(wish); !checked)
        co_return fail(checked.error());
    auto all = co_await store->list();
    if (!all)
        co_return fail(all.error());
    StoredByName stored;
    for (Batch &batch : *all)
        stored.emplace(batch.workflow, batch);
    if (const QStringList names = foreignNames(stored); !names.isEmpty())
        co_return fail(foreign(names));
    co_return makePlan(wish, store->now(), stored);
}

QCoro::Task<Result<void>> fillDemo(Link *link, DemoPlan plan, BatchStore::Options options)
{
    demo::Filling filling{link, std::move(plan), std::move(options)};
    std::vector<QCoro::Task<Result<void>>> running;
    running.reserve(lanes);
    for (int i = 0; i < lanes; ++i)
        running.push_back(fillLane(&filling));
    Result<void> outcome;
    for (auto &lane : running) {
        Result<void> ended = co_await lane;
        if (!ended && outcome)
            outcome = std::move(ended);
    }
    co_return outcome;
}

} // namespace batchy
