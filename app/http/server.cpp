// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/server.h"

#include "app/http/exchange.h"
#include "app/http/requesthead.h"

#include <microhttpd.h>

#include <cstring>

namespace batchy::http {

namespace {

/// While the library has work at hand it is run again at once, but not for ever.
constexpr int mostRuns = 64;
/// An answer that was queued is begun in one run and sent in the next.
constexpr int leastRuns = 2;
constexpr auto retryPause = std::chrono::milliseconds(10);

/// Of one connection: request line, headers, what the library notes of them (cookies a second
/// time), and the buffer that answers are written from. It is cleared for each request, so a large
/// one costs time.
qsizetype poolBytes(const Server::Limits &limits)
{
    return qMax((limits.targetBytes + limits.headerBytes) * 5 / 3, qsizetype(8192));
}

} // namespace

/// What the library calls. Its pointers are turned into ours here and nowhere else.
struct Server::Callbacks
{
    static void *targetCame(void *server, const char *target, MHD_Connection *connection)
    {
        static_cast<Server *>(server)->m_hasMoved = true;
        auto exchange = std::make_shared<Exchange>();
        exchange->connection = connection;
        exchange->peer = static_cast<Connection *>(
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)
                ->socket_context);
        exchange->request->client = exchange->peer->client;
        exchange->request->target = target;
        exchange->rawTarget = target;
        // The library would make a list of the query's parts in the connection's pool, and hang up
        // without a word where there are too many. Its own text ends at the question mark now.
        if (const char *query = target ? std::strchr(target, '?') : nullptr)
            const_cast<char *>(query)[1] = '\0';
        exchange->since = std::chrono::steady_clock::now();
        exchange->self = exchange;
        return exchange.get();
    }

    /// Targets are decoded by us: the library's way ends a name at a zero byte.
    static size_t leaveEscaped(void *, MHD_Connection *, char *text) { return std::strlen(text); }

    static MHD_Result requestCame(void *server, MHD_Connection *, const char *, const char *method,
                                  const char *version, const char *body, size_t *size,
                                  void **context)
    {
        auto *self = static_cast<Server *>(server);
        auto *exchange = static_cast<Exchange *>(*context);
        if (exchange->isHeld)
            return MHD_YES;
        self->m_hasMoved = true;
        if (!exchange->hasBegun) {
            self->begin(exchange, method, version);
            return MHD_YES;
        }
        if (exchange->hasLeft)
            return MHD_NO;
        if (*size > 0) {
            Request &request = *exchange->request;
            if (request.body.size() + qsizetype(*size) > self->m_limits.bodyBytes)
                exchange->refused = bodyTooLarge();
            else
                request.body.append(body, qsizetype(*size));
            *size = 0;
            return MHD_YES;
        }
        if (exchange->stage == Exchange::Stage::Receiving)
            self->dispatch(exchange->self);
        return MHD_YES;
    }

    static void requestEnded(void *server, MHD_Connection *, void **context,
                             MHD_RequestTerminationCode code)
    {
        auto *exchange = static_cast<Exchange *>(std::exchange(*context, nullptr));
        static_cast<Server *>(server)->m_hasMoved = true;
        if (!exchange)
            return;
        // What the library can't read, it answers itself.
        const bool isRefused = !exchange->hasBegun && code == MHD_REQUEST_TERMINATED_WITH_ERROR;
        if (isRefused) {
            exchange->stage = Exchange::Stage::Answered;
            exchange->response.status = MHD_HTTP_BAD_REQUEST;
        }
        static_cast<Server *>(server)->completed(
            exchange, isRefused || code == MHD_REQUEST_TERMINATED_COMPLETED_OK);
    }

    static void connectionChanged(void *server, MHD_Connection *connection, void **context,
                                  MHD_ConnectionNotificationCode code)
    {
        auto *self = static_cast<Server *>(server);
        self->m_hasMoved = true;
        if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
            auto *peer = static_cast<Connection *>(*context);
            self->m_connections.remove(peer);
            delete peer;
            // Those who wait outside come in only when the library is run again.
            if (self->m_connections.count() + 1 >= self->m_limits.connections)
                self->runLater();
            return;
        }
        auto *peer = new Connection;
        peer->descriptor =
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
        peer->client = clientName(
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr);
        self->m_connections.add(peer);
        *context = peer;
    }

    static MHD_Result headerCame(void *exchange, MHD_ValueKind, const char *name, size_t nameSize,
                                 const char *value, size_t valueSize)
    {
        static_cast<Exchange *>(exchange)->request->headers.push_back(
            {QByteArray(name, qsizetype(nameSize)), QByteArray(value, qsizetype(valueSize))});
        return MHD_YES;
    }
};

Server::Server(Parts parts, Limits limits, QObject *parent)
    : QObject(parent), m_parts(std::move(parts)), m_limits(limits), m_connections(limits.times)
{
    // Without it the library accepts nothing any more once it was at the limit of connections.
    m_heartbeat.setInterval(1000);
    connect(&m_heartbeat, &QTimer::timeout, this, [this] {
        m_connections.sweep(Connection::Clock::now());
        watchStreams();
        watchPatient();
        run();
    });
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryPause);
    connect(&m_retry, &QTimer::timeout, this, &Server::run);
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, &Server::giveUp);
}

