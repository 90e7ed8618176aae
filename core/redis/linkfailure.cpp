// SPDX-License-Identifier: GPL-3.0-or-later
// How a link ends, waits and gives up: the other half of Link::Private.
#include "core/redis/linkprivate.h"
#include "core/redis/servererror.h"

#include <QCoreApplication>
#include <QRandomGenerator>

namespace batchy {

namespace {

using std::chrono::milliseconds;

struct FailureText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Link)
};

/// "10 s", "250 ms"
QString shownDuration(milliseconds duration)
{
    if (duration < std::chrono::seconds(1))
        return FailureText::tr("%1 ms").arg(duration.count());
    return FailureText::tr("%1 s").arg((duration.count() + 500) / 1000);
}

/// Whether the address or the rights must be changed before it can work.
bool isLasting(const Error &error)
{
    return error.kind == ErrorKind::BadConfig ||
           (error.kind == ErrorKind::Refused && !isPassing(error));
}

} // namespace

void Link::Private::lose(Error error)
{
    const auto pause = nextPause(error);
    lastError = error;
    dropConnection();
    if (pause > milliseconds(0)) {
        m_retryAt = Clock::now() + pause;
        m_retryTimer.start(pause);
    }
    answerRemains(error);
    const QPointer<Link> alive(q);
    Q_EMIT q->stateChanged(State::Offline);
    if (alive)
        Q_EMIT q->failed(error, pause);
    if (alive)
        resumeAnswered();
}

void Link::Private::stop()
{
    m_isStopped = true;
    m_retryTimer.stop();
    if (state == State::Offline)
        return;
    dropConnection();
    answerRemains(closedError());
    const QPointer<Link> alive(q);
    Q_EMIT q->stateChanged(State::Offline);
    if (alive)
        resumeAnswered();
}

void Link::Private::close()
{
    m_isClosing = true;
    m_isStopped = true;
    m_retryTimer.stop();
    dropConnection();
    answerRemains(closedError());
    resumeAnswered();
}

Error Link::Private::closedError() const
{
    return {ErrorKind::Offline,
            FailureText::tr("The connection to Redis at %1 was closed.").arg(endpoint.display()),
            {}};
}

void Link::Private::dropConnection()
{
    m_wire.reset();
    m_reader.reset();
    m_introduction.reset();
    m_messages.clear();
    m_isIntroduced = false;
    m_stepTimer.stop();
    session.connectionId = 0;
    state = State::Offline;
}

/// Zero when there will be no next try.
milliseconds Link::Private::nextPause(const Error &error)
{
    if (!options.reconnects)
        return milliseconds(0);
    // One that breaks soon after each connect must not bring back the short pauses.
    if (state == State::Online && Clock::now() - m_onlineSince >= options.longestPause)
        m_backoff.reset();
    if (isLasting(error))
        m_backoff.jumpToLongest();
    return m_backoff.next(QRandomGenerator::global()->generateDouble());
}

/// What was never sent fails as calls do now; what was sent has an unknown fate, unless it only
/// read. Only the first of these is known to be what an unreadable answer belonged to.
void Link::Private::answerRemains(const Error &cause)
{
    const auto [sent, unsent] = m_queue.takeAll();
    Error lost = cause;
    lost.kind = ErrorKind::Offline;
    lost.code.clear();
    Error fate = lost;
    fate.kind = ErrorKind::UnknownFate;
    fate.hint = FailureText::tr("A change may have been made: look again before you repeat it.");
    for (size_t i = 0; i < sent.size(); ++i) {
        const bool isUnreadable = i == 0 && cause.kind == ErrorKind::Protocol;
        answer(sent[i], fail(isUnreadable ? cause : sent[i]->isRead ? lost : fate));
    }
    for (const PendingCallPtr &call : unsent)
        answer(call, fail(unsentError()));
}

Error Link::Private::unsentError() const
{
    if (m_isStopped)
        return {ErrorKind::Offline,
                FailureText::tr("Not connected to Redis at %1.").arg(endpoint.display()),
                {}};
    Error error = lastError;
    if (!isLasting(error))
        error.kind = ErrorKind::Offline;
    if (m_retryTimer.isActive()) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(m_retryAt - Clock::now());
        error.what = FailureText::tr("%1 Retrying in %2 s.")
                         .arg(error.what, QString::number(std::max<qint64>(left.count(), 1)));
    }
    return error;
}

void Link::Private::watch(Clock::time_point deadline)
{
    m_watched = deadline;
    const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now());
    m_deadlineTimer.start(std::max(left, milliseconds(0)));
}

void Link::Private::onDeadline()
{
    const auto now = Clock::now();
    m_watched = Clock::time_point::max();
    const auto [sent, unsent] = m_queue.takeExpired(now);
    for (const PendingCallPtr &call : sent)
        answer(call, fail(timeoutError(*call)));
    for (const PendingCallPtr &call : unsent)
        answer(call, fail(ErrorKind::Offline,
                          FailureText::tr("Can't reach Redis at %1 (no connection within %2).")
                              .arg(endpoint.display(), shownDuration(call->timeout))));
    const auto silence = silenceDeadline();
    if (silence <= now) {
        lose({ErrorKind::Offline,
              FailureText::tr("Redis at %1 doesn't answer any more.").arg(endpoint.display()),
              FailureText::tr("Its process may be stopped or its machine out of reach.")});
        return;
    }
    if (const auto next = std::min(silence, m_queue.earliestDeadline());
        next != Clock::time_point::max())
        watch(next);
    resumeAnswered();
}

Error Link::Private::timeoutError(const PendingCall &call) const
{
    return {ErrorKind::Timeout,
            FailureText::tr("Redis at %1 didn't answer within %2.")
                .arg(endpoint.display(), shownDuration(call.timeout)),
            call.isRead ? FailureText::tr("It may be busy or out of reach: try again in a moment.")
                        : FailureText::tr("The command may still be carried out: look again before "
                                          "you repeat it.")};
}

/// When to give the connection up: the head of the queue has timed out, and nothing has come for
/// that long. A call with a short time-out of its own doesn't hasten it for the others.
Link::Private::Clock::time_point Link::Private::silenceDeadline() const
{
    if (!m_queue.isOwed() || !m_queue.head()->answer)
        return Clock::time_point::max();
    const PendingCall &head = *m_queue.head();
    const auto since = std::max(m_lastReceived, head.deadline - head.timeout);
    return since + std::max(head.timeout, options.commandTimeout);
}

void Link::Private::onStepTimeout()
{
    lose({ErrorKind::Offline,
          FailureText::tr("Can't reach Redis at %1 (it accepts connections but doesn't answer).")
              .arg(endpoint.display()),
          FailureText::tr("Its process may be stopped, or it isn't Redis.")});
}

void Link::Private::answer(const PendingCallPtr &call, Result<Reply> &&result)
{
    if (call->answer) // timed out before
        return;
    call->answer.emplace(std::move(result));
    m_answered.push_back(call);
}

void Link::Private::resumeAnswered()
{
    const QPointer<Link> alive(q);
    while (alive && !m_answered.empty()) {
        const PendingCallPtr call = std::move(m_answered.front());
        m_answered.pop_front();
        call->resume();
    }
}

} // namespace batchy
