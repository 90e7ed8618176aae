// SPDX-License-Identifier: GPL-3.0-or-later
// How soon `batchy wait` ends after the closing write of a stranger, and what many waits cost: each
// process, and Redis; all of it also through a service, which takes bare requests, too. Goal: at
// most 20 ms from the write to the exit, beside which stands how long the machine needs to tell the
// end of a process at all.
#include "tests/bench/benchsupport.h"
#include "tests/support/redisserver.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTcpSocket>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <memory>

#include <csignal>

using namespace batchy;
using namespace batchy::bench;

namespace {

constexpr int closes = 30;

QByteArray closedJob()
{
    return R"({"batch_id":100,"status":"success","batch_end":)"
           "\"" +
           QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate).toLatin1() + "\"}";
}

/// A stranger's connection, so that no process has to start between the clock and the write.
class Stranger
{
public:
    explicit Stranger(quint16 port)
    {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        if (!m_socket.waitForConnected())
            qFatal("no connection");
    }
    void set(const QByteArray &workflow, const QByteArray &job)
    {
        QByteArray command = "*4\r\n";
        for (const QByteArray &word : {QByteArray("HSET"), workflow, QByteArray("job1"), job})
            command += "$" + QByteArray::number(word.size()) + "\r\n" + word + "\r\n";
        m_socket.write(command);
        m_socket.flush();
        while (!m_socket.canReadLine())
            if (!m_socket.waitForReadyRead())
                qFatal("no answer");
        m_socket.readAll();
    }

private:
    QTcpSocket m_socket;
};

void waitForLine(QProcess &process)
{
    while (!process.canReadLine())
        if (!process.waitForReadyRead(20'000))
            qFatal("%s", process.readAllStandardError().constData());
}

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// `batchy serve` on a Redis.
class Served
{
public:
    explicit Served(const test::RedisServer &redis)
    {
        m_process.start(QStringLiteral(BATCHY_BIN_DIR "/batchy"),
                        {QStringLiteral("--redis"), redis.url(), QStringLiteral("serve"),
                         QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                         QStringLiteral("--log-format"), QStringLiteral("none")});
        m_process.setReadChannel(QProcess::StandardError);
        waitForLine(m_process);
        const QByteArray line = m_process.readLine();
        const QByteArray where = line.left(line.indexOf(", on Redis"));
        m_port = quint16(where.mid(where.lastIndexOf(':') + 1).toUShort());
    }
    ~Served()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }
    quint16 port() const { return m_port; }
    qint64 pid() const { return m_process.processId(); }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

/// What a wait asks: Redis, or a service.
QStringList asking(const test::RedisServer &redis, const Served *service)
{
    QStringList words{QStringLiteral("wait"), QStringLiteral("wf1"), QStringLiteral("--format"),
                      QStringLiteral("json")};
    words << (service ? QStringList{QStringLiteral("--via"), service->url()}
                      : QStringList{QStringLiteral("--redis"), redis.url()});
    return words;
}

void latency(test::RedisServer &server, const Served *service)
{
    Stranger stranger(server.port());
    std::vector<double> times;
    std::vector<double> ends;
    for (int i = 0; i < closes; ++i) {
        stranger.set("wf1", R"({"status":"open"})");
        QProcess batchy;
        batchy.start(QStringLiteral(BATCHY_BIN_DIR "/batchy"), asking(server, service));
        waitForLine(batchy);
        QThread::msleep(200); // it is told by now, not still reading for the first time
        QElapsedTimer timer;
        timer.start();
        stranger.set("wf1", closedJob());
        batchy.waitForFinished(20'000);
        times.push_back(milliseconds(timer));
        QProcess nothing;
        nothing.start(QStringLiteral("cat"), {});
        nothing.waitForStarted();
        timer.start();
        ::kill(pid_t(nothing.processId()), SIGTERM);
        nothing.waitForFinished();
        ends.push_back(milliseconds(timer));
    }
    std::sort(times.begin(), times.end());
    std::printf("| from a foreign close to the exit, %d times | median | 90 %% |\n"
                "| --- | ---: | ---: |\n| `batchy wait%s` | %.1f ms | %.1f ms |\n",
                closes, service ? " --via" : "", times[closes / 2], times[closes * 9 / 10]);
    std::sort(ends.begin(), ends.end());
    std::printf("| `kill` to the end of `cat` | %.1f ms | %.1f ms |\n\n", ends[closes / 2],
                ends[closes * 9 / 10]);
}

/// Seconds of CPU that a process has used, to the nanosecond: short turns fall between the ticks
/// that /proc/PID/stat counts.
double cpuOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/schedstat").arg(pid));
    if (!file.open(QFile::ReadOnly))
        return 0;
    return file.readAll().split(' ')[0].toDouble() / 1e9;
}

/// Lines of /proc/PID/smaps_rollup in MB. "Private_": what it alone uses, not the libraries that
/// all share.
double megabytesOf(qint64 pid, const QByteArray &what)
{
    QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(pid));
    if (!file.open(QFile::ReadOnly))
        return 0;
    double kilobytes = 0;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith(what))
            kilobytes += line.sliced(line.indexOf(':') + 1).simplified().split(' ')[0].toDouble();
    return kilobytes / 1024;
}

