// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/waitend.h"
#include "app/cli/commands/waitrun.h"
#include "app/cli/text.h"
#include "core/domain/names.h"
#include "core/redis/signalwait.h"
#include "core/render/words.h"

/// What a wait tells: the terminal, and another face where there is one.
namespace batchy::cli {

/// The face's pace is not the terminal's: a log tells only what lasts.
void WaitRun::tick()
{
    show();
    if (m_broadcast && !m_screenDue.hasExpired())
        return;
    m_screen.tick(*m_waiter, m_store.now());
    m_screenDue.setRemainingTime(m_screen.pace());
}

void WaitRun::show() const
{
    if (m_broadcast)
        Q_EMIT m_broadcast->pictured(picture());
}

WaitPicture WaitRun::picture() const
{
    WaitPicture picture;
    picture.redis = m_link.endpoint().display();
    picture.now = m_store.now();
    picture.began = m_began;
    picture.left = timeLeft();
    picture.isReached = m_waiter.has_value();
    if (!m_waiter) {
        picture.wish = m_options.wish(picture.now).value_or(WaitWish());
        for (const QByteArray &name : picture.wish.names)
            if (!isNamePattern(name))
                picture.state.add(name);
        picture.state.loss = m_link.lastError();
        return picture;
    }
    picture.wish = m_waiter->wish();
    picture.state = m_waiter->state();
    picture.feed = m_waiter->feed().mode();
    picture.feedSince = m_waiter->feed().since();
    const auto interval = m_options.interval();
    picture.feedWords =
        interval
            ? Text::tr("Redis is asked every %1, as --interval says.").arg(durationWords(*interval))
            : m_waiter->feed().sentence();
    return picture;
}

std::optional<std::chrono::microseconds> WaitRun::timeLeft() const
{
    std::optional<std::chrono::microseconds> left;
    if (!m_deadline.isForever())
        left = std::chrono::milliseconds(m_deadline.remainingTime());
    if (m_until)
        left = std::min(left.value_or(*m_until - m_store.now()), *m_until - m_store.now());
    return left;
}

/// The face has a way of its own to notify people.
void WaitRun::tellEnd(const QString &title, WaitEnd end) const
{
    if (m_broadcast)
        Q_EMIT m_broadcast->ended(end);
    else if (m_options.notifies)
        notifyDesktop(m_streams, title, end.sentence);
}

/// The face shows the end for as long as it likes; nothing is under way meanwhile.
QCoro::Task<void> WaitRun::linger()
{
    if (!m_broadcast)
        co_return;
    m_isLingering = true;
    m_waiter.reset();
    m_link.stop();
    while (m_broadcast->isHeld())
        co_await signalOrTimeout(m_broadcast, &WaitBroadcast::released, std::chrono::hours(1));
}

} // namespace batchy::cli
