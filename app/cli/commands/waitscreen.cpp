// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/waitscreen.h"

#include "app/cli/format/safetext.h"
#include "app/cli/text.h"
#include "core/render/words.h"
#include "core/wait/waitjson.h"
#include "core/wait/waitwords.h"

namespace batchy::cli {

namespace {

using namespace std::chrono_literals;
using Progress = WorkflowWait::Progress;

constexpr auto signOfLife = 10min;
constexpr auto lossReminder = 1min;
constexpr size_t mostJobs = 5;
constexpr qsizetype mostLines = 12;

QString reasonsInShort(const WorkflowWait &wait)
{
    QStringList parts;
    for (const WaitReason &reason : wait.reasons) {
        if (size_t(parts.size()) == mostJobs) {
            parts << Text::tr("%n more", nullptr, int(wait.reasons.size() - mostJobs));
            break;
        }
        parts << reasonWords(reason);
    }
    return parts.join(QStringLiteral("; "));
}

} // namespace

QString waitWords(const WorkflowWait &wait, const WaitWish &wish)
{
    QString sentence = Text::tr("%1: %2").arg(words(wait.workflow), progressWords(wait, wish));
    if (!wait.reasons.empty())
        sentence = Text::tr("%1: %2").arg(sentence, reasonsInShort(wait));
    const QString offer = offerWords(wait, wish);
    return offer.isEmpty() ? sentence : Text::tr("%1 (%2)").arg(sentence, offer);
}

/// Only what lasts: a feed that is cut and back in a moment is nobody's business, and a lost Redis
/// is told of by itself.
void WaitScreen::tellFeed(const WaitSource &source, Timestamp now)
{
    const WaitSource::Hearing hearing = source.hearing();
    const bool isNews =
        hearing.isPolling != m_hasToldPolling && (hearing.isPolling || hearing.isPushed);
    if (!isNews || source.state().lostSince)
        return;
    m_hasToldPolling = hearing.isPolling;
    log(hearing.sentence, now);
}

QStringList WaitScreen::lines(const WaitSource &source, Timestamp now) const
{
    const WaitState &state = source.state();
    QStringList lines;
    lines << doneCountWords(state, source.wish());
    if (state.lostSince)
        lines << Text::tr("%1 What follows is %2 old.")
                     .arg(lossWords(state), durationWords(now - *state.lostSince));
    if (state.workflows.empty())
        lines << Text::tr("no workflow with such a name exists yet");
    for (const WorkflowWait &wait : state.workflows) {
        if (wait.progress == Progress::Done)
            continue;
        if (lines.size() == mostLines) {
            lines << QStringLiteral("…");
            break;
        }
        lines << waitWords(wait, source.wish());
    }
    return lines;
}

void WaitScreen::show(const WaitSource &source, Timestamp now)
{
    const bool isLost = source.state().lostSince.has_value();
    if (!source.state().isKnown && (!isLost || m_kind == Kind::Log))
        return;
    switch (m_kind) {
    case Kind::Quiet:
        return;
    case Kind::Json:
        print(isLost ? "lost" : "waiting", source, now, source.state().loss);
        return;
    case Kind::Live:
        draw(source, now);
        return;
    case Kind::Log:
        break;
    }
    QStringList told = lines(source, now);
    if (isLost)
        told.removeAt(1); // told each minute, with its age
    const QString text = told.join(QStringLiteral(" · "));
    if (text == m_lastLog)
        return;
    m_lastLog = text;
    log(text, now);
}

void WaitScreen::tick(const WaitSource &source, Timestamp now)
{
    if (m_kind == Kind::Live)
        draw(source, now);
    if (m_kind != Kind::Log)
        return;
    const auto &lost = source.state().lostSince;
    if (!lost)
        m_lossToldAt.reset();
    else if (now - m_lossToldAt.value_or(*lost - lossReminder) >= lossReminder) {
        m_lossToldAt = now;
        log(lossWords(source.state()), now);
    }
    tellFeed(source, now);
    if (m_toldAt && now - *m_toldAt >= signOfLife)
        log(Text::tr("still waiting: %1").arg(m_lastLog), now);
}

std::chrono::milliseconds WaitScreen::pace() const
{
    return m_kind == Kind::Live ? 1s : 15s;
}

void WaitScreen::log(const QString &line, Timestamp now)
{
    m_toldAt = now;
    m_streams.say(QStringLiteral("%1  %2").arg(timeWords(now), line));
}

void WaitScreen::draw(const WaitSource &source, Timestamp now)
{
    QByteArray text;
    if (m_drawn > 0)
        text += "\x1b[" + QByteArray::number(m_drawn) + "A\r\x1b[J";
    const QStringList shown = lines(source, now);
    const int width = m_streams.errLook.width > 0 ? m_streams.errLook.width : 80;
    for (const QString &line : shown)
        text += cutToWidth(safeText(line), width - 1).toUtf8() + '\n';
    m_drawn = int(shown.size());
    m_streams.err->write(text);
}

void WaitScreen::leave()
{
    if (m_drawn > 0)
        m_streams.err->write("\x1b[" + QByteArray::number(m_drawn) + "A\r\x1b[J");
    m_drawn = 0;
}

void WaitScreen::tellEnd(const WaitSource &source, const QByteArray &event, Timestamp now,
                         const Error &error)
{
    if (m_kind == Kind::Json)
        print(event, source, now, error);
}

/// A line an event, and none that says the same as the one before.
void WaitScreen::print(const QByteArray &event, const WaitSource &source, Timestamp now,
                       const Error &error)
{
    const JsonObject members = waitMembers(source, error, WaitDetail::Reasons);
    const QByteArray what = event + members.done();
    if (what == m_lastEvent)
        return;
    m_lastEvent = what;
    m_streams.out->write(waitEvent(event, now, members) + '\n');
}

} // namespace batchy::cli
