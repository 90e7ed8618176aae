// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/changefeed.h"

#include "core/domain/names.h"
#include "core/redis/servererror.h"
#include "core/render/words.h"

#include <QPointer>
#include <QRandomGenerator>

#include <utility>

namespace batchy {

using namespace std::chrono_literals;

namespace {

constexpr auto passingRetry = 2s;

Link::Options feedOptions(const ChangeFeed::Options &options)
{
    Link::Options link;
    link.takesMessages = true;
    link.clientName = "batchy-feed";
    link.commandTimeout = options.silence;
    link.connectTimeout = options.silence;
    link.firstPause = 20ms;
    link.longestPause = 2s;
    return link;
}

/// Tracking tells nothing of SWAPDB; how often it was called does.
QByteArray swapsIn(const QByteArray &commandStats)
{
    const qsizetype at = commandStats.indexOf("cmdstat_swapdb:");
    return at < 0 ? QByteArray() : commandStats.sliced(at, commandStats.indexOf(',', at) - at);
}

/// Where it was called, with that in a line of its own behind the mark.
QCoro::Task<Result<QByteArray>> fullMark(Link *dataLink, BatchStore *store)
{
    const Result<QByteArray> mark = co_await store->changeMark();
    if (!mark || mark->isEmpty())
        co_return mark;
    const Result<Reply> stats = co_await dataLink->call("INFO", "commandstats");
    if (!stats)
        co_return fail(stats.error());
    co_return *mark + '\f' + swapsIn(stats->text);
}

/// The same once all messages of what the mark counts have come. The PING is also what finds out
/// that the other side is dead, whatever became of the mark.
QCoro::Task<Result<QByteArray>> markAndPing(Link *dataLink, BatchStore *store,
                                            QPointer<Link> pushed)
{
    const Result<QByteArray> mark = co_await fullMark(dataLink, store);
    if (!pushed)
        co_return mark;
    const Result<Reply> pong = co_await pushed->call("PING");
    if (!pong)
        co_return fail(pong.error());
    co_return mark;
}

} // namespace

ChangeFeed::ChangeFeed(Link &link, BatchStore &store, QObject *parent)
    : ChangeFeed(link, store, Options(), parent)
{
}

ChangeFeed::ChangeFeed(Link &link, BatchStore &store, Options options, QObject *parent)
    : QObject(parent), m_options(options), m_dataLink(link), m_store(store),
      m_link(link.endpoint(), feedOptions(options)),
      m_pace(options.pollInterval, options.longestPoll.value_or(options.pollInterval))
{
    m_timer.setSingleShot(true);
    m_retryTimer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ChangeFeed::ask);
    connect(&m_retryTimer, &QTimer::timeout, this, &ChangeFeed::subscribe);
    connect(&m_link, &Link::stateChanged, this, &ChangeFeed::onStateChanged);
    connect(&m_link, &Link::messageCame, this, &ChangeFeed::onMessage);
    connect(&m_dataLink, &Link::stateChanged, this, [this](Link::State state) {
        if (state == Link::State::Online)
            followUser();
    });
}

/// What waits on the link is answered while all members are still there, and finds it switched off.
ChangeFeed::~ChangeFeed()
{
    ++m_run;
    m_mode = Mode::Off;
    m_link.disconnect(this);
    m_link.stop();
}

void ChangeFeed::start()
{
    if (m_mode != Mode::Off)
        return;
    ++m_run;
    m_mark.reset();
    setMode(Mode::Starting, QString());
    followUser();
    m_link.start();
}

/// Where somebody else has signed in on the data link, so it is here.
void ChangeFeed::followUser()
{
    const Endpoint &wanted = m_dataLink.endpoint();
    if (m_link.endpoint() == wanted)
        return;
    m_link.setUser(wanted.user, wanted.password);
    if (m_mode != Mode::Off)
        m_link.start();
}

void ChangeFeed::stop()
{
    if (m_mode == Mode::Off)
        return;
    ++m_run;
    m_timer.stop();
    m_retryTimer.stop();
    m_keys.clear();
    m_met.clear();
    m_isAll = false;
    setMode(Mode::Off, QString());
    m_link.stop();
}

void ChangeFeed::onStateChanged(Link::State state)
{
    if (m_mode == Mode::Off || state == Link::State::Connecting)
        return;
    ++m_run;
    m_retryTimer.stop();
    if (state == Link::State::Online) {
        subscribe();
        return;
    }
    // The mark stays: what was written in the gap moves it.
    setMode(Mode::Polling, m_link.lastError().what);
    // Each failed try to come back is told: they must not put the next question off.
    if (!m_timer.isActive())
        rest();
}

void ChangeFeed::subscribe()
{
    QCoro::connect(subscription::subscribe(&m_link), this,
                   [this, run = m_run](const Result<subscription::Outcome> &outcome) {
                       // A lost connection has been told of by its state.
                       if (run == m_run && outcome)
                           onSubscribed(*outcome);
                   });
}

