// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <functional>
#include <vector>

namespace batchy::bench {

/// What the benches share. Every figure is a median of `rounds`, and every goal is a ratio to a
/// program that is measured in the same run, because the machines are noisy.
inline constexpr int rounds = 3;

double median(std::vector<double> values);

/// Runs it `rounds` times and gives the median of what it returned.
double medianOf(const std::function<double()> &measure);

/// Operations a second of redis-benchmark's HGETALL over keys `PREFIX000000000000` … (random of
/// `keys`).
double redisBenchmark(quint16 port, const QByteArray &prefix, int keys, int count, int clients,
                      int inFlight);

/// A job such as real workflows have: 230 bytes with all special params.
QByteArray sampleJob(int index);

/// `PREFIX` and twelve digits, as redis-benchmark names its random keys.
QByteArray sampleKey(const QByteArray &prefix, int index);

/// One run of a program: wall milliseconds, and the most memory that it used, in MB.
struct ProgramRun
{
    double milliseconds = 0;
    double megabytes = 0;
};
ProgramRun runProgram(const QStringList &command);

} // namespace batchy::bench
