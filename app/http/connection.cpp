// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/connection.h"

#include "app/http/answerhead.h"
#include "app/http/errors.h"

#include <array>

namespace batchy::http {

namespace {

/// A client that sends requests without end lets others in after so many steps.
constexpr int mostSteps = 256;
/// Bodies up to this size are copied behind their heads, which is cheaper than a second piece.
constexpr qsizetype smallBody = 16384;
/// What an idle connection may keep.
constexpr size_t keptOutput = 4096;
constexpr qsizetype streamBlock = 4096;
/// How long somebody who must have his answer first may go on sending.
constexpr std::chrono::seconds lingering(2);

/// What has just come, for whichever connection is reading.
std::array<char, 65536> &readBuffer()
{
    thread_local std::array<char, 65536> buffer;
    return buffer;
}

} // namespace

Connection::Connection(Owner *owner, std::unique_ptr<Channel> channel, QByteArray client,
                       const RequestParser::Limits &limits)
    : m_owner(owner), m_channel(std::move(channel)), m_client(std::move(client)), m_parser(limits),
      m_since(Clock::now()), m_touched(m_since)
{
}

Connection::~Connection() = default;

void Connection::ready(uint32_t events)
{
    constexpr uint32_t ends = EPOLLRDHUP | EPOLLHUP | EPOLLERR;
    if ((events & (EPOLLIN | ends)) != 0 || m_channel->isTls())
        m_canRead = true;
    if ((events & ends) != 0)
        m_hasHungUp = true;
    advance();
}

void Connection::advance()
{
    if (m_isAdvancing)
        return;
    const auto self = shared_from_this(); // its owner may let go of it meanwhile
    m_isAdvancing = true;
    int steps = 0;
    while (step()) {
        if (++steps == mostSteps) {
            m_owner->wakeLater(self);
            break;
        }
    }
    m_isAdvancing = false;
}

/// Whether there may be more to do at once.
bool Connection::step()
{
    switch (m_stage) {
    case Stage::Reading:
        if (!m_output.empty() && !flush())
            return false;
        return hasInput() && !m_needsMore ? feed(QByteArrayView(m_input).sliced(m_inputAt))
                                          : read();
    case Stage::Waiting:
        // Who waits for long and has gone isn't waited with.
        if (m_hasHungUp && m_request->patience)
            close();
        return false;
    case Stage::Writing:
        if (!flush())
            return false;
        endAnswer();
        return true;
    case Stage::Streaming:
        return stream();
    case Stage::Lingering:
        return discard();
    case Stage::Closed:
        return false;
    }
    Q_UNREACHABLE();
}

/// The next bytes, and nothing where there are none now.
QByteArrayView Connection::receive()
{
    auto &buffer = readBuffer();
    const Channel::Moved moved = m_channel->read(buffer.data(), qsizetype(buffer.size()));
    m_isAtEnd = moved.then == Channel::State::Ended;
    // Behind the last bytes comes the end, of which the poller has told already.
    m_canRead = moved.then == Channel::State::Open || m_isAtEnd || (m_hasHungUp && moved.bytes > 0);
    return {buffer.data(), moved.bytes};
}

bool Connection::read()
{
    if (!m_canRead)
        return false;
    const QByteArrayView bytes = receive();
    if (bytes.isEmpty()) {
        if (m_isAtEnd)
            close();
        return false;
    }
    if (!hasInput())
        return feed(bytes);
    m_input.remove(0, m_inputAt).append(bytes);
    m_inputAt = 0;
    return feed(m_input);
}

/// `bytes` are those that haven't been taken yet: all of m_input, or what has just come.
bool Connection::feed(QByteArrayView bytes)
{
    const RequestParser::Step step = m_parser.feed(bytes);
    m_needsMore = step.progress == RequestParser::Progress::NeedsMore;
    keep(bytes.sliced(step.taken));
    switch (step.progress) {
    case RequestParser::Progress::NeedsMore:
        if (!m_hasBegun && m_parser.hasBegun()) {
            m_hasBegun = true;
            m_since = Clock::now();
        }
        if (m_parser.wantsContinue() && !std::exchange(m_hasContinued, true))
            m_output.append("HTTP/1.1 100 Continue\r\n\r\n");
        return true;
    case RequestParser::Progress::Refused:
        refuse(m_parser.takeRefusal());
        return true;
    case RequestParser::Progress::Complete:
        m_request = m_parser.takeRequest();
        m_request->client = m_client;
        m_since = Clock::now();
        m_stage = Stage::Waiting;
        m_owner->requestCame(shared_from_this());
        return true;
    }
    Q_UNREACHABLE();
}

void Connection::keep(QByteArrayView rest)
{
    if (rest.isEmpty()) {
        m_input = {};
        m_inputAt = 0;
    } else if (hasInput()) {
        m_inputAt = m_input.size() - rest.size();
    } else {
        m_input = rest.toByteArray();
        m_inputAt = 0;
    }
}

void Connection::answer(Response response)
{
    begin(std::move(response));
    advance();
}

/// Of what didn't come whole, or can't be read: nobody knows where the next request begins.
void Connection::refuse(Response response)
{
    m_request = m_parser.takeRequest();
    if (!m_request)
        m_request = std::make_shared<Request>();
    m_request->client = m_client;
    m_isBroken = true;
    begin(std::move(response));
}

void Connection::begin(Response response)
{
    m_response = std::move(response);
    const bool isHttp11 = m_parser.isHttp11();
    const bool isStream = bool(m_response.stream);
    m_keepsAlive =
        m_parser.keepsAlive() && !m_isBroken && !m_owner->isDraining() && (isHttp11 || !isStream);
    m_isChunked = isStream && isHttp11;
    m_isBlocked = false;
    m_stage = Stage::Writing;
    appendHead(&m_output, m_response, {isHttp11, m_keepsAlive, m_isChunked});
    if (m_request->method == "HEAD")
        return;
    if (isStream) {
        m_stage = Stage::Streaming;
        const std::weak_ptr<Connection> weak = weak_from_this();
        m_response.stream->wake = [weak] {
            if (const auto alive = weak.lock())
                alive->m_owner->wakeLater(alive);
        };
        m_owner->streamBegan(this);
    } else if (m_response.body.size() <= smallBody) {
        m_output.append(m_response.body.constData(), size_t(m_response.body.size()));
    } else {
        m_rest = m_response.body;
    }
}

/// Whether all that is to be written has gone out.
bool Connection::flush()
{
    const QByteArrayView output(m_output.data(), qsizetype(m_output.size()));
    const qsizetype all = output.size() + m_rest.size();
    while (m_sent < all) {
        const qsizetype ofRest = qMax<qsizetype>(m_sent - output.size(), 0);
        const auto moved = m_channel->write(output.sliced(m_sent - ofRest), m_rest.sliced(ofRest));
        m_sent += moved.bytes;
        if (moved.then == Channel::State::Ended) {
            close();
            return false;
        }
        if (moved.then == Channel::State::Later && m_sent < all) {
            if (!std::exchange(m_isBlocked, true) || moved.bytes > 0)
                m_touched = Clock::now();
            return false;
        }
    }
    m_output.clear();
    m_sent = 0;
    m_rest = {};
    m_isBlocked = false;
    return true;
}

bool Connection::stream()
{
    if (m_hasHungUp) {
        close();
        return false;
    }
    if (!flush())
        return false;
    std::array<char, streamBlock> block;
    const qsizetype size = m_response.stream->read(block.data(), streamBlock);
    if (m_isChunked)
        appendChunk(&m_output, QByteArrayView(block.data(), size));
    else
        m_output.append(block.data(), size_t(size));
    if (size > 0)
        return true;
    if (!m_response.stream->isOver())
        return false;
    if (m_isChunked)
        m_output.append(lastChunk);
    m_stage = Stage::Writing;
    return true;
}

/// It has gone out whole.
void Connection::endAnswer()
{
    tellEnd(m_response.status);
    if (m_output.capacity() > keptOutput)
        m_output = std::string();
    m_hasBegun = false;
    m_hasContinued = false;
    m_stage = Stage::Reading;
    if (m_keepsAlive)
        return;
    if (!m_isBroken && !hasInput() && !m_canRead) {
        close();
        return;
    }
    // What still comes would make the system drop the answer, if nobody took it.
    m_stage = Stage::Lingering;
    m_input = {};
    m_inputAt = 0;
    m_canRead = true;
    m_channel->endWriting();
}

void Connection::tellEnd(int status)
{
    m_touched = Clock::now();
    const auto request = std::exchange(m_request, nullptr);
    const Response response = std::exchange(m_response, {});
    if (response.stream) {
        response.stream->wake = {};
        response.stream->closed();
    }
    m_owner->answerEnded(
        this, {*request, response, status,
               std::chrono::duration_cast<std::chrono::microseconds>(m_touched - m_since)});
}

bool Connection::discard()
{
    if (m_canRead)
        receive();
    if (m_isAtEnd)
        close();
    return !m_isAtEnd && m_canRead;
}

void Connection::look(Clock::time_point now, const Times &times)
{
    const auto waited = now - m_touched;
    switch (m_stage) {
    case Stage::Reading: {
        const bool isComing = m_hasBegun || !m_channel->isHandshakeDone();
        if (isComing && now - m_since > times.request) {
            if (m_hasBegun)
                refuse(refusal(408, "too_slow",
                               QStringLiteral("The request didn't come whole in time.")));
            else
                close();
            advance();
        } else if (!isComing && waited > times.idle) {
            close();
        }
        return;
    }
    case Stage::Writing:
    case Stage::Streaming:
        if (m_isBlocked && waited > times.idle)
            close();
        return;
    case Stage::Lingering:
        if (waited > lingering)
            close();
        return;
    case Stage::Waiting:
    case Stage::Closed:
        return;
    }
}

void Connection::close()
{
    if (m_stage == Stage::Closed)
        return;
    const bool isWaitedFor = m_stage == Stage::Waiting;
    m_stage = Stage::Closed;
    m_owner->closing(this);
    m_channel.reset();
    if (!m_request)
        m_request = m_parser.takeRequest();
    const auto request = m_request;
    // Of a request whose first line hasn't come, there is nothing to tell.
    if (request && !request->method.isEmpty())
        tellEnd(m_response.stream ? m_response.status : 0);
    if (isWaitedFor && request->left)
        request->left();
    m_owner->closed(this);
}

} // namespace batchy::http
