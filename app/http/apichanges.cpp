// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/apichanges.h"

#include "app/http/apibody.h"
#include "app/http/apijson.h"
#include "app/http/apiquery.h"
#include "app/http/apireads.h"
#include "app/http/apireceipt.h"
#include "app/http/errors.h"
#include "core/render/paramfile.h"

namespace batchy::http {

namespace change {

/// A change as it was asked for, everything about the request checked.
struct Asked
{
    ApiBody body;
    std::optional<QByteArray> receipt; ///< the Redis key of its receipt
    QByteArray fingerprint;
};

} // namespace change

namespace {

using change::Asked;

Response changeAnswer(const Batch &batch, AnswerFormat format)
{
    Response response;
    response.batchId = batch.batchId().value_or(0);
    if (format == AnswerFormat::Json) {
        response.body = batchJson(batch);
        return response;
    }
    const Result<QByteArray> file = paramFile(batch);
    if (!file)
        return errorResponse(file.error());
    response.type = "text/plain; charset=utf-8";
    response.body = *file;
    return response;
}

/// What is wrong with the request itself is told before anything is asked of Redis.
tl::expected<Asked, Response> readAsked(const Call &call, QByteArrayView verb,
                                        QByteArrayList members)
{
    members << "expected_batch_id";
    if (const auto query = ApiQuery::parse(call.query, {}); !query)
        return tl::unexpected<Response>(errorResponse(query.error()));
    if (auto refused = wrongContentType(*call.request))
        return tl::unexpected<Response>(std::move(*refused));
    auto body = parseApiBody(call.request->body, members);
    if (!body)
        return tl::unexpected<Response>(errorResponse(body.error()));
    const auto key = idempotencyKey(*call.request);
    if (!key)
        return tl::unexpected<Response>(errorResponse(key.error()));
    Asked asked;
    asked.body = std::move(*body);
    if (*key)
        asked.receipt = receiptKey(**key);
    const QByteArray path = call.names[0] + '/' + verb.toByteArray();
    asked.fingerprint = requestFingerprint(call.request->method, path, call.request->body);
    return asked;
}

QString idWords(const std::optional<qint64> &id)
{
    return id ? QStringLiteral("batch %1").arg(*id) : QStringLiteral("no batch");
}

/// Conflict where the client saw another batch than the one that is there.
Result<void> checkExpectedId(const Batch &stored, const std::optional<qint64> &expected)
{
    const auto present = stored.batchId();
    if (present == expected)
        return {};
    return fail(ErrorKind::Conflict,
                QStringLiteral("Workflow %1 has %2, not %3 as expected; nothing was written.")
                    .arg(QString::fromUtf8(stored.workflow), idWords(present), idWords(expected)),
                QStringLiteral("Look at its present state and decide again."));
}

ChangeWish wishFor(const QByteArray &workflow, const ApiBody &body)
{
    ChangeWish wish;
    wish.workflow = workflow;
    if (body.expectedBatchId)
        wish.precondition = [expected = *body.expectedBatchId](const Batch &stored) {
            return checkExpectedId(stored, expected);
        };
    return wish;
}

std::optional<Receipt> receiptFor(const Asked &asked)
{
    if (!asked.receipt)
        return {};
    Receipt receipt;
    receipt.key = *asked.receipt;
    receipt.make = [fingerprint = asked.fingerprint,
                    format = asked.body.format](const Batch &after) -> QByteArray {
        return keptText(fingerprint, changeAnswer(after, format));
    };
    return receipt;
}

QCoro::Task<Response> carryOut(Service *service, ChangeWish wish, Asked asked)
{
    co_await service->linkIsBack();
    std::optional<Receipt> receipt = receiptFor(asked);
    const auto done = co_await service->store().change(std::move(wish), std::move(receipt));
    if (!done)
        co_return errorResponse(done.error());
    if (done->repeated)
        co_return keptAnswer(*done->repeated, asked.fingerprint);
    co_return changeAnswer(done->result.batch, asked.body.format);
}

/// RULES 7: where the parameter file can't be made, the batch isn't opened.
OpenCheck checkFor(AnswerFormat format)
{
    if (format == AnswerFormat::Json)
        return {};
    return [](const OpenResult &result) -> Result<void> {
        const auto file = paramFile(result.batch);
        return file ? Result<void>() : fail(file.error());
    };
}

QCoro::Task<Response> openV1(Service *service, Call call)
{
    auto asked = readAsked(call, "open", {"format"});
    if (!asked)
        co_return std::move(asked.error());
    ChangeWish wish = wishFor(call.names[0], asked->body);
    wish.what = OpenWish{{}, checkFor(asked->body.format)};
    co_return co_await carryOut(service, std::move(wish), std::move(*asked));
}

QCoro::Task<Response> rerunV1(Service *service, Call call)
{
    auto asked = readAsked(call, "rerun", {"from_date", "jobs", "format"});
    if (!asked)
        co_return std::move(asked.error());
    const ApiBody &body = asked->body;
    if (!body.fromDate)
        co_return errorResponse(
            {ErrorKind::BadInput,
             QStringLiteral("The member \"from_date\" is missing: a rerun begins at a given time."),
             QStringLiteral("Send {\"from_date\": \"2016-06-28\"}, or use open.")});
    ChangeWish wish = wishFor(call.names[0], body);
    wish.what = OpenWish{GivenFromDate{*body.fromDate, body.jobs}, checkFor(body.format)};
    co_return co_await carryOut(service, std::move(wish), std::move(*asked));
}

QCoro::Task<Response> endV1(Service *service, Call call, QByteArray verb, EndKind kind)
{
    auto asked = readAsked(call, verb, {"jobs"});
    if (!asked)
        co_return std::move(asked.error());
    ChangeWish wish = wishFor(call.names[0], asked->body);
    wish.what = EndWish{kind, asked->body.jobs};
    co_return co_await carryOut(service, std::move(wish), std::move(*asked));
}

QCoro::Task<Response> closeV1(Service *service, Call call)
{
    return endV1(service, std::move(call), "close", EndKind::Success);
}

QCoro::Task<Response> failV1(Service *service, Call call)
{
    return endV1(service, std::move(call), "fail", EndKind::Failed);
}

/// The answer that is kept for this request, if it has happened; before its file is looked at,
/// which may have changed since.
QCoro::Task<std::optional<Response>> keptFor(Service *service, Asked asked)
{
    if (!asked.receipt)
        co_return std::nullopt;
    const std::function<QCoro::Task<Result<std::optional<QByteArray>>>()> ask =
        [service, key = *asked.receipt] { return service->store().receipt(key); };
    const auto kept = co_await askAgain(service, ask);
    if (!kept)
        co_return errorResponse(kept.error());
    if (!*kept)
        co_return std::nullopt;
    co_return keptAnswer(**kept, asked.fingerprint);
}

QCoro::Task<Response> loadV1(Service *service, Call call)
{
    auto asked = readAsked(call, "load", {"merge"});
    if (!asked)
        co_return std::move(asked.error());
    std::optional<Response> kept = co_await keptFor(service, *asked);
    if (kept)
        co_return std::move(*kept);
    Result<Batch> file = service->cfg().load(call.names[0]);
    if (!file)
        co_return errorResponse(file.error());
    ChangeWish wish = wishFor(call.names[0], asked->body);
    wish.what = LoadWish{std::move(*file), asked->body.merge ? LoadMode::Merge : LoadMode::Replace};
    co_return co_await carryOut(service, std::move(wish), std::move(*asked));
}

} // namespace

std::vector<Route> apiChanges()
{
    using Effect = Route::Effect;
    return {{"POST", "api/v1/workflows/{workflow}/open", Effect::Changes, openV1},
            {"POST", "api/v1/workflows/{workflow}/close", Effect::Changes, closeV1},
            {"POST", "api/v1/workflows/{workflow}/fail", Effect::Changes, failV1},
            {"POST", "api/v1/workflows/{workflow}/load", Effect::Changes, loadV1},
            {"POST", "api/v1/workflows/{workflow}/rerun", Effect::Changes, rerunV1}};
}

} // namespace batchy::http
