// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/link.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using namespace batchy::test;

namespace {

/// What a caller saw that it should not have seen.
struct Seen
{
    int lost = 0;
    int foreign = 0;
    int wrongCounts = 0;
};

QByteArray valueOf(int caller, int size)
{
    return QByteArray(size, 'x') + QByteArray::number(caller);
}

/// Reads its own value and counts its own counter, again and again.
QCoro::Task<Seen> callAgain(Link *link, int caller, int size, int rounds)
{
    const QByteArray key = "value" + QByteArray::number(caller);
    const QByteArray counter = "counter" + QByteArray::number(caller);
    Seen seen;
    for (int round = 1; round <= rounds; ++round) {
        const Result<Reply> value = co_await link->call("GET", key);
        const Result<Reply> count = co_await link->call("INCR", counter);
        if (!value || !count) {
            ++seen.lost;
            continue;
        }
        seen.foreign += value->text != valueOf(caller, size) ? 1 : 0;
        seen.wrongCounts += count->integer != round ? 1 : 0;
    }
    co_return seen;
}

QCoro::Task<Seen> crowd(Link *link, int callers, int size, int rounds)
{
    std::vector<QCoro::Task<Seen>> tasks;
    for (int caller = 0; caller < callers; ++caller)
        tasks.push_back(callAgain(link, caller, size, rounds));
    Seen all;
    for (QCoro::Task<Seen> &task : tasks) {
        const Seen seen = co_await task;
        all.lost += seen.lost;
        all.foreign += seen.foreign;
        all.wrongCounts += seen.wrongCounts;
    }
    co_return all;
}

} // namespace

/// Many callers on one link: each gets its own answers, and each command is carried out once,
/// however the answers are cut into pieces on their way. TLS sockets read while they write.
class LinkCrowdTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        RedisServer::Options options;
        options.tls = true;
        m_secret = std::make_unique<RedisServer>(options);
        QVERIFY(m_secret->start());
        QVERIFY(m_plain.start());
    }

    void everybodyGetsTheirOwn_data()
    {
        QTest::addColumn<bool>("overTls");
        QTest::addColumn<int>("callers");
        QTest::addColumn<int>("size");
        for (const bool overTls : {false, true}) {
            const char *how = overTls ? "tls" : "plain";
            for (const auto &[callers, size] :
                 {std::pair(4, 300), std::pair(8, 100), std::pair(8, 300), std::pair(32, 300),
                  std::pair(16, 1000), std::pair(8, 20000)})
                QTest::addRow("%s, %d callers, %d bytes", how, callers, size)
                    << overTls << callers << size;
        }
    }
    void everybodyGetsTheirOwn()
    {
        QFETCH(bool, overTls);
        QFETCH(int, callers);
        QFETCH(int, size);
        const RedisServer &server = overTls ? *m_secret : m_plain;
        Link link(server.endpoint());
        link.start();
        QVERIFY(await(link.call("FLUSHALL")));
        for (int caller = 0; caller < callers; ++caller) {
            const QByteArray key = "value" + QByteArray::number(caller);
            QVERIFY(await(link.call("SET", key, valueOf(caller, size))));
        }
        const Seen seen = await(crowd(&link, callers, size, 200));
        QCOMPARE(seen.lost, 0);
        QCOMPARE(seen.foreign, 0);
        QCOMPARE(seen.wrongCounts, 0);
    }

private:
    std::unique_ptr<RedisServer> m_secret;
    RedisServer m_plain;
};

BATCHY_TEST(linkcrowd, LinkCrowdTest)
#include "tst_linkcrowd.moc"
