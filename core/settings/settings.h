// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/endpoint.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace batchy {

/// What a person has set once for all of Batchy's programs, in an INI file. A value, read whole and
/// checked; nothing here asks the environment or the command line, which go before it. Groups in
/// the file belong to single programs and are passed over.
struct Settings
{
    QString file;                        ///< where it was read from, or would be
    std::optional<QString> redis;        ///< a URL; may hold a password, so never show it as it is
    std::optional<QString> passwordFile; ///< password_file; ~/ is the home folder
    std::optional<QString> cfg;          ///< the folder of workflow files; ~/ likewise
    std::optional<QString> format;       ///< table, json or infa
    /// What `fail` writes: failed or failure (RULES 5).
    std::optional<QByteArray> statusFailedWord;
    /// Keys that mean nothing here: told, but no error, so that versions can share the file.
    QStringList unknownKeys = {};

    /// $XDG_CONFIG_HOME/batchy/settings or ~/.config/batchy/settings
    static QString defaultFile();

    /// What `redis` says, which must be there. BadConfig names the file and the key.
    Result<Endpoint> endpoint() const;

    /// A file that isn't there gives no settings. BadConfig names the file and the line or key that
    /// is to blame: lines that can't be understood, values that make no sense, and keys from above
    /// in a section, where they would be lost. No value of a URL is repeated. Whether `redis` makes
    /// sense is endpoint()'s to say, for those who need Redis.
    static Result<Settings> read(const QString &file = defaultFile());
};

} // namespace batchy
