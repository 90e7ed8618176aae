// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTP service beside redis-benchmark's HGETALL in the same run: requests a second, memory,
// first answer, and whether its cost depends on how much is stored. Prints Markdown tables.
#include "core/redis/link.h"
#include "tests/bench/benchsupport.h"
#include "tests/bench/httpload.h"
#include "tests/support/await.h"
#include "tests/support/redisserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <cstdio>

using namespace batchy;
using namespace batchy::bench;

namespace {

constexpr int workflows = 1000;
constexpr int clients = 16;

QCoro::Task<bool> fillRange(Link *link, int from, int to)
{
    for (int i = from; i < to; ++i) {
        const auto done = co_await link->call("HSET", sampleKey("wf.", i), "job1", sampleJob(1),
                                              "job2", sampleJob(2), "job3", sampleJob(3));
        if (!done)
            co_return false;
    }
    co_return true;
}

void fill(const test::RedisServer &server, int from, int to)
{
    Link link(server.endpoint());
    link.start();
    if (!test::await(fillRange(&link, from, to), std::chrono::minutes(2)))
        qFatal("the database can't be filled");
}

/// The real program, on a free port; its log goes to a file, as in real life.
class RunningServer
{
public:
    explicit RunningServer(const test::RedisServer &server)
    {
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHost))
            qFatal("there is no free port");
        m_port = probe.serverPort();
        probe.close();
        m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
        m_process.setStandardOutputFile(QProcess::nullDevice());
        QElapsedTimer timer;
        timer.start();
        m_process.start(QStringLiteral(BATCHY_BIN_DIR "/batchy"),
                        {QStringLiteral("serve"), QStringLiteral("--redis"), server.url(),
                         QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_port)});
        while (!answers())
            if (timer.elapsed() > 10000)
                qFatal("batchy serve doesn't start");
        m_firstAnswer = double(timer.nsecsElapsed()) / 1e6;
    }
    ~RunningServer()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }

    quint16 port() const { return m_port; }
    double firstAnswer() const { return m_firstAnswer; }
    double megabytes() const
    {
        QFile status(QStringLiteral("/proc/%1/status").arg(m_process.processId()));
        if (!status.open(QFile::ReadOnly))
            return 0;
        for (const QByteArray &line : status.readAll().split('\n'))
            if (line.startsWith("VmRSS:"))
                return line.simplified().split(' ').value(1).toDouble() / 1024;
        return 0;
    }
    /// User and system time so far.
    double cpuSeconds() const
    {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(m_process.processId()));
        if (!stat.open(QFile::ReadOnly))
            return 0;
        const QList<QByteArray> fields = stat.readAll().split(')').last().simplified().split(' ');
        return (fields.value(11).toDouble() + fields.value(12).toDouble()) / 100;
    }

private:
    bool answers() const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        if (!socket.waitForConnected(1000))
            return false;
        socket.write("GET /get_status/" + sampleKey("wf.", 0) + " HTTP/1.0\r\n\r\n");
        return socket.waitForReadyRead(2000) && socket.readAll().startsWith("HTTP/1.1 200");
    }

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    double m_firstAnswer = 0;
};

/// The paths for all, in an order that no cache likes.
std::vector<QByteArray> scattered(const char *verb, int among)
{
    std::vector<QByteArray> paths;
    for (int i = 0; i < among; ++i)
        paths.push_back(verb + sampleKey("wf.", int((qint64(i) * 7919) % among)));
    return paths;
}

void rateTable(const test::RedisServer &redis, const RunningServer &server)
{
    std::printf("| request | redis-benchmark HGETALL/s | service/s | ratio | p50 | p99 |\n"
                "| --- | ---: | ---: | ---: | ---: | ---: |\n");
    HttpLoad load(server.port(), clients);
    for (const char *verb : {"/get_status/", "/open_batch/", "/close_batch/"}) {
        std::vector<double> ratios, baselines, rates, p50, p99;
        for (int round = 0; round < rounds; ++round) {
            baselines.push_back(
                redisBenchmark(redis.port(), "wf.", workflows, 100'000, clients, 1));
            const auto outcome = load.run(100'000, scattered(verb, workflows));
            rates.push_back(outcome.perSecond);
            ratios.push_back(outcome.perSecond / baselines.back());
            p50.push_back(outcome.p50);
            p99.push_back(outcome.p99);
        }
        std::printf("| `%s` | %.0f | %.0f | %.2f | %.2f ms | %.2f ms |\n", verb, median(baselines),
                    median(rates), median(ratios), median(p50), median(p99));
    }
}

void memoryTable(const RunningServer &server)
{
    const double before = server.megabytes();
    HttpLoad idle(server.port(), 1000);
    idle.run(1000, scattered("/get_status/", workflows));
    std::printf(
        "\n| memory | after the load | with 1,000 idle connections |\n| --- | ---: | ---: |\n"
        "| `batchy serve` | %.0f MB | %.0f MB |\n",
        before, server.megabytes());
}

void sizeTable(const test::RedisServer &redis)
{
    std::printf("\n| workflows in Redis | CPU of the service a get_status |\n| ---: | ---: |\n");
    redis.cli({"FLUSHALL"});
    int filled = 0;
    for (const int stored : {10, 1000, 100'000}) {
        fill(redis, filled, stored);
        filled = stored;
        const RunningServer server(redis);
        HttpLoad load(server.port(), clients);
        constexpr int count = 100'000;
        const double before = server.cpuSeconds();
        load.run(count, scattered("/get_status/", stored));
        std::printf("| %d | %.1f µs |\n", stored, (server.cpuSeconds() - before) * 1e6 / count);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    test::RedisServer redis;
    if (!redis.start())
        return 1;
    fill(redis, 0, workflows);
    std::vector<double> starts;
    for (int i = 0; i < rounds; ++i)
        starts.push_back(RunningServer(redis).firstAnswer());
    {
        const RunningServer server(redis);
        rateTable(redis, server);
        memoryTable(server);
    }
    std::printf("\nFirst answer after the start of `batchy serve`: %.0f ms\n", median(starts));
    sizeTable(redis);
    return 0;
}
