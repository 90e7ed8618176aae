// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wait/waitwords.h"

#include "core/render/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace batchy {

namespace {

struct WaitWordsText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::WaitWords)
};

QString asText(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

} // namespace

QString progressWords(const WorkflowWait &wait, const WaitWish &wish)
{
    using Progress = WorkflowWait::Progress;
    switch (wait.progress) {
    case Progress::Unread:
        return WaitWordsText::tr("not read yet");
    case Progress::Done:
        return WaitWordsText::tr("done");
    case Progress::Missing:
        return WaitWordsText::tr("doesn't exist yet");
    case Progress::Vanished:
        return WaitWordsText::tr("vanished at %1").arg(timeWords(*wait.since));
    case Progress::Unusable:
        return wait.problem.what;
    case Progress::Waiting:
        break;
    }
    if (wait.batch.jobs.empty())
        return WaitWordsText::tr("has no jobs");
    const size_t all = wish.jobs.empty() ? wait.batch.jobs.size() : wish.jobs.size();
    return WaitWordsText::tr("%1 of %2 jobs aren't done").arg(wait.reasons.size()).arg(all);
}

QString offerWords(const WorkflowWait &wait, const WaitWish &wish)
{
    const bool wouldDo =
        !wait.reasons.empty() &&
        std::all_of(wait.reasons.begin(), wait.reasons.end(),
                    [](const WaitReason &reason) { return reason.missedBy.has_value(); });
    return wouldDo ? WaitWordsText::tr("with --date %1 that would do")
                         .arg(asText(wish.day.dateBefore()))
                   : QString();
}

QString doneCountWords(const WaitState &state, const WaitWish &wish)
{
    return WaitWordsText::tr("%1 of %2 done on %3 (%4)")
        .arg(state.doneCount())
        .arg(state.workflows.size())
        .arg(asText(wish.day.date), asText(wish.day.zone));
}

QString doneWords(const WorkflowWait &wait, const WaitDay &day)
{
    const auto id = wait.batch.batchId();
    const QString sentence = WaitWordsText::tr("%1 is done on %2 (%3)")
                                 .arg(asText(wait.workflow), asText(day.date), asText(day.zone));
    return id ? WaitWordsText::tr("%1: batch %2").arg(sentence).arg(*id) : sentence;
}

QString lossWords(const WaitState &state)
{
    return (state.isServiceLost
                ? WaitWordsText::tr("The service is lost since %1, waiting for it to come back: %2")
                : WaitWordsText::tr("Redis is lost since %1, waiting for it to come back: %2"))
        .arg(timeWords(*state.lostSince), state.loss.what);
}

} // namespace batchy
