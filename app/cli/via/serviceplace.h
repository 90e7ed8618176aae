// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"
#include "core/result.h"

#include <QByteArray>
#include <QUrl>

#include <optional>

namespace batchy::cli {

/// Where a service of `batchy serve` is and how to enter it. A value. The token is shown nowhere.
struct ServicePlace
{
    QUrl url;       ///< scheme, host, port and, where a proxy puts it there, a path without a slash
    QString caFile; ///< https: a PEM file with the authorities; empty = the system's
    QByteArray token;

    /// Reads `http://host:5000`, `https://host[:port][/path][?ca=FILE]`. BadInput says what is
    /// wrong; what looks like a password is refused and not repeated.
    static Result<ServicePlace> parse(const QByteArray &text);

    /// For people: "http://etl1:5000"
    QString display() const;
};

/// The service that --via names, with the token of the file or of the environment. BadInput where
/// an option names another Redis, too; the failures of readPassword().
Result<ServicePlace> chooseService(const Session::Given &given, const QByteArray &via,
                                   const std::optional<QByteArray> &tokenFile);

} // namespace batchy::cli
