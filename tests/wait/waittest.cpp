// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/wait/waittest.h"

#include <QTest>

namespace batchy::test {

using namespace std::chrono_literals;

void WaitTest::init()
{
    QVERIFY(m_server.start());
    m_server.cli({"FLUSHALL"});
    m_clock = *parseTimestamp("2026-11-24T12:00:00");
}

void WaitTest::cleanup()
{
    m_waiter.reset();
    m_store.reset();
    m_link.reset();
}

Waiter::Options WaitTest::quick()
{
    Waiter::Options options;
    options.grace = 300ms;
    options.firstPause = 20ms;
    options.longestPause = 100ms;
    options.feed.gateInterval = 200ms;
    options.feed.pollInterval = 50ms;
    options.feed.silence = 300ms;
    return options;
}

WaitWish WaitTest::wish(std::vector<QByteArray> names) const
{
    WaitWish wish;
    wish.names = std::move(names);
    wish.day = *WaitDay::of({}, "UTC", m_clock);
    return wish;
}

void WaitTest::wait(const WaitWish &wish, const Endpoint &endpoint, Waiter::Options options)
{
    cleanup();
    Link::Options linkOptions;
    linkOptions.clientName = "wait-data";
    linkOptions.firstPause = 20ms;
    linkOptions.longestPause = 100ms;
    linkOptions.commandTimeout = 500ms;
    linkOptions.connectTimeout = 500ms;
    m_link = std::make_unique<Link>(endpoint, linkOptions);
    BatchStore::Options storeOptions;
    storeOptions.clock = [this] { return m_clock; };
    m_store = std::make_unique<BatchStore>(*m_link, storeOptions);
    m_waiter = std::make_unique<Waiter>(*m_link, *m_store, wish, options);
    m_outcome.reset();
    m_ends = m_changes = 0;
    connect(m_waiter.get(), &Waiter::ended, this, [this](const Waiter::Outcome &outcome) {
        m_outcome = outcome;
        ++m_ends;
    });
    connect(m_waiter.get(), &Waiter::changed, this, [this] { ++m_changes; });
    m_waiter->start();
}

void WaitTest::settle()
{
    QTRY_VERIFY(m_waiter->state().isKnown);
    if (m_waiter->feed().mode() != ChangeFeed::Mode::Off)
        QTRY_COMPARE(m_waiter->feed().mode(), ChangeFeed::Mode::Tracking);
    QVERIFY(!m_waiter->hasEnded());
}

void WaitTest::store(const QByteArray &workflow, const QByteArray &job, const QByteArray &json)
{
    m_server.cli({"HSET", workflow, job, json});
}

void WaitTest::succeed(const QByteArray &workflow, const QByteArray &job, const QByteArray &end,
                       qint64 id)
{
    store(workflow, job,
          R"({"batch_id":)" + QByteArray::number(id) +
              R"(,"status":"success","batch_start":"2026-11-20","batch_end":)"
              "\"" +
              end + "\"}");
}

void WaitTest::failAt(const QByteArray &workflow, const QByteArray &end, qint64 id)
{
    store(workflow, "job1",
          R"({"batch_id":)" + QByteArray::number(id) +
              R"(,"status":"failed","batch_end":)"
              "\"" +
              end + "\"}");
}

void WaitTest::open(const QByteArray &workflow, const QByteArray &job)
{
    store(
        workflow, job,
        R"({"batch_id":100,"status":"open","batch_start":"2026-11-24T10:00:00","batch_end":null})");
}

const WorkflowWait &WaitTest::of(const QByteArray &workflow)
{
    static const WorkflowWait none;
    for (const WorkflowWait &wait : m_waiter->state().workflows)
        if (wait.workflow == workflow)
            return wait;
    return none;
}

int WaitTest::reason(const QByteArray &workflow)
{
    const auto &reasons = of(workflow).reasons;
    return reasons.empty() ? -1 : int(reasons.front().kind);
}

QByteArrayList WaitTest::clients(const QByteArray &name) const
{
    QByteArrayList ids;
    for (const QByteArray &line : m_server.cli({"CLIENT", "LIST"}).split('\n'))
        if (line.contains(QByteArray(" name=" + name)))
            ids << line.sliced(3, line.indexOf(' ') - 3);
    return ids;
}

Endpoint WaitTest::userWith(const QByteArrayList &rules)
{
    m_server.cli(QByteArrayList{"ACL", "SETUSER", "clerk", "reset", "on", ">secret"} + rules);
    Endpoint endpoint = m_server.endpoint();
    endpoint.user = QStringLiteral("clerk");
    endpoint.password = QStringLiteral("secret");
    return endpoint;
}

} // namespace batchy::test
