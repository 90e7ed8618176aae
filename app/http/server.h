// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/accesslog.h"
#include "app/http/connections.h"
#include "app/http/listener.h"
#include "app/http/message.h"

#include <QCoroTask>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <functional>
#include <list>
#include <memory>
#include <unordered_set>

struct MHD_Connection;
struct MHD_Daemon;
struct MHD_Response;

namespace batchy::http {

/// HTTP/1.0 and 1.1 on one listening socket, without threads: libmicrohttpd on this thread's event
/// loop. Turns requests into values, waits for the handler's answers, and keeps the limits. Knows
/// no route.
class Server : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        int connections = 4096;
        int connectionsPerAddress = 2048;
        qsizetype targetBytes = 2048; ///< more is 414
        qsizetype headerBytes = 4096; ///< of all headers; more is 431
        qsizetype bodyBytes = 65536;  ///< more is 413
        Connections::Limits times;
        /// For an answer, unless the request's patience says otherwise.
        std::chrono::milliseconds answer{1700};
    };

    /// Certificate and key in PEM; both empty for plain HTTP.
    struct Tls
    {
        QByteArray certificate;
        QByteArray key;
    };

    /// Makes the answer. May suspend; the request lives as long as somebody holds it.
    using Handler = std::function<QCoro::Task<Response>(std::shared_ptr<Request>)>;
    /// The answer to a request whose handler takes too long; it goes on, and its own answer is
    /// dropped.
    using TooLate = std::function<Response(const Request &)>;
    /// Hears of each answered request: its status (0: the client left before) and how long it took,
    /// which of a stream is as long as somebody listened.
    using Heard =
        std::function<void(const Request &request, int status, std::chrono::microseconds duration)>;

    struct Parts
    {
        Handler handler;
        TooLate tooLate;
        Heard heard;
        AccessLog &log;
    };

    Server(Parts parts, Limits limits, QObject *parent = nullptr);
    ~Server() override;

    /// Takes the listener over and begins to answer. BadConfig when the certificate or its key is
    /// no good.
    Result<void> start(Listener listener, Tls tls);

    /// No new connections from now on; drained() follows once every request has been answered, at
    /// the latest after `limit`.
    void drain(std::chrono::milliseconds limit);

    /// For who answers several requests in one go and knows which is the last: uncork() sends the
    /// answers at once, where they would else wait for the event loop. Each cork() needs its
    /// uncork().
    void cork() { ++m_corks; }
    void uncork();

    /// Requests that have come whole and whose answers haven't gone out whole; no streams.
    int inProgress() const { return m_unanswered; }
    qsizetype connections() const { return m_connections.count(); }

Q_SIGNALS:
    void drained();
    /// Around the handling of all requests that have come together.
    void requestsBegin();
    void requestsEnd();

private:
    struct Exchange;
    struct Callbacks;
    using Active = std::list<std::shared_ptr<Exchange>>;

    QCoro::Task<void> serve(std::shared_ptr<Exchange> exchange);
    void begin(Exchange *exchange, const char *method, const char *version);
    void dispatch(const std::shared_ptr<Exchange> &exchange);
    void queue(Exchange *exchange, Response response);
    MHD_Response *beginStream(Exchange *exchange);
    void resume(Exchange *exchange);
    void watchStreams();
    void watchPatient();
    void resumeStreams();
    void answer(Exchange *exchange, Response response);
    void completed(Exchange *exchange, bool isWhole);
    void uncount(Exchange *exchange);
    void release(Exchange *exchange);
    void giveUp();
    void run();
    bool hasMore() const;
    void runLater();
    void watchDeadlines();

    const Parts m_parts;
    const Limits m_limits;
    std::optional<Listener> m_listener;
    Tls m_tls;
    MHD_Daemon *m_daemon = nullptr;
    std::unique_ptr<QSocketNotifier> m_notifier;
    Connections m_connections;
    Active m_active;                          ///< in progress, the oldest first
    Active m_patient;                         ///< in progress, with a patience of their own
    std::unordered_set<Exchange *> m_streams; ///< whose answers are streams, until completed
    int m_unanswered = 0;
    int m_held = 0;          ///< in progress without being suspended
    bool m_hasMoved = false; ///< the library has called us while it was run last
    QTimer m_heartbeat;
    QTimer m_retry; ///< for what the library may have left to do beside those that are held
    QTimer m_deadline;
    int m_corks = 0;
    bool m_isRunDue = false; ///< at the last uncork()
    bool m_isRunPosted = false;
    bool m_isRunning = false;
    bool m_isDraining = false;
};

} // namespace batchy::http
