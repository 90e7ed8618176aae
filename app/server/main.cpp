// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/process.h"
#include "app/cli/program.h"
#include "app/server/runningservice.h"

#include <QCoreApplication>

#include <unistd.h>

using namespace batchy::cli;

namespace {

std::vector<std::unique_ptr<Command>> commands()
{
    std::vector<std::unique_ptr<Command>> only;
    only.push_back(std::make_unique<batchy::RunningService>());
    return only;
}

} // namespace

/// What it says is English, whatever the locale: it goes to logs and to programs.
int main(int argc, char **argv)
{
    const QByteArrayList arguments = takeArguments(argc, argv);
    // GLib's event loop costs a fifth of what an answer may cost.
    qputenv("QT_NO_GLIB", "1");
    const QCoreApplication application(argc, argv);
    Output out(STDOUT_FILENO);
    Output err(STDERR_FILENO);
    Program program(arguments, processStreams(&out, &err), abandon, commands());
    return runToEnd(
        &program, [](int number) { ::_exit(128 + number); }, Hangup::Reloads);
}
