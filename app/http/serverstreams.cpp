// SPDX-License-Identifier: GPL-3.0-or-later
// Answers without an end, and those that are long in coming: while there is nothing to say, their
// connections are suspended, and the library doesn't see who leaves.
#include "app/http/exchange.h"

#include <microhttpd.h>
#include <poll.h>

#include <vector>

namespace batchy::http {

namespace {

constexpr size_t streamBlock = 4096;

/// Whether the other side has closed its end: a suspended connection isn't looked at by the
/// library.
bool hasHungUp(int descriptor)
{
    pollfd one = {descriptor, POLLRDHUP, 0};
    return ::poll(&one, 1, 0) > 0;
}

} // namespace

MHD_Response *Server::beginStream(Exchange *exchange)
{
    m_streams.insert(exchange);
    const std::weak_ptr<Exchange> weak = exchange->self;
    exchange->response.stream->wake = [this, weak] {
        if (const auto alive = weak.lock())
            resume(alive.get());
    };
    const auto read = [](void *context, uint64_t, char *buffer, size_t size) -> ssize_t {
        auto *self = static_cast<Exchange *>(context);
        if (self->hasLeft)
            return MHD_CONTENT_READER_END_WITH_ERROR;
        const qsizetype count = self->response.stream->read(buffer, qsizetype(size));
        if (count > 0)
            return count;
        if (self->response.stream->isOver())
            return MHD_CONTENT_READER_END_OF_STREAM;
        MHD_suspend_connection(self->connection);
        self->isSuspended = true;
        return 0;
    };
    return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, streamBlock, read, exchange,
                                             nullptr);
}

void Server::resume(Exchange *exchange)
{
    if (!exchange->isSuspended)
        return;
    exchange->isSuspended = false;
    MHD_resume_connection(exchange->connection);
    runLater();
}

/// Once a second: clients that have gone while there was nothing to tell them.
void Server::watchStreams()
{
    for (Exchange *exchange : m_streams) {
        if (!exchange->isSuspended || !hasHungUp(exchange->peer->descriptor))
            continue;
        exchange->hasLeft = true;
        resume(exchange);
    }
}

/// The same for those who wait for an answer: theirs is nobody's any more.
void Server::watchPatient()
{
    const std::vector<std::shared_ptr<Exchange>> all(m_patient.begin(), m_patient.end());
    for (const auto &exchange : all) {
        if (!exchange->isSuspended || !hasHungUp(exchange->peer->descriptor))
            continue;
        exchange->hasLeft = true;
        exchange->stage = Exchange::Stage::Answered;
        resume(exchange.get());
        release(exchange.get());
        if (const auto tell = exchange->request->left)
            tell();
    }
}

void Server::resumeStreams()
{
    for (Exchange *exchange : m_streams)
        resume(exchange);
}

} // namespace batchy::http
