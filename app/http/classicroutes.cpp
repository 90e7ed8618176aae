// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/classicroutes.h"

#include "app/http/errors.h"
#include "app/http/indexpage.h"
#include "app/http/service.h"
#include "core/domain/names.h"
#include "core/render/jobsjson.h"
#include "core/render/paramfile.h"

namespace batchy::http {

namespace {

Response jobsResponse(const Batch &batch)
{
    Response response;
    response.body = jobsJson(batch);
    response.batchId = batch.batchId().value_or(0);
    return response;
}

bool isLost(const Result<Batch> &result)
{
    return !result && result.error().kind == ErrorKind::Offline;
}

QCoro::Task<Response> getStatus(Service *service, Call call)
{
    if (!service->isOnline())
        co_await service->linkIsBack();
    Result<Batch> batch = co_await service->store().status(call.names[0]);
    // A read that was lost with its connection can be asked again: nothing happens by it.
    if (!isLost(batch))
        co_return batch ? jobsResponse(*batch) : errorResponse(batch.error());
    co_await service->linkIsBack();
    batch = co_await service->store().status(call.names[0]);
    co_return batch ? jobsResponse(*batch) : errorResponse(batch.error());
}

QCoro::Task<Response> loadCfg(Service *service, Call call)
{
    const Result<Batch> file = service->cfg().load(call.names[0]);
    if (!file)
        co_return errorResponse(file.error());
    if (!service->isOnline())
        co_await service->linkIsBack();
    const Result<Batch> loaded = co_await service->store().load(*file, LoadMode::Replace);
    co_return loaded ? jobsResponse(*loaded) : errorResponse(loaded.error());
}

/// Refuses an open whose parameter file can't be made (RULES 7).
Result<void> makesParamFile(const OpenResult &result)
{
    const auto file = paramFile(result.batch);
    return file ? Result<void>() : fail(file.error());
}

QCoro::Task<Response> openJson(Service *service, QByteArray workflow)
{
    if (!service->isOnline())
        co_await service->linkIsBack();
    ChangeWish wish{std::move(workflow), OpenWish()};
    const Result<ChangeDone> opened = co_await service->store().change(std::move(wish));
    co_return opened ? jobsResponse(opened->result.batch) : errorResponse(opened.error());
}

QCoro::Task<Response> openInfa(Service *service, QByteArray workflow)
{
    if (!service->isOnline())
        co_await service->linkIsBack();
    const Result<OpenResult> opened =
        co_await service->store().openChecked(workflow, makesParamFile);
    if (!opened)
        co_return errorResponse(opened.error());
    const Result<QByteArray> file = paramFile(opened->batch);
    if (!file)
        co_return errorResponse(file.error());
    Response response;
    response.type = "text/plain; charset=utf-8";
    response.body = *file;
    response.batchId = opened->batch.batchId().value_or(0);
    co_return response;
}

QCoro::Task<Response> openBatch(Service *service, Call call)
{
    return openJson(service, call.names[0]);
}

/// `/open_batch/WF/FORMAT` as the seed has it, and `/open_batch/FORMAT/WF` as real clients send it.
/// Where both words are formats, the first is the workflow.
QCoro::Task<Response> openBatchAs(Service *service, Call call)
{
    const auto isFormat = [](const QByteArray &word) { return word == "json" || word == "infa"; };
    const bool isFormatLast = isFormat(call.names[1]);
    if (!isFormatLast && !isFormat(call.names[0]))
        co_return refusal(
            400, "bad_input",
            QStringLiteral("\"%1\" is no format.").arg(QString::fromUtf8(call.names[1])),
            QStringLiteral("Use json or infa."));
    const QByteArray workflow = call.names[isFormatLast ? 0 : 1];
    if (call.names[isFormatLast ? 1 : 0] == "infa")
        co_return co_await openInfa(service, workflow);
    co_return co_await openJson(service, workflow);
}

QCoro::Task<Response> endBatch(Service *service, QByteArray workflow, EndKind kind)
{
    if (!service->isOnline())
        co_await service->linkIsBack();
    ChangeWish wish{std::move(workflow), EndWish{kind}};
    const Result<ChangeDone> ended = co_await service->store().change(std::move(wish));
    co_return ended ? jobsResponse(ended->result.batch) : errorResponse(ended.error());
}

QCoro::Task<Response> closeBatch(Service *service, Call call)
{
    return endBatch(service, call.names[0], EndKind::Success);
}

QCoro::Task<Response> failBatch(Service *service, Call call)
{
    return endBatch(service, call.names[0], EndKind::Failed);
}

QCoro::Task<Response> index(Service *service, Call)
{
    const bool isOnline = co_await service->linkIsBack();
    Response response;
    response.type = "text/html; charset=utf-8";
    response.body = indexPage(*service, isOnline);
    response.headers.push_back(
        {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"});
    co_return response;
}

} // namespace

std::vector<Route> classicRoutes()
{
    using Effect = Route::Effect;
    return {{"GET", "", Effect::Reads, index},
            {"GET", "index", Effect::Reads, index},
            {"GET", "load_cfg/{workflow}", Effect::Changes, loadCfg},
            {"GET", "get_status/{workflow}", Effect::Reads, getStatus},
            {"GET", "open_batch/{workflow}", Effect::Changes, openBatch},
            {"GET", "open_batch/{workflow}/{format}", Effect::Changes, openBatchAs},
            {"GET", "close_batch/{workflow}", Effect::Changes, closeBatch},
            {"GET", "fail_batch/{workflow}", Effect::Changes, failBatch}};
}

} // namespace batchy::http
