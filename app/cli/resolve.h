// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "core/redis/endpoint.h"
#include "core/result.h"
#include "core/settings/settings.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace batchy::cli {

/// Which of the places where something can be set has the say. Plain functions of what those
/// places hold: an option goes before the environment, that before the settings file.
enum class Origin { Option, Environment, File, Default };

enum class Format { Table, Json, Infa };

/// What the environment says; read once by main().
struct Environment
{
    std::optional<QString> redisUrl;      ///< BATCHY_REDIS_URL
    std::optional<QString> redisPassword; ///< BATCHY_REDIS_PASSWORD
    std::optional<QString> cfg;           ///< BATCHY_CFG
    std::optional<QString> token = {};    ///< BATCHY_TOKEN
    static Environment read();
};

template<class T>
struct Chosen
{
    T value;
    Origin origin = Origin::Default;
};

/// A Redis to connect to, or the embedded one where there is no endpoint.
using RedisChoice = Chosen<std::optional<Endpoint>>;

/// BadInput for options that contradict each other or say nothing.
Result<void> checkOptions(const GlobalOptions &options);

/// Where Redis is, by all that may say so, before any password file is looked at. BadInput with the
/// remedy when nothing says which Redis and nobody sits at the terminal.
Result<RedisChoice> chooseEndpoint(const GlobalOptions &options, const Environment &environment,
                                   const Settings &settings, bool isInteractive);
/// The first line of a password file. NotFound or BadInput.
Result<QString> readPassword(const QString &path);
/// chooseEndpoint() with the password that belongs to it.
Result<RedisChoice> chooseRedis(const GlobalOptions &options, const Environment &environment,
                                const Settings &settings, bool isInteractive);
Chosen<QString> chooseCfg(const GlobalOptions &options, const Environment &environment,
                          const Settings &settings);
/// BadInput for an unknown word.
Result<Chosen<Format>> chooseFormat(const GlobalOptions &options, const Settings &settings);
/// --timeout; BadInput when it is no duration.
Result<std::optional<std::chrono::milliseconds>> chooseTimeout(const GlobalOptions &options);

QByteArray formatWord(Format format);
QString originWords(Origin origin);

} // namespace batchy::cli
