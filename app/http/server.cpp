// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/server.h"

#include "app/http/exchange.h"
#include "app/http/requesthead.h"

#include <microhttpd.h>

#include <cstring>

namespace batchy::http {

namespace {

/// Of one connection: request line, headers, and the buffer that answers are written from.
constexpr size_t poolBytes = 16 * 1024;
/// While the library has work at hand it is run again at once, but not for ever.
constexpr int mostRuns = 64;

} // namespace

/// What the library calls. Its pointers are turned into ours here and nowhere else.
struct Server::Callbacks
{
    static void *targetCame(void *, const char *target, MHD_Connection *connection)
    {
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
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, intptr_t(poolBytes), nullptr},
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
    MHD_UNSIGNED_LONG_LONG wait = 0;
    int runs = 0;
    do {
        MHD_run(m_daemon);
    } while (MHD_get_timeout(m_daemon, &wait) == MHD_YES && wait == 0 && ++runs < mostRuns);
    m_isRunning = false;
    if (runs == mostRuns)
        runLater();
    if (m_isDraining && m_unanswered == 0)
        Q_EMIT drained();
}

/// Once for all answers of a turn of the event loop.
void Server::runLater()
{
    if (m_isRunPosted)
        return;
    m_isRunPosted = true;
    QMetaObject::invokeMethod(this, &Server::run, Qt::QueuedConnection);
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

void Server::dispatch(const std::shared_ptr<Exchange> &exchange)
{
    Connections::requestComplete(exchange->peer);
    exchange->stage = Exchange::Stage::Waiting;
    exchange->since = std::chrono::steady_clock::now();
    exchange->isCounted = true;
    ++m_unanswered;
    if (exchange->refused) {
        answer(exchange.get(), std::move(*exchange->refused));
        return;
    }
    serve(exchange);
    if (exchange->stage == Exchange::Stage::Answered)
        return;
    MHD_suspend_connection(exchange->connection);
    exchange->isSuspended = true;
    exchange->list = exchange->request->patience ? &m_patient : &m_active;
    exchange->place = exchange->list->insert(exchange->list->end(), exchange);
    if (exchange->request->patience) {
        exchange->patience = new QTimer(this);
        exchange->patience->setSingleShot(true);
        connect(exchange->patience, &QTimer::timeout, this,
                [this, exchange] { answer(exchange.get(), m_parts.tooLate(*exchange->request)); });
        exchange->patience->start(*exchange->request->patience);
    } else if (!m_deadline.isActive()) {
        watchDeadlines();
    }
}

QCoro::Task<void> Server::serve(std::shared_ptr<Exchange> exchange)
{
    Response response = co_await m_parts.handler(exchange->request);
    answer(exchange.get(), std::move(response));
}

/// Once only: whoever comes second, the handler or the deadline, is not heard.
void Server::answer(Exchange *exchange, Response response)
{
    if (exchange->stage != Exchange::Stage::Waiting)
        return;
    exchange->stage = Exchange::Stage::Answered;
    queue(exchange, std::move(response));
    if (exchange->isSuspended) {
        exchange->isSuspended = false;
        MHD_resume_connection(exchange->connection);
        runLater();
    }
    if (exchange->patience)
        exchange->patience->deleteLater();
    if (Active *list = std::exchange(exchange->list, nullptr))
        list->erase(exchange->place); // may let the exchange go: nothing behind this
}

void Server::queue(Exchange *exchange, Response answer)
{
    exchange->response = std::move(answer);
    Response &response = exchange->response;
    MHD_Response *made = nullptr;
    if (response.stream) {
        uncount(exchange);
        made = beginStream(exchange);
    } else {
        made = MHD_create_response_from_buffer(size_t(response.body.size()),
                                               const_cast<char *>(response.body.constData()),
                                               MHD_RESPMEM_PERSISTENT);
    }
    MHD_add_response_header(made, "Content-Type", response.type.constData());
    MHD_add_response_header(made, "Cache-Control", "no-store");
    for (const Header &header : response.headers)
        MHD_add_response_header(made, header.name.constData(), header.value.constData());
    if (m_isDraining)
        MHD_add_response_header(made, "Connection", "close");
    MHD_queue_response(exchange->connection, unsigned(response.status), made);
    MHD_destroy_response(made);
}

void Server::completed(Exchange *exchange, bool isWhole)
{
    const auto self = std::move(exchange->self); // the last hold, unless its handler still runs
    uncount(exchange);
    if (exchange->response.stream) {
        m_streams.erase(exchange);
        exchange->response.stream->closed();
    }
    const bool wasAnswered = exchange->stage == Exchange::Stage::Answered;
    exchange->stage = Exchange::Stage::Answered;
    if (exchange->peer)
        Connections::answered(exchange->peer);
    const auto duration = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - exchange->since);
    const Request &request = *exchange->request;
    // A stream ends by its client's leaving.
    const bool isDone = isWhole || exchange->response.stream;
    const int status = wasAnswered && isDone ? exchange->response.status : 0;
    m_parts.heard(request, status, duration);
    m_parts.log.add({request.client, request.method, request.target, status, duration,
                     exchange->response.batchId,
                     request.header("User-Agent").value_or(QByteArrayView()).toByteArray()});
}

/// Its answer has gone out whole, or never will, or has no end.
void Server::uncount(Exchange *exchange)
{
    if (std::exchange(exchange->isCounted, false))
        --m_unanswered;
}

void Server::watchDeadlines()
{
    if (m_active.empty())
        return;
    const auto left = m_active.front()->since + m_limits.answer - std::chrono::steady_clock::now();
    m_deadline.start(
        std::max(std::chrono::ceil<std::chrono::milliseconds>(left), std::chrono::milliseconds(1)));
}

void Server::giveUp()
{
    const auto now = std::chrono::steady_clock::now();
    while (!m_active.empty() && m_active.front()->since + m_limits.answer <= now) {
        Exchange *late = m_active.front().get();
        answer(late, m_parts.tooLate(*late->request));
    }
    watchDeadlines();
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
