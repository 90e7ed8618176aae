// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/service.h"
#include "tests/support/redisserver.h"

#include <QJsonObject>
#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace batchy::test {

/// What tests of /api/v1 share: a Redis of their own, emptied before each test, a folder of
/// workflow files, and a service on both that is asked in process, without a socket.
class ApiTest : public QObject
{
    Q_OBJECT

protected:
    using Headers = std::vector<http::Header>;

    static std::shared_ptr<http::Request> request(const QByteArray &method, const QByteArray &path,
                                                  const QByteArray &body = {},
                                                  const Headers &headers = {});
    http::Response get(const QByteArray &path);
    /// A body goes as JSON unless the headers say otherwise.
    http::Response post(const QByteArray &path, const QByteArray &body = {},
                        const Headers &headers = {});
    static QJsonObject object(const http::Response &response);
    /// "404 not_found": what a program looks at; of a good answer the number alone.
    static QByteArray verdict(const http::Response &response);
    static QByteArray header(const http::Response &response, const QByteArray &name);

    void writeFile(const QByteArray &workflow, const QByteArray &yaml);
    /// A workflow of three jobs in Redis, loaded from its file.
    void loaded(const QByteArray &workflow);
    /// How many batches of it are in Redis.
    int batches(const QByteArray &workflow);
    QByteArray digest() { return m_server.cli({"DEBUG", "DIGEST"}); }
    http::Service::Options serviceOptions() const;

    RedisServer m_server{withDebug()};
    QTemporaryDir m_cfg;
    std::unique_ptr<http::Service> m_service;

protected Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

private:
    static RedisServer::Options withDebug();
};

} // namespace batchy::test
