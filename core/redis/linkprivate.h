// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/backoff.h"
#include "core/redis/callqueue.h"
#include "core/redis/introduction.h"
#include "core/redis/link.h"
#include "core/redis/replyreader.h"
#include "core/redis/wire.h"

#include <QPointer>
#include <QTimer>

#include <deque>
#include <optional>

namespace batchy {

/// The state of a link: which wire, how far it got, who waits for what. For link.cpp only.
///
/// Whoever is resumed or told by a signal may stop or delete the link. So answers are written first
/// and the waiters resumed last, from a list; after each resume and each signal a function that
/// goes on asks its QPointer whether there is still a link.
class Link::Private
{
public:
    Private(Link *link, Endpoint endpoint, Options options);

    void start();
    void stop();
    /// For the destructor: answers everybody and tells nobody else.
    void close();
    PendingCallPtr send(std::span<const QByteArrayView> arguments,
                        std::chrono::milliseconds timeout);
    void cork() { ++m_corks; }
    void uncork();

    Endpoint endpoint;
    const Options options;
    State state = State::Offline;
    Error lastError;
    Introduction::Session session;
    std::chrono::microseconds clockOffset{0}; ///< the last that could be measured

private:
    using Clock = CallQueue::Clock;

    // The way up
    void tryToConnect();
    void introduce();
    void beOnline();
    // The traffic
    bool isWorthSending() const;
    void flush();
    void flushLater();
    void receive();
    bool readPiece();
    std::optional<Error> takeReplies();
    bool takeMessage(Reply *reply);
    void tellMessages();
    std::optional<Error> takeIntroduction(const Reply &reply);
    // The ways down
    void lose(Error error);
    void dropConnection();
    std::chrono::milliseconds nextPause(const Error &error);
    void answerRemains(const Error &cause);
    Error closedError() const;
    Error unsentError() const;
    Error timeoutError(const PendingCall &call) const;
    // Time
    void watch(Clock::time_point deadline);
    void onDeadline();
    Clock::time_point silenceDeadline() const;
    void onStepTimeout();

    void answer(const PendingCallPtr &call, Result<Reply> &&result);
    void resumeAnswered();

    Link *const q;
    Wire::Ptr m_wire;
    std::optional<ReplyReader> m_reader;
    std::optional<Introduction> m_introduction; ///< while it goes on
    CallQueue m_queue;
    std::deque<PendingCallPtr> m_answered; ///< to be resumed
    std::deque<Reply> m_messages;          ///< to be told
    Backoff m_backoff;
    QTimer m_retryTimer;
    QTimer m_stepTimer;     ///< for the introduction
    QTimer m_deadlineTimer; ///< fires no later than the earliest deadline, at times in vain
    Clock::time_point m_watched = Clock::time_point::max(); ///< when it fires
    Clock::time_point m_retryAt;
    Clock::time_point m_onlineSince;
    Clock::time_point m_lastReceived;
    int m_corks = 0;
    bool m_isStopped = true; ///< by stop(), or not started yet
    bool m_isClosing = false;
    bool m_isIntroduced = false; ///< and about to be Online
    bool m_isFlushPosted = false;
    bool m_isReceiving = false;
};

} // namespace batchy
