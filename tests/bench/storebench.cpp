// SPDX-License-Identifier: GPL-3.0-or-later
// Opens and closes a second through the store, beside redis-benchmark's HGETALL in the same run,
// and the first scan of a large database. Prints Markdown tables; only ratios mean something.
#include "core/domain/names.h"
#include "core/store/batchstore.h"
#include "tests/bench/benchsupport.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <memory>
#include <vector>

using namespace batchy;
using namespace batchy::bench;

namespace {

constexpr int workflows = 1000;
constexpr int scanWorkflows = 10'000;
constexpr int scanHistories = 90'000;

QCoro::Task<bool> put(Link *link, QByteArray key)
{
    const auto done = co_await link->call("HSET", key, "job1", sampleJob(1), "job2", sampleJob(2),
                                          "job3", sampleJob(3));
    co_return done.has_value();
}

QCoro::Task<bool> fill(Link *link, QByteArray prefix, int count)
{
    for (int i = 0; i < count; ++i) {
        const bool done = co_await put(link, sampleKey(prefix, i));
        if (!done)
            co_return false;
    }
    co_return true;
}

/// Histories that belong to the workflows filled in before.
QCoro::Task<bool> fillHistories(Link *link, QByteArray prefix)
{
    for (int i = 0; i < scanHistories; ++i) {
        const QByteArray workflow = sampleKey(prefix, i % scanWorkflows);
        const bool done = co_await put(link, batchKey(workflow, 1467149783 + i));
        if (!done)
            co_return false;
    }
    co_return true;
}

/// One client with a connection of its own, taking workflows in turn.
struct Client
{
    explicit Client(const test::RedisServer &server) : link(server.endpoint()), store(link)
    {
        link.start();
    }
    Link link;
    BatchStore store;
};

QCoro::Task<bool> work(Client *client, bool opens, int first, int count)
{
    for (int i = 0; i < count; ++i) {
        const QByteArray workflow = sampleKey("wf.", (first + i) % workflows);
        bool done = false;
        if (opens) {
            const auto opened = co_await client->store.open(workflow);
            done = opened.has_value();
        } else {
            const auto ended = co_await client->store.end(workflow, EndKind::Success);
            done = ended.has_value();
        }
        if (!done)
            co_return false;
    }
    co_return true;
}

double perSecond(const test::RedisServer &server, bool opens, int clients)
{
    constexpr int all = 8000;
    std::vector<std::unique_ptr<Client>> crowd;
    for (int i = 0; i < clients; ++i) {
        crowd.push_back(std::make_unique<Client>(server));
        test::await(crowd.back()->link.call("PING"));
    }
    QElapsedTimer timer;
    timer.start();
    std::vector<QCoro::Task<bool>> tasks;
    for (int i = 0; i < clients; ++i)
        tasks.push_back(
            work(crowd[size_t(i)].get(), opens, i * workflows / clients, all / clients));
    for (auto &task : tasks)
        if (!test::await(std::move(task), std::chrono::minutes(2)))
            qFatal("an operation failed");
    return all * 1e9 / double(timer.nsecsElapsed());
}

void storeTable(const test::RedisServer &server)
{
    std::printf("| operation | clients | redis-benchmark HGETALL/s | store/s | ratio |\n"
                "| --- | ---: | ---: | ---: | ---: |\n");
    for (const int clients : {1, 8}) {
        const double baseline = medianOf(
            [&] { return redisBenchmark(server.port(), "wf.", workflows, 50'000, clients, 1); });
        for (const bool opens : {true, false}) {
            const double ours = medianOf([&] { return perSecond(server, opens, clients); });
            std::printf("| %s | %d | %.0f | %.0f | %.2f |\n", opens ? "open" : "close", clients,
                        baseline, ours, ours / baseline);
        }
    }
}

void scanTable(const test::RedisServer &server)
{
    Client client(server);
    if (!test::await(fill(&client.link, "scan.", scanWorkflows), std::chrono::minutes(2)) ||
        !test::await(fillHistories(&client.link, "scan."), std::chrono::minutes(2)))
        qFatal("the database can't be filled");
    const double cli = medianOf([&] {
        return runProgram({QStringLiteral("redis-cli"), QStringLiteral("-p"),
                           QString::number(server.port()), QStringLiteral("--scan")})
            .milliseconds;
    });
    const double ours = medianOf([&] {
        QElapsedTimer timer;
        timer.start();
        const auto all = test::await(client.store.list(), std::chrono::minutes(1));
        if (!all || all->size() < size_t(scanWorkflows))
            qFatal("the scan failed");
        return double(timer.nsecsElapsed()) / 1e6;
    });
    std::printf("\n| first scan | redis-cli --scan (keys only) | list (keys and hashes) |\n"
                "| --- | ---: | ---: |\n"
                "| %d workflows among %d keys | %.0f ms | %.0f ms |\n",
                scanWorkflows, scanWorkflows + scanHistories, cli, ours);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    test::RedisServer server;
    if (!server.start())
        return 1;
    {
        Client client(server);
        if (!test::await(fill(&client.link, "wf.", workflows)))
            return 1;
    }
    storeTable(server);
    server.cli({"FLUSHALL"});
    scanTable(server);
    return 0;
}
