// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a Link is beside redis-benchmark, on one connection, in the same run, against the same
// server: HGETALL of workflows with three jobs. Prints a Markdown table; only ratios mean
// something.
#include "core/redis/link.h"
#include "tests/bench/benchsupport.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <vector>

#include <sys/resource.h>

using namespace batchy;
using namespace batchy::bench;

namespace {

constexpr int workflows = 1000;

QCoro::Task<bool> fill(Link *link)
{
    for (int i = 0; i < workflows; ++i)
        if (!co_await link->call("HSET", sampleKey("wf:", i), "job1", sampleJob(1), "job2",
                                 sampleJob(2), "job3", sampleJob(3)))
            co_return false;
    co_return true;
}

struct Run
{
    std::vector<QByteArray> keys;
    int left = 0;
    int failures = 0;
};

/// Of this process, or of all its children that have ended.
double cpuMicroseconds(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 +
           double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

QCoro::Task<int> readInTurn(Link *link, Run *run)
{
    while (run->left > 0) {
        const QByteArray &name = run->keys[size_t(--run->left) % run->keys.size()];
        const auto reply = co_await link->call("HGETALL", name);
        if (!reply || reply->elements.size() != 6)
            ++run->failures;
    }
    co_return 0;
}

QCoro::Task<bool> readAll(Link *link, Run *run, int inFlight)
{
    std::vector<QCoro::Task<int>> readers;
    for (int i = 0; i < inFlight; ++i)
        readers.push_back(readInTurn(link, run));
    for (auto &reader : readers)
        co_await reader;
    co_return run->failures == 0;
}

double perSecond(Link &link, int count, int inFlight)
{
    Run run;
    for (int i = 0; i < workflows; ++i)
        run.keys.push_back(sampleKey("wf:", i));
    run.left = count;
    QElapsedTimer timer;
    timer.start();
    if (!test::await(readAll(&link, &run, inFlight), std::chrono::minutes(5)))
        qFatal("%d of %d commands failed", run.failures, count);
    return double(count) * 1e9 / double(timer.nsecsElapsed());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    test::RedisServer server;
    if (!server.start())
        return 1;
    Link link(server.endpoint());
    link.start();
    if (!test::await(fill(&link)))
        return 1;
    std::printf(
        "| in flight | redis-benchmark/s | Link/s | ratio | redis-benchmark us | Link us |\n"
        "| ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (const int inFlight : {1, 64}) {
        const int count = inFlight == 1 ? 50000 : 500000;
        std::vector<double> theirs;
        std::vector<double> ours;
        const double theirCpu = cpuMicroseconds(RUSAGE_CHILDREN);
        const double ourCpu = cpuMicroseconds(RUSAGE_SELF);
        for (int round = 0; round < rounds; ++round) {
            theirs.push_back(redisBenchmark(server.port(), "wf:", workflows, count, 1, inFlight));
            ours.push_back(perSecond(link, count, inFlight));
        }
        const double all = double(count) * rounds;
        std::printf("| %d | %.0f | %.0f | %.2f | %.2f | %.2f |\n", inFlight, median(theirs),
                    median(ours), median(ours) / median(theirs),
                    (cpuMicroseconds(RUSAGE_CHILDREN) - theirCpu) / all,
                    (cpuMicroseconds(RUSAGE_SELF) - ourCpu) / all);
    }
    return 0;
}