/// How many connections a Redis has, but for the one that asks.
int connectionsOf(const test::RedisServer &server)
{
    return int(server.cli({"CLIENT", "LIST"}).count("name=batchy"));
}

void printService(const Served &service, double before, const test::RedisServer &server)
{
    std::printf("  of the service: %.1f MB (before: %.1f MB), %d connections to Redis\n",
                megabytesOf(service.pid(), "Private_"), before, connectionsOf(server));
}

/// Bare requests that wait at a service, on a connection each.
void requests(int count)
{
    test::RedisServer server;
    if (!server.start())
        qFatal("no Redis");
    const Served service(server);
    Stranger stranger(server.port());
    stranger.set("wf1", R"({"status":"open"})");
    const double before = megabytesOf(service.pid(), "Private_");
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    for (int i = 0; i < count; ++i) {
        clients.push_back(std::make_unique<QTcpSocket>());
        clients.back()->connectToHost(QStringLiteral("127.0.0.1"), service.port());
        clients.back()->waitForConnected();
        clients.back()->write(
            "GET /api/v1/workflows/wf1/wait?timeout=10m HTTP/1.1\r\nHost: localhost\r\n\r\n");
        clients.back()->flush();
    }
    QThread::sleep(5); // all wait
    const double cpuBefore = cpuOf(service.pid());
    constexpr int idle = 20;
    QThread::sleep(idle);
    const double cpu = (cpuOf(service.pid()) - cpuBefore) / idle;
    std::vector<double> times;
    printService(service, before, server);
    QElapsedTimer timer;
    timer.start();
    stranger.set("wf1", closedJob());
    for (const auto &client : clients) {
        while (client->bytesAvailable() == 0)
            if (!client->waitForReadyRead(20'000))
                qFatal("no answer");
        times.push_back(milliseconds(timer));
    }
    std::printf("  %d requests: first answer after %.1f ms, all after %.1f ms; %.2f %% of a CPU "
                "while they wait\n",
                count, times.front(), times.back(), 100 * cpu);
    std::fflush(stdout);
}

void many(int count, bool isVia)
{
    test::RedisServer server;
    if (!server.start())
        qFatal("no Redis");
    std::unique_ptr<Served> service;
    if (isVia)
        service = std::make_unique<Served>(server);
    const double serviceBefore = service ? megabytesOf(service->pid(), "Private_") : 0;
    Stranger stranger(server.port());
    stranger.set("wf1", R"({"status":"open"})");
    const double emptyRedis = megabytesOf(server.pid(), "Pss:");
    std::vector<std::unique_ptr<QProcess>> waits;
    for (int i = 0; i < count; ++i) {
        waits.push_back(std::make_unique<QProcess>());
        waits.back()->start(QStringLiteral(BATCHY_BIN_DIR "/batchy"),
                            asking(server, service.get()));
        if (waits.size() % 20 == 0)
            waitForLine(*waits.back());
    }
    for (const auto &wait : waits)
        waitForLine(*wait);
    QThread::sleep(5); // the first sweep of each is over
    const auto cpuOfAll = [&waits] {
        double seconds = 0;
        for (const auto &wait : waits)
            seconds += cpuOf(wait->processId());
        return seconds;
    };
    constexpr int idle = 20;
    const double before = cpuOfAll();
    const double redisBefore = cpuOf(server.pid());
    QThread::sleep(idle);
    const double cpu = (cpuOfAll() - before) / idle;
    const double redisCpu = (cpuOf(server.pid()) - redisBefore) / idle;
    double own = 0;
    for (const auto &wait : waits)
        own += megabytesOf(wait->processId(), "Private_");
    const double redisMegabytes = megabytesOf(server.pid(), "Pss:") - emptyRedis;
    if (service)
        printService(*service, serviceBefore, server);
    QElapsedTimer timer;
    timer.start();
    stranger.set("wf1", closedJob());
    for (const auto &wait : waits)
        wait->waitForFinished(60'000);
    std::printf("| %d | %.1f MB | %.3f %% | %.0f MB | %.1f %% | %.0f ms |\n", count, own / count,
                100 * cpu / count, redisMegabytes, 100 * redisCpu, milliseconds(timer));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    test::RedisServer server;
    if (!server.start())
        return 1;
    latency(server, nullptr);
    const Served service(server);
    latency(server, &service);
    const char *head =
        "| waiting processes | memory of each | CPU of each | more memory in Redis | "
        "CPU of Redis | until all have ended |\n"
        "| ---: | ---: | ---: | ---: | ---: | ---: |\n";
    for (const bool isVia : {false, true}) {
        std::printf("%s\n%s", isVia ? "\nThrough a service:" : "", head);
        for (const int count : {1, 100, 1000})
            many(count, isVia);
    }
    std::printf("\nBare requests:\n");
    for (const int count : {1, 100, 1000})
        requests(count);
    return 0;
}
