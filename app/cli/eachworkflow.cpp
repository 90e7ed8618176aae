// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/eachworkflow.h"

#include "app/cli/format/documents.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "core/render/jobsjson.h"

#include <algorithm>
#include <utility>

namespace batchy::cli {

namespace {

QByteArrayList withoutRepeats(const QByteArrayList &names)
{
    QByteArrayList once;
    for (const QByteArray &name : names)
        if (!once.contains(name))
            once << name;
    return once;
}

void show(const Session &session, const Streams &streams, const QByteArray &workflow,
          const Shown &shown, bool asLines)
{
    if (session.format() != Format::Json)
        streams.out->write(shown.text);
    else if (asLines)
        streams.out->write(workflowLine(workflow, shown.batch));
    else
        streams.out->write(jobsJson(shown.batch) + '\n');
}

ExitCode tellDeclined(const Session &session, const Streams &streams, const QByteArray &workflow,
                      bool asLines)
{
    const QString sentence = Text::tr("%1: nothing was changed.").arg(words(workflow));
    streams.say(sentence);
    if (session.format() == Format::Json && asLines)
        streams.out->write(errorLine(workflow, "declined", sentence));
    return ExitCode::No;
}

ExitCode tellError(const Session &session, const Streams &streams, const QByteArray &workflow,
                   const Error &error, bool asLines)
{
    const bool isNamed = !asLines || error.what.contains(words(workflow));
    streams.complain(isNamed ? error : error.within(words(workflow)));
    if (session.format() == Format::Json && asLines)
        streams.out->write(errorLine(workflow, errorWord(error.kind), error.what));
    return exitCodeOf(error.kind);
}

} // namespace

QCoro::Task<ExitCode> forEachWorkflow(Session *session, Streams streams, QByteArrayList workflows,
                                      bool asLines, Step step)
{
    const bool lines = asLines || workflows.size() > 1;
    const QByteArrayList once = withoutRepeats(workflows);
    ExitCode code = ExitCode::Done;
    bool hasShown = false;
    for (const QByteArray &workflow : once) {
        const Result<Shown> shown = co_await step(workflow);
        ExitCode own = ExitCode::Done;
        if (!shown) {
            const Error error = co_await session->withNearest(shown.error(), workflow);
            own = tellError(*session, streams, workflow, error, lines);
        } else if (shown->declined) {
            own = tellDeclined(*session, streams, workflow, lines);
        } else {
            if (std::exchange(hasShown, true) && session->format() == Format::Table)
                streams.out->write("\n");
            show(*session, streams, workflow, *shown, lines);
        }
        if (code == ExitCode::Done)
            code = own;
    }
    co_return code;
}

} // namespace batchy::cli
