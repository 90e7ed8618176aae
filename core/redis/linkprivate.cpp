// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/linkprivate.h"

#include "core/redis/servererror.h"

#include <QCoreApplication>

#include <array>

namespace batchy {

namespace {

using std::chrono::milliseconds;

struct TrafficText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Link)
};

/// hiredis moves what is left of its buffer after each kilobyte taken: short pieces are cheaper.
constexpr qint64 readAtOnce = 2 * 1024;

/// So many commands, or bytes, go out at once: Redis works on them while the next are still being
/// made. One by one, each would cost a call and a wake-up; all at the end, the two would take turns
/// to wait. A long command is more work for Redis than a short one, and for us, so bytes count too.
constexpr size_t commandsTogether = 6;
constexpr qsizetype bytesTogether = 3 * 1024;

} // namespace

Link::Private::Private(Link *link, Endpoint where, Options how)
    : endpoint(std::move(where)), options(std::move(how)), q(link),
      m_backoff(options.firstPause, options.longestPause)
{
    for (QTimer *timer : {&m_retryTimer, &m_stepTimer, &m_deadlineTimer}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    QObject::connect(&m_retryTimer, &QTimer::timeout, q, [this] { tryToConnect(); });
    QObject::connect(&m_stepTimer, &QTimer::timeout, q, [this] { onStepTimeout(); });
    QObject::connect(&m_deadlineTimer, &QTimer::timeout, q, [this] { onDeadline(); });
}

void Link::Private::start()
{
    if (state != State::Offline || m_isClosing)
        return;
    m_isStopped = false;
    m_backoff.reset();
    tryToConnect();
}

void Link::Private::tryToConnect()
{
    m_retryTimer.stop();
    m_reader.emplace(options.maxReplyBytes);
    m_wire.reset(new Wire(endpoint, options.connectTimeout));
    QObject::connect(m_wire.get(), &Wire::opened, q, [this] { introduce(); });
    QObject::connect(m_wire.get(), &Wire::received, q, [this] { receive(); });
    QObject::connect(m_wire.get(), &Wire::broken, q, [this](const Error &error) {
        const QPointer<Link> alive(q);
        const Wire *wire = m_wire.get();
        receive(); // what came before the end
        if (alive && m_wire.get() == wire)
            lose(error);
    });
    state = State::Connecting;
    m_wire->open();
    Q_EMIT q->stateChanged(State::Connecting);
}

void Link::Private::introduce()
{
    m_introduction.emplace(endpoint, options.clientName);
    m_stepTimer.start(options.connectTimeout);
    m_wire->write(m_introduction->start(Clock::now()));
}

void Link::Private::beOnline()
{
    m_stepTimer.stop();
    m_isIntroduced = false;
    state = State::Online;
    m_onlineSince = Clock::now();
    flushLater();
    Q_EMIT q->stateChanged(State::Online);
}

PendingCallPtr Link::Private::send(std::span<const QByteArrayView> arguments, milliseconds timeout)
{
    if (state == State::Offline) {
        PendingCallPtr call(new PendingCall);
        call->answer.emplace(fail(unsentError()));
        return call;
    }
    PendingCallPtr call = m_queue.add(arguments, timeout, Clock::now());
    if (call->deadline < m_watched)
        watch(call->deadline);
    if (state == State::Online && isWorthSending())
        flush();
    else if (state == State::Online && !m_isReceiving && m_corks == 0)
        flushLater();
    return call;
}

/// The more Redis has to do already, the more may be collected.
bool Link::Private::isWorthSending() const
{
    const bool isEnough =
        m_queue.unsent() >= commandsTogether || m_queue.unsentSize() >= bytesTogether;
    return isEnough && m_queue.unsent() >= m_queue.owed() / 2;
}

void Link::Private::uncork()
{
    if (--m_corks == 0)
        flush();
}

/// What is left of a turn of the event loop goes out at its end.
void Link::Private::flushLater()
{
    if (m_isFlushPosted)
        return;
    m_isFlushPosted = true;
    const auto posted = [this] {
        m_isFlushPosted = false;
        flush();
    };
    QMetaObject::invokeMethod(q, posted, Qt::QueuedConnection);
}

void Link::Private::flush()
{
    if (state != State::Online || m_queue.unsent() == 0 || m_wire->isBroken())
        return;
    m_wire->write(m_queue.takeUnsent());
}

/// Piece by piece: whoever waits for what is in a piece is resumed before the next is read, while
/// the memory of its replies is still warm. What they send goes out together at the end.
void Link::Private::receive()
{
    if (m_isReceiving)
        return;
    m_isReceiving = true;
    m_lastReceived = Clock::now();
    const QPointer<Link> alive(q);
    const Wire *wire = m_wire.get();
    std::optional<Error> broken;
    while (!broken && m_wire.get() == wire && readPiece()) {
        broken = takeReplies();
        tellMessages();
        if (!alive)
            return;
        resumeAnswered();
        if (!alive)
            return;
    }
    m_isReceiving = false;
    if (m_wire.get() == wire) {
        if (broken)
            lose(*broken);
        else if (m_isIntroduced)
            beOnline();
        else
            flush();
    }
}

bool Link::Private::readPiece()
{
    std::array<char, readAtOnce> buffer;
    const qint64 size = m_wire->read(buffer.data(), readAtOnce);
    m_reader->feed(QByteArrayView(buffer.data(), size));
    return size > 0;
}

/// Runs nobody else's code: what it reads from can't be pulled away meanwhile.
std::optional<Error> Link::Private::takeReplies()
{
    for (;;) {
        switch (m_reader->advance()) {
        case ReplyReader::Progress::NeedsBytes:
            return {};
        case ReplyReader::Progress::Broken:
            return m_reader->problem();
        case ReplyReader::Progress::HasReply:
            break;
        }
        if (m_introduction) {
            if (auto refusal = takeIntroduction(m_reader->take()))
                return refusal;
            continue;
        }
        Reply reply = m_reader->take();
        if (options.takesMessages && takeMessage(&reply))
            continue;
        if (!m_queue.isOwed())
            return Error{ErrorKind::Protocol,
                         TrafficText::tr("Redis sent an answer that nobody asked for."),
                         {}};
        const PendingCallPtr call = m_queue.takeHead();
        if (reply.type == Reply::Type::Error)
            answer(call, fail(serverError(reply.text)));
        else
            answer(call, std::move(reply));
    }
}

/// ["message", channel, payload] or ["pmessage", pattern, channel, payload].
bool Link::Private::takeMessage(Reply *reply)
{
    const auto &parts = reply->elements;
    const bool isMessage = (parts.size() == 3 && parts[0].text == "message") ||
                           (parts.size() == 4 && parts[0].text == "pmessage");
    if (isMessage)
        m_messages.push_back(std::move(*reply));
    return isMessage;
}

void Link::Private::tellMessages()
{
    const QPointer<Link> alive(q);
    while (alive && !m_messages.empty()) {
        const Reply message = std::move(m_messages.front());
        m_messages.pop_front();
        const size_t last = message.elements.size() - 1;
        Q_EMIT q->messageCame(message.elements[last - 1].text, message.elements[last]);
    }
}

std::optional<Error> Link::Private::takeIntroduction(const Reply &reply)
{
    const auto outcome =
        m_introduction->take(reply, Clock::now(), std::chrono::system_clock::now());
    if (!outcome)
        return {};
    if (!*outcome)
        return outcome->error();
    session = **outcome;
    clockOffset = session.clockOffset.value_or(clockOffset);
    m_introduction.reset();
    m_isIntroduced = true;
    return {};
}

} // namespace batchy
