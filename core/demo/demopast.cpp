// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demopast.h"

#include "core/demo/dice.h"

#include <algorithm>

namespace batchy {

using namespace std::chrono_literals;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::sys_days;
using std::chrono::weekday;
using Kind = DemoEvent::Kind;

namespace {

/// A past shorter than this is too short for incidents.
constexpr int leastDaysOfIncidents = 5;
/// How old a batch is that is open now: up to half an hour more.
constexpr minutes leastOpenAge = 20min;
constexpr int mostAttempts = 3;
constexpr std::chrono::days oneDay{1};

constexpr sys_days dayOf(Timestamp t)
{
    return std::chrono::floor<std::chrono::days>(t);
}

minutes dayMinute(Timestamp t)
{
    return std::chrono::floor<minutes>(t - dayOf(t));
}

bool isWeekend(sys_days day)
{
    return weekday(day) == std::chrono::Saturday || weekday(day) == std::chrono::Sunday;
}

/// How much there is to load, beside a usual day: much after a weekend, little on one.
double volumeOn(sys_days day)
{
    if (isWeekend(day))
        return 0.6;
    return weekday(day) == std::chrono::Monday ? 1.35 : 1.0;
}

int dayOfMonth(sys_days day)
{
    return int(unsigned(std::chrono::year_month_day(day).day()));
}

/// Whether it is one of the first three weekdays of its month.
bool isMonthStart(sys_days day)
{
    if (isWeekend(day))
        return false;
    int weekdays = 0;
    for (sys_days d = day - std::chrono::days(dayOfMonth(day) - 1); d <= day; d += oneDay)
        weekdays += isWeekend(d) ? 0 : 1;
    return weekdays <= 3;
}

std::vector<minutes> everyHours(minutes first, int step, int last)
{
    std::vector<minutes> starts;
    for (minutes at = first; at <= std::chrono::hours(last) + 59min; at += std::chrono::hours(step))
        starts.push_back(at);
    return starts;
}

/// At which minutes of that day the workflow starts.
std::vector<minutes> startsOn(const DemoWorkflow &workflow, sys_days day)
{
    const auto once = [&](bool runs) {
        return runs ? std::vector<minutes>{workflow.start} : std::vector<minutes>();
    };
    switch (workflow.cadence) {
    case Cadence::Never:
        return {};
    case Cadence::Hourly:
        return isWeekend(day) ? everyHours(workflow.start + 8h, 12, 23)
                              : everyHours(workflow.start + 6h, 1, 20);
    case Cadence::FourTimes:
        return everyHours(workflow.start, isWeekend(day) ? 12 : 6, 23);
    case Cadence::Daily:
        return once(true);
    case Cadence::Weekdays:
        return once(!isWeekend(day));
    case Cadence::Weekly:
        return once(weekday(day) == weekday(unsigned(workflow.day)));
    case Cadence::MonthStart:
        return once(isMonthStart(day));
    case Cadence::Monthly:
        return once(dayOfMonth(day) == workflow.day);
    }
    Q_UNREACHABLE();
}

/// The jobs of the stages `from` to `to` - 1; none of them means all.
std::vector<QByteArray> jobsOf(const DemoWorkflow &workflow, size_t from, size_t to)
{
    const auto &jobs = workflow.file.jobs;
    if (from == 0 && to == workflow.stages)
        return {};
    std::vector<QByteArray> names;
    for (size_t i = from * jobs.size() / workflow.stages; i < to * jobs.size() / workflow.stages;
         ++i)
        names.push_back(jobs[i].name);
    return names;
}

/// Puts one workflow's past together, batch by batch.
class PastMaker
{
public:
    PastMaker(const DemoWorkflow &workflow, const DemoStory &story, Timestamp now, int days)
        : m_workflow(workflow), m_story(story), m_now(now), m_days(days),
          m_first(dayOf(now) - std::chrono::days(days)),
          m_limit(story.endsOpen ? now - leastOpenAge - 30min : now)
    {
    }

