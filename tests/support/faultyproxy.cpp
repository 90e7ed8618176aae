// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultyproxy.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <utility>

namespace batchy::test {

FaultyProxy::FaultyProxy(const Endpoint &upstream) : m_upstream(upstream)
{
    if (!m_listener.listen(QHostAddress::LocalHost))
        qFatal("the proxy can't listen");
    connect(&m_listener, &QTcpServer::newConnection, this, &FaultyProxy::accept);
}

/// The sockets die after the members that they would tell of it.
FaultyProxy::~FaultyProxy()
{
    for (QTcpSocket *socket : findChildren<QTcpSocket *>())
        socket->disconnect();
}

Endpoint FaultyProxy::endpoint() const
{
    Endpoint endpoint = m_upstream;
    endpoint.host = QStringLiteral("127.0.0.1");
    endpoint.port = m_listener.serverPort();
    return endpoint;
}

void FaultyProxy::arm(Fault fault, QByteArray trigger, int times)
{
    m_times = times;
    m_fault = fault;
    m_trigger = std::move(trigger);
    m_struck = false;
}

bool FaultyProxy::release()
{
    if (!m_heldFor || m_heldFor->state() != QAbstractSocket::ConnectedState)
        return false;
    m_heldFor->write(std::exchange(m_held, {}));
    return m_heldFor->flush();
}

void FaultyProxy::drop()
{
    m_isDropping = true;
    m_dead = m_clients;
}

void FaultyProxy::accept()
{
    while (QTcpSocket *client = m_listener.nextPendingConnection()) {
        auto *server = new QTcpSocket(this);
        client->setParent(this);
        m_clients.insert(client);
        if (m_isDropping)
            m_dead.insert(client);
        server->connectToHost(m_upstream.host, m_upstream.port);
        connect(client, &QTcpSocket::readyRead, this, [=, this] { fromClient(client, server); });
        connect(server, &QTcpSocket::readyRead, client, [=, this] {
            const QByteArray bytes = server->readAll();
            if (!m_dead.contains(client))
                client->write(bytes);
        });
        connect(server, &QTcpSocket::disconnected, client, [=, this] {
            if (!m_dead.contains(client))
                client->disconnectFromHost();
        });
        connect(client, &QTcpSocket::disconnected, this, [=, this] {
            m_clients.remove(client);
            m_dead.remove(client);
            if (server != m_heldFor)
                server->disconnectFromHost();
        });
    }
}

void FaultyProxy::fromClient(QTcpSocket *client, QTcpSocket *server)
{
    const QByteArray bytes = client->readAll();
    if (m_dead.contains(client))
        return;
    if (m_fault != Fault::None && bytes.contains(m_trigger))
        strike(client, server, bytes);
    else
        server->write(bytes);
}

void FaultyProxy::strike(QTcpSocket *client, QTcpSocket *server, const QByteArray &bytes)
{
    m_struck = true;
    const Fault fault = --m_times > 0 ? m_fault : std::exchange(m_fault, Fault::None);
    switch (fault) {
    case Fault::None:
        break;
    case Fault::LoseCommand:
        client->abort();
        break;
    case Fault::LoseAnswer:
        server->disconnect(client);
        connect(server, &QTcpSocket::readyRead, client, [=] { client->abort(); });
        server->write(bytes);
        break;
    case Fault::DelayCommand:
        m_held = bytes;
        m_heldFor = server;
        client->abort();
        break;
    }
}

} // namespace batchy::test
