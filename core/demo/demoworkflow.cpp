// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demoworkflow.h"

#include "core/config/workflowfile.h"
#include "core/demo/dice.h"

#include <QFile>

#include <algorithm>
#include <array>

/// Q_INIT_RESOURCE has to stand outside of any namespace; a static library's resource needs it.
static void initDemoSamples()
{
    Q_INIT_RESOURCE(samples);
}

namespace batchy {

using namespace std::chrono_literals;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

struct Sample
{
    const char *name;
    Cadence cadence;
    int day;
    minutes start;
    minutes duration;
    double growth;
    double failures;
    size_t stages;
};

constexpr std::array<Sample, demoSamples> samples{{
    {"sales_daily", Cadence::Daily, 0, 130min, 38min, 0.40, 0.02, 3},
    {"inventory_sync", Cadence::FourTimes, 0, 15min, 11min, 0.25, 0.03, 3},
    {"regional_extracts", Cadence::Weekdays, 0, 240min, 52min, 0.30, 0.08, 4},
    {"web_logs", Cadence::Daily, 0, 20min, 27min, 0.50, 0.03, 3},
    {"finance_close", Cadence::MonthStart, 0, 1120min, 95min, 0.10, 0.10, 4},
    {"customer_360", Cadence::Weekdays, 0, 330min, 44min, 0.20, 0.06, 3},
    {"crm_contacts", Cadence::Hourly, 0, 5min, 4min, 0.20, 0.02, 2},
    {"data_quality", Cadence::Daily, 0, 450min, 9min, 0.15, 0.05, 2},
    {"marketing_spend", Cadence::Weekly, 1, 360min, 16min, 0.15, 0.10, 2},
    {"hr_headcount", Cadence::Monthly, 1, 180min, 21min, 0.05, 0.05, 2},
    {"reference_data", Cadence::Weekly, 0, 1320min, 3min, 0.05, 0.02, 1},
    {"wf1", Cadence::Never, 0, 0min, 0min, 0, 0, 1},
}};

constexpr std::array areas{"billing", "claims",   "customs",  "dispatch",  "energy",
                           "fleet",   "freight",  "hotline",  "insurance", "kitchen",
                           "leasing", "lab",      "loans",    "mobile",    "payroll",
                           "plant",   "portal",   "purchase", "quality",   "rental",
                           "shop",    "supplier", "tax",      "treasury",  "warehouse"};
constexpr std::array subjects{
    "accounts",  "addresses", "assets",    "balances", "bookings",  "budgets",    "calls",
    "campaigns", "carriers",  "contracts", "coupons",  "credits",   "deliveries", "devices",
    "discounts", "events",    "forecasts", "invoices", "items",     "leads",      "locations",
    "meters",    "orders",    "partners",  "payments", "positions", "prices",     "products",
    "projects",  "quotes",    "rates",     "readings", "refunds",   "returns",    "routes",
    "shifts",    "shipments", "tickets",   "trips",    "vouchers"};
constexpr std::array regions{"",      "_apac",   "_baltic", "_benelux", "_dach",
                             "_emea", "_iberia", "_latam",  "_nordic",  "_us"};

struct Purpose
{
    const char *word;
    Cadence cadence;
};
/// Seven in ten run once a week or less, so that thousands of workflows stay quick to fill.
constexpr std::array<Purpose, 10> purposes{{{"daily", Cadence::Daily},
                                            {"load", Cadence::Weekdays},
                                            {"export", Cadence::Weekdays},
                                            {"weekly", Cadence::Weekly},
                                            {"snapshot", Cadence::Weekly},
                                            {"audit", Cadence::Weekly},
                                            {"report", Cadence::Weekly},
                                            {"monthly", Cadence::Monthly},
                                            {"closing", Cadence::Monthly},
                                            {"archive", Cadence::Monthly}}};

constexpr int blockSize = int(areas.size() * subjects.size() * purposes.size());
static_assert(blockSize * int(regions.size()) == mostDemoWorkflows);

/// The words of a workflow that is made up.
struct MadeUp
{
    QByteArray area;
    QByteArray subject;
    Purpose purpose;
    QByteArray region;
};

MadeUp madeUp(int index)
{
    // A step without a common factor goes once through the whole block, and neighbours differ.
    constexpr int step = 7919;
    const int place = int(qint64(index) * step % blockSize);
    return {areas[size_t(place) % areas.size()],
            subjects[size_t(place) / areas.size() % subjects.size()],
            purposes[size_t(place) / (areas.size() * subjects.size())],
            regions[size_t(index / blockSize)]};
}

QByteArray nameOf(const MadeUp &words)
{
    return words.area + '_' + words.subject + '_' + words.purpose.word + words.region;
}

Job stageJob(const MadeUp &words, Dice &dice)
{
    const QByteArray area = words.area.toUpper();
    const QByteArray table = words.subject.toUpper();
    std::vector<Job::Param> params{{"connection", '"' + area + "_PROD\""},
                                   {"source_table", '"' + area + '.' + table + '"'},
                                   {"target_table", "\"STAGE." + area + '_' + table + '"'}};
    if (dice.below(3) == 0)
        params.push_back(
            {param::reprocessHours.toByteArray(), QByteArray::number(1 + dice.below(12))});
    if (dice.below(5) == 0)
        params.push_back({param::truncStart.toByteArray(), "true"});
    return Job::fromParams(params);
}

Batch fileOf(const MadeUp &words, Dice &dice)
{
    Batch file{nameOf(words), {}};
    const QByteArray table = words.subject.toUpper();
    file.jobs.push_back({"stage_" + words.subject, stageJob(words, dice)});
    file.jobs.push_back(
        {"load_" + words.subject,
         Job::fromParams({{"target_table", "\"DW.F_" + table + '"'},
                          {"batch_size", QByteArray::number(1000 * (1 + dice.below(20)))}})});
    if (dice.below(2) == 0)
        file.jobs.push_back({"publish", Job::fromParams({{"view", "\"MART.V_" + table + '"'}})});
    return file;
}

DemoWorkflow madeUpWorkflow(int index)
{
    const MadeUp words = madeUp(index);
    Dice dice(nameOf(words), 0);
    DemoWorkflow workflow;
    workflow.file = fileOf(words, dice);
    // A few were only just loaded.
    workflow.cadence = dice.below(50) == 0 ? Cadence::Never : words.purpose.cadence;
    workflow.day = int(workflow.cadence == Cadence::Weekly ? dice.below(7) : 1 + dice.below(28));
    workflow.start = minutes(dice.below(18 * 60));
    workflow.duration = seconds(60 + dice.below(50) * dice.below(50));
    workflow.growth = 0.5 * dice.share();
    workflow.failures = 0.06 * dice.share();
    return workflow;
}

DemoWorkflow sampleWorkflow(const Sample &sample)
{
    initDemoSamples();
    QFile file(QStringLiteral(":/demo/%1.yaml").arg(QLatin1String(sample.name)));
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    auto batch =
        parseWorkflowFile(isThere ? file.readAll() : QByteArray(), sample.name, file.fileName());
    Q_ASSERT(batch);
    return {std::move(batch).value_or(Batch{sample.name, {}}),
            sample.cadence,
            sample.day,
            sample.start,
            sample.duration,
            sample.growth,
            sample.failures,
            sample.stages};
}

std::vector<Job::Param> lastingParams(const Job &job)
{
    std::vector<Job::Param> params = job.params();
    std::erase_if(params, [](const Job::Param &one) {
        return one.name == param::batchId || one.name == param::status ||
               one.name == param::fromDate || one.name == param::batchStart ||
               one.name == param::batchEnd;
    });
    return params;
}

} // namespace

QByteArray demoName(int index)
{
    return index < demoSamples ? QByteArray(samples[size_t(index)].name) : nameOf(madeUp(index));
}

DemoWorkflow demoWorkflow(int index)
{
    return index < demoSamples ? sampleWorkflow(samples[size_t(index)]) : madeUpWorkflow(index);
}

bool isStateOf(const Batch &file, const Batch &stored)
{
    return file.jobs.size() == stored.jobs.size() &&
           std::all_of(file.jobs.begin(), file.jobs.end(), [&](const BatchJob &entry) {
               const Job *job = stored.find(entry.name);
               return job && !job->isBroken() && lastingParams(*job) == lastingParams(entry.job);
           });
}

} // namespace batchy
