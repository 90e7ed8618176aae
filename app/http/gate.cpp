// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/gate.h"

#include "app/http/errors.h"

#include <QHostAddress>
#include <QSysInfo>

namespace batchy::http {

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// `[::1]:5000` is `::1`, `localhost:5000` is `localhost`; empty for what is neither.
QByteArray withoutPort(QByteArrayView host)
{
    const bool isBracketed = host.startsWith('[');
    const qsizetype end = isBracketed ? host.indexOf(']') + 1 : host.indexOf(':');
    if (isBracketed && end == 0)
        return {};
    const QByteArrayView port = end < 0 ? QByteArrayView() : host.sliced(end);
    if (!port.isEmpty() && port[0] != ':')
        return {};
    for (const char digit : port.isEmpty() ? port : port.sliced(1))
        if (digit < '0' || digit > '9')
            return {};
    const QByteArrayView name = end < 0 ? host : host.first(end);
    return (isBracketed ? name.sliced(1, name.size() - 2) : name).toByteArray().toLower();
}

/// A name may end with the root's dot and is the same.
QByteArray withoutRoot(QByteArray name)
{
    if (name.endsWith('.'))
        name.chop(1);
    return name;
}

/// Host and port of a page's origin or address: of `http://a:1/b`, `a:1`; empty for what is none.
QByteArray authorityOf(QByteArrayView address)
{
    const qsizetype scheme = address.indexOf("://");
    const QByteArray name = address.first(qMax<qsizetype>(scheme, 0)).toByteArray().toLower();
    if (name != "http" && name != "https")
        return {};
    const QByteArrayView rest = address.sliced(scheme + 3);
    const qsizetype slash = rest.indexOf('/');
    return (slash < 0 ? rest : rest.first(slash)).toByteArray().toLower();
}

bool isPrefetch(const Request &request)
{
    for (const QByteArrayView name : {QByteArrayView("Sec-Purpose"), QByteArrayView("Purpose"),
                                      QByteArrayView("X-Moz"), QByteArrayView("X-Purpose")})
        for (const QByteArrayView value : request.allOf(name))
            for (const char *word : {"prefetch", "preview", "prerender"})
                if (value.toByteArray().toLower().contains(word))
                    return true;
    return false;
}

Response foreignSite()
{
    return refusal(403, "foreign_site",
                   text("A web page of another site sent this request, so it was refused."),
                   text("Type the address yourself, or call it from a program."));
}

} // namespace

Gate::Gate(Options options) : m_options(std::move(options))
{
    for (QByteArray &host : m_options.hosts)
        host = withoutRoot(host.toLower());
    const QByteArray machine = QSysInfo::machineHostName().toUtf8().toLower();
    if (!machine.isEmpty()) {
        m_options.hosts << machine;
        m_options.hosts << machine.first(machine.indexOf('.') < 0 ? machine.size()
                                                                  : machine.indexOf('.'));
    }
}

std::optional<Response> Gate::check(const Request &request, Route::Effect effect) const
{
    if (auto refused = checkHost(request))
        return refused;
    if (auto refused = checkOrigin(request))
        return refused;
    if (effect == Route::Effect::Alive)
        return {};
    const bool changes = effect == Route::Effect::Changes;
    if (auto refused = checkToken(request, changes))
        return refused;
    return changes ? checkChange(request) : std::nullopt;
}

/// A name that some foreign zone points at this machine (DNS rebinding) must not open a service
/// that only this machine's own programs should reach.
std::optional<Response> Gate::checkHost(const Request &request) const
{
    if (m_options.isLocal && !m_options.isUnix)
        for (const QByteArrayView host : request.allOf("Host")) {
            if (host == m_goodHost)
                continue;
            if (!isOurName(withoutPort(host)))
                return refusal(
                    403, "foreign_host",
                    text("This service isn't called \"%1\".")
                        .arg(QString::fromUtf8(host.first(qMin(host.size(), qsizetype(100))))),
                    text("Call it by its address or localhost, or start it with --host NAME."));
            m_goodHost = host.toByteArray();
        }
    return {};
}

bool Gate::isOurName(QByteArrayView host) const
{
    const QByteArray name = withoutRoot(host.toByteArray());
    return name == "localhost" || m_options.hosts.contains(name) ||
           !QHostAddress(QString::fromLatin1(name)).isNull();
}

std::optional<Response> Gate::checkOrigin(const Request &request) const
{
    for (const QByteArrayView site : request.allOf("Sec-Fetch-Site"))
        if (site != "same-origin" && site != "none")
            return foreignSite();
    for (const QByteArrayView name : {QByteArrayView("Origin"), QByteArrayView("Referer")}) {
        for (const QByteArrayView from : request.allOf(name)) {
            const QByteArray ours =
                request.header("Host").value_or(QByteArrayView()).toByteArray().toLower();
            if (!from.isEmpty() && (ours.isEmpty() || authorityOf(from) != ours))
                return foreignSite();
        }
    }
    return {};
}

std::optional<Response> Gate::checkToken(const Request &request, bool changes) const
{
    if (!m_tokens)
        return {};
    const QByteArrayView given = request.header("Authorization").value_or(QByteArrayView());
    constexpr QByteArrayView scheme = "Bearer ";
    const bool isBearer = given.size() > scheme.size() &&
                          given.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0;
    const auto holder = isBearer ? m_tokens->find(given.sliced(scheme.size()).trimmed())
                                 : std::optional<Tokens::Holder>();
    if (!holder) {
        Response refused = refusal(401, "unauthorized",
                                   isBearer ? text("The token is none of this service's.")
                                            : text("This service wants a token."),
                                   text("Send it as \"Authorization: Bearer TOKEN\"."));
        refused.headers.push_back({"WWW-Authenticate", "Bearer realm=\"batchy\""});
        return refused;
    }
    if (changes && holder->right != Tokens::Right::Full)
        return refusal(403, "read_only_token", text("This token may only read."),
                       text("Use one that is marked \"full\" in the token file."));
    return {};
}

std::optional<Response> Gate::checkChange(const Request &request) const
{
    if (m_options.isReadOnly)
        return refusal(403, "read_only", text("This service only reads (--read-only)."));
    if (!m_options.isLocal && !m_tokens && !m_options.opensWrites)
        return refusal(
            403, "writes_closed",
            text("This service can be reached from other machines, so it changes nothing "
                 "without a token."),
            text("Start it with --token-file, or with --open-writes if the network is "
                 "trusted."));
    if (isPrefetch(request))
        return refusal(403, "prefetch",
                       text("This request only prefetches or previews, and this address changes a "
                            "batch, so it was refused."));
    return {};
}

} // namespace batchy::http
