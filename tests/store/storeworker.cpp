// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/jobsjson.h"
#include "core/store/batchstore.h"

#include <QCoreApplication>
#include <QCoroTimer>
#include <QRandomGenerator>

#include <cstdio>

/// One of many processes that change one workflow at the same time: storeworker URL WORKFLOW COUNT
/// SEED. Each acknowledged open is told as a line "open ID JOBS"; what failed, as "failed WHAT".
/// Ends with "end" after COUNT operations that succeeded, however slow the machine is.

using namespace batchy;
using namespace std::chrono_literals;

namespace {

void say(const QByteArray &line)
{
    std::fprintf(stdout, "%s\n", line.constData());
    std::fflush(stdout);
}

QCoro::Task<Result<void>> one(BatchStore *store, QByteArray workflow, quint32 dice)
{
    if (dice % 2 == 0) {
        const Result<OpenResult> opened = co_await store->open(workflow);
        if (!opened)
            co_return fail(opened.error());
        say("open " + QByteArray::number(*opened->batch.batchId()) + ' ' + jobsJson(opened->batch));
        co_return {};
    }
    const EndKind kind = dice % 4 == 1 ? EndKind::Success : EndKind::Failed;
    const Result<Batch> ended = co_await store->end(workflow, kind);
    if (!ended)
        co_return fail(ended.error());
    say("closed");
    co_return {};
}

QCoro::Task<void> work(BatchStore *store, QByteArray workflow, int count, quint32 seed)
{
    QRandomGenerator random(seed);
    for (int done = 0; done < count;) {
        const Result<void> outcome = co_await one(store, workflow, random.generate());
        if (outcome) {
            ++done;
        } else {
            say("failed " + outcome.error().what.toUtf8());
            co_await QCoro::sleepFor(20ms);
        }
    }
    say("end");
    QCoreApplication::quit();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() != 5)
        return 2;
    Link::Options options;
    options.firstPause = 10ms;
    options.longestPause = 100ms;
    options.commandTimeout = 3s;
    Link link(Endpoint::parse(arguments[1]).value(), options);
    link.start();
    BatchStore store(link);
    work(&store, arguments[2].toUtf8(), arguments[3].toInt(), arguments[4].toUInt());
    return app.exec();
}
