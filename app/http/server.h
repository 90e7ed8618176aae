// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/acceptor.h"
#include "app/http/accesslog.h"
#include "app/http/connection.h"
#include "app/http/listener.h"
#include "app/http/message.h"
#include "app/http/poller.h"
#include "app/http/tlscontext.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

namespace batchy::http {

/// HTTP/1.0 and 1.1 on one listening socket, on this thread's event loop. Turns requests into
/// values, waits for the handler's answers, and keeps the limits. Knows no route.
class Server : public QObject, private Connection::Owner
{
    Q_OBJECT

public:
    struct Limits
    {
        Acceptor::Limits connections;
        RequestParser::Limits sizes;
        Connection::Times times;
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

    Server(Parts parts, const Limits &limits, QObject *parent = nullptr);
    ~Server() override;

    /// Takes the listener over and begins to answer. BadConfig when the certificate or its key is
    /// no good.
    Result<void> start(Listener listener, const Tls &tls);

    /// No new connections from now on; drained() follows once every request has been answered, at
    /// the latest after `limit`.
    void drain(std::chrono::milliseconds limit);

    /// Requests that have come whole and whose answers haven't gone out whole; no streams.
    int inProgress() const { return int(m_active.size() + m_patient.size() + m_leaving.size()); }
    qsizetype connections() const { return m_acceptor.count(); }

Q_SIGNALS:
    void drained();
    /// Around the handling of all requests that have come together.
    void requestsBegin();
    void requestsEnd();

private:
    struct Client;
    /// Clients whose requests are in progress, the oldest first.
    using Line = std::list<Client *>;

    void requestCame(const std::shared_ptr<Connection> &connection) override;
    void streamBegan(Connection *connection) override;
    void answerEnded(Connection *connection, const Connection::Ended &ended) override;
    void closing(Connection *connection) override;
    void closed(Connection *connection) override;
    void wakeLater(const std::shared_ptr<Connection> &connection) override;
    bool isDraining() const override { return m_isDraining; }

    void take(int descriptor, const QByteArray &client);
    QCoro::Task<void> serve(std::weak_ptr<Connection> waiting, std::shared_ptr<Request> request);
    void answer(Client *client, Response response);
    static void stand(Client *client, Line *line);
    static void standAside(Connection *connection);
    void beat();
    void wakeAll();
    void watchDeadlines();
    void giveUp();
    void endDrain();

    const Parts m_parts;
    const Limits m_limits;
    std::optional<TlsContext> m_tls;
    Poller m_poller;
    std::unordered_set<std::shared_ptr<Connection>> m_clients;
    Line m_active;  ///< whose answers have the server's own budget
    Line m_patient; ///< whose answers may take longer
    Line m_leaving; ///< whose answers are on their way out
    std::vector<std::weak_ptr<Connection>> m_toWake;
    Acceptor m_acceptor; ///< its listener goes before the poller
    QTimer m_heartbeat;
    QTimer m_deadline;
    bool m_isDraining = false;
    bool m_hasDrained = false;
};

} // namespace batchy::http
