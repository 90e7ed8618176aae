// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/batch.h"
#include "core/domain/rules.h"
#include "core/render/jobsjson.h"
#include "core/render/paramfile.h"
#include "tests/fuzz/fuzz.h"

/// A stored hash as NAME 0xFE VALUE 0xFE NAME …: whatever somebody wrote there, what we answer is
/// JSON, and a parameter file has the lines of its params and no other.

using namespace batchy;
using fuzz::check;

namespace {

const Timestamp moment = Timestamp(std::chrono::microseconds(1467150429123456));

Batch batchOf(const QByteArray &input)
{
    const QByteArrayList parts = input.split('\xfe');
    Batch batch;
    batch.workflow = "wf1";
    for (qsizetype i = 0; i + 1 < parts.size(); i += 2)
        if (!batch.find(parts[i]))
            batch.jobs.push_back({parts[i], Job::fromText(parts[i + 1])});
    return batch;
}

void checkJson(const Batch &batch)
{
    const QByteArray text = jobsJson(batch);
    const auto members = json::scanObject(text);
    if (!members) {
        // Each job may be nested as deep as we read; the object around them is one level more.
        for (const BatchJob &job : batch.jobs)
            if (job.job.text().count('[') + job.job.text().count('{') >= json::deepest)
                return;
        fuzz::broken("no JSON", text);
    }
    check(size_t(members->size()) == batch.jobs.size(), "a job more or less", text);
    for (qsizetype i = 0; i < members->size(); ++i) {
        const QByteArray value = text.mid((*members)[i].valueAt, (*members)[i].valueSize);
        const Job &job = batch.jobs[size_t(i)].job;
        check(job.isBroken() || value == job.text().trimmed(), "a changed job", text);
    }
}

void checkParamFile(const Batch &batch)
{
    const auto file = paramFile(batch);
    if (!file)
        return;
    check(!file->contains('\0') && !file->contains('\r'), "a line that ends early", *file);
    qsizetype lines = 0;
    for (const BatchJob &job : batch.jobs)
        lines += 2 + qsizetype(job.job.params().size());
    check(file->count('\n') == lines, "a line more or less", *file);
    const QByteArrayList all = file->split('\n');
    qsizetype at = 0;
    for (const BatchJob &job : batch.jobs) {
        check(all[at].isEmpty() && all[at + 1] == '[' + job.name + ']', "a forged section", *file);
        at += 2;
        for (const Job::Param &param : job.job.params()) {
            const QByteArray start = "$$" + param.name + '=';
            check(all[at++].startsWith(start), "a forged param", *file);
        }
    }
}

/// What an open makes of it: the same, and nothing of what isn't ours is touched.
void checkOpen(const Batch &batch)
{
    const auto id = nextBatchId(batch, moment);
    if (!id || batch.jobs.empty())
        return;
    const auto opened = openBatch(batch, moment, *id, {});
    if (!opened)
        return;
    checkJson(opened->batch);
    checkParamFile(opened->batch);
    check(opened->batch.jobs.size() == batch.jobs.size(), "an open loses jobs", jobsJson(batch));
    const auto ended = endBatch(opened->batch, moment, "success", {});
    check(ended.has_value(), "what was opened can't be closed", jobsJson(opened->batch));
    check(ended->status() == Status::Success, "closed, but no success", jobsJson(*ended));
    check(openBatch(*ended, moment, *id + 1, {}).has_value() ||
              jobsJson(*ended).contains("reprocess_hours"),
          "what was closed can't be opened", jobsJson(*ended));
}

} // namespace

QByteArrayList fuzz::seeds()
{
    const QByteArray sep = "\xfe";
    return {"job1" + sep +
                "{\"a\": 1, \"status\": \"success\", \"batch_start\": "
                "\"2016-06-28T21:47:09.123456\", \"reprocess_hours\": 2}",
            "job1" + sep + "{}" + sep + "job2" + sep + "{\"x\": [1, {\"y\": null}], \"z\": 2.0}",
            "g\xc3\xbc" + sep + "{\"\\u00fc\": \"\\ud83d\\ude00\", \"n\": -1E+2}" + sep + "b" +
                sep + "no json",
            "a" + sep +
                "{\"from_date\": \"1776-07-04T23:59:00\", \"trunc_start\": \"yes\", "
                "\"batch_id\": 1467149783, \"batch_end\": null}"};
}

QByteArrayList fuzz::pieces()
{
    return {"\xfe",
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "true",
            "1e999",
            "-0",
            "1.5",
            "\\n",
            "\\u0000",
            "\\u2028",
            "\\ud800",
            "\\u000d",
            "\n",
            "\r",
            "\xe2\x80\xa8",
            "\xc2\x85",
            "\xff",
            " ",
            "\t",
            "=",
            "]\\n[x",
            "$$",
            "\"a\": \"b\", ",
            "{\"a\": {}}",
            "\"status\": \"success\", ",
            "\"batch_start\": \"2016-01-01\", ",
            "\"from_date\": \"2016-01-01 00:00\", ",
            "\"reprocess_hours\": \"1.5\", ",
            "\"batch_id\": 99999999999, ",
            "\"batch_id\": \"1467149783\", ",
            "\"trunc_start\": true, ",
            "9999-12-31T23:59:59.999999Z",
            "0001-01-01"};
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Batch batch = batchOf(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    checkJson(batch);
    checkParamFile(batch);
    checkOpen(batch);
    return 0;
}
