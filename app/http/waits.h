// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/sharedfeed.h"
#include "core/wait/waiter.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <coroutine>
#include <memory>
#include <optional>
#include <set>

namespace batchy::http {

class HeldWait;

/// Who waits at the service for workflows to be done: any number on one link to Redis and one feed,
/// which is held while somebody waits and a little longer, for those who ask again and again.
class Waits : public QObject
{
public:
    struct Options
    {
        std::chrono::seconds linger{30}; ///< the feed is held on after the last has gone
        /// For the first look at Redis of those who want to know at once how it stands.
        std::chrono::milliseconds look{1400};
        Waiter::Options waiter;
    };

    Waits(SharedFeed &feed, Link &link, BatchStore &store, Options options);

    int count() const { return int(m_held.size()); }
    /// All waits are over at once, and each later one before it begins.
    void end();
    bool isEnded() const { return m_isEnded; }

private:
    friend class HeldWait;
    void add(HeldWait *wait);
    void remove(HeldWait *wait);

    const Options m_options;
    SharedFeed &m_shared;
    Link &m_link;
    BatchStore &m_store;
    std::shared_ptr<ChangeFeed> m_feed; ///< while somebody waits, and a little longer
    std::set<HeldWait *> m_held;
    QTimer m_linger;
    bool m_isEnded = false;
};

/// One of them: lives in the coroutine that answers its request.
class HeldWait : public QObject
{
public:
    struct Limits
    {
        /// Zero: only until it is known how it stands.
        std::chrono::milliseconds timeout{60000};
        /// Over as soon as mark() is another than this.
        std::optional<QByteArray> known = {};
    };

    HeldWait(Waits &waits, WaitWish wish, Limits limits);
    ~HeldWait() override;

    /// Await it once: until the waiter has ended, the limits are reached, its client has left or
    /// the service ends.
    struct Over
    {
        HeldWait *wait;

        bool await_ready() const noexcept { return wait->m_isOver; }
        void await_suspend(std::coroutine_handle<> waiter) { wait->begin(waiter); }
        void await_resume() const noexcept {}
    };
    Over over() { return {this}; }
    /// The client has gone.
    void leave() { finish(); }

    const Waiter &waiter() const { return m_waiter; }
    /// Nothing when it was over before it had an end.
    const std::optional<Waiter::Outcome> &outcome() const { return m_outcome; }
    /// When it began, by Redis' clock.
    Timestamp began() const { return m_began; }
    /// "waiting"; "lost" while Redis is.
    QByteArray event() const { return m_waiter.state().lostSince ? "lost" : "waiting"; }
    /// Another text for each state that differs in what an answer says of it.
    QByteArray mark() const;

private:
    friend class Waits;
    void begin(std::coroutine_handle<> waiter);
    void onChanged();
    void finish();
    void resume();

    Waits &m_waits;
    const Limits m_limits;
    const Timestamp m_began;
    Waiter m_waiter;
    std::optional<Waiter::Outcome> m_outcome;
    std::coroutine_handle<> m_handle;
    QTimer m_end;
    QTimer m_look;
    bool m_isOver = false;
};

} // namespace batchy::http
