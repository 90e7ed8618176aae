// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/resolve.h"

#include "app/cli/duration.h"
#include "app/cli/text.h"

#include <QFile>

#include <cmath>

namespace batchy::cli {

namespace {

std::optional<QString> variable(const char *name)
{
    const QByteArray value = qgetenv(name);
    return value.isEmpty() ? std::nullopt : std::optional(QString::fromLocal8Bit(value));
}

tl::unexpected<Error> noRedis(const Settings &settings)
{
    return fail(ErrorKind::BadInput, Text::tr("No Redis is configured."),
                Text::tr("Give --redis URL, set BATCHY_REDIS_URL, or put redis=URL into %1. "
                         "--embedded uses a private Redis of your own.")
                    .arg(settings.file));
}

} // namespace

Result<QString> readPassword(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorKind::NotFound, Text::tr("There is no password file %1.").arg(path),
                    Text::tr("Its first line must be the password."));
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            ErrorKind::BadInput,
            Text::tr("The password file %1 can't be read: %2.").arg(path, file.errorString()));
    QByteArray line = file.readLine(4096);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return fail(ErrorKind::BadInput, Text::tr("The password file %1 is empty.").arg(path),
                    Text::tr("Its first line must be the password."));
    return QString::fromUtf8(line);
}

namespace {

/// An option's file goes before what the URL says; the environment and the settings only fill in.
Result<void> addPassword(Endpoint &endpoint, const GlobalOptions &options,
                         const Environment &environment, const Settings &settings)
{
    std::optional<QString> path;
    if (options.passwordFile)
        path = QFile::decodeName(*options.passwordFile);
    else if (!endpoint.password.isEmpty())
        return {};
    else if (environment.redisPassword)
        endpoint.password = *environment.redisPassword;
    else
        path = settings.passwordFile;
    if (!path)
        return {};
    const auto password = readPassword(*path);
    if (!password)
        return fail(password.error());
    endpoint.password = *password;
    return {};
}

} // namespace

Environment Environment::read()
{
    return {variable("BATCHY_REDIS_URL"), variable("BATCHY_REDIS_PASSWORD"), variable("BATCHY_CFG"),
            variable("BATCHY_TOKEN")};
}

Result<void> checkOptions(const GlobalOptions &options)
{
    if (options.redis && options.embedded)
        return fail(ErrorKind::BadInput,
                    Text::tr("--redis and --embedded name two different Redis."),
                    Text::tr("Give one of them."));
    for (const auto &[name, value] :
         {std::pair("--cfg", &options.cfg), std::pair("--password-file", &options.passwordFile)})
        if (*value && (*value)->trimmed().isEmpty())
            return fail(ErrorKind::BadInput,
                        Text::tr("%1 is given, but empty.").arg(QLatin1String(name)),
                        Text::tr("Perhaps a variable in the command line isn't set."));
    return {};
}

Result<RedisChoice> chooseEndpoint(const GlobalOptions &options, const Environment &environment,
                                   const Settings &settings, bool isInteractive)
{
    const auto chosen = [](Result<Endpoint> endpoint, Origin origin) -> Result<RedisChoice> {
        if (!endpoint)
            return fail(endpoint.error());
        return RedisChoice{std::move(*endpoint), origin};
    };
    if (options.redis)
        return chosen(Endpoint::parse(QString::fromLocal8Bit(*options.redis)), Origin::Option);
    if (options.embedded)
        return RedisChoice{{}, Origin::Option};
    if (environment.redisUrl)
        return chosen(Endpoint::parse(*environment.redisUrl).map_error([](const Error &error) {
            return error.within(QStringLiteral("BATCHY_REDIS_URL"));
        }),
                      Origin::Environment);
    if (settings.redis)
        return chosen(settings.endpoint(), Origin::File);
    if (isInteractive)
        return RedisChoice{{}, Origin::Default};
    return noRedis(settings);
}

Result<RedisChoice> chooseRedis(const GlobalOptions &options, const Environment &environment,
                                const Settings &settings, bool isInteractive)
{
    auto choice = chooseEndpoint(options, environment, settings, isInteractive);
    if (!choice || !choice->value)
        return choice;
    if (const auto added = addPassword(*choice->value, options, environment, settings); !added)
        return fail(added.error());
    return choice;
}

Chosen<QString> chooseCfg(const GlobalOptions &options, const Environment &environment,
                          const Settings &settings)
{
    if (options.cfg)
        return {QFile::decodeName(*options.cfg), Origin::Option};
    if (environment.cfg)
        return {*environment.cfg, Origin::Environment};
    if (settings.cfg)
        return {*settings.cfg, Origin::File};
    return {QStringLiteral("cfg"), Origin::Default};
}

Result<Chosen<Format>> chooseFormat(const GlobalOptions &options, const Settings &settings)
{
    Chosen<QByteArray> word{"table", Origin::Default};
    if (options.format)
        word = {*options.format, Origin::Option};
    else if (settings.format)
        word = {settings.format->toUtf8(), Origin::File};
    for (const Format format : {Format::Table, Format::Json, Format::Infa})
        if (word.value == formatWord(format))
            return Chosen<Format>{format, word.origin};
    return fail(ErrorKind::BadInput, Text::tr("There is no format \"%1\".").arg(words(word.value)),
                Text::tr("The formats are table, json and infa."));
}

Result<std::optional<std::chrono::milliseconds>> chooseTimeout(const GlobalOptions &options)
{
    if (!options.timeout)
        return std::nullopt;
    const auto limit = parseDuration("--timeout", *options.timeout);
    if (!limit)
        return fail(limit.error());
    return *limit;
}

QByteArray formatWord(Format format)
{
    switch (format) {
    case Format::Table:
        return "table";
    case Format::Json:
        return "json";
    case Format::Infa:
        return "infa";
    }
    Q_UNREACHABLE();
}

QString originWords(Origin origin)
{
    switch (origin) {
    case Origin::Option:
        return Text::tr("option");
    case Origin::Environment:
        return Text::tr("environment");
    case Origin::File:
        return Text::tr("file");
    case Origin::Default:
        return Text::tr("default");
    }
    Q_UNREACHABLE();
}

} // namespace batchy::cli
