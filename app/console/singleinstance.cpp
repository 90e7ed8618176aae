// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>

#include <unistd.h>

namespace batchy::console {

SingleInstance::SingleInstance(const QString &place)
{
    const QByteArray digest = QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha1);
    QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = QDir::tempPath();
    m_name = QStringLiteral("%1/batchy-console-%2-%3")
                 .arg(folder)
                 .arg(::getuid())
                 .arg(QString::fromLatin1(digest.toHex().first(12)));
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *caller = m_server.nextPendingConnection())
            caller->deleteLater();
        Q_EMIT called();
    });
}

bool SingleInstance::claim()
{
    QLocalSocket other;
    // To a unix socket this succeeds or fails at once.
    other.connectToServer(m_name);
    if (other.state() == QLocalSocket::ConnectedState)
        return false;
    // What is left of one that was killed.
    QLocalServer::removeServer(m_name);
    m_server.listen(m_name);
    return true;
}

} // namespace batchy::console
