// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/embeddedprobe.h"

#include "core/redis/embeddedwait.h"

#include <chrono>

namespace batchy {

namespace {

/// Short, because a server that ends while it is asked emits nothing that is waited for.
constexpr std::chrono::milliseconds probeStep{50};

} // namespace

EmbeddedProbe::EmbeddedProbe(QString path)
    : m_path(std::move(path)), m_socket(std::make_unique<QLocalSocket>())
{
}

QCoro::Task<EmbeddedProbe::Answer> EmbeddedProbe::ask()
{
    if (m_socket->state() == QLocalSocket::UnconnectedState) {
        m_asked = false;
        m_socket->connectToServer(m_path); // to a unix socket, this doesn't wait
    }
    if (m_socket->state() == QLocalSocket::UnconnectedState)
        co_return Answer::Nobody;
    // No co_await in a condition: there, GCC 12 destroys temporaries too early.
    if (m_socket->state() == QLocalSocket::ConnectingState)
        co_await signalOrTimeout(m_socket.get(), &QLocalSocket::connected, probeStep);
    if (m_socket->state() != QLocalSocket::ConnectedState)
        co_return Answer::Silent;
    if (!m_asked)
        m_asked = m_socket->write("PING\r\n") > 0;
    if (!m_socket->canReadLine()) {
        co_await signalOrTimeout(m_socket.get(), &QLocalSocket::readyRead, probeStep);
        if (m_socket->state() != QLocalSocket::ConnectedState)
            co_return Answer::Nobody;
    }
    if (!m_socket->canReadLine())
        co_return Answer::Silent;
    m_asked = false;
    co_return m_socket->readLine().startsWith("-LOADING") ? Answer::Loading : Answer::Alive;
}

std::unique_ptr<QLocalSocket> EmbeddedProbe::takeSocket()
{
    return std::move(m_socket);
}

} // namespace batchy
