// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/waitwish.h"

#include "app/http/apiquery.h"
#include "core/domain/duration.h"
#include "core/domain/names.h"

namespace batchy::http {

namespace {

Result<bool> truth(const ApiQuery &query, QByteArrayView name)
{
    const QByteArray word = query.value(name).value_or("false");
    if (word == "true" || word == "false")
        return word == "true";
    return fail(ErrorKind::BadInput, QStringLiteral("\"%1\" must be true or false, not \"%2\".")
                                         .arg(QString::fromLatin1(name), clientText(word)));
}

Result<std::chrono::milliseconds> timeout(const ApiQuery &query)
{
    const auto text = query.value("timeout");
    if (!text)
        return HeldWait::Limits().timeout;
    const auto duration = durationOf(*text);
    if (!duration)
        return fail(
            ErrorKind::BadInput,
            QStringLiteral("\"timeout\" must be a duration, not \"%1\".").arg(clientText(*text)),
            QStringLiteral("Write 60 (seconds), 5m, or 0 to be told at once how it stands."));
    return std::min(*duration, longestWait);
}

Result<std::optional<qint64>> newerThan(const ApiQuery &query)
{
    const auto text = query.value("newer_than_batch");
    if (!text)
        return std::optional<qint64>();
    const std::optional<qint64> id = parseBatchId(*text);
    if (!id)
        return fail(ErrorKind::BadInput,
                    QStringLiteral("\"newer_than_batch\" must be a batch id, not \"%1\".")
                        .arg(clientText(*text)));
    return id;
}

Result<WaitDay> day(const ApiQuery &query, Timestamp now)
{
    const QByteArray zone = query.value("timezone").value_or("UTC");
    const auto today = WaitDay::of({}, zone, now);
    if (!today)
        return fail(today.error().within(QStringLiteral("timezone")));
    const auto date = query.value("date");
    if (!date)
        return today;
    if (date->isEmpty())
        return fail(ErrorKind::BadInput,
                    QStringLiteral("\"date\" must be a date like 2026-11-24, and is empty."));
    return WaitDay::of(*date, zone, now).map_error([](const Error &error) {
        return error.within(QStringLiteral("date"));
    });
}

} // namespace

Result<WantedWait> wantedWait(const Call &call, Timestamp now)
{
    if (const auto checked = checkWorkflowName(call.names[0]); !checked)
        return fail(checked.error());
    const auto query = ApiQuery::parse(call.query,
                                       {"timeout", "timezone", "date", "newer_than_batch",
                                        "fail_fast", "wait_for_creation", "known"},
                                       {"jobs"});
    if (!query)
        return fail(query.error());
    const auto limit = timeout(*query);
    if (!limit)
        return fail(limit.error());
    const auto waited = day(*query, now);
    if (!waited)
        return fail(waited.error());
    const auto batch = newerThan(*query);
    if (!batch)
        return fail(batch.error());
    const auto failsFast = truth(*query, "fail_fast");
    if (!failsFast)
        return fail(failsFast.error());
    const auto isPatient = truth(*query, "wait_for_creation");
    if (!isPatient)
        return fail(isPatient.error());
    WantedWait wanted;
    wanted.wish.names = {call.names[0]};
    wanted.wish.day = *waited;
    wanted.wish.failsFast = *failsFast;
    wanted.wish.isPatient = *isPatient;
    wanted.wish.newerThan = *batch;
    wanted.wish.jobs = query->values("jobs");
    for (const QByteArray &job : wanted.wish.jobs)
        if (job.isEmpty())
            return fail(ErrorKind::BadInput,
                        QStringLiteral("\"jobs\" must be the name of a job, and is empty."),
                        QStringLiteral("Repeat it for several, leave it out for all."));
    wanted.limits = {*limit, query->value("known")};
    return wanted;
}

} // namespace batchy::http
