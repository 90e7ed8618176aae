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

/// `[::1]:5000` is `::1`, `localhost:5000` is `localhost`.
QByteArray withoutPort(QByteArrayView host)
{
    if (host.startsWith('[')) {
        const qsizetype end = host.indexOf(']');
        return end < 0 ? QByteArray() : host.sliced(1, end - 1).toByteArray();
    }
    const qsizetype colon = host.indexOf(':');
    return (colon < 0 ? host : host.first(colon)).toByteArray().toLower();
}

/// Host and port of an origin or an address: of `http://a:1/b`, `a:1`.
QByteArray authorityOf(QByteArrayView address)
{
    const qsizetype scheme = address.indexOf("://");
    if (scheme < 0)
        return {};
    const QByteArrayView rest = address.sliced(scheme + 3);
    const qsizetype slash = rest.indexOf('/');
    return (slash < 0 ? rest : rest.first(slash)).toByteArray().toLower();
}

bool isPrefetch(const Request &request)
{
    for (const QByteArrayView name : {QByteArrayView("Sec-Purpose"), QByteArrayView("Purpose"),
                                      QByteArrayView("X-Moz"), QByteArrayView("X-Purpose")}) {
        const QByteArray value = request.header(name).value_or(QByteArrayView()).toByteArray();
        for (const char *word : {"prefetch", "preview", "prerender"})
            if (value.toLower().contains(word))
                return true;
    }
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
    const auto host = request.header("Host");
    if (!m_options.isLocal || m_options.isUnix || !host || *host == m_goodHost)
        return {};
    if (isOurName(withoutPort(*host))) {
        m_goodHost = host->toByteArray();
        return {};
    }
    return refusal(403, "foreign_host",
                   text("This service isn't called \"%1\".")
                       .arg(QString::fromUtf8(host->first(qMin(host->size(), qsizetype(100))))),
                   text("Call it by its address or localhost, or start it with --host NAME."));
}

bool Gate::isOurName(QByteArrayView host) const
{
    QByteArray name = host.toByteArray();
    if (name.endsWith('.'))
        name.chop(1);
    return name == "localhost" || m_options.hosts.contains(name) ||
           !QHostAddress(QString::fromLatin1(name)).isNull();
}

std::optional<Response> Gate::checkOrigin(const Request &request) const
{
    if (const auto site = request.header("Sec-Fetch-Site");
        site && *site != "same-origin" && *site != "none")
        return foreignSite();
    for (const QByteArrayView name : {QByteArrayView("Origin"), QByteArrayView("Referer")}) {
        const auto from = request.header(name);
        if (!from || from->isEmpty())
            continue;
        const QByteArray ours =
            request.header("Host").value_or(QByteArrayView()).toByteArray().toLower();
        if (ours.isEmpty() || authorityOf(*from) != ours)
            return foreignSite();
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
