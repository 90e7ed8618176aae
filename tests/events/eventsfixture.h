// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/service.h"
#include "tests/events/eventsclient.h"
#include "tests/support/redisserver.h"

#include <QObject>

#include <memory>

namespace batchy::test {

/// A service in this process on a Redis of its own; its intervals are short.
class EventsFixture : public QObject
{
    Q_OBJECT

protected:
    static http::Service::Options options(const Endpoint &endpoint);
    /// Starts it on a free port, once it has reached Redis.
    void serve(http::Service::Options options);
    void serve() { serve(options(m_server.endpoint())); }
    /// A client that has sent its request.
    std::unique_ptr<EventsClient> get(const QByteArray &path, const QByteArray &method = "GET");
    /// One that listens and has been greeted.
    std::unique_ptr<EventsClient> listener();

    RedisServer m_server;
    std::unique_ptr<http::Service> m_service;
    quint16 m_port = 0;

protected Q_SLOTS:
    void init();
    void cleanup();
};

} // namespace batchy::test
