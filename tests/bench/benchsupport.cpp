// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchsupport.h"

#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace batchy::bench {

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double medianOf(const std::function<double()> &measure)
{
    std::vector<double> values;
    for (int i = 0; i < rounds; ++i)
        values.push_back(measure());
    return median(std::move(values));
}

double redisBenchmark(quint16 port, const QByteArray &prefix, int keys, int count, int clients,
                      int inFlight)
{
    QProcess process;
    process.start(QStringLiteral("redis-benchmark"),
                  {QStringLiteral("-p"), QString::number(port), QStringLiteral("-n"),
                   QString::number(count), QStringLiteral("-c"), QString::number(clients),
                   QStringLiteral("-P"), QString::number(inFlight), QStringLiteral("-r"),
                   QString::number(keys), QStringLiteral("--csv"), QStringLiteral("HGETALL"),
                   QString::fromUtf8(prefix) + QStringLiteral("__rand_int__")});
    if (!process.waitForFinished(300000))
        qFatal("redis-benchmark can't be run");
    const QByteArray line = process.readAllStandardOutput().trimmed().split('\n').last();
    const double rate = line.split(',').value(1).replace('"', "").toDouble();
    if (rate <= 0)
        qFatal("redis-benchmark said: %s", line.constData());
    return rate;
}

QByteArray sampleJob(int index)
{
    return R"({"batch_id":1467149783,"status":"success","from_date":"2016-06-27T21:47:09.123456",)"
           R"("reprocess_hours":2,"batch_start":"2016-06-28T21:47:09.123456",)"
           R"("batch_end":"2016-06-28T22:47:09.123456","source":"table)" +
           QByteArray::number(index) + R"("})";
}

QByteArray sampleKey(const QByteArray &prefix, int index)
{
    return prefix + QByteArray::number(index).rightJustified(12, '0');
}

ProgramRun runProgram(const QStringList &command)
{
    QList<QByteArray> words;
    for (const QString &word : command)
        words << word.toLocal8Bit();
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    QElapsedTimer timer;
    timer.start();
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        execvp(arguments[0], arguments.data());
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child || status != 0)
        qFatal("%s failed", arguments[0]);
    return {double(timer.nsecsElapsed()) / 1e6, double(usage.ru_maxrss) / 1024};
}

} // namespace batchy::bench
