// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>

namespace batchy::console {

/// One window a connection: the first program to claim a name hears when another is started with
/// it.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    /// `place` names the connection; users don't get in each other's way.
    explicit SingleInstance(const QString &place);

    /// True: this is the first. False: there is one already, and it was asked to show itself.
    bool claim();

Q_SIGNALS:
    /// Somebody started the program again.
    void called();

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace batchy::console
