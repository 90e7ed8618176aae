// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/apijson.h"

#include "core/domain/jsontext.h"
#include "core/render/jobsjson.h"
#include "core/render/words.h"

namespace batchy::http {

namespace {

QByteArray momentJson(const std::optional<Timestamp> &moment)
{
    return moment ? QByteArray('"' + formatTimestamp(*moment) + "Z\"") : QByteArray("null");
}

QByteArray boolJson(bool value)
{
    return value ? "true" : "false";
}

QByteArray summaryMembers(const Batch &batch)
{
    const auto id = batch.batchId();
    QByteArray out = "\"workflow\": " + json::quote(batch.workflow);
    out += ", \"status\": " + json::quote(statusWord(batch.status()));
    out += ", \"batch_id\": " + (id ? QByteArray::number(*id) : QByteArray("null"));
    out += ", \"jobs_done\": " + QByteArray::number(batch.doneCount());
    out += ", \"jobs_total\": " + QByteArray::number(qint64(batch.jobs.size()));
    out += ", \"started\": " + momentJson(batch.startedAt());
    out += ", \"ended\": " + momentJson(batch.endedAt());
    out += ", \"torn\": " + boolJson(batch.isTorn());
    out += ", \"broken\": " + boolJson(batch.isBroken());
    return out;
}

/// Seconds with as many of the six digits as it needs.
QByteArray secondsJson(std::chrono::microseconds duration)
{
    QByteArray text = QByteArray::number(qint64(duration.count() / 1'000'000));
    const qint64 fraction = duration.count() % 1'000'000;
    if (fraction == 0)
        return text;
    QByteArray digits = QByteArray::number(fraction).rightJustified(6, '0');
    while (digits.endsWith('0'))
        digits.chop(1);
    return text + '.' + digits;
}

QByteArray reasonJson(const FromDateReason &reason)
{
    QByteArray out = "{\"rule\": " + json::quote(reasonWord(reason.kind));
    out += ", \"words\": " + json::quote(reasonWords(reason).toUtf8());
    out += ", \"from_date\": " + momentJson(reason.fromDate);
    out += ", \"prior_start\": " + momentJson(reason.priorStart);
    out += ", \"reprocess_seconds\": " + secondsJson(reason.reprocess);
    out += ", \"truncated_from\": " + momentJson(reason.truncatedFrom);
    return out + '}';
}

} // namespace

QByteArray summaryJson(const Batch &batch)
{
    return '{' + summaryMembers(batch) + '}';
}

QByteArray batchJson(const Batch &batch)
{
    return '{' + summaryMembers(batch) + ", \"jobs\": " + jobsJson(batch) + '}';
}

QByteArray historyId(const HistoryEntry &entry)
{
    return QByteArray::number(entry.id) + (entry.init ? "-init" : "");
}

QByteArray historyJson(const HistoryEntry &entry, const Batch &batch)
{
    return "{\"id\": " + json::quote(historyId(entry)) +
           ", \"kind\": " + (entry.init ? "\"load\"" : "\"batch\"") + ", " + summaryMembers(batch) +
           '}';
}

QByteArray previewJson(const OpenResult &preview)
{
    QByteArray reasons;
    for (size_t i = 0; i < preview.reasons.size(); ++i) {
        if (i > 0)
            reasons += ", ";
        reasons += json::quote(preview.batch.jobs[i].name) + ": " + reasonJson(preview.reasons[i]);
    }
    return '{' + summaryMembers(preview.batch) + ", \"jobs\": " + jobsJson(preview.batch) +
           ", \"reasons\": {" + reasons + "}}";
}

QByteArray pageJson(QByteArrayView name, const QByteArrayList &items, QByteArrayView nextCursor)
{
    return '{' + json::quote(name) + ": [" + items.join(", ") + "], \"next_cursor\": " +
           (nextCursor.isEmpty() ? QByteArray("null") : json::quote(nextCursor)) + '}';
}

} // namespace batchy::http
