// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/samples.h"

namespace batchy::test {

using namespace std::chrono;

namespace {

QByteArray timeJson(Timestamp at)
{
    return json::quote(formatTimestamp(at));
}

struct Sample
{
    const char *name;
    int jobs, done;
    Status rest;
    minutes ago;
};

constexpr Sample night[] = {
    {"sales_daily", 7, 7, Status::Success, minutes{148}},
    {"sales_hourly", 5, 3, Status::Open, minutes{24}},
    {"inventory_snapshot", 4, 2, Status::Failed, minutes{96}},
    {"finance_close", 12, 0, Status::Open, minutes{3}},
    {"web_logs", 40, 31, Status::Open, minutes{62}},
    {"customer_dedup", 6, 6, Status::Success, minutes{60 * 26}},
    {"fx_rates", 1, 1, Status::Success, minutes{9}},
    {"payments.settlement", 9, 8, Status::Failed, minutes{211}},
    {"regulatory-reporting-emea-consolidated-balance-sheet", 23, 23, Status::Success, minutes{131}},
    {"marketing_attribution", 8, 0, Status::New, minutes{0}},
    {"hr_export", 2, 2, Status::Success, minutes{60 * 24 * 3}},
    {"warehouse_vacuum", 3, 3, Status::Success, minutes{118}},
    {"partner_feed_inbound", 5, 4, Status::Failed, minutes{44}}};

} // namespace

Job sampleJob(Status status, seconds startedAgo, seconds took, QByteArray params)
{
    if (status == Status::New)
        return Job::fromText("{" + params + "}");
    const Timestamp start = sampleNow - startedAgo;
    const bool ended = status != Status::Open;
    QByteArray text = "{\"batch_id\": " + QByteArray::number(qint64(epochSeconds(start))) +
                      ", \"status\": \"" + statusWord(status) +
                      "\", \"from_date\": " + timeJson(midnightOf(start) - hours{24}) +
                      ", \"batch_start\": " + timeJson(start) +
                      ", \"batch_end\": " + (ended ? timeJson(start + took) : "null");
    if (!params.isEmpty())
        text += ", " + params;
    return Job::fromText(text + "}");
}

Batch sampleBatch(QByteArray workflow, int jobs, int done, Status rest, seconds startedAgo)
{
    Batch batch{std::move(workflow), {}};
    for (int i = 0; i < jobs; ++i) {
        const QByteArray number = QByteArray::number(i + 1);
        const QByteArray params = "\"table\": \"stage.load_" + number +
                                  "\", \"chunk\": 2.0, \"regions\": [\"eu\", \"us\"]";
        batch.jobs.push_back({"job" + number, sampleJob(i < done ? Status::Success : rest,
                                                        startedAgo, seconds{95 + 61 * i}, params)});
    }
    return batch;
}

std::vector<Batch> sampleNight()
{
    std::vector<Batch> all;
    for (const Sample &sample : night)
        all.push_back(sampleBatch(sample.name, sample.jobs, sample.done, sample.rest, sample.ago));
    Batch torn = sampleBatch("clickstream_sessions", 3, 3, Status::Success, hours{5});
    torn.jobs.back().job.set(param::batchId, "1795400000");
    all.push_back(std::move(torn));
    Batch broken = sampleBatch("legacy_mainframe", 3, 3, Status::Success, hours{9});
    broken.jobs.push_back({"job4", Job::fromText("not json at all")});
    all.push_back(std::move(broken));
    return all;
}

} // namespace batchy::test
