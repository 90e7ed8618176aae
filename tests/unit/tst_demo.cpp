// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/cfgfolder.h"
#include "core/demo/demopast.h"
#include "core/domain/names.h"
#include "core/domain/rules.h"
#include "tests/support/testrunner.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace batchy;
using namespace std::chrono_literals;
using Event = DemoEvent::Kind;
using std::chrono::sys_days;
using std::chrono::weekday;

namespace {

Timestamp when(const char *text)
{
    return *parseTimestamp(text);
}

sys_days dayOf(Timestamp t)
{
    return std::chrono::floor<std::chrono::days>(t);
}

bool isWeekend(Timestamp t)
{
    return weekday(dayOf(t)) == std::chrono::Saturday || weekday(dayOf(t)) == std::chrono::Sunday;
}

std::vector<DemoEvent> past(int index, Timestamp now, int days, int workflows = demoSamples)
{
    return demoPast(demoWorkflow(index), demoStory(index, workflows), now, days);
}

int indexOf(const QByteArray &name)
{
    int index = 0;
    while (demoName(index) != name)
        ++index;
    return index;
}

/// What the rules make of a past: the workflow's present state, and each batch as it ended.
struct Told
{
    Batch present;
    std::vector<Batch> batches;
};

Told tell(const Batch &file, const std::vector<DemoEvent> &events)
{
    Told told;
    for (const DemoEvent &event : events) {
        switch (event.kind) {
        case Event::Load:
            told.present = file;
            break;
        case Event::Open:
        case Event::Rerun: {
            std::optional<GivenFromDate> given;
            if (event.fromDate)
                given = GivenFromDate{*event.fromDate, {}};
            told.present =
                openBatch(told.present, event.at, *nextBatchId(told.present, event.at), given)
                    ->batch;
            told.batches.push_back(told.present);
            break;
        }
        case Event::Close:
        case Event::Fail:
            told.present = *endBatch(told.present, event.at,
                                     event.kind == Event::Fail ? "failed" : "success", event.jobs);
            told.batches.back() = told.present;
        }
    }
    return told;
}

/// The batches in which a job begins later than where its last success began: data are missing.
int gapsOf(const std::vector<Batch> &batches)
{
    std::map<QByteArray, Timestamp> loadedUntil;
    int gaps = 0;
    for (const Batch &batch : batches) {
        bool isGap = false;
        for (const auto &[name, job] : batch.jobs) {
            if (job.status() != Status::Success)
                continue;
            const auto known = loadedUntil.find(name);
            isGap = isGap || (known != loadedUntil.end() && **job.fromDate() > known->second);
            loadedUntil[name] = **job.batchStart();
        }
        gaps += isGap ? 1 : 0;
    }
    return gaps;
}

} // namespace

