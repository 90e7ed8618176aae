// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/channel.h"
#include "app/http/poller.h"
#include "app/http/requestparser.h"

#include <chrono>
#include <memory>
#include <string>

namespace batchy::http {

/// One client: its requests one after the other, each answered before the next is looked at.
/// Whatever it sends or doesn't send, it holds no more than one request, what came with its last
/// bytes, and one answer.
class Connection : public Watched, public std::enable_shared_from_this<Connection>
{
public:
    using Clock = std::chrono::steady_clock;

    struct Times
    {
        std::chrono::seconds request{10}; ///< from a request's first byte to its last
        std::chrono::seconds idle{60};    ///< without any request, or an answer that isn't taken
    };

    /// An answer that has gone out, or never will.
    struct Ended
    {
        const Request &request;
        const Response &response;
        /// What the client got; 0 when it left before it had all. A stream ends by its leaving.
        int status;
        /// From the whole request to here, or from its first byte where it didn't come whole.
        std::chrono::microseconds duration;
    };

    /// Who keeps the connections. All calls come from ready(), answer(), wake() and look().
    class Owner
    {
    public:
        /// Makes an answer() to request(), now or later.
        virtual void requestCame(const std::shared_ptr<Connection> &connection) = 0;
        /// The answer to request() is a stream from now on.
        virtual void streamBegan(Connection *connection) = 0;
        virtual void answerEnded(Connection *connection, const Ended &ended) = 0;
        /// Its descriptor is about to be closed.
        virtual void closing(Connection *connection) = 0;
        /// Let go of it.
        virtual void closed(Connection *connection) = 0;
        /// Calls wake() in the next turn of the event loop.
        virtual void wakeLater(const std::shared_ptr<Connection> &connection) = 0;
        /// Whether each answer is now the last one of its connection.
        virtual bool isDraining() const = 0;

    protected:
        ~Owner() = default;
    };

    Connection(Owner *owner, std::unique_ptr<Channel> channel, QByteArray client,
               const RequestParser::Limits &limits);
    virtual ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    int descriptor() const { return m_channel->descriptor(); }
    /// Its address without the port, or "unix".
    const QByteArray &client() const { return m_client; }
    /// That an answer is waited for; null when there is none.
    const std::shared_ptr<Request> &request() const { return m_request; }
    Clock::time_point since() const { return m_since; }
    bool isWaitingFor(const std::shared_ptr<Request> &request) const
    {
        return m_stage == Stage::Waiting && m_request == request;
    }

    void ready(uint32_t events) override;
    /// To the request that is waited for.
    void answer(Response response);
    /// Its stream has something to say, or it has more requests to take.
    void wake() { advance(); }
    /// To be called about once a second: ends what takes too long.
    void look(Clock::time_point now, const Times &times);
    void close();

private:
    enum class Stage {
        Reading,
        Waiting,   ///< for an answer()
        Writing,   ///< the answer
        Streaming, ///< an answer without an end in sight
        Lingering, ///< answered and done; what still comes is thrown away
        Closed
    };

    void advance();
    bool step();
    QByteArrayView receive();
    bool read();
    bool feed(QByteArrayView bytes);
    void keep(QByteArrayView rest);
    void refuse(Response response);
    void begin(Response response);
    bool flush();
    bool stream();
    void endAnswer();
    void tellEnd(int status);
    bool discard();
    bool hasInput() const { return m_inputAt < m_input.size(); }

    Owner *const m_owner;
    std::unique_ptr<Channel> m_channel;
    const QByteArray m_client;
    RequestParser m_parser;
    QByteArray m_input; ///< has come, but wasn't taken
    qsizetype m_inputAt = 0;
    std::shared_ptr<Request> m_request;
    Response m_response;
    std::string m_output;  ///< what goes out: the answer's head with a small body, or chunks of it
    QByteArrayView m_rest; ///< the answer's body, where it is large
    qsizetype m_sent = 0;  ///< of both
    Clock::time_point m_since;   ///< the request came whole; before that, its first byte
    Clock::time_point m_touched; ///< when something went on last
    Stage m_stage = Stage::Reading;
    bool m_canRead = true;
    bool m_isAtEnd = false;   ///< nothing more can be read
    bool m_hasHungUp = false; ///< nothing more will come behind what is there
    bool m_needsMore = false; ///< what is in m_input isn't enough
    bool m_hasBegun = false;  ///< some of a request has come
    bool m_hasContinued = false;
    bool m_isBroken = false; ///< where the next request begins isn't known
    bool m_keepsAlive = true;
    bool m_isChunked = false;
    bool m_isBlocked = false; ///< the client doesn't take its answer
    bool m_isAdvancing = false;
};

} // namespace batchy::http
