// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/via/serviceclient.h"

#include "app/cli/text.h"
#include "core/redis/tlsfiles.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>

namespace batchy::cli {

namespace {

/// So many connections to one host a QNetworkAccessManager opens; further questions would queue up
/// behind answers that are long in coming.
constexpr int connectionsEach = 6;

ErrorKind kindOfWord(const QByteArray &word)
{
    for (int kind = 0; kind <= int(ErrorKind::Internal); ++kind)
        if (errorWord(ErrorKind(kind)) == word)
            return ErrorKind(kind);
    return ErrorKind::Refused; // "unauthorized", "foreign_host" and their like
}

} // namespace

Timestamp machineClock()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

bool ServiceAnswer::isAway() const
{
    return status == 408 || status == 429 || (status >= 500 && status != 501);
}

Error ServiceAnswer::error(const ServicePlace &place) const
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QString message = object[u"message"].toString();
    const QByteArray word = object[u"error"].toString().toUtf8();
    // What is away may come, whatever it is: "refused" may be a Redis that is still loading.
    if (!word.isEmpty() && !message.isEmpty())
        return {isAway() ? ErrorKind::Offline : kindOfWord(word), message,
                object[u"hint"].toString()};
    return {isAway() ? ErrorKind::Offline : ErrorKind::Refused,
            Text::tr("What answers at %1 is no service of Batchy (HTTP %2).")
                .arg(place.display())
                .arg(status),
            Text::tr("Look at the URL of --via; /index shows the service itself.")};
}

ServiceClient::ServiceClient(ServicePlace place) : m_place(std::move(place))
{
    if (m_place.caFile.isEmpty())
        return;
    Endpoint files;
    files.caFile = m_place.caFile;
    const auto configuration = tlsConfiguration(files);
    if (!configuration)
        m_caProblem = configuration.error();
    else
        m_secure = [tls = *configuration](QNetworkRequest *request) {
            request->setSslConfiguration(tls);
        };
}

ServiceClient::~ServiceClient()
{
    stop();
}

void ServiceClient::stop()
{
    ++m_run;
    m_managers.clear();
}

ServiceClient::Manager &ServiceClient::free()
{
    for (const auto &manager : m_managers)
        if (manager->busy < connectionsEach)
            return *manager;
    m_managers.push_back(std::make_shared<Manager>());
    m_managers.back()->network = std::make_unique<QNetworkAccessManager>();
    return *m_managers.back();
}

void ServiceClient::get(const QString &path, const QUrlQuery &query,
                        std::chrono::milliseconds patience, QObject *context,
                        std::function<void(Result<ServiceAnswer>)> then)
{
    if (!m_caProblem.what.isEmpty()) {
        QMetaObject::invokeMethod(
            context, [then, error = m_caProblem] { then(fail(error)); }, Qt::QueuedConnection);
        return;
    }
    QUrl url = m_place.url;
    url.setPath(url.path() + path, QUrl::DecodedMode);
    url.setQuery(query);
    QNetworkRequest request(url);
    request.setTransferTimeout(int(patience.count()));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setRawHeader("User-Agent", "batchy/" BATCHY_VERSION);
    request.setRawHeader("Accept", "application/json");
    if (!m_place.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_place.token);
    if (m_secure)
        m_secure(&request);
    Manager &manager = free();
    ++manager.busy;
    QNetworkReply *reply = manager.network->get(request);
    const auto isOver = [this, run = m_run, &manager, reply] {
        reply->deleteLater();
        if (run != m_run)
            return true;
        --manager.busy;
        return false;
    };
    connect(reply, &QNetworkReply::finished, context, [this, isOver, reply, then] {
        if (isOver())
            return;
        const QVariant status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
        // An answer that broke off is none.
        const bool isWhole = reply->error() == QNetworkReply::NoError ||
                             reply->error() >= QNetworkReply::ContentAccessDenied;
        if (status.isValid() && isWhole)
            then(ServiceAnswer{status.toInt(), reply->readAll()});
        else
            then(fail(errorOf(*reply)));
    });
}

Error ServiceClient::errorOf(const QNetworkReply &reply) const
{
    const QString place = m_place.display();
    if (reply.error() == QNetworkReply::OperationCanceledError)
        return {ErrorKind::Timeout, Text::tr("The service at %1 doesn't answer.").arg(place), {}};
    if (reply.error() == QNetworkReply::SslHandshakeFailedError)
        return {
            ErrorKind::Refused,
            Text::tr("The service at %1 can't be trusted (%2).").arg(place, reply.errorString()),
            Text::tr("?ca=FILE in the URL names an authority of your own.")};
    return {ErrorKind::Offline,
            Text::tr("Can't reach the service at %1 (%2).").arg(place, reply.errorString()),
            {}};
}

} // namespace batchy::cli
