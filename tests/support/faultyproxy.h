// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/endpoint.h"

#include <QByteArray>
#include <QObject>
#include <QSet>
#include <QTcpServer>

class QTcpSocket;

namespace batchy::test {

/// Stands between a link and a real Redis and loses one command in a chosen way, so that what
/// follows a lost connection can be tested to the byte; or everything, like a broken network. Lives
/// on the test's event loop.
class FaultyProxy : public QObject
{
    Q_OBJECT

public:
    enum class Fault {
        None,
        LoseCommand, ///< the command never reaches Redis, and the connection breaks
        LoseAnswer,  ///< Redis carries it out, and the connection breaks before the answer
        DelayCommand ///< the connection breaks; the command reaches Redis at release()
    };

    explicit FaultyProxy(const Endpoint &upstream);
    ~FaultyProxy() override;

    Endpoint endpoint() const;
    /// Arms the fault for the next chunks from a client that hold `trigger`.
    void arm(Fault fault, QByteArray trigger, int times = 1);
    bool hasStruck() const { return m_struck; }
    /// Delivers what DelayCommand held back. False when Redis has closed that connection already.
    bool release();

    /// From now on nothing passes, in neither direction, and no connection breaks: a network that
    /// drops. After heal() new connections work; those of before stay dead.
    void drop();
    void heal() { m_isDropping = false; }

private:
    void accept();
    void fromClient(QTcpSocket *client, QTcpSocket *server);
    void strike(QTcpSocket *client, QTcpSocket *server, const QByteArray &bytes);

    Endpoint m_upstream;
    QTcpServer m_listener;
    Fault m_fault = Fault::None;
    QByteArray m_trigger;
    QByteArray m_held;
    QTcpSocket *m_heldFor = nullptr;
    int m_times = 0;
    bool m_struck = false;
    bool m_isDropping = false;
    QSet<const QTcpSocket *> m_dead; ///< clients' ends that nothing passes any more
    QSet<const QTcpSocket *> m_clients;
};

} // namespace batchy::test