    std::vector<DemoEvent> make()
    {
        if (m_workflow.cadence == Cadence::Never)
            return {{Kind::Load, m_now - 3h, {}, {}}};
        for (sys_days day = m_first; day <= dayOf(m_now); day += oneDay)
            addDay(day);
        for (sys_days day = m_first - oneDay; m_events.empty() && day > m_first - 40 * oneDay;
             day -= oneDay)
            addLastOf(day);
        if (m_story.endsFailed)
            failTheLast();
        if (m_story.endsOpen)
            addOpenOne();
        const Timestamp loaded = std::min<Timestamp>(m_first - 3h, m_events.front().at - 10min);
        m_events.insert(m_events.begin(), {Kind::Load, loaded, {}, {}});
        return std::move(m_events);
    }

private:
    /// How a batch is begun, and what becomes of it.
    struct Run
    {
        Timestamp start;
        std::optional<Timestamp> fromDate; ///< a rerun
        bool fails = false;
        bool isRepeated = true; ///< after a failure
    };

    bool isIncident(sys_days day, int tenths) const
    {
        return m_story.hasIncidents && m_days >= leastDaysOfIncidents &&
               day == m_first + std::chrono::days(m_days * tenths / 10);
    }

    Dice diceOf(Timestamp start) const { return {m_workflow.file.workflow, epochSeconds(start)}; }

    Timestamp startOf(sys_days day, minutes minute) const
    {
        return day + minute + microseconds(diceOf(day + minute).below(90'000'000));
    }

    Run usual(Timestamp start) const
    {
        return {start, {}, diceOf(start).share() < m_workflow.failures};
    }

    void addDay(sys_days day)
    {
        if (isIncident(day, 4)) // nobody noticed that nothing ran
            return;
        if (isIncident(day - oneDay, 4)) // by hand, with the wrong from_date: a day is lost
            return add({startOf(day, 570min), Timestamp(day)});
        for (const minutes minute : startsOn(m_workflow, day)) {
            Run run = usual(startOf(day, minute));
            run.fails = run.fails || isIncident(day, 2);
            add(run);
        }
        if (isIncident(day, 7)) // the source has corrected three days
            add({startOf(day, 840min), Timestamp(day - 3 * oneDay)});
    }

    void addLastOf(sys_days day)
    {
        const auto minutesOfDay = startsOn(m_workflow, day);
        if (!minutesOfDay.empty())
            add(usual(startOf(day, minutesOfDay.back())));
    }

    /// A batch that can't start yet, because another still runs, or that would not have ended by
    /// now, is left out.
    void add(const Run &run)
    {
        if (!m_events.empty() && run.start < m_events.back().at + 1min)
            return;
        const size_t before = m_events.size();
        addAttempts(run);
        if (m_events.back().at > m_limit)
            m_events.resize(before);
        else
            m_last = {before, run};
    }

    /// How long the batch takes: by weekday, a little more as time goes by.
    microseconds durationAt(Timestamp start, Dice &dice) const
    {
        const double days = double((dayOf(start) - m_first).count());
        const double passed = m_days > 0 ? std::max(0.0, days / double(m_days)) : 1.0;
        const double factor =
            volumeOn(dayOf(start)) * (1 + m_workflow.growth * passed) * (0.95 + 0.1 * dice.share());
        return microseconds(qint64(double(microseconds(m_workflow.duration).count()) * factor));
    }

    void addAttempts(const Run &run)
    {
        Dice dice = diceOf(run.start - 1s);
        Timestamp at = run.start;
        bool fails = run.fails;
        for (int attempt = 1;; ++attempt) {
            const bool isRerun = attempt == 1 && run.fromDate;
            m_events.push_back({isRerun ? Kind::Rerun : Kind::Open,
                                at,
                                {},
                                isRerun ? run.fromDate : std::optional<Timestamp>()});
            const size_t good =
                fails ? size_t(dice.below(qint64(m_workflow.stages))) : m_workflow.stages;
            addEnds(at, durationAt(at, dice), good);
            if (!fails || !run.isRepeated)
                return;
            at = m_events.back().at + 8min + microseconds(dice.below(720'000'000));
            fails = attempt + 1 < mostAttempts && dice.share() < 0.2;
        }
    }

