// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/via/serviceplace.h"

#include "app/cli/text.h"

#include <QFile>
#include <QUrlQuery>

namespace batchy::cli {

namespace {

tl::unexpected<Error> badUrl(const QString &what)
{
    return fail(ErrorKind::BadInput, Text::tr("--via: %1").arg(what),
                Text::tr("Write it as http://host:5000 or https://host:5000."));
}

/// Visible ASCII: nothing that could end the header that it goes into.
bool isToken(const QByteArray &text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

} // namespace

Result<ServicePlace> ServicePlace::parse(const QByteArray &text)
{
    QUrl url(QString::fromLocal8Bit(text), QUrl::StrictMode);
    if (!url.userInfo().isEmpty())
        return fail(ErrorKind::BadInput, Text::tr("--via: the URL must not hold a password."),
                    Text::tr("The service's token goes into a file (--token-file) or into the "
                             "variable BATCHY_TOKEN."));
    const bool isKnown =
        url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !isKnown || url.host().isEmpty())
        return badUrl(Text::tr("\"%1\" is no URL of a service.").arg(words(text)));
    const QUrlQuery query(url);
    for (const auto &[name, value] : query.queryItems())
        if (name != QLatin1String("ca") || url.scheme() != QLatin1String("https"))
            return badUrl(Text::tr("there is no parameter \"%1\" here.").arg(name));
    if (url.hasFragment())
        return badUrl(Text::tr("\"%1\" is no URL of a service.").arg(words(text)));
    ServicePlace place;
    place.caFile = query.queryItemValue(QStringLiteral("ca"), QUrl::FullyDecoded);
    url.setQuery(QString());
    QString path = url.path();
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(path);
    place.url = url;
    return place;
}

QString ServicePlace::display() const
{
    return url.toDisplayString();
}

Result<ServicePlace> chooseService(const Session::Given &given, const QByteArray &via,
                                   const std::optional<QByteArray> &tokenFile)
{
    const std::pair<const char *, bool> others[] = {
        {"--redis", given.options.redis.has_value()},
        {"--embedded", given.options.embedded},
        {"--password-file", given.options.passwordFile.has_value()}};
    for (const auto &[option, isGiven] : others)
        if (isGiven)
            return fail(ErrorKind::BadInput,
                        Text::tr("%1 and --via exclude each other.").arg(QLatin1String(option)),
                        Text::tr("The service knows its Redis."));
    auto place = ServicePlace::parse(via);
    if (!place)
        return place;
    if (tokenFile) {
        const auto token = readPassword(QFile::decodeName(*tokenFile));
        if (!token)
            return fail(token.error().within(QStringLiteral("--token-file")));
        place->token = token->toUtf8();
    } else if (given.environment.token) {
        place->token = given.environment.token->toUtf8();
    } else {
        return place;
    }
    if (!isToken(place->token))
        return fail(ErrorKind::BadInput, Text::tr("The service's token can't be one."),
                    Text::tr("It consists of visible ASCII characters, without spaces."));
    return place;
}

} // namespace batchy::cli
