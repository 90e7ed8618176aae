// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/process.h"
#include "app/cli/program.h"
#include "app/cli/text.h"
#include "app/cli/waitsy.h"
#include "core/translations.h"

#include <QCoreApplication>

#include <unistd.h>

using namespace batchy::cli;

int main(int argc, char **argv)
{
    const QByteArrayList arguments = takeArguments(argc, argv);
    const QCoreApplication application(argc, argv);
    batchy::installTranslation(batchy::languagesOf(batchy::LanguageWish::read()));
    Output out(STDOUT_FILENO);
    Output err(STDERR_FILENO);
    Program program(withoutWaitsySpelling(arguments), processStreams(&out, &err), abandon,
                    allCommands());
    const auto endBySignal = [&program](int number) {
        program.tellAbandoned(Text::tr("Interrupted."));
        ::_exit(128 + number);
    };
    return runToEnd(&program, endBySignal, Hangup::Ends);
}