/// The demo's workflows and their pasts, without Redis: what comes about when the rules are applied
/// event by event.
class DemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreWorkflows()
    {
        QSet<QByteArray> names;
        for (int i = 0; i < mostDemoWorkflows; ++i)
            names.insert(demoName(i));
        QCOMPARE(names.size(), mostDemoWorkflows);
        for (const QByteArray &name : qAsConst(names))
            QVERIFY2(checkWorkflowName(name).has_value(), name.constData());
    }

    void samplesAreThoseOfCfg()
    {
        const CfgFolder cfg(QStringLiteral(BATCHY_SOURCE_DIR "/cfg"));
        QSet<QByteArray> names;
        for (int i = 0; i < demoSamples; ++i) {
            names.insert(demoName(i));
            const auto file = cfg.load(demoName(i));
            QVERIFY2(file.has_value(), demoName(i).constData());
            QCOMPARE(demoWorkflow(i).file, *file);
        }
        const auto workflows = cfg.workflows();
        QCOMPARE(names, QSet<QByteArray>(workflows.begin(), workflows.end()));
    }

    void stagesHaveJobs()
    {
        for (int i = 0; i < 500; ++i) {
            const DemoWorkflow workflow = demoWorkflow(i);
            QCOMPARE(workflow.file.workflow, demoName(i));
            QVERIFY(workflow.stages >= 1 && workflow.stages <= workflow.file.jobs.size());
            QVERIFY(!workflow.file.isBroken());
        }
    }

    void knowsItsOwnAgain()
    {
        const Batch file = demoWorkflow(0).file;
        QVERIFY(isStateOf(file, file));
        const Batch opened = openBatch(file, when("2026-11-24T01:00"), 1795482000)->batch;
        QVERIFY(isStateOf(file, opened));
        Batch other = opened;
        other.jobs[0].job.set("connection", "\"ELSEWHERE\"");
        QVERIFY(!isStateOf(file, other));
        other = opened;
        other.jobs[0].job.set("reprocess_hours", "4");
        QVERIFY(!isStateOf(file, other));
        other = opened;
        other.jobs.pop_back();
        QVERIFY(!isStateOf(file, other));
        other = opened;
        other.jobs[1].name += "2";
        QVERIFY(!isStateOf(file, other));
        other = opened;
        other.jobs[2].job = Job::fromText("[]");
        QVERIFY(!isStateOf(file, other));
    }

    void pasts_data()
    {
        QTest::addColumn<Timestamp>("now");
        QTest::addColumn<int>("days");
        for (const char *now : {"2026-11-24T12:53:20.123456", "2026-11-22T00:00:00.000001",
                                "2026-03-01T23:59:59", "2024-02-29T06:10:00", "2026-01-01T00:40"})
            for (const int days : {0, 1, 4, 5, 30})
                QTest::addRow("%s %d days", now, days) << when(now) << days;
        QTest::newRow("long") << when("2026-11-24T12:53:20") << 100;
    }
    void pasts()
    {
        QFETCH(Timestamp, now);
        QFETCH(int, days);
        std::map<Status, int> counts;
        int gaps = 0;
        for (int i = 0; i < demoSamples; ++i) {
            const auto events = past(i, now, days);
            QCOMPARE(events, past(i, now, days));
            checkOrder(events, now);
            const Told told = tell(demoWorkflow(i).file, events);
            ++counts[told.present.status()];
            gaps += gapsOf(told.batches);
            checkSpan(told, now, days);
            QVERIFY(std::none_of(told.batches.begin(), told.batches.end() - !told.batches.empty(),
                                 [](const Batch &b) { return b.status() == Status::Open; }));
        }
        QCOMPARE(counts[Status::Open], 1);
        QCOMPARE(counts[Status::Failed], 1);
        QCOMPARE(counts[Status::New], 1);
        QCOMPARE(counts[Status::Success], demoSamples - 3);
        QCOMPARE(gaps, days >= 5 ? 1 : 0);
    }

    void fewWorkflowsHaveOneOpen()
    {
        for (int workflows = 1; workflows <= demoSamples; ++workflows) {
            int open = 0;
            int failed = 0;
            for (int i = 0; i < workflows; ++i) {
                const DemoStory story = demoStory(i, workflows);
                QVERIFY(!(story.endsOpen && story.endsFailed));
                open += story.endsOpen ? 1 : 0;
                failed += story.endsFailed ? 1 : 0;
            }
            QCOMPARE(open, 1);
            QCOMPARE(failed, workflows > 1 ? 1 : 0);
        }
    }

    void failuresAreRunAgain()
    {
        const auto events = past(0, when("2026-11-24T12:00"), 30);
        const auto count = [&](Event kind) {
            return std::count_if(events.begin(), events.end(),
                                 [&](const DemoEvent &event) { return event.kind == kind; });
        };
        QVERIFY(count(Event::Fail) >= 1);
        QCOMPARE(count(Event::Rerun), 2);
        for (auto fail = events.begin(); fail != events.end(); ++fail)
            if (fail->kind == Event::Fail) {
                QVERIFY(fail + 1 != events.end());
                QCOMPARE((fail + 1)->kind, Event::Open);
                QVERIFY((fail + 1)->at - fail->at < 30min);
            }
    }

    void weekdaysHaveAPattern()
    {
        const Timestamp now = when("2026-11-24T12:00");
        const auto starts = [&](const char *name) {
            const int index = indexOf(name);
            std::vector<Timestamp> found;
            // Without a story: what usually happens.
            for (const DemoEvent &event : demoPast(demoWorkflow(index), {}, now, 27))
                if (event.isBeginning())
                    found.push_back(event.at);
            return found;
        };
        const auto weekends = [](const std::vector<Timestamp> &found) {
            return std::count_if(found.begin(), found.end(), isWeekend);
        };
        QCOMPARE(weekends(starts("regional_extracts")), 0);
        QVERIFY(starts("regional_extracts").size() >= 20);
        QVERIFY(weekends(starts("sales_daily")) >= 8);
        QVERIFY(weekends(starts("crm_contacts")) <= 20);
        QVERIFY(starts("crm_contacts").size() >= 250);
        for (const Timestamp t : starts("marketing_spend"))
            QVERIFY(weekday(dayOf(t)) == std::chrono::Monday);
        for (const Timestamp t : starts("finance_close"))
            QVERIFY(unsigned(std::chrono::year_month_day(dayOf(t)).day()) <= 5);
    }

    void durationsGrowAndDependOnTheWeekday()
    {
        DemoWorkflow workflow = demoWorkflow(0);
        workflow.failures = 0;
        const Timestamp now = when("2026-11-24T12:00");
        std::vector<double> early, late, mondays, sundays;
        Timestamp begun;
        for (const DemoEvent &event : demoPast(workflow, {}, now, 84)) {
            if (event.isBeginning())
                begun = event.at;
            if (event.kind != Event::Close || event.jobs.back() != workflow.file.jobs.back().name)
                continue;
            const double minutes = std::chrono::duration<double>(event.at - begun).count() / 60;
            const weekday day(dayOf(begun));
            if (day == std::chrono::Monday)
                mondays.push_back(minutes);
            else if (day == std::chrono::Sunday)
                sundays.push_back(minutes);
            else if (day != std::chrono::Saturday)
                (now - begun > 42 * 24h ? early : late).push_back(minutes);
        }
        QVERIFY(mean(late) > 1.1 * mean(early) && mean(late) < 1.5 * mean(early));
        QVERIFY(mean(mondays) > 1.5 * mean(sundays));
    }

    void aPastBrokenOffGoesOn()
    {
        const Timestamp now = when("2026-11-24T12:53:20");
        for (const int index : {0, 1, 2}) {
            const Batch file = demoWorkflow(index).file;
            const auto whole = past(index, now, 5);
            for (size_t done = 1; done <= whole.size(); ++done) {
                const std::vector<DemoEvent> before(whole.begin(), whole.begin() + qint64(done));
                const std::vector<DemoEvent> after(whole.begin() + qint64(done), whole.end());
                QCOMPARE(restOfPast(whole, tell(file, before).present), after);
            }
        }
    }

    void anothersBatchIsNeverEnded()
    {
        const Timestamp now = when("2026-11-24T12:53:20");
        const Batch file = demoWorkflow(0).file;
        const auto whole = past(0, now, 8);
        for (const DemoEvent &event : whole) {
            const auto opened = openBatch(file, event.at + 10s, epochSeconds(event.at));
            const auto rest = restOfPast(whole, opened->batch);
            QVERIFY(rest.empty() || rest.front().isBeginning());
            QVERIFY(rest.empty() || rest.front().at > event.at + 10s);
        }
    }

private:
    static double mean(const std::vector<double> &values)
    {
        return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
    }

    static void checkOrder(const std::vector<DemoEvent> &events, Timestamp now)
    {
        QVERIFY(!events.empty());
        QCOMPARE(events.front().kind, Event::Load);
        QVERIFY(events.back().at <= now);
        QVERIFY(std::adjacent_find(events.begin(), events.end(),
                                   [](const DemoEvent &a, const DemoEvent &b) {
                                       return a.at >= b.at || b.kind == Event::Load;
                                   }) == events.end());
    }

    static void checkSpan(const Told &told, Timestamp now, int days)
    {
        if (told.present.status() == Status::New)
            return;
        QVERIFY(!told.batches.empty());
        QVERIFY(days > 0 || told.batches.size() <= 60);
        if (told.present.status() == Status::Open) {
            const auto age = now - *told.present.startedAt();
            QVERIFY(age > 15min && age < 55min);
        }
    }
};

Q_DECLARE_METATYPE(batchy::Timestamp)
BATCHY_TEST(demo, DemoTest)
#include "tst_demo.moc"
