// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace batchy {

/// Where a Redis is and how to enter it. A value: parsed once from a URL, then handed around.
/// The password lives here and in the AUTH command, nowhere else: display() and errors never show
/// it.
struct Endpoint
{
    enum class Transport { Tcp, Tls, Unix };

    Transport transport = Transport::Tcp;
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 6379;
    QString path; ///< of the socket, for Unix
    int database = 0;
    QString user; ///< empty: AUTH with the password alone
    QString password;
    QString caFile; ///< TLS: PEM files; empty caFile = the system's authorities
    QString certFile;
    QString keyFile;

    bool operator==(const Endpoint &) const = default;

    /// Reads `redis://[user[:password]@]host[:port][/db]`, `rediss://…?ca=…&cert=…&key=…` and
    /// `unix:///path[?db=n]`. Percent escapes are decoded in user, password and path. BadInput says
    /// which part is wrong, without repeating a password.
    static Result<Endpoint> parse(const QString &url);

    /// For titles, logs and errors: "redis://db1:6379/2", "unix:/run/redis.sock". No user's
    /// secrets.
    QString display() const;
};

} // namespace batchy