void ChangeFeed::onSubscribed(const subscription::Outcome &outcome)
{
    using subscription::Kind;
    const int run = ++m_run; // what is being asked for is from before
    if (outcome.kind != Kind::None)
        m_mark.reset();
    switch (outcome.kind) {
    case Kind::Tracking:
        setMode(Mode::Tracking, QString());
        break;
    case Kind::Events:
        setMode(Mode::Events, outcome.tracking.what);
        break;
    case Kind::None:
        m_retryTimer.start(isPassing(outcome.tracking) ? passingRetry : m_options.retryInterval);
        setMode(Mode::Polling, outcome.tracking.what + QLatin1Char(' ') + outcome.events.what);
        break;
    }
    if (run == m_run && isPushed())
        Q_EMIT everythingChanged();
    if (run == m_run)
        ask();
}

void ChangeFeed::onMessage(const QByteArray &channel, const Reply &payload)
{
    ++m_heard;
    const auto keys = subscription::keysOf(channel, payload);
    if (!keys)
        m_isAll = true;
    for (const QByteArray &key : keys.value_or(QList<QByteArray>())) {
        if (m_met.contains(key) || !parseKeyName(key))
            continue;
        m_met.insert(key);
        m_keys.append(key);
    }
    if (m_isAll || !m_keys.isEmpty())
        tellLater();
}

/// Once for all messages of a turn of the event loop.
void ChangeFeed::tellLater()
{
    if (!std::exchange(m_isPosted, true))
        QMetaObject::invokeMethod(this, &ChangeFeed::tell, Qt::QueuedConnection);
}

void ChangeFeed::tell()
{
    m_isPosted = false;
    const QList<QByteArray> keys = std::exchange(m_keys, {});
    m_met.clear();
    if (std::exchange(m_isAll, false))
        Q_EMIT everythingChanged();
    if (!keys.isEmpty() && m_mode != Mode::Off)
        Q_EMIT changed(keys);
}

void ChangeFeed::ask()
{
    if (m_isAsking || m_mode == Mode::Off)
        return;
    m_isAsking = true;
    m_timer.stop();
    auto question = isPushed() ? markAndPing(&m_dataLink, &m_store, &m_link) : m_store.changeMark();
    QCoro::connect(std::move(question), this,
                   [this, run = m_run, heard = m_heard](const Result<QByteArray> &mark) {
                       m_isAsking = false;
                       if (run == m_run)
                           onAnswered(mark, heard);
                       else if (isPushed() || m_mode == Mode::Polling)
                           ask(); // that was asked before a gap
                   });
}

void ChangeFeed::onAnswered(const Result<QByteArray> &mark, quint64 heardBefore)
{
    const int run = m_run;
    if (mark)
        judge(*mark, heardBefore);
    if (run == m_run)
        rest();
}

void ChangeFeed::judge(const QByteArray &mark, quint64 heardBefore)
{
    const std::optional<QByteArray> before = std::exchange(m_mark, mark);
    const quint64 heardAtMark = std::exchange(m_heardAtMark, heardBefore);
    if (!isPushed()) {
        // A server that doesn't tell is taken to have changed each time.
        if (mark.isEmpty() || mark != before) {
            m_pace.reset();
            Q_EMIT everythingChanged();
        }
        return;
    }
    if (!before || mark == *before)
        return;
    const auto swaps = [](const QByteArray &text) { return text.sliced(text.indexOf('\f') + 1); };
    const bool isExplained = m_heard != heardAtMark && swaps(mark) == swaps(*before);
    if (!isExplained)
        Q_EMIT everythingChanged();
}

/// A server that doesn't tell its mark is swept at each question: less often, then.
void ChangeFeed::rest()
{
    const bool isBlind = m_mark && m_mark->isEmpty();
    if (isPushed() || isBlind)
        m_timer.start(m_options.gateInterval);
    else if (!m_options.longestPoll)
        m_timer.start(m_options.pollInterval);
    else
        m_timer.start(m_pace.next(QRandomGenerator::global()->generateDouble()));
}

void ChangeFeed::setMode(Mode mode, QString reason)
{
    if (mode == m_mode && reason == m_reason)
        return;
    if (mode != m_mode) {
        m_timer.stop();
        m_pace.reset();
        m_since = mode == Mode::Off ? std::nullopt : std::optional(m_store.now());
    }
    m_mode = mode;
    m_reason = std::move(reason);
    Q_EMIT modeChanged();
}

QByteArray ChangeFeed::modeWord(Mode mode)
{
    switch (mode) {
    case Mode::Off:
        return "off";
    case Mode::Starting:
        return "starting";
    case Mode::Tracking:
        return "tracking";
    case Mode::Events:
        return "events";
    case Mode::Polling:
        return "polling";
    }
    return {};
}

QString ChangeFeed::sentence() const
{
    switch (m_mode) {
    case Mode::Off:
        return tr("Nobody listens to changes.");
    case Mode::Starting:
        return tr("Connecting to Redis, to be told of changes.");
    case Mode::Tracking:
        return tr("Redis tells of every change at once, by tracking.");
    case Mode::Events:
        return tr("Redis tells of changes at once, by keyspace events. Tracking can't be used: %1")
            .arg(m_reason);
    case Mode::Polling:
        if (m_options.longestPoll)
            return tr("Redis is asked, at least every %1, whether anything was written. It can't "
                      "tell of changes by itself: %2")
                .arg(durationWords(*m_options.longestPoll), m_reason);
        return tr("Redis is asked every second whether anything was written. It can't tell of "
                  "changes by itself: %1")
            .arg(m_reason);
    }
    return {};
}

} // namespace batchy
