// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"

#include <chrono>
#include <vector>

namespace batchy::test {

/// Batches for tests and pictures of the window's parts, as a night in November leaves them.

/// The moment at which the samples are looked at: 2026-11-24 02:30:00 UTC.
inline constexpr Timestamp sampleNow =
    std::chrono::sys_days{std::chrono::year{2026} / std::chrono::November / 24} +
    std::chrono::minutes{150};

/// A job with the special params; times count back from sampleNow, `params` is further JSON
/// members.
Job sampleJob(Status status, std::chrono::seconds startedAgo, std::chrono::seconds took,
              QByteArray params = {});
/// `jobs` jobs named job1, job2 …, the first `done` of them success, the others `rest`.
Batch sampleBatch(QByteArray workflow, int jobs, int done, Status rest,
                  std::chrono::seconds startedAgo = std::chrono::hours{2});
/// A dozen believable workflows: every status, one torn, one broken, long names, many jobs.
std::vector<Batch> sampleNight();

} // namespace batchy::test
