// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/healthroutes.h"

#include "app/http/errors.h"
#include "app/http/service.h"
#include "core/render/jsonobject.h"

namespace batchy::http {

namespace {

using namespace std::chrono_literals;

Response wellResponse()
{
    Response response;
    response.body = R"({"status": "ok"})";
    return response;
}

QCoro::Task<Response> healthz(Service *, Call)
{
    co_return wellResponse();
}

QCoro::Task<Response> readyz(Service *service, Call)
{
    const std::vector<QByteArray> ping{"PING"};
    const Result<Reply> pong = co_await service->link().command(ping, 1s);
    if (!pong)
        co_return errorResponse(pong.error());
    Response response;
    response.body = JsonObject()
                        .text("status", "ok")
                        .text("now", QByteArray(formatTimestamp(service->store().now()) + 'Z'))
                        .done();
    co_return response;
}

} // namespace

std::vector<Route> healthRoutes()
{
    return {{"GET", "healthz", Route::Effect::Alive, healthz},
            {"GET", "readyz", Route::Effect::Alive, readyz}};
}

} // namespace batchy::http
