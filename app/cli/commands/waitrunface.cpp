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
    m_screen.tick(*m_wait, m_line->now());
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
    picture.redis = m_line->display();
    picture.now = m_line->now();
    picture.began = m_began;
    picture.left = timeLeft();
    picture.isReached = m_wait != nullptr;
    if (!m_wait) {
        picture.wish = m_options.wish(picture.now).value_or(WaitWish());
        for (const QByteArray &name : picture.wish.names)
            if (!isNamePattern(name))
                picture.state.add(name);
        picture.state.loss = m_line->lastError();
        return picture;
    }
    picture.wish = m_wait->wish();
    picture.state = m_wait->state();
    const WaitSource::Hearing hearing = m_wait->hearing();
    picture.feedSince = hearing.since;
    if (const auto interval = m_options.interval())
        picture.feedWords =
            Text::tr("Redis is asked every %1, as --interval says.").arg(durationWords(*interval));
    else if (hearing.sentence.isEmpty())
        picture.feedWords = Text::tr("The service tells of them.", "of changes");
    else
        picture.feedWords = hearing.sentence;
    return picture;
}

std::optional<std::chrono::microseconds> WaitRun::timeLeft() const
{
    std::optional<std::chrono::microseconds> left;
    if (!m_deadline.isForever())
        left = std::chrono::milliseconds(m_deadline.remainingTime());
    if (m_until)
        left = std::min(left.value_or(*m_until - m_line->now()), *m_until - m_line->now());
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
    if (m_wait)
        m_wait->disconnect(); // what becomes of it from here on is no news
    m_line->stop();
    while (m_broadcast->isHeld())
        co_await signalOrTimeout(m_broadcast, &WaitBroadcast::released, std::chrono::hours(1));
}

} // namespace batchy::cli
