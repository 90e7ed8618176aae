// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/commandwriter.h"
#include "core/redis/endpoint.h"
#include "core/redis/pendingcall.h"
#include "core/redis/reply.h"
#include "core/result.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <coroutine>
#include <memory>
#include <span>
#include <vector>

namespace batchy {

/// One connection to Redis, shared and pipelined by many callers on one event loop: bytes to
/// replies and back. It knows no workflow. It connects, introduces itself (AUTH, SELECT, CLIENT
/// SETNAME, TIME), answers every command exactly once, and after a loss comes back by itself with
/// growing, jittered pauses. It never repeats a command. No WATCH, MULTI or blocking command may be
/// sent through it.
class Link final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Offline,    ///< not started, or pausing before the next try: calls fail at once
        Connecting, ///< calls wait for the outcome
        Online
    };
    Q_ENUM(State)

    struct Options
    {
        std::chrono::milliseconds connectTimeout{
            5000}; ///< for each step: socket, TLS, introduction
        std::chrono::milliseconds commandTimeout{10000};
        std::chrono::milliseconds firstPause{
            250}; ///< before the first reconnect; doubles, jittered
        std::chrono::milliseconds longestPause{10000};
        qint64 maxReplyBytes = 512LL * 1024 * 1024;
        /// Without: one try, nothing says "Retrying", and the owner may call start() again.
        bool reconnects = true;
        /// For a subscriber: arrays that begin with "message" or "pmessage" are told by
        /// messageCame() and never taken for the answer of a command. SUBSCRIBE and PSUBSCRIBE are
        /// answered by their confirmation: name one channel in each. What a subscribed connection
        /// may still send is PING, which is answered by an array.
        bool takesMessages = false;
        QByteArray clientName = QByteArrayLiteral("batchy");
    };

    class Call;

    explicit Link(Endpoint endpoint, QObject *parent = nullptr);
    Link(Endpoint endpoint, Options options, QObject *parent = nullptr);
    /// Answers all that is pending with Offline or, what was sent and may change, UnknownFate.
    ~Link() override;

    /// Starts connecting; does nothing when it already is or has.
    void start();
    /// Closes and stays closed until start(). Pending commands are answered.
    void stop();
    /// Stops; from the next start() on as that user. An empty name is the default user.
    void setUser(const QString &user, const QString &password);

    const Endpoint &endpoint() const;
    State state() const;
    /// Why it isn't online; the last failure. Default-constructed while there has been none.
    const Error &lastError() const;

    /// This machine's clock minus Redis's is subtracted by adding this to now(): measured with TIME
    /// at each connect, half the round trip taken off (RULES, head). Zero before the first connect;
    /// where a reconnect can't measure it, the last one.
    std::chrono::microseconds clockOffset() const;
    /// Whether the last connect could measure it. False before the first one, and where the server
    /// doesn't tell its time (TIME is forbidden or renamed): times are then as right as this
    /// machine's clock, and a face that writes some should show clockProblem() as a warning.
    bool isClockKnown() const;
    /// Why not, in a sentence with a hint. Default-constructed when the clock is known, and before
    /// the first connect.
    const Error &clockProblem() const;
    /// CLIENT ID of the present connection, 0 when the server doesn't tell. A caller that lost a
    /// write can CLIENT KILL ID the old one before it reads back.
    qint64 connectionId() const;
    /// The name by which CLIENT LIST shows this link's connections: Options::clientName, the
    /// process id and a number that no other link has.
    const QByteArray &clientName() const;

    /// Sends a command with any byte strings or integers and can be awaited:
    /// `Result<Reply> r = co_await link.call("HGETALL", key);`
    /// Errors: Offline (never sent, or it only reads and the connection was lost), UnknownFate
    /// (sent, may change something, connection lost), Timeout, Refused, BadData (WRONGTYPE),
    /// Protocol; Error::code holds the server's first word.
    template<class... Args>
    Call call(const Args &...args);
    /// The same with a list and, where given, a time-out of its own.
    Call command(std::vector<QByteArray> args);
    Call command(std::vector<QByteArray> args, std::chrono::milliseconds timeout);

    /// For who makes many commands in one go and knows when the last is made: uncork() sends what
    /// is still unsent at once, where it would else wait for the end of the event loop's turn. Each
    /// cork() needs its uncork().
    void cork();
    void uncork();

Q_SIGNALS:
    void stateChanged(batchy::Link::State state);
    /// An established connection broke, or a try failed; the next try comes in `pause` (0: none
    /// will).
    void failed(const batchy::Error &error, std::chrono::milliseconds pause);
    /// Somebody published to a channel that this connection is subscribed to. Whoever awaits a
    /// command is resumed after all messages that came before its answer have been told. The
    /// payload of `__redis__:invalidate` is an array of keys, or nil.
    void messageCame(const QByteArray &channel, const batchy::Reply &payload);

private:
    class Private;

    Call send(std::span<const QByteArrayView> arguments, std::chrono::milliseconds timeout);
    Call send(std::span<const QByteArrayView> arguments);

    std::unique_ptr<Private> d;
};

/// What a command returns at once: its place in the queue. Await it once, now or later (make
/// several, then await them: they travel together), or drop it: the command is sent all the same.
/// It may outlive the link.
class Link::Call
{
public:
    explicit Call(PendingCallPtr pending) : m_pending(std::move(pending)) {}
    Call(Call &&) noexcept = default;
    Call &operator=(Call &&) noexcept = default;
    ~Call()
    {
        if (m_pending)
            m_pending->waiter = {};
    }

    /// A small one of its own, because GCC 12 copies an awaiter that is a named variable.
    struct Awaiter
    {
        PendingCall *pending;

        bool await_ready() const noexcept { return pending->answer.has_value(); }
        void await_suspend(std::coroutine_handle<> waiter) noexcept { pending->waiter = waiter; }
        Result<Reply> await_resume() { return std::move(*pending->answer); }
    };
    Awaiter operator co_await() const noexcept { return {m_pending.data()}; }

private:
    PendingCallPtr m_pending;
};

template<class... Args>
Link::Call Link::call(const Args &...args)
{
    const auto sendViews = [this](const auto &...arguments) {
        const QByteArrayView views[] = {arguments.bytes()...};
        return send(views);
    };
    return sendViews(CommandArgument(args)...);
}

} // namespace batchy
