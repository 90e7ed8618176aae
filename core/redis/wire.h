// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/redis/endpoint.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

class QAbstractSocket;
class QIODevice;
class QLocalSocket;

namespace batchy {

/// The socket of one connection, whatever its kind: opens it, with TLS where asked, each step
/// within a time-out, and moves bytes. Knows no protocol. Used once: a broken wire is thrown away.
/// May be thrown away from inside any of its signals.
class Wire final : public QObject
{
    Q_OBJECT

public:
    struct Retire
    {
        void operator()(Wire *wire) const;
    };
    using Ptr = std::unique_ptr<Wire, Retire>;

    Wire(Endpoint endpoint, std::chrono::milliseconds stepTimeout);
    ~Wire() override;

    void open();
    /// Whether it has broken, also when broken() hasn't been told yet: nothing can be written any
    /// more.
    bool isBroken() const { return m_isBroken; }
    /// In one system call as far as the kernel takes it; the rest follows by itself.
    void write(const QByteArray &bytes);
    /// Up to `size` bytes of what has come; 0 when there is nothing more now.
    qint64 read(char *buffer, qint64 size);

Q_SIGNALS:
    void opened();
    void received(); ///< never from inside write()
    /// Never from inside a call of ours, and once. Offline, or BadConfig for files that can't be
    /// used.
    void broken(const batchy::Error &error);

private:
    void openTcp();
    void openTls();
    void openLocal();
    void connectSocket(QAbstractSocket *socket);
    void beReady();
    void tellReceived();
    void onSocketError();
    void breakOff(Error error);
    QString reason() const;

    Endpoint m_endpoint;
    QTimer m_stepTimer;
    QAbstractSocket *m_socket = nullptr; ///< our child; for Tcp and Tls
    QLocalSocket *m_local = nullptr;     ///< our child; for Unix
    QIODevice *m_device = nullptr;       ///< the one of the two
    int m_depth = 0;                     ///< we are inside a signal of the socket or of ours
    bool m_isReady = false;
    bool m_distrusts = false; ///< the server's certificate
    bool m_isBroken = false;
    bool m_isWriting = false;
    bool m_hasReceived = false; ///< while it was writing
};

} // namespace batchy
