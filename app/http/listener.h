// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace batchy::http {

/// Where the service listens, as people write it: `127.0.0.1:5000`, `[::1]:5000`, `localhost:5000`,
/// `unix:/run/batchy/http`. Port 0 is any free one.
struct ListenAddress
{
    QByteArray host = QByteArrayLiteral("127.0.0.1"); ///< a numeric address; empty for a path
    quint16 port = 5000;
    QByteArray path = {}; ///< of a Unix socket

    bool isUnix() const { return !path.isEmpty(); }
    /// Whether only this machine can reach it.
    bool isLocal() const;
    /// As it was written, with the real port.
    QString display() const;

    bool operator==(const ListenAddress &) const = default;
};

/// BadInput with a sentence that shows the forms.
Result<ListenAddress> parseListenAddress(QByteArrayView text);

/// A listening socket. Closes it, and removes the file of a Unix socket that it made itself. Only
/// moved.
class Listener
{
public:
    /// Binds and listens. A Unix socket's file that nobody listens on any more is replaced; one
    /// that is in use is not. BadInput names the address and the system's reason.
    static Result<Listener> open(const ListenAddress &address);
    /// Takes a socket that somebody else bound: it counts as what it is.
    static Result<Listener> adopt(int descriptor);

    Listener(Listener &&other) noexcept;
    Listener &operator=(Listener &&) = delete;
    ~Listener();

    int descriptor() const { return m_descriptor; }
    /// With the real port.
    const ListenAddress &address() const { return m_address; }

private:
    Listener(int descriptor, ListenAddress address, bool ownsPath)
        : m_descriptor(descriptor), m_address(std::move(address)), m_ownsPath(ownsPath)
    {
    }

    int m_descriptor;
    ListenAddress m_address;
    bool m_ownsPath;
};

} // namespace batchy::http