    /// The first `good` stages succeed one after the other; what is left fails.
    void addEnds(Timestamp start, microseconds duration, size_t good)
    {
        const auto stages = qint64(m_workflow.stages);
        for (size_t stage = 0; stage < good; ++stage)
            m_events.push_back({Kind::Close,
                                start + duration * qint64(stage + 1) / stages,
                                jobsOf(m_workflow, stage, stage + 1),
                                {}});
        if (good < m_workflow.stages)
            m_events.push_back({Kind::Fail,
                                start + duration * qint64(2 * good + 1) / (2 * stages),
                                jobsOf(m_workflow, good, m_workflow.stages),
                                {}});
    }

    /// It fails like others, and nobody has repeated it yet.
    void failTheLast()
    {
        Run run = m_last.run;
        run.fails = true;
        run.isRepeated = false;
        m_events.resize(m_last.begin);
        addAttempts(run);
    }

    /// Half of its stages have ended. It began at a half hour, so that a demo made again within it
    /// finds the same.
    void addOpenOne()
    {
        const Timestamp halfHour = std::chrono::floor<minutes>(m_now - leastOpenAge) -
                                   (dayMinute(m_now - leastOpenAge) % 30min);
        const Timestamp start =
            halfHour + microseconds(diceOf(halfHour).below(microseconds(4min).count()));
        m_events.push_back({Kind::Open, start, {}, {}});
        for (size_t stage = 0; stage < m_workflow.stages / 2; ++stage)
            m_events.push_back({Kind::Close,
                                start + qint64(stage + 1) * 311'417'902us,
                                jobsOf(m_workflow, stage, stage + 1),
                                {}});
    }

    struct Last
    {
        size_t begin = 0;
        Run run;
    };

    const DemoWorkflow &m_workflow;
    const DemoStory m_story;
    const Timestamp m_now;
    const int m_days;
    const sys_days m_first;
    const Timestamp m_limit;
    Last m_last;
    std::vector<DemoEvent> m_events;
};

/// The latest batch_start or batch_end among the jobs; those that can't be read are passed over.
std::optional<Timestamp> latest(const Batch &stored, bool withEnds)
{
    std::optional<Timestamp> found;
    for (const BatchJob &entry : stored.jobs) {
        const auto start = entry.job.batchStart();
        const auto end = entry.job.batchEnd();
        found = std::max(found, start.value_or(std::nullopt));
        if (withEnds)
            found = std::max(found, end.value_or(std::nullopt));
    }
    return found;
}

} // namespace

DemoStory demoStory(int index, int workflows)
{
    if (index >= demoSamples) {
        const qint64 chance = Dice(demoName(index), 1).below(100);
        return {false, chance == 1 || chance == 2, chance == 0};
    }
    const int open = std::min(2, workflows - 1);
    const int failed = workflows > 2 ? 1 : workflows - 2;
    return {index == 0, index == failed, index == open};
}

std::vector<DemoEvent> demoPast(const DemoWorkflow &workflow, const DemoStory &story, Timestamp now,
                                int days)
{
    return PastMaker(workflow, story, now, days).make();
}

std::vector<DemoEvent> restOfPast(std::vector<DemoEvent> past, const Batch &stored)
{
    std::erase_if(past, [](const DemoEvent &event) { return event.kind == Kind::Load; });
    const auto moment = latest(stored, true);
    const auto start = latest(stored, false);
    auto rest = std::find_if(past.begin(), past.end(),
                             [&](const DemoEvent &event) { return !moment || event.at > *moment; });
    // Within a batch it can only go on where that very batch is the one that is stored.
    const auto begun = std::find_if(std::reverse_iterator(rest), past.rend(),
                                    [](const DemoEvent &event) { return event.isBeginning(); });
    if (begun == past.rend() || begun->at != start)
        rest = std::find_if(rest, past.end(),
                            [](const DemoEvent &event) { return event.isBeginning(); });
    past.erase(past.begin(), rest);
    return past;
}

} // namespace batchy
