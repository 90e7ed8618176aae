// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/metricsroutes.h"

#include "app/http/service.h"
#include "core/redis/signalwait.h"

namespace batchy::http {

namespace {

using namespace std::chrono_literals;

/// For a PING, and for figures that are being counted: then the last ones are told.
constexpr auto scrapePatience = 1s;

QCoro::Task<Response> metrics(Service *service, Call call)
{
    call.request->patience = 5s;
    MetricsWorkflows &workflows = service->workflowFigures();
    const std::vector<QByteArray> ping{"PING"};
    const Result<Reply> pong = co_await service->link().command(ping, scrapePatience);
    if (pong)
        workflows.refresh();
    if (workflows.isBusy())
        co_await signalOrTimeout(&workflows, &MetricsWorkflows::renewed, scrapePatience);
    Response response;
    response.type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = service->metricsText(bool(pong));
    co_return response;
}

} // namespace

std::vector<Route> metricsRoutes()
{
    return {{"GET", "metrics", Route::Effect::Reads, metrics}};
}

} // namespace batchy::http
