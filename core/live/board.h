// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/changefeed.h"
#include "core/live/rereader.h"
#include "core/store/batchstore.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace batchy {

/// Keeps somebody informed of every workflow's latest batch: a first scan, then what the feed tells
/// to have changed is read again, and a question every two seconds shows that Redis still answers.
/// Where there is no feed, or Redis doesn't tell it single keys, there is a new sweep when anything
/// was written. Holds no states itself: models merge what the signals bring. Owns neither link nor
/// store nor feed; all on one thread.
class Board : public QObject
{
    Q_OBJECT

public:
    Board(Link &link, BatchStore &store, ChangeFeed *feed = nullptr, QObject *parent = nullptr);

    /// Begins as soon as the link is online, and again after each loss. Starts the feed too.
    void start();
    /// Sweeps now, whatever the server says has changed.
    void refresh();
    /// The caller has written something itself and knows the outcome: a sweep that is under way may
    /// have read the state before and is thrown away.
    void noteOwnChange();

    bool isOnline() const { return m_link.state() == Link::State::Online; }
    /// When the states were last known to be true, on the corrected clock; nothing before the
    /// first.
    std::optional<Timestamp> confirmedAt() const { return m_confirmedAt; }

Q_SIGNALS:
    /// Every workflow there is, by name.
    void swept(const std::vector<batchy::Batch> &all);
    /// One of them as it is now, between sweeps; it may be new, or the same as before.
    void changed(const batchy::Batch &batch);
    /// It isn't there any more; it may never have been.
    void gone(const QByteArray &workflow);
    /// While a sweep goes on: how many were found so far.
    void progressed(int found);
    /// What is shown is still true.
    void confirmed();
    /// Redis refused or broke off; the board tries again by itself.
    void failed(const batchy::Error &error);

private:
    void onStateChanged();
    void onChanged(const QList<QByteArray> &keys);
    void ask();
    void sweep();
    void readLate();
    void finishSweep(const Result<std::vector<Batch>> &all);
    void rest();

    Link &m_link;
    BatchStore &m_store;
    ChangeFeed *const m_feed;
    Rereader m_reader;
    QList<QByteArray> m_late; ///< have changed while a sweep was under way
    QTimer m_timer;
    QByteArray m_mark;
    std::optional<Timestamp> m_confirmedAt;
    bool m_started = false;
    bool m_busy = false;
    bool m_again = false; ///< the sweep under way is out of date
};

} // namespace batchy
