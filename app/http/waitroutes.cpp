// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/waitroutes.h"

#include "app/http/errors.h"
#include "app/http/service.h"
#include "app/http/waitwish.h"
#include "core/render/words.h"
#include "core/wait/receipt.h"
#include "core/wait/waitjson.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace batchy::http {

using namespace std::chrono_literals;

namespace {

/// The answer comes by itself when the wait is over; this is for what nobody thought of.
constexpr auto waitMargin = 10s;

/// "127.0.0.1, through batchy serve on host1, process 4711"
QString whoWaited(const Request &request)
{
    return QStringLiteral("%1, through batchy serve on %2, process %3")
        .arg(QString::fromLatin1(request.client), QSysInfo::machineHostName())
        .arg(QCoreApplication::applicationPid());
}

Response doneAnswer(const Service &service, const HeldWait &wait, const Request &request)
{
    const WaitState &state = wait.waiter().state();
    const WaitReceipt receipt =
        receiptOf(wait.waiter().wish(), state, wait.began(), wait.outcome()->seenAt,
                  service.options().endpoint.display(), whoWaited(request));
    Response response;
    response.body = receiptText(receipt);
    response.batchId = state.workflows[0].batch.batchId().value_or(0);
    return response;
}

QByteArray stateJson(Service &service, const HeldWait &wait, const QByteArray &event,
                     const Error &error)
{
    return waitEvent(event, service.store().now(),
                     waitMembers(wait.waiter(), error, WaitDetail::Jobs)
                         .text("state", wait.mark())
                         .words("redis", service.options().endpoint.display()));
}

/// 202: not done yet. Where nothing is known, since Redis was away all the time, 503.
Response missingAnswer(Service &service, const HeldWait &wait)
{
    const WaitState &state = wait.waiter().state();
    if (!state.isKnown)
        return errorResponse(state.lostSince
                                 ? state.loss
                                 : Error{ErrorKind::Offline,
                                         QStringLiteral("Redis at %1 hasn't answered yet.")
                                             .arg(service.options().endpoint.display()),
                                         QStringLiteral("Ask again.")});
    Response response;
    response.status = 202;
    // Whoever finds an "error" takes the answer for one.
    response.body =
        stateJson(service, wait, wait.event(), {ErrorKind::Internal, state.loss.what, {}});
    return response;
}

Response failedAnswer(Service &service, const HeldWait &wait)
{
    QStringList failed;
    for (const WaitReason &reason : wait.waiter().state().failures(wait.waiter().wish()))
        failed << reasonWords(reason);
    const QString sentence =
        QStringLiteral("Not waiting any longer: %1.").arg(failed.join(QStringLiteral("; ")));
    Response response;
    response.status = 424;
    response.body =
        JsonObject().text("error", "job_failed").done().chopped(1) + ", " +
        stateJson(service, wait, "failed", {ErrorKind::Internal, sentence, {}}).sliced(1);
    return response;
}

/// What `batchy` would say there is to do is not what a client of the service can do.
Response problemAnswer(Error error)
{
    if (error.kind == ErrorKind::NotFound)
        error.hint = QStringLiteral("/api/v1/workflows lists all; with wait_for_creation=true one "
                                    "that doesn't exist yet is waited for.");
    return errorResponse(error);
}

QCoro::Task<Response> waitForWorkflow(Service *service, Call call)
{
    const auto wanted = wantedWait(call, service->store().now());
    if (!wanted)
        co_return errorResponse(wanted.error());
    call.request->patience = wanted->limits.timeout + waitMargin;
    HeldWait wait(service->waits(), wanted->wish, wanted->limits);
    call.request->left = [held = &wait] { held->leave(); };
    co_await wait.over();
    call.request->left = {};
    if (!wait.outcome())
        co_return missingAnswer(*service, wait);
    switch (wait.outcome()->kind) {
    case Waiter::Outcome::Kind::Done:
        co_return doneAnswer(*service, wait, *call.request);
    case Waiter::Outcome::Kind::Failed:
        co_return failedAnswer(*service, wait);
    case Waiter::Outcome::Kind::Problem:
        break;
    }
    co_return problemAnswer(wait.outcome()->error);
}

} // namespace

std::vector<Route> waitRoutes()
{
    return {{"GET", waitPattern.toByteArray(), Route::Effect::Reads, waitForWorkflow}};
}

} // namespace batchy::http
