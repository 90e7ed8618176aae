// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/waitscreen.h"

#include "app/cli/format/documents.h"
#include "app/cli/format/jsonobject.h"
#include "app/cli/format/safetext.h"
#include "app/cli/text.h"
#include "core/render/words.h"
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

QByteArray progressWord(Progress progress)
{
    switch (progress) {
    case Progress::Unread:
        return "unread";
    case Progress::Waiting:
        return "waiting";
    case Progress::Done:
        return "done";
    case Progress::Missing:
        return "missing";
    case Progress::Vanished:
        return "vanished";
    case Progress::Unusable:
        return "unusable";
    }
    Q_UNREACHABLE();
}

QByteArray workflowJson(const WorkflowWait &wait)
{
    JsonObject entry;
    entry.text("workflow", wait.workflow)
        .text("progress", progressWord(wait.progress))
        .number("batch_id", wait.batch.batchId())
        .raw("reasons", reasonsArray(wait.reasons));
    if (!wait.problem.what.isEmpty())
        entry.words("problem", wait.problem.what);
    return entry.done();
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
void WaitScreen::tellFeed(const Waiter &waiter, Timestamp now)
{
    const bool isPolling = waiter.feed().mode() == ChangeFeed::Mode::Polling;
    const bool isNews = isPolling != m_hasToldPolling && (isPolling || waiter.feed().isPushed());
    if (!isNews || waiter.state().lostSince)
        return;
    m_hasToldPolling = isPolling;
    log(waiter.feed().sentence(), now);
}

QStringList WaitScreen::lines(const Waiter &waiter, Timestamp now) const
{
    const WaitState &state = waiter.state();
    QStringList lines;
    lines << doneCountWords(state, waiter.wish());
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
        lines << waitWords(wait, waiter.wish());
    }
    return lines;
}

void WaitScreen::show(const Waiter &waiter, Timestamp now)
{
    const bool isLost = waiter.state().lostSince.has_value();
    if (!waiter.state().isKnown && (!isLost || m_kind == Kind::Log))
        return;
    switch (m_kind) {
    case Kind::Quiet:
        return;
    case Kind::Json:
        print(isLost ? "lost" : "waiting", waiter, now, waiter.state().loss);
        return;
    case Kind::Live:
        draw(waiter, now);
        return;
    case Kind::Log:
        break;
    }
    QStringList told = lines(waiter, now);
    if (isLost)
        told.removeAt(1); // told each minute, with its age
    const QString text = told.join(QStringLiteral(" · "));
    if (text == m_lastLog)
        return;
    m_lastLog = text;
    log(text, now);
}

void WaitScreen::tick(const Waiter &waiter, Timestamp now)
{
    if (m_kind == Kind::Live)
        draw(waiter, now);
    if (m_kind != Kind::Log)
        return;
    const auto &lost = waiter.state().lostSince;
    if (!lost)
        m_lossToldAt.reset();
    else if (now - m_lossToldAt.value_or(*lost - lossReminder) >= lossReminder) {
        m_lossToldAt = now;
        log(lossWords(waiter.state()), now);
    }
    tellFeed(waiter, now);
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

void WaitScreen::draw(const Waiter &waiter, Timestamp now)
{
    QByteArray text;
    if (m_drawn > 0)
        text += "\x1b[" + QByteArray::number(m_drawn) + "A\r\x1b[J";
    const QStringList shown = lines(waiter, now);
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

void WaitScreen::tellEnd(const Waiter &waiter, const QByteArray &event, Timestamp now,
                         const Error &error)
{
    if (m_kind == Kind::Json)
        print(event, waiter, now, error);
}

/// A line an event, and none that says the same as the one before.
void WaitScreen::print(const QByteArray &event, const Waiter &waiter, Timestamp now,
                       const Error &error)
{
    std::vector<QByteArray> workflows;
    for (const WorkflowWait &wait : waiter.state().workflows)
        workflows.push_back(workflowJson(wait));
    JsonObject object;
    object.text("day", waiter.wish().day.date)
        .text("timezone", waiter.wish().day.zone)
        .text("feed", ChangeFeed::modeWord(waiter.feed().mode()))
        .time("feed_since", waiter.feed().since())
        .number("done", waiter.state().doneCount())
        .raw("workflows", jsonArray(workflows));
    if (!error.what.isEmpty()) {
        if (error.kind != ErrorKind::Internal)
            object.text("error", errorWord(error.kind));
        object.words("message", error.what);
    }
    const QByteArray what = event + object.done();
    if (what == m_lastEvent)
        return;
    m_lastEvent = what;
    m_streams.out->write(
        JsonObject().number("version", 1).text("event", event).time("at", now).done().chopped(1) +
        ", " + object.done().sliced(1) + '\n');
}

} // namespace batchy::cli
