// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/eventshub.h"

#include "app/http/eventstext.h"
#include "core/domain/names.h"

#include <utility>

namespace batchy::http {

using namespace std::chrono_literals;

namespace {

/// Between two sweeps: where Redis tells only that something was written, or nothing at all.
constexpr auto sweepPause = 1s;

} // namespace

EventsHub::EventsHub(SharedFeed &feed, BatchStore &store, Options options, QObject *parent)
    : QObject(parent), m_options(options), m_store(store), m_shared(feed), m_feed(feed.feed()),
      m_reader(store)
{
    for (QTimer *timer : {&m_linger, &m_greeting, &m_sweepTimer})
        timer->setSingleShot(true);
    m_heartbeat.setInterval(m_options.heartbeat);
    connect(&m_heartbeat, &QTimer::timeout, this, [this] {
        for (const auto &stream : m_streams)
            say(*stream, eventsHeartbeat());
    });
    connect(&m_linger, &QTimer::timeout, this, &EventsHub::rest);
    connect(&m_greeting, &QTimer::timeout, this, &EventsHub::greet);
    connect(&m_sweepTimer, &QTimer::timeout, this, &EventsHub::sweep);
    connect(&feed.feed(), &ChangeFeed::changed, this, &EventsHub::onChanged);
    connect(&feed.feed(), &ChangeFeed::everythingChanged, this, &EventsHub::onEverythingChanged);
    connect(&feed.feed(), &ChangeFeed::modeChanged, this, &EventsHub::onModeChanged);
    connect(&m_reader, &Rereader::found, this, &EventsHub::onFound);
    connect(&m_reader, &Rereader::missing, this, &EventsHub::onMissing);
}

std::shared_ptr<EventsStream> EventsHub::open()
{
    if (m_isEnded || streams() >= m_options.streams)
        return {};
    auto stream = std::make_shared<EventsStream>(
        m_options.queuedBytes, [this](EventsStream *closed) { onClosed(closed); });
    m_streams.push_back(stream);
    m_linger.stop();
    if (!m_heartbeat.isActive())
        m_heartbeat.start();
    stream->say(eventsPreamble());
    if (m_feed.isPushed() || (m_feed.mode() == ChangeFeed::Mode::Polling && m_picture.isWhole()))
        greet();
    else if (!m_greeting.isActive())
        m_greeting.start(m_options.greeting);
    if (!m_held) {
        m_held = m_shared.hold();
        if (m_feed.mode() != ChangeFeed::Mode::Starting)
            sweep(); // it runs for others already: nothing will say that all has to be read
    }
    return stream;
}

void EventsHub::end()
{
    m_isEnded = true;
    for (const auto &stream : m_streams)
        stream->end();
    rest();
}

/// Comes from inside the server: nothing is told here.
void EventsHub::onClosed(EventsStream *stream)
{
    std::erase_if(m_streams, [stream](const auto &one) { return one.get() == stream; });
    if (m_streams.empty() && !m_isEnded)
        m_linger.start(m_options.linger);
}

void EventsHub::rest()
{
    ++m_run;
    m_isSweeping = false;
    m_heartbeat.stop();
    m_greeting.stop();
    m_sweepTimer.stop();
    m_held.reset();
    m_reader.clear();
    m_picture.clear();
}

void EventsHub::onChanged(const QList<QByteArray> &keys)
{
    if (!m_held)
        return;
    for (const QByteArray &key : keys) {
        const auto name = parseKeyName(key);
        if (name && name->kind == KeyName::Kind::Workflow)
            m_reader.read(key);
    }
}

void EventsHub::onEverythingChanged()
{
    if (!m_held)
        return;
    if (m_feed.isPushed()) {
        tell(eventsResync());
        greet();
    }
    sweep();
}

void EventsHub::onModeChanged()
{
    if (m_feed.isPushed() || m_feed.mode() == ChangeFeed::Mode::Polling)
        tell(eventsMode("mode", m_feed));
}

void EventsHub::onFound(const Batch &batch)
{
    m_picture.saw(batch);
    tell(eventsWorkflow(batch));
}

void EventsHub::onMissing(const QByteArray &workflow, bool isForeign)
{
    const bool mayHaveBeen = m_picture.sawNone(workflow);
    if (mayHaveBeen && !(isForeign && !m_picture.isWhole()))
        tell(eventsGone(workflow));
}

void EventsHub::sweep()
{
    if (m_isSweeping || m_sweepTimer.isActive()) {
        m_sweepsAgain = true;
        return;
    }
    m_isSweeping = true;
    m_sweepsAgain = false;
    m_picture.beginListing();
    QCoro::connect(m_store.list(), this,
                   [this, run = m_run](const Result<std::vector<Batch>> &all) {
                       if (run == m_run)
                           finishSweep(all);
                   });
}

/// Where each key is told of by itself, a sweep only completes the picture.
void EventsHub::finishSweep(const Result<std::vector<Batch>> &all)
{
    m_isSweeping = false;
    if (!all) {
        m_sweepTimer.start(sweepPause);
        return;
    }
    const bool wasWhole = m_picture.isWhole();
    const EventsPicture::Difference difference = m_picture.endListing(*all);
    if (!m_feed.isPushed() && wasWhole) {
        for (const Batch *batch : difference.changed)
            tell(eventsWorkflow(*batch));
        for (const QByteArray &workflow : difference.gone)
            tell(eventsGone(workflow));
    } else if (!m_feed.isPushed()) {
        tell(eventsResync()); // those who were greeted before anything was known
    }
    greet();
    if (std::exchange(m_sweepsAgain, false))
        m_sweepTimer.start(sweepPause);
}

void EventsHub::greet()
{
    const QByteArray hello = eventsMode("hello", m_feed);
    for (const auto &stream : m_streams) {
        if (stream->isGreeted())
            continue;
        stream->setGreeted();
        stream->say(hello);
    }
}

/// Nothing to those who haven't been greeted: they read everything after that.
void EventsHub::tell(const QByteArray &text)
{
    for (const auto &stream : m_streams)
        if (stream->isGreeted())
            say(*stream, text);
}

void EventsHub::say(EventsStream &stream, const QByteArray &text)
{
    if (!stream.isOver() && !stream.say(text))
        ++m_cutStreams;
}

} // namespace batchy::http
