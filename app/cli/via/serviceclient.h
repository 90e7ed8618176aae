// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/via/serviceplace.h"
#include "core/domain/timestamp.h"
#include "core/result.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrlQuery>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace batchy::cli {

/// UTC, as far as this machine knows.
Timestamp machineClock();

struct ServiceAnswer
{
    int status = 0;
    QByteArray body;

    /// Whether the service can't do it now, or what is between us can't: it may soon.
    bool isAway() const;
    /// What a failure says, as an error of ours. Where the body is none of the service's: Refused,
    /// there is none at this place.
    Error error(const ServicePlace &place) const;
};

/// Asks a service by GET, many questions at the same time: each on a connection of its own, since
/// answers may be long in coming. Follows no redirects.
class ServiceClient : public QObject
{
public:
    explicit ServiceClient(ServicePlace place);
    ~ServiceClient() override;

    const ServicePlace &place() const { return m_place; }

    /// `then` hears of it once, unless `context` or the client has gone. Failures: Offline when it
    /// can't be reached or the connection broke; Timeout when nothing came for so long; Refused
    /// when its certificate can't be trusted; BadConfig when the file of authorities can't be used.
    void get(const QString &path, const QUrlQuery &query, std::chrono::milliseconds patience,
             QObject *context, std::function<void(Result<ServiceAnswer>)> then);
    /// Drops what was asked.
    void stop();

private:
    struct Manager
    {
        std::unique_ptr<QNetworkAccessManager> network;
        int busy = 0;
    };

    Manager &free();
    Error errorOf(const QNetworkReply &reply) const;

    const ServicePlace m_place;
    std::vector<std::shared_ptr<Manager>> m_managers;
    Error m_caProblem;
    std::function<void(QNetworkRequest *)> m_secure; ///< https only
    int m_run = 0;                                   ///< another one after each stop()
};

} // namespace batchy::cli
