// SPDX-License-Identifier: GPL-3.0-or-later
// How long `batchy status` takes as a whole process, and its memory, beside redis-cli hgetall.
// Goals: at most 30 ms and 25 MB.
#include "tests/bench/benchsupport.h"
#include "tests/support/redisserver.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cstdio>

using namespace batchy;
using namespace batchy::bench;

namespace {

void row(const char *name, const QStringList &command, int runs = 41)
{
    std::vector<double> times;
    double memory = 0;
    runProgram(command);
    for (int i = 0; i < runs; ++i) {
        const ProgramRun run = runProgram(command);
        times.push_back(run.milliseconds);
        memory = std::max(memory, run.megabytes);
    }
    std::sort(times.begin(), times.end());
    std::printf("| %s | %.1f ms | %.1f ms | %.1f MB |\n", name, times[size_t(runs) / 2],
                times[size_t(runs * 9 / 10)], memory);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    test::RedisServer server;
    if (!server.start())
        return 1;
    server.cli({"HSET", "wf1", "job1", sampleJob(1), "job2", sampleJob(2), "job3", sampleJob(3)});
    std::printf("| command | median | 90 %% | memory |\n| --- | ---: | ---: | ---: |\n");
    row("`redis-cli hgetall wf1`",
        {QStringLiteral("redis-cli"), QStringLiteral("-p"), QString::number(server.port()),
         QStringLiteral("hgetall"), QStringLiteral("wf1")});
    row("`batchy status wf1`", {QStringLiteral(BATCHY_BIN_DIR "/batchy"), QStringLiteral("--redis"),
                                server.url(), QStringLiteral("status"), QStringLiteral("wf1")});
#ifdef BATCHY_HAS_CONSOLE
    for (int i = 0; i < 1000; ++i)
        server.cli({"HSET", sampleKey("wf.", i), "job1", sampleJob(1), "job2", sampleJob(2), "job3",
                    sampleJob(3)});
    qputenv("QT_LOGGING_RULES", "qt.qpa.*=false");
    row("`batchy-console --screenshot`, 1,000 workflows",
        {QStringLiteral(BATCHY_BIN_DIR "/batchy-console"), QStringLiteral("--redis"), server.url(),
         QStringLiteral("--screenshot"), QStringLiteral("/tmp/batchy-startbench.png")},
        11);
    QFile::remove(QStringLiteral("/tmp/batchy-startbench.png"));
#endif
    return 0;
}
