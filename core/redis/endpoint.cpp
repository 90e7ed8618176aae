// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/endpoint.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QStringView>
#include <QUrl>

#include <algorithm>
#include <cctype>
#include <optional>

namespace batchy {

namespace {

struct EndpointText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Endpoint)
};

constexpr qsizetype longestSocketPath = 107; // sun_path without its final zero

tl::unexpected<Error> badEndpoint(const QString &what)
{
    return fail(ErrorKind::BadInput, what,
                EndpointText::tr("Write redis://host:port/database, rediss://host:port or "
                                 "unix:///path/to/socket."));
}

/// Percent escapes decoded; nothing when one is cut short, isn't hexadecimal, or gives no UTF-8.
std::optional<QString> unescaped(QStringView text)
{
    const QByteArray raw = text.toUtf8();
    const auto isHex = [&raw](qsizetype at) {
        return at < raw.size() && std::isxdigit(static_cast<unsigned char>(raw[at]));
    };
    for (qsizetype at = raw.indexOf('%'); at >= 0; at = raw.indexOf('%', at + 1))
        if (!isHex(at + 1) || !isHex(at + 2))
            return {};
    const QByteArray decoded = QByteArray::fromPercentEncoding(raw);
    const QString result = QString::fromUtf8(decoded);
    if (result.toUtf8() != decoded || decoded.contains('\0'))
        return {};
    return result;
}

/// A number of plain digits; no sign, no blanks.
std::optional<int> plainNumber(QStringView text, int least, int most)
{
    for (const QChar c : text)
        if (c < QLatin1Char('0') || c > QLatin1Char('9'))
            return {};
    bool ok = false;
    const int value = text.toInt(&ok);
    if (!ok || value < least || value > most)
        return {};
    return value;
}

Result<void> readDatabase(QStringView text, Endpoint &endpoint)
{
    const auto number = plainNumber(text, 0, 65535);
    if (!number)
        return badEndpoint(EndpointText::tr("The database isn't a number from 0 to 65535."));
    endpoint.database = *number;
    return {};
}

Result<void> readUser(QStringView text, Endpoint &endpoint)
{
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    const auto user = unescaped(colon < 0 ? text : text.first(colon));
    const auto password = unescaped(colon < 0 ? QStringView() : text.sliced(colon + 1));
    if (!user)
        return badEndpoint(EndpointText::tr("The user name has a bad percent escape."));
    if (!password)
        return badEndpoint(EndpointText::tr("The password has a bad percent escape."));
    endpoint.user = *user;
    endpoint.password = *password;
    return {};
}

bool isHostName(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == QLatin1Char('.') || c == QLatin1Char('-') ||
               c == QLatin1Char('_');
    });
}

bool isIpv6(QStringView text)
{
    return QHostAddress(text.toString()).protocol() == QAbstractSocket::IPv6Protocol;
}

/// `host`, `host:port`, `[::1]:port`; both parts may be missing.
Result<void> readHost(QStringView text, Endpoint &endpoint)
{
    const bool isBracketed = text.startsWith(QLatin1Char('['));
    const qsizetype end =
        isBracketed ? text.indexOf(QLatin1Char(']')) + 1 : text.indexOf(QLatin1Char(':'));
    const QStringView whole = end < 0 ? text : text.first(end);
    const QStringView rest = text.sliced(whole.size());
    const QStringView host = isBracketed && end > 0 ? whole.sliced(1).chopped(1) : whole;
    const QStringView port = rest.startsWith(QLatin1Char(':')) ? rest.sliced(1) : QStringView();
    const bool isWellFormed = rest.isEmpty() || rest.startsWith(QLatin1Char(':'));
    if (!isWellFormed || port.contains(QLatin1Char(':')) ||
        !(isBracketed ? isIpv6(host) : isHostName(host)))
        return badEndpoint(EndpointText::tr("The host name is wrong; IPv6 stands in brackets."));
    if (!host.isEmpty())
        endpoint.host = host.toString();
    if (port.isEmpty())
        return {};
    const auto number = plainNumber(port, 1, 65535);
    if (!number)
        return badEndpoint(EndpointText::tr("The port isn't a number from 1 to 65535."));
    endpoint.port = quint16(*number);
    return {};
}

Result<void> readOption(QStringView key, QStringView value, Endpoint &endpoint)
{
    const auto text = unescaped(value);
    if (!text)
        return badEndpoint(EndpointText::tr("An option has a bad percent escape."));
    if (key == QLatin1String("db"))
        return readDatabase(*text, endpoint);
    if (endpoint.transport == Endpoint::Transport::Tls) {
        QString *file = key == QLatin1String("ca")     ? &endpoint.caFile
                        : key == QLatin1String("cert") ? &endpoint.certFile
                        : key == QLatin1String("key")  ? &endpoint.keyFile
                                                       : nullptr;
        if (file) {
            *file = *text;
            return {};
        }
    }
    // Not repeated: it may be the tail of a password with an unescaped question mark.
    return endpoint.transport == Endpoint::Transport::Tls
               ? badEndpoint(
                     EndpointText::tr("The options of a rediss address are ca, cert, key and db."))
               : badEndpoint(EndpointText::tr("The only option of such an address is db."));
}

