// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/events/eventsfixture.h"
#include "tests/support/testrunner.h"

#include <QElapsedTimer>
#include <QTemporaryFile>
#include <QTest>

using namespace batchy;
using namespace batchy::test;

/// What those ask who watch over the service.
class HealthTest : public EventsFixture
{
    Q_OBJECT

    void answers(const QByteArray &path, int status, const char *part = "")
    {
        const auto client = get(path);
        QTRY_VERIFY2(client->isOver(), path.constData());
        QCOMPARE(client->status(), status);
        QVERIFY2(client->body().contains(part), client->body().constData());
    }

private Q_SLOTS:
    void isWell()
    {
        serve();
        answers("/healthz", 200, R"({"status": "ok"})");
        answers("/readyz", 200, "\"status\": \"ok\", \"now\": \"2");
    }

    void tellsThatRedisIsAway()
    {
        serve();
        m_server.kill9();
        QTRY_VERIFY(m_service->link().state() != Link::State::Online);
        answers("/healthz", 200);
        answers("/readyz", 503, "\"error\": \"offline\"");
        QVERIFY(m_server.start());
        QTRY_COMPARE(m_service->link().state(), Link::State::Online);
        answers("/readyz", 200);
    }

    void tellsThatRedisIsFrozenWithinASecond()
    {
        serve();
        m_server.pause();
        QElapsedTimer clock;
        clock.start();
        answers("/readyz", 503, "didn't answer");
        QVERIFY(clock.elapsed() < 1600);
        answers("/healthz", 200);
        answers("/metrics", 200, "batchy_redis_up 0");
        m_server.resume();
        QTRY_COMPARE(m_service->link().state(), Link::State::Online);
        answers("/readyz", 200);
        answers("/metrics", 200, "batchy_redis_up 1");
    }

    void needsNoToken()
    {
        serve();
        QTemporaryFile file;
        QVERIFY(file.open() && file.write("0123456789abcdef0123456789abcdef full me\n") > 0);
        file.close();
        auto tokens = http::Tokens::read(file.fileName());
        QVERIFY2(tokens, qPrintable(tokens ? QString() : tokens.error().what));
        m_service->setTokens(std::move(*tokens));
        answers("/healthz", 200);
        answers("/readyz", 200);
        answers("/metrics", 401);
        answers("/api/v1/events", 401);
    }
};

BATCHY_TEST(health, HealthTest)
#include "tst_health.moc"
