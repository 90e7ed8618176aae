// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/wire.h"

#include "core/redis/tlsfiles.h"

#include <QCoreApplication>
#include <QLocalSocket>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>

#include <utility>

namespace batchy {

namespace {

struct WireText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Wire)
};

/// Says while it lives that the stack goes through a socket, which then can't be deleted at once.
class InsideSignal
{
public:
    explicit InsideSignal(int &depth) : m_depth(depth) { ++m_depth; }
    ~InsideSignal() { --m_depth; }
    Q_DISABLE_COPY_MOVE(InsideSignal)

private:
    int &m_depth;
};

QString tcpReason(const QAbstractSocket &socket)
{
    const auto error = socket.error();
    if (error == QAbstractSocket::ConnectionRefusedError)
        return WireText::tr("connection refused");
    if (error == QAbstractSocket::HostNotFoundError)
        return WireText::tr("no such host");
    if (error == QAbstractSocket::RemoteHostClosedError)
        return WireText::tr("the server closed it");
    if (error == QAbstractSocket::SocketTimeoutError)
        return WireText::tr("no answer");
    return socket.errorString();
}

QString localReason(const QLocalSocket &socket)
{
    const auto error = socket.error();
    if (error == QLocalSocket::ConnectionRefusedError)
        return WireText::tr("connection refused");
    if (error == QLocalSocket::ServerNotFoundError)
        return WireText::tr("no such socket");
    if (error == QLocalSocket::PeerClosedError)
        return WireText::tr("the server closed it");
    if (error == QLocalSocket::SocketAccessError)
        return WireText::tr("no permission for the socket");
    return socket.errorString();
}

} // namespace

void Wire::Retire::operator()(Wire *wire) const
{
    wire->disconnect();
    if (wire->m_device) {
        wire->m_device->disconnect(wire);
        wire->m_local ? wire->m_local->abort() : wire->m_socket->abort();
    }
    if (wire->m_depth > 0)
        wire->deleteLater();
    else
        delete wire;
}

Wire::Wire(Endpoint endpoint, std::chrono::milliseconds stepTimeout)
    : m_endpoint(std::move(endpoint))
{
    m_stepTimer.setSingleShot(true);
    m_stepTimer.setInterval(stepTimeout);
    connect(&m_stepTimer, &QTimer::timeout, this, [this] {
        const bool inTls = m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
        const QString why =
            inTls ? WireText::tr("no answer to the TLS greeting") : WireText::tr("no answer");
        breakOff({ErrorKind::Offline,
                  WireText::tr("Can't reach Redis at %1 (%2).").arg(m_endpoint.display(), why),
                  inTls ? WireText::tr("The port may be one without TLS: try redis://.")
                        : WireText::tr("Check the host, the port and the firewalls between.")});
    });
}

Wire::~Wire() = default;

void Wire::open()
{
    m_stepTimer.start();
    switch (m_endpoint.transport) {
    case Endpoint::Transport::Tcp:
        openTcp();
        break;
    case Endpoint::Transport::Tls:
        openTls();
        break;
    case Endpoint::Transport::Unix:
        openLocal();
        break;
    }
}

void Wire::openTcp()
{
    auto *socket = new QTcpSocket(this);
    connectSocket(socket);
    connect(socket, &QTcpSocket::connected, this, &Wire::beReady);
    socket->connectToHost(m_endpoint.host, m_endpoint.port);
}

void Wire::openTls()
{
    auto *socket = new QSslSocket(this);
    connectSocket(socket);
    const auto configuration = tlsConfiguration(m_endpoint);
    if (!configuration) {
        breakOff(configuration.error());
        return;
    }
    socket->setSslConfiguration(*configuration);
    connect(socket, &QSslSocket::connected, this, [this] { m_stepTimer.start(); });
    connect(socket, &QSslSocket::sslErrors, this, [this] { m_distrusts = true; });
    connect(socket, &QSslSocket::encrypted, this, &Wire::beReady);
    socket->connectToHostEncrypted(m_endpoint.host, m_endpoint.port);
}

void Wire::openLocal()
{
    m_local = new QLocalSocket(this);
    m_device = m_local;
    connect(m_local, &QLocalSocket::connected, this, &Wire::beReady);
    connect(m_local, &QLocalSocket::errorOccurred, this, &Wire::onSocketError);
    connect(m_local, &QLocalSocket::disconnected, this, &Wire::onSocketError);
    connect(m_local, &QLocalSocket::readyRead, this, &Wire::tellReceived);
    m_local->connectToServer(m_endpoint.path);
}

void Wire::connectSocket(QAbstractSocket *socket)
{
    m_socket = socket;
    m_device = socket;
    connect(socket, &QAbstractSocket::errorOccurred, this, &Wire::onSocketError);
    connect(socket, &QAbstractSocket::disconnected, this, &Wire::onSocketError);
    connect(socket, &QAbstractSocket::readyRead, this, &Wire::tellReceived);
}

void Wire::beReady()
{
    m_stepTimer.stop();
    m_isReady = true;
    if (m_socket) {
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    }
    const InsideSignal inside(m_depth);
    Q_EMIT opened();
}

/// A TLS socket also reads when it writes. Whoever is told then would go on in the middle of what
/// its caller does, so that has to wait.
void Wire::tellReceived()
{
    if (m_isWriting) {
        m_hasReceived = true;
        return;
    }
    const InsideSignal inside(m_depth);
    Q_EMIT received();
}

void Wire::write(const QByteArray &bytes)
{
    m_isWriting = true;
    m_device->write(bytes.constData(), bytes.size());
    m_local ? m_local->flush() : m_socket->flush();
    m_isWriting = false;
    if (std::exchange(m_hasReceived, false))
        QMetaObject::invokeMethod(this, &Wire::tellReceived, Qt::QueuedConnection);
}

qint64 Wire::read(char *buffer, qint64 size)
{
    return m_device && m_device->isOpen() ? std::max<qint64>(m_device->read(buffer, size), 0) : 0;
}

void Wire::onSocketError()
{
    const QString why = reason();
    const bool isTls = m_endpoint.transport == Endpoint::Transport::Tls;
    // Qt's own words may be in any language, those of OpenSSL in it are always English.
    const QString what = m_isReady && !why.contains(QLatin1String("certificate"))
                             ? WireText::tr("The connection to Redis at %1 was lost (%2).")
                             : WireText::tr("Can't reach Redis at %1 (%2).");
    QString hint;
    if (isTls && why.contains(QLatin1String("certificate required")))
        hint =
            WireText::tr("The server wants a client certificate: add cert and key to the address.");
    else if (isTls &&
             (m_distrusts || why.contains(QLatin1String("certificate"), Qt::CaseInsensitive)))
        hint = WireText::tr("Check the host name and the ca option of the address.");
    else
        hint = WireText::tr("Check that the server runs and that the address is right.");
    breakOff({ErrorKind::Offline, what.arg(m_endpoint.display(), why), hint});
}

QString Wire::reason() const
{
    return m_local ? localReason(*m_local) : tcpReason(*m_socket);
}

void Wire::breakOff(Error error)
{
    if (m_isBroken)
        return;
    m_isBroken = true;
    m_stepTimer.stop();
    const auto tell = [this, error = std::move(error)] {
        const InsideSignal inside(m_depth);
        Q_EMIT broken(error);
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

} // namespace batchy
