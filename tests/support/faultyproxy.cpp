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

Endpoint FaultyProxy::endpoint() const
{
    Endpoint endpoint = m_upstream;
    endpoint.host = QStringLiteral("127.0.0.1");
    endpoint.port = m_listener.serverPort();
    return endpoint;
}

void FaultyProxy::arm(Fault fault, QByteArray trigger)
{
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

void FaultyProxy::accept()
{
    while (QTcpSocket *client = m_listener.nextPendingConnection()) {
        auto *server = new QTcpSocket(this);
        client->setParent(this);
        server->connectToHost(m_upstream.host, m_upstream.port);
        connect(client, &QTcpSocket::readyRead, this, [=, this] { fromClient(client, server); });
        connect(server, &QTcpSocket::readyRead, client, [=] { client->write(server->readAll()); });
        connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        connect(client, &QTcpSocket::disconnected, this, [=, this] {
            if (server != m_heldFor)
                server->disconnectFromHost();
        });
    }
}

void FaultyProxy::fromClient(QTcpSocket *client, QTcpSocket *server)
{
    const QByteArray bytes = client->readAll();
    if (m_fault != Fault::None && bytes.contains(m_trigger))
        strike(client, server, bytes);
    else
        server->write(bytes);
}

void FaultyProxy::strike(QTcpSocket *client, QTcpSocket *server, const QByteArray &bytes)
{
    m_struck = true;
    switch (std::exchange(m_fault, Fault::None)) {
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
