// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a Link is beside redis-benchmark, on one connection, in the same run, against the same
// server: HGETALL of workflows with three jobs. Prints a Markdown table; only ratios mean
// something.
#include "core/redis/link.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace batchy;

namespace {

constexpr int workflows = 1000;
constexpr int rounds = 3;

QByteArray key(int index)
{
    return "wf:" + QByteArray::number(index).rightJustified(12, '0');
}

QByteArray job(int index)
{
    return R"({"batch_id":1467149783,"status":"success","from_date":"2016-06-27T21:47:09.123456",)"
           R"("reprocess_hours":2,"batch_start":"2016-06-28T21:47:09.123456",)"
           R"("batch_end":"2016-06-28T22:47:09.123456","source":"table)" +
           QByteArray::number(index) + R"("})";
}

QCoro::Task<bool> fill(Link *link)
{
    for (int i = 0; i < workflows; ++i)
        if (!co_await link->call("HSET", key(i), "job1", job(1), "job2", job(2), "job3", job(3)))
            co_return false;
    co_return true;
}

struct Run
{
    std::vector<QByteArray> keys;
    int left = 0;
    int failures = 0;
};

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
        run.keys.push_back(key(i));
    run.left = count;
    QElapsedTimer timer;
    timer.start();
    if (!test::await(readAll(&link, &run, inFlight), std::chrono::minutes(5)))
        qFatal("%d of %d commands failed", run.failures, count);
    return double(count) * 1e9 / double(timer.nsecsElapsed());
}

double benchmarkPerSecond(quint16 port, int count, int inFlight)
{
    QProcess process;
    process.start(QStringLiteral("redis-benchmark"),
                  {QStringLiteral("-p"), QString::number(port), QStringLiteral("-n"),
                   QString::number(count), QStringLiteral("-c"), QStringLiteral("1"),
                   QStringLiteral("-P"), QString::number(inFlight), QStringLiteral("-r"),
                   QString::number(workflows), QStringLiteral("--csv"), QStringLiteral("HGETALL"),
                   QStringLiteral("wf:__rand_int__")});
    if (!process.waitForFinished(300000))
        qFatal("redis-benchmark can't be run");
    const QByteArray line = process.readAllStandardOutput().trimmed().split('\n').last();
    const double rate = line.split(',').value(1).replace('"', "").toDouble();
    if (rate <= 0)
        qFatal("redis-benchmark said: %s", line.constData());
    return rate;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
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
        "| in flight | redis-benchmark/s | Link/s | ratio |\n| ---: | ---: | ---: | ---: |\n");
    for (const int inFlight : {1, 64}) {
        const int count = inFlight == 1 ? 50000 : 500000;
        std::vector<double> theirs;
        std::vector<double> ours;
        for (int round = 0; round < rounds; ++round) {
            theirs.push_back(benchmarkPerSecond(server.port(), count, inFlight));
            ours.push_back(perSecond(link, count, inFlight));
        }
        const double their = median(theirs);
        const double our = median(ours);
        std::printf("| %d | %.0f | %.0f | %.2f |\n", inFlight, their, our, our / their);
    }
    return 0;
}
