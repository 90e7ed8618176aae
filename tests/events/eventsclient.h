// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpSocket>

namespace batchy::test {

/// A client of a service on this machine that keeps to the bytes: one request on one connection,
/// its answer taken apart, a stream of events too. Lives on the test's event loop.
class EventsClient : public QObject
{
    Q_OBJECT

public:
    explicit EventsClient(quint16 port) : m_port(port) {}
    ~EventsClient() override;

    /// Sends it; what comes is collected from now on.
    void get(const QByteArray &path, const QByteArray &method = "GET");

    /// The status of the answer; 0 before its headers have come.
    int status() const;
    /// A header's value, lower case name; empty when it isn't there.
    QByteArray header(const QByteArray &name) const;
    /// The body so far, out of its chunks.
    const QByteArray &body() const { return m_body; }
    /// Whether the last chunk has come, or the connection has ended.
    bool isOver() const { return m_isOver; }

    /// The data of the events of one name, in their order.
    QList<QByteArray> dataOf(const QByteArray &name) const { return m_events.value(name); }
    qsizetype count(const QByteArray &name) const { return dataOf(name).size(); }

    QTcpSocket &socket() { return m_socket; }

Q_SIGNALS:
    void received();

private:
    void take();
    void takeChunks();
    void takeEvents();

    quint16 m_port;
    QTcpSocket m_socket;
    QByteArray m_raw; ///< not taken apart yet
    QByteArray m_head;
    QByteArray m_body;
    bool m_isOver = false;
    QHash<QByteArray, QList<QByteArray>> m_events;
    QByteArray m_name; ///< of the event that is coming
    QByteArray m_data;
    qsizetype m_parsed = 0; ///< of the body
};

} // namespace batchy::test
