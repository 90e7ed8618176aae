// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/resolve.h"
#include "app/cli/streams.h"
#include "core/wait/waitsource.h"

#include <chrono>
#include <optional>

namespace batchy::cli {

/// Shows how a wait goes on: on a terminal one status that is redrawn, in a log a line when
/// something has changed and a sign of life every ten minutes, for programs a line of JSON an
/// event. What is for people goes to err.
class WaitScreen
{
public:
    enum class Kind { Quiet, Log, Live, Json };

    WaitScreen(Streams streams, Kind kind) : m_streams(streams), m_kind(kind) {}

    void show(const WaitSource &source, Timestamp now);
    /// To be called now and then: ages grow, and a log wants signs of life.
    void tick(const WaitSource &source, Timestamp now);
    /// How long may pass until the next tick.
    std::chrono::milliseconds pace() const;
    /// Before anything else is printed: the live status stays where it is no more.
    void leave();
    /// JSON only: the last event. What is no failure of Batchy's, such as a failed job, is an error
    /// with a sentence and the kind Internal.
    void tellEnd(const WaitSource &source, const QByteArray &event, Timestamp now,
                 const Error &error);

private:
    QStringList lines(const WaitSource &source, Timestamp now) const;
    void tellFeed(const WaitSource &source, Timestamp now);
    void draw(const WaitSource &source, Timestamp now);
    void log(const QString &line, Timestamp now);
    void print(const QByteArray &event, const WaitSource &source, Timestamp now,
               const Error &error);

    const Streams m_streams;
    const Kind m_kind;
    int m_drawn = 0; ///< lines of the live status on the screen
    QString m_lastLog;
    QByteArray m_lastEvent;
    bool m_hasToldPolling = false;
    std::optional<Timestamp> m_toldAt;
    std::optional<Timestamp> m_lossToldAt;
};

/// "wf1: 2 of 3 jobs are missing: job2 failed at …; job3 is open since …"; at most a few jobs.
QString waitWords(const WorkflowWait &wait, const WaitWish &wish);

} // namespace batchy::cli
