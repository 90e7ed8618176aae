// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/server.h"

namespace batchy::http {

namespace {

/// Before an end, for clients that go on asking meanwhile.
constexpr int mostRounds = 64;

} // namespace

/// A connection, and where it stands.
struct Server::Client final : Connection
{
    Client(Owner *owner, std::unique_ptr<Channel> channel, const QByteArray &address,
           const RequestParser::Limits &limits)
        : Connection(owner, std::move(channel), address, limits)
    {
    }

    Line aside = {this}; ///< where it stands when it stands nowhere else
    Line *line = &aside;
    const Line::iterator place = aside.begin(); ///< whatever line that is in
    std::unique_ptr<QTimer> patience;
};

Server::Server(Parts parts, const Limits &limits, QObject *parent)
    : QObject(parent), m_parts(std::move(parts)), m_limits(limits),
      m_acceptor(&m_poller, limits.connections,
                 [this](int descriptor, const QByteArray &client) { take(descriptor, client); })
{
    connect(&m_poller, &Poller::begins, this, &Server::requestsBegin);
    connect(&m_poller, &Poller::ends, this, &Server::requestsEnd);
    m_heartbeat.setInterval(1000);
    connect(&m_heartbeat, &QTimer::timeout, this, &Server::beat);
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, &Server::giveUp);
}

Server::~Server()
{
    m_acceptor.stop();
    for (Line *line : {&m_active, &m_patient})
        while (!line->empty())
            answer(line->front(), m_parts.tooLate(*line->front()->request()));
    while (!m_clients.empty())
        std::shared_ptr<Connection>(*m_clients.begin())->close();
}

Result<void> Server::start(Listener listener, const Tls &tls)
{
    if (!tls.certificate.isEmpty()) {
        auto context = TlsContext::make(tls.certificate, tls.key);
        if (!context)
            return fail(context.error());
        m_tls.emplace(std::move(*context));
    }
    if (!m_acceptor.start(std::move(listener)))
        return fail(ErrorKind::Internal, QStringLiteral("The HTTP server can't be started."));
    m_heartbeat.start();
    return {};
}

void Server::take(int descriptor, const QByteArray &client)
{
    TlsSession session = m_tls ? m_tls->newSession(descriptor) : nullptr;
    const bool lacksTls = m_tls && !session;
    const auto connection = std::make_shared<Client>(
        static_cast<Owner *>(this), std::make_unique<Channel>(descriptor, std::move(session)),
        client, m_limits.sizes);
    m_clients.insert(connection);
    // Edges only, so that nothing has to be changed from request to request.
    constexpr uint32_t events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    if (lacksTls || !m_poller.add(descriptor, connection.get(), events))
        connection->close();
    else
        connection->wake(); // its first request is there already, as a rule
}

void Server::requestCame(const std::shared_ptr<Connection> &connection)
{
    auto *const client = static_cast<Client *>(connection.get());
    stand(client, &m_active);
    const auto request = connection->request();
    serve(connection, request);
    if (!connection->isWaitingFor(request))
        return;
    if (!request->patience) {
        if (!m_deadline.isActive())
            watchDeadlines();
        return;
    }
    stand(client, &m_patient);
    client->patience = std::make_unique<QTimer>();
    client->patience->setSingleShot(true);
    connect(client->patience.get(), &QTimer::timeout, this,
            [this, client] { answer(client, m_parts.tooLate(*client->request())); });
    client->patience->start(*request->patience);
}

/// Once only: whoever comes second, the handler or the deadline, is not heard.
QCoro::Task<void> Server::serve(std::weak_ptr<Connection> waiting, std::shared_ptr<Request> request)
{
    Response response = co_await m_parts.handler(request);
    const auto connection = waiting.lock();
    if (connection && connection->isWaitingFor(request))
        answer(static_cast<Client *>(connection.get()), std::move(response));
}

void Server::answer(Client *client, Response response)
{
    stand(client, &m_leaving);
    client->answer(std::move(response));
}

void Server::streamBegan(Connection *connection)
{
    standAside(connection);
}

void Server::answerEnded(Connection *connection, const Connection::Ended &ended)
{
    standAside(connection);
    const Request &request = ended.request;
    m_parts.heard(request, ended.status, ended.duration);
    m_parts.log.add({request.client, request.method, request.target, ended.status, ended.duration,
                     ended.response.batchId,
                     request.header("User-Agent").value_or(QByteArrayView())});
    endDrain();
}

void Server::closing(Connection *connection)
{
    m_poller.remove(connection->descriptor(), connection);
    standAside(connection);
}

void Server::closed(Connection *connection)
{
    m_acceptor.left(connection->client());
    m_clients.erase(connection->shared_from_this());
}

/// At the end of a line.
void Server::stand(Client *client, Line *line)
{
    line->splice(line->end(), *client->line, client->place);
    client->line = line;
    if (client->patience) {
        client->patience->stop();
        client->patience.release()->deleteLater(); // it may be what called
    }
}

void Server::standAside(Connection *connection)
{
    auto *const client = static_cast<Client *>(connection);
    stand(client, &client->aside);
}

void Server::wakeLater(const std::shared_ptr<Connection> &connection)
{
    m_toWake.push_back(connection);
    if (m_toWake.size() == 1)
        QMetaObject::invokeMethod(this, &Server::wakeAll, Qt::QueuedConnection);
}

void Server::wakeAll()
{
    for (const auto &weak : std::exchange(m_toWake, {}))
        if (const auto connection = weak.lock())
            connection->wake();
}

void Server::beat()
{
    const auto now = Connection::Clock::now();
    for (auto at = m_clients.begin(); at != m_clients.end();) {
        const std::shared_ptr<Connection> connection = *at++; // it may end
        connection->look(now, m_limits.times);
    }
    m_acceptor.tryAgain();
}

void Server::watchDeadlines()
{
    if (m_active.empty())
        return;
    const auto left = m_active.front()->since() + m_limits.answer - Connection::Clock::now();
    m_deadline.start(
        std::max(std::chrono::ceil<std::chrono::milliseconds>(left), std::chrono::milliseconds(1)));
}

void Server::giveUp()
{
    const auto now = Connection::Clock::now();
    while (!m_active.empty() && m_active.front()->since() + m_limits.answer <= now) {
        Client *late = m_active.front();
        answer(late, m_parts.tooLate(*late->request()));
    }
    watchDeadlines();
}

void Server::drain(std::chrono::milliseconds limit)
{
    // Who has connected or asked already is heard.
    m_acceptor.acceptAll();
    for (int rounds = 0; rounds < mostRounds && m_poller.poll() > 0;)
        ++rounds;
    m_isDraining = true;
    m_acceptor.stop(); // whoever comes now is told at once, or meets our successor
    for (Client *client : m_patient)
        client->patience->start(0);
    QTimer::singleShot(limit, this, &Server::drained);
    endDrain();
}

void Server::endDrain()
{
    if (!m_isDraining || inProgress() > 0 || std::exchange(m_hasDrained, true))
        return;
    QMetaObject::invokeMethod(this, &Server::drained, Qt::QueuedConnection);
}

} // namespace batchy::http
