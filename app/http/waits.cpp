// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/waits.h"

#include "core/wait/waitjson.h"

#include <QCryptographicHash>
#include <QPointer>

namespace batchy::http {

Waits::Waits(SharedFeed &feed, Link &link, BatchStore &store, Options options)
    : m_options(options), m_shared(feed), m_link(link), m_store(store)
{
    m_linger.setSingleShot(true);
    connect(&m_linger, &QTimer::timeout, this, [this] { m_feed.reset(); });
}

void Waits::add(HeldWait *wait)
{
    m_held.insert(wait);
    m_linger.stop();
    if (!m_feed && !m_isEnded)
        m_feed = m_shared.hold();
}

void Waits::remove(HeldWait *wait)
{
    m_held.erase(wait);
    if (m_held.empty() && !m_isEnded)
        m_linger.start(m_options.linger);
}

/// Their answers are given in here.
void Waits::end()
{
    m_isEnded = true;
    m_linger.stop();
    const std::set<HeldWait *> all = m_held;
    for (HeldWait *wait : all)
        wait->resume();
    m_feed.reset();
}

HeldWait::HeldWait(Waits &waits, WaitWish wish, Limits limits)
    : m_waits(waits), m_limits(std::move(limits)), m_began(waits.m_store.now()),
      m_waiter(waits.m_shared.feed(), waits.m_link, waits.m_store, std::move(wish),
               waits.m_options.waiter),
      m_isOver(waits.isEnded())
{
    m_waits.add(this);
    for (QTimer *timer : {&m_end, &m_look}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&m_end, &QTimer::timeout, this, &HeldWait::finish);
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (!m_waiter.state().isKnown)
            finish();
    });
    connect(&m_waiter, &Waiter::changed, this, &HeldWait::onChanged);
    connect(&m_waiter, &Waiter::ended, this, [this](const Waiter::Outcome &outcome) {
        m_outcome = outcome;
        finish();
    });
}

HeldWait::~HeldWait()
{
    m_waits.remove(this);
}

void HeldWait::begin(std::coroutine_handle<> waiter)
{
    m_handle = waiter;
    const bool onlyLooks = m_limits.timeout.count() == 0;
    if (!onlyLooks)
        m_end.start(m_limits.timeout);
    if (onlyLooks || m_limits.known)
        m_look.start(m_waits.m_options.look);
    m_waiter.start();
}

void HeldWait::onChanged()
{
    if (!m_waiter.state().isKnown)
        return;
    if (m_limits.timeout.count() == 0 || (m_limits.known && *m_limits.known != mark()))
        finish();
}

/// Later: this comes from inside the waiter, which the answer is going to destroy.
void HeldWait::finish()
{
    QMetaObject::invokeMethod(
        &m_waits,
        [self = QPointer(this)] {
            if (self)
                self->resume();
        },
        Qt::QueuedConnection);
}

void HeldWait::resume()
{
    m_isOver = true;
    if (const auto once = std::exchange(m_handle, {}))
        once.resume(); // this object is gone then
}

QByteArray HeldWait::mark() const
{
    const QByteArray text = event() + workflowsArray(m_waiter.state(), WaitDetail::Jobs);
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex().first(16);
}

} // namespace batchy::http
