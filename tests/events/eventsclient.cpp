// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/events/eventsclient.h"

#include <QHostAddress>

namespace batchy::test {

EventsClient::~EventsClient()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

void EventsClient::get(const QByteArray &path, const QByteArray &method)
{
    connect(&m_socket, &QTcpSocket::connected, this, [this, path, method] {
        m_socket.write(method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, &EventsClient::take);
    connect(&m_socket, &QTcpSocket::disconnected, this, [this] {
        take();
        m_isOver = true;
    });
    m_socket.connectToHost(QHostAddress::LocalHost, m_port);
}

void EventsClient::take()
{
    m_raw += m_socket.readAll();
    if (m_head.isEmpty()) {
        const qsizetype end = m_raw.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        m_head = m_raw.first(end + 2);
        m_raw.remove(0, end + 4);
    }
    if (header("transfer-encoding") == "chunked") {
        takeChunks();
    } else {
        m_body += std::exchange(m_raw, {});
        m_isOver = m_isOver || m_body.size() >= header("content-length").toLongLong();
    }
    takeEvents();
    Q_EMIT received();
}

void EventsClient::takeChunks()
{
    for (;;) {
        const qsizetype line = m_raw.indexOf("\r\n");
        if (line < 0)
            return;
        const qsizetype size = m_raw.first(line).toLongLong(nullptr, 16);
        if (m_raw.size() < line + 2 + size + 2)
            return;
        m_body += m_raw.mid(line + 2, size);
        m_raw.remove(0, line + 2 + size + 2);
        m_isOver = m_isOver || size == 0;
    }
}

int EventsClient::status() const
{
    return m_head.mid(9, 3).toInt();
}

QByteArray EventsClient::header(const QByteArray &name) const
{
    for (const QByteArray &line : m_head.split('\n'))
        if (line.toLower().startsWith(QByteArray(name + ':')))
            return line.sliced(name.size() + 1).trimmed();
    return {};
}

void EventsClient::takeEvents()
{
    for (;;) {
        const qsizetype end = m_body.indexOf('\n', m_parsed);
        if (end < 0)
            return;
        const QByteArray line = m_body.mid(m_parsed, end - m_parsed);
        m_parsed = end + 1;
        if (line.startsWith("event: "))
            m_name = line.sliced(7);
        else if (line.startsWith("data: "))
            m_data = line.sliced(6);
        else if (line.isEmpty() && !m_name.isEmpty())
            m_events[std::exchange(m_name, {})] << std::exchange(m_data, {});
    }
}

} // namespace batchy::test