Server::~Server()
{
    m_notifier.reset();
    if (!m_daemon)
        return;
    // The library mustn't be stopped while connections are suspended.
    for (Active *list : {&m_active, &m_patient})
        while (!list->empty())
            answer(list->front().get(), m_parts.tooLate(*list->front()->request));
    resumeStreams();
    MHD_stop_daemon(m_daemon);
}

Result<void> Server::start(Listener listener, Tls tls)
{
    m_listener.emplace(std::move(listener));
    m_tls = std::move(tls);
    std::vector<MHD_OptionItem> options{
        {MHD_OPTION_CONNECTION_LIMIT, m_limits.connections, nullptr},
        {MHD_OPTION_PER_IP_CONNECTION_LIMIT, m_limits.connectionsPerAddress, nullptr},
        {MHD_OPTION_CONNECTION_TIMEOUT, intptr_t(m_limits.times.idle.count()), nullptr},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, intptr_t(poolBytes(m_limits)), nullptr},
        {MHD_OPTION_LISTEN_SOCKET, m_listener->descriptor(), nullptr},
        {MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1, nullptr},
        {MHD_OPTION_URI_LOG_CALLBACK, intptr_t(&Callbacks::targetCame), this},
        {MHD_OPTION_UNESCAPE_CALLBACK, intptr_t(&Callbacks::leaveEscaped), this},
        {MHD_OPTION_NOTIFY_COMPLETED, intptr_t(&Callbacks::requestEnded), this},
        {MHD_OPTION_NOTIFY_CONNECTION, intptr_t(&Callbacks::connectionChanged), this}};
    unsigned flags = MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME;
    if (!m_tls.certificate.isEmpty()) {
        flags |= MHD_USE_TLS;
        options.push_back({MHD_OPTION_HTTPS_MEM_CERT, 0, m_tls.certificate.data()});
        options.push_back({MHD_OPTION_HTTPS_MEM_KEY, 0, m_tls.key.data()});
    }
    options.push_back({MHD_OPTION_END, 0, nullptr});
    m_daemon = MHD_start_daemon(flags, 0, nullptr, nullptr, &Callbacks::requestCame, this,
                                MHD_OPTION_ARRAY, options.data(), MHD_OPTION_END);
    if (!m_daemon)
        return m_tls.certificate.isEmpty()
                   ? fail(ErrorKind::Internal, QStringLiteral("The HTTP server can't be started."))
                   : fail(ErrorKind::BadConfig,
                          QStringLiteral("The certificate or its key can't be used for TLS."),
                          QStringLiteral("Both files must be PEM, and belong together."));
    const int epoll = MHD_get_daemon_info(m_daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
    m_notifier = std::make_unique<QSocketNotifier>(epoll, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Server::run);
    m_heartbeat.start();
    runLater();
    return {};
}

void Server::run()
{
    if (!m_daemon || m_isRunning)
        return;
    m_isRunning = true;
    m_isRunPosted = false;
    m_isRunDue = false;
    int runs = 0;
    Q_EMIT requestsBegin();
    do {
        m_hasMoved = false;
        MHD_run(m_daemon);
    } while (++runs < mostRuns && hasMore() && (m_held == 0 || m_hasMoved || runs < leastRuns));
    m_isRunning = false;
    Q_EMIT requestsEnd();
    if (runs == mostRuns)
        runLater();
    else if (m_held > 0 && !m_retry.isActive())
        m_retry.start();
    if (m_isDraining && m_unanswered == 0)
        Q_EMIT drained();
}

/// Whether the library has work at hand. It counts those that are held as such.
bool Server::hasMore() const
{
    MHD_UNSIGNED_LONG_LONG wait = 0;
    return MHD_get_timeout(m_daemon, &wait) == MHD_YES && wait == 0;
}

/// Once for all answers of a turn of the event loop.
void Server::runLater()
{
    m_isRunDue = true;
    if (m_isRunPosted || m_corks > 0)
        return;
    m_isRunPosted = true;
    QMetaObject::invokeMethod(this, &Server::run, Qt::QueuedConnection);
}

void Server::uncork()
{
    if (--m_corks > 0 || !m_isRunDue)
        return;
    if (m_isRunning)
        runLater();
    else
        run();
}

void Server::begin(Exchange *exchange, const char *method, const char *version)
{
    exchange->hasBegun = true;
    Request &request = *exchange->request;
    request.method = method;
    keepZeroBytes(request, {method, exchange->rawTarget, version});
    MHD_get_connection_values_n(exchange->connection, MHD_HEADER_KIND, &Callbacks::headerCame,
                                exchange);
    auto refused =
        refuseHead(request, {m_limits.targetBytes, m_limits.headerBytes, m_limits.bodyBytes});
    if (!refused)
        return;
    if (!refused->isFinal) {
        exchange->refused = std::move(refused->response);
        return;
    }
    // An answer now ends the connection: the body isn't waited for.
    exchange->stage = Exchange::Stage::Answered;
    queue(exchange, std::move(refused->response));
}

void Server::drain(std::chrono::milliseconds limit)
{
    run(); // who has connected already is let in
    m_isDraining = true;
    MHD_quiesce_daemon(m_daemon);
    m_listener.reset(); // whoever comes now is told at once, or meets our successor
    for (const auto &exchange : m_patient)
        exchange->patience->start(0);
    QTimer::singleShot(limit, this, &Server::drained);
    runLater();
}

} // namespace batchy::http
