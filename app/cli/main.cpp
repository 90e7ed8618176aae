// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/process.h"
#include "app/cli/program.h"
#include "app/cli/text.h"
#include "app/cli/waitsy.h"
#include "core/translations.h"

#include <QCoreApplication>

#include <csignal>
#include <optional>
#include <unistd.h>

using namespace batchy::cli;

namespace {

/// Ends without unwinding the command, which may be in the middle of anything: everything that was
/// said is written already, and Redis sees a connection close.
[[noreturn]] void abandon(ExitCode code)
{
    ::_exit(int(code));
}

[[noreturn]] void endBySignal(const Program &program, int number)
{
    program.tellAbandoned(Text::tr("Interrupted."));
    ::_exit(128 + number);
}

QCoro::Task<void> runProgram(Program *program, std::optional<ExitCode> *code)
{
    *code = co_await program->run();
    QCoreApplication::quit();
}

} // namespace

int main(int argc, char **argv)
{
    QByteArrayList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QByteArray(argv[i]);
    hidePasswords(argc, argv);

    const QCoreApplication application(argc, argv);
    batchy::installTranslation(batchy::languagesOf(batchy::LanguageWish::read()));
    Output out(STDOUT_FILENO);
    Output err(STDERR_FILENO);
    Program program(withoutWaitsySpelling(arguments), processStreams(&out, &err), abandon,
                    allCommands());
    const Signals signals([&program](int number) {
        if (!program.heard(number))
            endBySignal(program, number);
    });
    std::optional<ExitCode> code;
    const auto running = runProgram(&program, &code);
    if (!code)
        QCoreApplication::exec();
    return int(code.value_or(ExitCode::Internal));
}
