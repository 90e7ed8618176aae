// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/apitest.h"

#include "tests/support/await.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace batchy::test {

using http::Request;
using http::Response;

RedisServer::Options ApiTest::withDebug()
{
    RedisServer::Options options;
    options.extra = {"--enable-debug-command", "yes"};
    return options;
}

http::Service::Options ApiTest::serviceOptions() const
{
    http::Service::Options options;
    options.endpoint = m_server.endpoint();
    options.cfg = m_cfg.path();
    options.logFormat = http::AccessLog::Format::None;
    return options;
}

void ApiTest::initTestCase()
{
    QVERIFY(m_server.start());
}

void ApiTest::init()
{
    m_server.cli({"FLUSHALL"});
    m_service = std::make_unique<http::Service>(serviceOptions());
    m_service->link().start();
    QTRY_VERIFY(m_service->isOnline());
}

void ApiTest::cleanup()
{
    m_service.reset();
}

std::shared_ptr<Request> ApiTest::request(const QByteArray &method, const QByteArray &path,
                                          const QByteArray &body, const Headers &headers)
{
    auto made = std::make_shared<Request>();
    made->method = method;
    made->target = path;
    made->body = body;
    made->headers = headers;
    made->client = "127.0.0.1";
    if (!body.isEmpty() && !made->header("Content-Type"))
        made->headers.push_back({"Content-Type", "application/json"});
    return made;
}

Response ApiTest::get(const QByteArray &path)
{
    return await(m_service->answer(request("GET", path)));
}

Response ApiTest::post(const QByteArray &path, const QByteArray &body, const Headers &headers)
{
    return await(m_service->answer(request("POST", path, body, headers)));
}

QJsonObject ApiTest::object(const Response &response)
{
    QJsonParseError error = {};
    const QJsonDocument document = QJsonDocument::fromJson(response.body, &error);
    if (!document.isObject())
        qWarning("no JSON object (%s): %s", qPrintable(error.errorString()),
                 response.body.constData());
    return document.object();
}

QByteArray ApiTest::verdict(const Response &response)
{
    const QByteArray status = QByteArray::number(response.status);
    if (response.status < 400)
        return status;
    const QJsonObject error = object(response);
    if (error[QStringLiteral("message")].toString().isEmpty())
        return status + " without a message";
    return status + ' ' + error[QStringLiteral("error")].toString().toUtf8();
}

QByteArray ApiTest::header(const Response &response, const QByteArray &name)
{
    for (const http::Header &header : response.headers)
        if (header.name == name)
            return header.value;
    return {};
}

void ApiTest::writeFile(const QByteArray &workflow, const QByteArray &yaml)
{
    QFile file(m_cfg.filePath(QString::fromUtf8(workflow + ".yaml")));
    QVERIFY(file.open(QFile::WriteOnly | QFile::Truncate));
    file.write(yaml);
}

void ApiTest::loaded(const QByteArray &workflow)
{
    writeFile(workflow, "job1:\n  table: t1\n  size: 2.0\n  reprocess_hours: 1\n"
                        "job2:\n  big: 123456789012345678901234567890\n"
                        "job10:\n");
    const Response response = post("/api/v1/workflows/" + workflow + "/load");
    QVERIFY2(response.status == 200, response.body.constData());
}

int ApiTest::batches(const QByteArray &workflow)
{
    const QByteArray keys = m_server.cli({"KEYS", workflow + "-[0-9]*[0-9]"});
    return keys.isEmpty() ? 0 : int(keys.split('\n').size());
}

} // namespace batchy::test
