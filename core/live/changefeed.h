// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/subscription.h"
#include "core/redis/backoff.h"
#include "core/store/batchstore.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <optional>

namespace batchy {

/// Tells which of Batchy's keys were written, by whomever, as soon as Redis says so: by tracking on
/// a connection of its own; else by keyspace events, where they are switched on; else it asks every
/// second, or less often where that will do, whether anything was written at all. Beside the first
/// two it asks every few seconds, so that what no message tells (SWAPDB, a switched-off event) is
/// found too. Holds no state of any workflow: whoever listens reads again. A read that was begun
/// after changed() is never older than the change; one that was in flight may be. Owns neither the
/// link nor the store; both must outlive it. Runs only between start() and stop().
class ChangeFeed : public QObject
{
    Q_OBJECT

public:
    enum class Mode {
        Off,      ///< not started
        Starting, ///< connecting; ends within the time-out of the connection
        Tracking, ///< Redis tells every key at once
        Events,   ///< the same by keyspace events
        Polling   ///< only that something was written, late by up to the pause
    };
    Q_ENUM(Mode)

    struct Options
    {
        std::chrono::milliseconds gateInterval{5000}; ///< beside tracking and events
        std::chrono::milliseconds pollInterval{1000}; ///< when polling
        /// Where given, the pause of polling grows up to this one, jittered, while nothing is
        /// written, and is the first one again after something was: for whom it needn't be at once.
        std::optional<std::chrono::milliseconds> longestPoll = {};
        std::chrono::milliseconds retryInterval{60000}; ///< polling: tries the better ways again
        std::chrono::milliseconds silence{2000};        ///< of a PING, then the connection is dead
    };

    /// `link` is what the store works on; only its endpoint and INFO are used.
    ChangeFeed(Link &link, BatchStore &store, QObject *parent = nullptr);
    ChangeFeed(Link &link, BatchStore &store, Options options, QObject *parent = nullptr);
    ~ChangeFeed() override;

    /// Does nothing when it runs. everythingChanged() comes once it really hears: whoever reads all
    /// then, and again at each later signal, has missed nothing.
    void start();
    void stop();

    Mode mode() const { return m_mode; }
    /// Whether Redis tells single keys by itself.
    bool isPushed() const { return m_mode == Mode::Tracking || m_mode == Mode::Events; }
    /// Since when it is in this mode, on the corrected clock; nothing when off.
    std::optional<Timestamp> since() const { return m_since; }
    /// The pause before its next question; while it asks, the last one.
    std::chrono::milliseconds pause() const { return m_timer.intervalAsDuration(); }
    /// What it does and why nothing better, for people: one or two translated sentences.
    QString sentence() const;
    /// "off", "starting", "tracking", "events", "polling": for programs.
    static QByteArray modeWord(Mode mode);

Q_SIGNALS:
    /// Those were written, deleted or expired since the last signal: workflows and histories alike,
    /// each once, at most one signal a turn of the loop. Redis doesn't say in which database.
    void changed(const QList<QByteArray> &keys);
    /// Anything may be different: after a gap, FLUSHDB, a change that no message told of, and, when
    /// polling, whenever something was written.
    void everythingChanged();
    /// mode() or sentence() is another.
    void modeChanged();

private:
    void onStateChanged(Link::State state);
    void followUser();
    void subscribe();
    void onSubscribed(const subscription::Outcome &outcome);
    void onMessage(const QByteArray &channel, const Reply &payload);
    void tellLater();
    void tell();
    void ask();
    void onAnswered(const Result<QByteArray> &mark, quint64 heardBefore);
    void judge(const QByteArray &mark, quint64 heardBefore);
    void rest();
    void setMode(Mode mode, QString reason);

    const Options m_options;
    Link &m_dataLink;
    BatchStore &m_store;
    Link m_link;
    Mode m_mode = Mode::Off;
    std::optional<Timestamp> m_since;
    QString m_reason; ///< why nothing better
    int m_run = 0;    ///< another one after each start, stop and loss

    QList<QByteArray> m_keys; ///< to be told, in the order in which they came
    QSet<QByteArray> m_met;   ///< the same
    bool m_isAll = false;     ///< to be told: everything
    bool m_isPosted = false;

    QTimer m_timer;
    QTimer m_retryTimer;
    Backoff m_pace;                   ///< when polling
    std::optional<QByteArray> m_mark; ///< the last that was asked for
    quint64 m_heard = 0;              ///< messages so far
    quint64 m_heardAtMark = 0;        ///< before the last mark was asked for
    bool m_isAsking = false;
};

} // namespace batchy
