// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wait/waitlook.h"

#include "core/render/words.h"
#include "core/wait/waitwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace batchy {

namespace {

struct LookText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::WaitWindow)
};

QString waitingFor(const WaitPicture &picture)
{
    const auto &names = picture.wish.names;
    if (names.size() == 1)
        return LookText::tr("Waiting for %1").arg(QString::fromUtf8(names.front()));
    const int count = int(std::max(names.size(), picture.state.workflows.size()));
    return picture.wish.isAny ? LookText::tr("Waiting for one of %n workflows", nullptr, count)
                              : LookText::tr("Waiting for %n workflows", nullptr, count);
}

QString endHeadline(const WaitPicture &picture, const WaitEnd &end)
{
    switch (end.kind) {
    case WaitEnd::Kind::Done:
        break;
    case WaitEnd::Kind::Failed:
        return LookText::tr("A job has failed");
    case WaitEnd::Kind::GaveUp:
        return LookText::tr("Gave up waiting");
    case WaitEnd::Kind::Problem:
        return LookText::tr("The wait has ended with an error");
    }
    const auto &all = picture.state.workflows;
    const auto done = std::find_if(all.begin(), all.end(), [](const WorkflowWait &wait) {
        return wait.progress == WorkflowWait::Progress::Done;
    });
    const int count = picture.state.doneCount();
    return count == 1 ? LookText::tr("%1 is done").arg(QString::fromUtf8(done->workflow))
                      : LookText::tr("%n workflows are done", nullptr, count);
}

Pill endPill(const WaitEnd &end)
{
    switch (end.kind) {
    case WaitEnd::Kind::Done:
        return end.command.isEmpty()
                   ? Pill{Icon::StatusSuccess, LookText::tr("done"), Tone::Success}
                   : Pill{Icon::StatusOpen, LookText::tr("running"), Tone::Open};
    case WaitEnd::Kind::Failed:
        return {Icon::StatusFailed, LookText::tr("failed"), Tone::Failed};
    case WaitEnd::Kind::GaveUp:
        return {Icon::Clock, LookText::tr("gave up"), Tone::Warning};
    case WaitEnd::Kind::Problem:
        return {Icon::Error, LookText::tr("error"), Tone::Failed};
    }
    Q_UNREACHABLE();
}

} // namespace

WaitLook WaitLook::of(const WaitPicture &picture, const std::optional<WaitEnd> &end)
{
    if (end)
        return {endHeadline(picture, *end), endPill(*end)};
    if (!picture.isReached)
        return {waitingFor(picture), {Icon::Disconnected, LookText::tr("connecting"), Tone::Stale}};
    if (picture.state.lostSince)
        return {waitingFor(picture),
                {Icon::Disconnected, LookText::tr("Redis lost"), Tone::Warning}};
    return {waitingFor(picture), {Icon::Clock, LookText::tr("waiting"), Tone::Open}};
}

WaitNews WaitNews::of(const WaitPicture &picture)
{
    if (!picture.isReached && !picture.state.loss.what.isEmpty())
        return {Tone::Warning, picture.state.loss.what, picture.state.loss.hint};
    if (!picture.state.lostSince)
        return {};
    return {Tone::Warning, lossWords(picture.state),
            LookText::tr("What is shown is %1 old.")
                .arg(durationWords(picture.now - *picture.state.lostSince))};
}

WaitNews WaitNews::of(const WaitPicture &picture, const WaitEnd &end)
{
    switch (end.kind) {
    case WaitEnd::Kind::Done:
        break;
    case WaitEnd::Kind::Failed:
    case WaitEnd::Kind::Problem:
        return {Tone::Failed, end.sentence, end.hint};
    case WaitEnd::Kind::GaveUp:
        return {Tone::Warning, end.sentence, end.hint};
    }
    // A line a workflow is too much for a bar; the list below tells them.
    const QString sentence =
        picture.state.doneCount() == 1 ? end.sentence : doneCountWords(picture.state, picture.wish);
    if (end.command.isEmpty())
        return {Tone::Success, sentence, end.hint};
    return {Tone::Info, sentence, LookText::tr("Now running: %1").arg(end.command)};
}

} // namespace batchy
