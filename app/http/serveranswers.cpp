// SPDX-License-Identifier: GPL-3.0-or-later
// From a request that has come whole to the end of its answer.
#include "app/http/exchange.h"

#include <microhttpd.h>

namespace batchy::http {

namespace {

/// Suspending and resuming take a connection out of the epoll set and put it back, which costs as
/// much as reading its request. So the first few are held instead; each costs a call in each run.
/// Only versions of the library that are known to ask again are asked to.
constexpr int mostHeld = MHD_VERSION < 0x00097600 ? 64 : 0;

} // namespace

void Server::dispatch(const std::shared_ptr<Exchange> &exchange)
{
    Connections::requestComplete(exchange->peer);
    exchange->stage = Exchange::Stage::Waiting;
    exchange->since = std::chrono::steady_clock::now();
    exchange->isCounted = true;
    ++m_unanswered;
    if (exchange->refused) {
        answer(exchange.get(), std::move(*exchange->refused));
        return;
    }
    serve(exchange);
    if (exchange->stage == Exchange::Stage::Answered)
        return;
    // A local socket tells at once that its client has closed, before the library has noted that
    // the answer is out: held, an answer that was read would count as one that wasn't.
    const bool isLocal = exchange->request->client == "unix";
    if (exchange->request->patience || isLocal || m_held >= mostHeld) {
        MHD_suspend_connection(exchange->connection);
        exchange->isSuspended = true;
    } else {
        exchange->isHeld = true;
        ++m_held;
    }
    exchange->list = exchange->request->patience ? &m_patient : &m_active;
    exchange->place = exchange->list->insert(exchange->list->end(), exchange);
    if (exchange->request->patience) {
        exchange->patience = new QTimer(this);
        exchange->patience->setSingleShot(true);
        connect(exchange->patience, &QTimer::timeout, this,
                [this, exchange] { answer(exchange.get(), m_parts.tooLate(*exchange->request)); });
        exchange->patience->start(*exchange->request->patience);
    } else if (!m_deadline.isActive()) {
        watchDeadlines();
    }
}

QCoro::Task<void> Server::serve(std::shared_ptr<Exchange> exchange)
{
    Response response = co_await m_parts.handler(exchange->request);
    answer(exchange.get(), std::move(response));
}

/// Once only: whoever comes second, the handler or the deadline, is not heard.
void Server::answer(Exchange *exchange, Response response)
{
    if (exchange->stage != Exchange::Stage::Waiting)
        return;
    exchange->stage = Exchange::Stage::Answered;
    const auto held = exchange->self; // a broken connection is completed while it is queued
    queue(exchange, std::move(response));
    if (exchange->isSuspended)
        MHD_resume_connection(exchange->connection);
    if (exchange->isSuspended || exchange->isHeld)
        runLater();
    release(exchange);
}

/// It is in progress no more.
void Server::release(Exchange *exchange)
{
    exchange->isSuspended = false;
    if (std::exchange(exchange->isHeld, false))
        --m_held;
    if (exchange->patience)
        std::exchange(exchange->patience, nullptr)->deleteLater();
    if (Active *list = std::exchange(exchange->list, nullptr))
        list->erase(exchange->place);
}

void Server::queue(Exchange *exchange, Response answer)
{
    exchange->response = std::move(answer);
    Response &response = exchange->response;
    MHD_Response *made = nullptr;
    if (response.stream) {
        uncount(exchange);
        made = beginStream(exchange);
    } else {
        made = MHD_create_response_from_buffer(size_t(response.body.size()),
                                               const_cast<char *>(response.body.constData()),
                                               MHD_RESPMEM_PERSISTENT);
    }
    MHD_add_response_header(made, "Content-Type", response.type.constData());
    MHD_add_response_header(made, "Cache-Control", "no-store");
    for (const Header &header : response.headers)
        MHD_add_response_header(made, header.name.constData(), header.value.constData());
    if (m_isDraining)
        MHD_add_response_header(made, "Connection", "close");
    MHD_queue_response(exchange->connection, unsigned(response.status), made);
    MHD_destroy_response(made);
}

void Server::completed(Exchange *exchange, bool isWhole)
{
    const auto self = std::move(exchange->self); // the last hold, unless its handler still runs
    uncount(exchange);
    release(exchange);
    if (exchange->response.stream) {
        m_streams.erase(exchange);
        exchange->response.stream->closed();
    }
    const bool wasAnswered = exchange->stage == Exchange::Stage::Answered;
    exchange->stage = Exchange::Stage::Answered;
    if (exchange->peer)
        Connections::answered(exchange->peer);
    const auto duration = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - exchange->since);
    const Request &request = *exchange->request;
    // A stream ends by its client's leaving.
    const bool isDone = isWhole || exchange->response.stream;
    const int status = wasAnswered && isDone ? exchange->response.status : 0;
    m_parts.heard(request, status, duration);
    m_parts.log.add({request.client, request.method, request.target, status, duration,
                     exchange->response.batchId,
                     request.header("User-Agent").value_or(QByteArrayView()).toByteArray()});
}

/// Its answer has gone out whole, or never will, or has no end.
void Server::uncount(Exchange *exchange)
{
    if (std::exchange(exchange->isCounted, false))
        --m_unanswered;
}

void Server::watchDeadlines()
{
    if (m_active.empty())
        return;
    const auto left = m_active.front()->since + m_limits.answer - std::chrono::steady_clock::now();
    m_deadline.start(
        std::max(std::chrono::ceil<std::chrono::milliseconds>(left), std::chrono::milliseconds(1)));
}

void Server::giveUp()
{
    const auto now = std::chrono::steady_clock::now();
    while (!m_active.empty() && m_active.front()->since + m_limits.answer <= now) {
        Exchange *late = m_active.front().get();
        answer(late, m_parts.tooLate(*late->request));
    }
    watchDeadlines();
}

} // namespace batchy::http
