// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/changefeed.h"
#include "core/wait/waitsource.h"

#include <QDeadlineTimer>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <map>
#include <memory>

namespace batchy {

/// Waitsy (RULES 8): waits until workflows are done on a day, told by the change feed, and can say
/// at any time why not yet. After a gap it reads everything again, so that no success that still
/// stands is missed. Asks for nothing while it is told. Ends once. Owns neither link nor store.
class Waiter : public WaitSource
{
    Q_OBJECT

public:
    struct Options
    {
        /// For how long a workflow that vanished is waited for (the service of old deletes before
        /// it loads).
        std::chrono::milliseconds grace{60000};
        /// Read again and again at this pace instead of being told.
        std::optional<std::chrono::milliseconds> interval = {};
        /// Between tries while Redis refuses: the first and the longest pause.
        std::chrono::milliseconds firstPause{1000};
        std::chrono::milliseconds longestPause{10000};
        /// Nobody looks at a wait: where Redis can't tell, it is asked less and less often.
        ChangeFeed::Options feed = {.longestPoll = std::chrono::seconds(10)};
    };

    Waiter(Link &link, BatchStore &store, WaitWish wish, QObject *parent = nullptr);
    Waiter(Link &link, BatchStore &store, WaitWish wish, Options options,
           QObject *parent = nullptr);
    /// Told by a feed that others are told by too: it neither starts nor stops it. The feed must
    /// outlive it.
    Waiter(ChangeFeed &feed, Link &link, BatchStore &store, WaitWish wish, Options options,
           QObject *parent = nullptr);

    /// The link need not be online yet.
    void start() override;
    bool hasEnded() const { return m_hasEnded; }

    const WaitWish &wish() const override { return m_wish; }
    const WaitState &state() const override { return m_state; }
    Hearing hearing() const override;
    /// How it is told; Off when it asks by an interval.
    const ChangeFeed &feed() const { return m_feed; }

private:
    Waiter(std::unique_ptr<ChangeFeed> own, ChangeFeed *shared, Link &link, BatchStore &store,
           WaitWish wish, Options options, QObject *parent);
    void onKeys(const QList<QByteArray> &keys);
    void onLinkState(Link::State state);
    void readAll();
    void findNames();
    void onNames(const Result<QList<QByteArray>> &names);
    void want(const QByteArray &workflow);
    void read(const QByteArray &workflow);
    void onRead(const QByteArray &workflow, Result<Batch> batch);
    WorkflowWait seen(const WorkflowWait &before, Result<Batch> batch) const;
    void noteLoss(const Error &error);
    void noteAnswer();
    void retryLater(const Error &error);
    void judgeLater();
    void judge();
    std::optional<Error> whatIsUnknown();
    std::optional<Error> whatIsGone();
    bool isOpenFor(const QByteArray &workflow) const;
    void end(Outcome::Kind kind, Error error = {});

    const WaitWish m_wish;
    const Options m_options;
    Link &m_link;
    BatchStore &m_store;
    const std::unique_ptr<ChangeFeed> m_ownFeed; ///< none where it is told by another's
    ChangeFeed &m_feed;
    WaitState m_state;
    std::vector<QByteArray> m_open; ///< patterns that still take workflows in
    QSet<QByteArray> m_reading;     ///< asked for, not answered yet
    QSet<QByteArray> m_again;       ///< written while being read
    QSet<QByteArray> m_known;       ///< were there at least once
    /// For how long those that are gone are still waited for; not by the clock on the wall, which
    /// may be set.
    std::map<QByteArray, QDeadlineTimer> m_graces;
    QTimer m_retry;
    QTimer m_interval;
    QTimer m_graceEnd;
    std::chrono::milliseconds m_pause;
    bool m_hasNames = false; ///< patterns were resolved at least once
    bool m_isFinding = false;
    bool m_findAgain = false;
    bool m_isChecked = false; ///< every name that was asked for was there, or need not be
    bool m_isNew = false;     ///< state() is another than the one that was told of
    bool m_isPosted = false;
    bool m_hasEnded = false;
};

} // namespace batchy
