// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/batchstore.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace batchy {

/// Keeps somebody informed of every workflow's latest batch: a first scan, then a question every
/// two seconds whether anything was written, and a new sweep when it was. Holds no states itself:
/// models merge what swept() brings. Owns neither link nor store; all on one thread.
class Board : public QObject
{
    Q_OBJECT

public:
    Board(Link &link, BatchStore &store, QObject *parent = nullptr);

    /// Begins as soon as the link is online, and again after each loss.
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
    /// While a sweep goes on: how many were found so far.
    void progressed(int found);
    /// What is shown is still true.
    void confirmed();
    /// Redis refused or broke off; the board tries again by itself.
    void failed(const batchy::Error &error);

private:
    void onStateChanged();
    void ask();
    void sweep();
    void finishSweep(const Result<std::vector<Batch>> &all);
    void rest();

    Link &m_link;
    BatchStore &m_store;
    QTimer m_timer;
    QByteArray m_mark;
    std::optional<Timestamp> m_confirmedAt;
    bool m_started = false;
    bool m_busy = false;
    bool m_again = false; ///< the sweep under way is out of date
};

} // namespace batchy
