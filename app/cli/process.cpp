// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/process.h"

#include "app/cli/program.h"

#include <QByteArrayView>
#include <QCoreApplication>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <unistd.h>

namespace batchy::cli {

QByteArrayList takeArguments(int argc, char **argv)
{
    QByteArrayList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QByteArray(argv[i]);
    hidePasswords(argc, argv);
    return arguments;
}

void hidePasswords(int argc, char **argv)
{
    constexpr QByteArrayView scheme = "://";
    for (int i = 1; i < argc; ++i) {
        const QByteArrayView argument(argv[i]);
        const qsizetype start = argument.indexOf(scheme);
        // Up to the last @: a password may hold one itself.
        const qsizetype end = argument.lastIndexOf('@');
        if (start < 0 || end < start)
            continue;
        const qsizetype user = start + scheme.size();
        std::memset(argv[i] + user, '*', size_t(end - user));
    }
}

namespace {

int signalPipe[2] = {-1, -1};

void onSignal(int number)
{
    const int saved = errno;
    const char byte = char(number);
    [[maybe_unused]] const ssize_t written = ::write(signalPipe[1], &byte, 1);
    errno = saved;
}

void handle(int number, void (*handler)(int), bool isOnce = true)
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = isOnce ? int(SA_RESETHAND) : SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(number, &action, nullptr);
}

constexpr int heardSignals[] = {SIGINT, SIGTERM, SIGHUP};

} // namespace

Signals::Signals(std::function<void(int)> heard, Hangup hangup)
{
    std::signal(SIGPIPE, SIG_IGN);
    if (::pipe2(signalPipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(signalPipe[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(),
                     [heard = std::move(heard), hangup] {
                         char byte = 0;
                         if (::read(signalPipe[0], &byte, 1) != 1)
                             return;
                         heard(byte);
                         if (byte == SIGHUP && hangup == Hangup::Ends)
                             handle(SIGHUP, onSignal);
                     });
    for (const int number : heardSignals)
        handle(number, onSignal, number != SIGHUP || hangup == Hangup::Ends);
}

Signals::~Signals()
{
    for (const int number : heardSignals)
        handle(number, SIG_DFL);
    m_notifier.reset();
    for (int &end : signalPipe) {
        ::close(end);
        end = -1;
    }
}

void abandon(ExitCode code)
{
    ::_exit(int(code));
}

namespace {

QCoro::Task<void> run(Program *program, std::optional<ExitCode> *code)
{
    *code = co_await program->run();
    QCoreApplication::quit();
}

} // namespace

int runToEnd(Program *program, std::function<void(int)> endBySignal, Hangup hangup)
{
    const Signals signals(
        [program, endBySignal = std::move(endBySignal)](int number) {
            if (!program->heard(number))
                endBySignal(number);
        },
        hangup);
    std::optional<ExitCode> code;
    const auto running = run(program, &code);
    if (!code)
        QCoreApplication::exec();
    return int(code.value_or(ExitCode::Internal));
}

} // namespace batchy::cli
