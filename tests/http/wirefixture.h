// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/http/rawclient.h"
#include "tests/http/servedprogram.h"
#include "tests/support/redisserver.h"

#include <QObject>
#include <QTest>

#include <memory>

namespace batchy::test {

/// The real program with one workflow, for tests that send it bytes; whatever one of them did, the
/// next client is served. Waits a second for a request to come whole.
class WireFixture : public QObject
{
    Q_OBJECT

protected:
    const QByteArray ask = "GET /get_status/wf1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const QByteArray wf1Body = "{\"job1\": {\"a\": 1}}";

    RawClient connectNew() const { return RawClient::toPort(m_served->port()); }

    RedisServer m_redis;
    std::unique_ptr<ServedProgram> m_served;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_redis.start());
        m_redis.cli({"HSET", "wf1", "job1", "{\"a\": 1}"});
        m_served = std::make_unique<ServedProgram>(m_redis.url());
        QVERIFY(m_served->start({QStringLiteral("--header-timeout"), QStringLiteral("1")}));
    }
    void cleanup()
    {
        QVERIFY(m_served->isRunning());
        QCOMPARE(fetch(m_served->port(), "/get_status/wf1").body, wf1Body);
    }
};

} // namespace batchy::test