Result<void> readQuery(QStringView query, Endpoint &endpoint)
{
    for (const QStringView part : query.split(QLatin1Char('&'), Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(QLatin1Char('='));
        const QStringView key = equals < 0 ? part : part.first(equals);
        const QStringView value = equals < 0 ? QStringView() : part.sliced(equals + 1);
        if (auto read = readOption(key, value, endpoint); !read)
            return read;
    }
    if (endpoint.certFile.isEmpty() != endpoint.keyFile.isEmpty())
        return badEndpoint(
            EndpointText::tr("A client certificate needs both options, cert and key."));
    return {};
}

Result<void> readPath(QStringView path, Endpoint &endpoint)
{
    if (endpoint.transport != Endpoint::Transport::Unix) {
        if (path.size() <= 1)
            return {};
        return readDatabase(path.sliced(1), endpoint);
    }
    const auto file = unescaped(path);
    if (!file)
        return badEndpoint(EndpointText::tr("The path of the socket has a bad percent escape."));
    if (!file->startsWith(QLatin1Char('/')) || file->size() < 2)
        return badEndpoint(EndpointText::tr("The path of the socket must start with a slash."));
    if (file->toLocal8Bit().size() > longestSocketPath)
        return badEndpoint(EndpointText::tr("The path of the socket is longer than 107 bytes."));
    endpoint.path = *file;
    return {};
}

std::optional<Endpoint::Transport> transportOf(QStringView scheme)
{
    if (scheme.compare(QLatin1String("redis"), Qt::CaseInsensitive) == 0)
        return Endpoint::Transport::Tcp;
    if (scheme.compare(QLatin1String("rediss"), Qt::CaseInsensitive) == 0)
        return Endpoint::Transport::Tls;
    if (scheme.compare(QLatin1String("unix"), Qt::CaseInsensitive) == 0)
        return Endpoint::Transport::Unix;
    return {};
}

} // namespace

Result<Endpoint> Endpoint::parse(const QString &url)
{
    const QStringView text = QStringView(url).trimmed();
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    const auto transport = transportOf(text.first(std::max<qsizetype>(colon, 0)));
    if (!transport)
        return badEndpoint(
            EndpointText::tr("A Redis address starts with redis://, rediss:// or unix:."));
    Endpoint endpoint;
    endpoint.transport = *transport;

    QStringView rest = text.sliced(colon + 1);
    const bool hasAuthority = rest.startsWith(QLatin1String("//"));
    if (!hasAuthority && *transport != Transport::Unix)
        return badEndpoint(EndpointText::tr("Two slashes are missing behind the first colon."));
    rest = rest.sliced(hasAuthority ? 2 : 0);

    // A password may hold anything but is followed by the last @ before the path.
    const qsizetype question = rest.indexOf(QLatin1Char('?'));
    const QStringView query = question < 0 ? QStringView() : rest.sliced(question + 1);
    const QStringView place = question < 0 ? rest : rest.first(question);
    const qsizetype slash = place.indexOf(QLatin1Char('/'));
    const QStringView authority = slash < 0 ? place : place.first(slash);
    const QStringView path = slash < 0 ? QStringView() : place.sliced(slash);
    const qsizetype at = authority.lastIndexOf(QLatin1Char('@'));
    const QStringView host = authority.sliced(at + 1);

    if (at >= 0)
        if (auto read = readUser(authority.first(at), endpoint); !read)
            return fail(read.error());
    if (*transport == Transport::Unix && !host.isEmpty())
        return badEndpoint(EndpointText::tr("The path of the socket must start with a slash."));
    for (auto read :
         {readHost(host, endpoint), readPath(path, endpoint), readQuery(query, endpoint)})
        if (!read)
            return fail(read.error());
    return endpoint;
}

QString Endpoint::display() const
{
    if (transport == Transport::Unix)
        return QStringLiteral("unix:") + path +
               (database ? QStringLiteral("?db=") + QString::number(database) : QString());
    const QString scheme =
        transport == Transport::Tls ? QStringLiteral("rediss://") : QStringLiteral("redis://");
    const QString shownHost =
        host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host;
    QString text = scheme + shownHost + QLatin1Char(':') + QString::number(port);
    if (database)
        text += QLatin1Char('/') + QString::number(database);
    return text;
}

} // namespace batchy
