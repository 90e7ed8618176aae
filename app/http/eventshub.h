// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/eventspicture.h"
#include "app/http/eventsstream.h"
#include "app/http/sharedfeed.h"
#include "core/live/rereader.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace batchy::http {

/// Tells all who listen which workflows have changed, by whomever, with the state that was read
/// after the change. The feed is held only while somebody listens, and a little longer. Where Redis
/// tells single keys, each change seen is an event; where it only tells that something was written,
/// the workflows that differ are. After a gap listeners are told to read everything again.
class EventsHub : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        int streams = 256;                   ///< at the same time
        qsizetype queuedBytes = 1024 * 1024; ///< for a client that doesn't read; then it is cut
        std::chrono::seconds heartbeat{15};  ///< a comment, so that the dead are noticed
        std::chrono::seconds linger{30};     ///< the feed is held on after the last has gone
        std::chrono::milliseconds greeting{1000}; ///< at the latest, if the feed can't tell yet
        ChangeFeed::Options feed;
    };

    EventsHub(SharedFeed &feed, BatchStore &store, Options options, QObject *parent = nullptr);

    /// One more listener; nothing when there are too many, or after end().
    std::shared_ptr<EventsStream> open();
    /// Every stream ends; no new ones.
    void end();

    int streams() const { return int(m_streams.size()); }
    /// How many were ended so far because their clients didn't read.
    int cutStreams() const { return m_cutStreams; }
    /// Whether vanished workflows are known from keys that never were any.
    bool isPictureWhole() const { return m_picture.isWhole(); }
    const Options &options() const { return m_options; }

private:
    void onClosed(EventsStream *stream);
    void onChanged(const QList<QByteArray> &keys);
    void onEverythingChanged();
    void onModeChanged();
    void onFound(const Batch &batch);
    void onMissing(const QByteArray &workflow, bool isForeign);
    void sweep();
    void finishSweep(const Result<std::vector<Batch>> &all);
    void greet();
    void tell(const QByteArray &text);
    void say(EventsStream &stream, const QByteArray &text);
    void rest();

    const Options m_options;
    BatchStore &m_store;
    SharedFeed &m_shared;
    const ChangeFeed &m_feed;
    std::shared_ptr<ChangeFeed> m_held; ///< while somebody listens
    Rereader m_reader;
    EventsPicture m_picture;
    std::vector<std::shared_ptr<EventsStream>> m_streams;
    QTimer m_heartbeat;
    QTimer m_linger;
    QTimer m_greeting;
    QTimer m_sweepTimer;
    int m_cutStreams = 0;
    int m_run = 0; ///< another one each time that the feed is stopped
    bool m_isSweeping = false;
    bool m_sweepsAgain = false; ///< the sweep under way may be too old
    bool m_isEnded = false;
};

} // namespace batchy::http
