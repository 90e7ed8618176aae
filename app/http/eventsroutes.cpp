// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/eventsroutes.h"

#include "app/http/errors.h"
#include "app/http/service.h"

namespace batchy::http {

namespace {

QCoro::Task<Response> events(Service *service, Call call)
{
    Response response;
    response.type = "text/event-stream";
    response.headers.push_back({"X-Accel-Buffering", "no"}); // proxies pass it on at once
    if (call.request->method == "HEAD")
        co_return response;
    response.stream = service->events().open();
    if (response.stream)
        co_return response;
    response = refusal(503, "too_many_streams",
                       QStringLiteral("%1 clients listen already, as many as there may be.")
                           .arg(service->events().streams()),
                       QStringLiteral("Try again later, or let the service have more of them "
                                      "(--max-event-streams)."));
    response.headers.push_back({"Retry-After", "10"});
    co_return response;
}

} // namespace

std::vector<Route> eventsRoutes()
{
    return {{"GET", "api/v1/events", Route::Effect::Reads, events}};
}

} // namespace batchy::http
