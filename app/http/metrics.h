// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/message.h"
#include "app/http/metricsworkflows.h"
#include "core/live/changefeed.h"

#include <chrono>
#include <memory>

namespace batchy::http {

/// Counts what the service does, and writes that with the state of Redis and of the workflows in
/// the text format of Prometheus. Asks nobody: what it doesn't count itself is handed in.
class Metrics
{
public:
    Metrics();
    ~Metrics();
    Q_DISABLE_COPY_MOVE(Metrics)

    /// A request has been answered; one without a route counts as "none", a status of 0 (the client
    /// left) as code 499. `isLong`: a stream or a wait, whose duration says nothing of the service.
    void count(const QByteArray &route, int status, std::chrono::microseconds duration,
               bool isLong);

    struct State
    {
        int inProgress = 0;
        qsizetype connections = 0;
        int waits = 0;
        int eventStreams = 0;
        int cutStreams = 0; ///< so far
        bool isRedisUp = false;
        ChangeFeed::Mode feed = ChangeFeed::Mode::Off;
        Timestamp now{}; ///< on the corrected clock
    };
    /// The figures' families are left out before there are any.
    QByteArray text(const State &state, const MetricsWorkflows::Figures *figures) const;

private:
    struct Counters;

    std::unique_ptr<Counters> d;
};

} // namespace batchy::http
