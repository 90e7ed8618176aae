// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcode.h"

#include <QByteArrayList>
#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace batchy::cli {

/// What the process around a command owes to the system: arguments without secrets, signals on the
/// event loop.

class Program;

/// The arguments without the program's name, copied before hidePasswords() goes over them.
QByteArrayList takeArguments(int argc, char **argv);

/// Overwrites passwords in URLs among the arguments, so that `ps` doesn't show them. Copy the
/// arguments first.
void hidePasswords(int argc, char **argv);

/// What a SIGHUP is to a program.
enum class Hangup {
    Ends,   ///< its terminal has gone
    Reloads ///< a service's: as many as come, none ends it
};

/// Hears SIGINT, SIGTERM and SIGHUP on the event loop; the second one ends the process at once, but
/// for a SIGHUP that `heard` came back from or that only reloads. A broken pipe becomes a failed
/// write. At most one object at a time.
class Signals
{
public:
    explicit Signals(std::function<void(int)> heard, Hangup hangup = Hangup::Ends);
    ~Signals();
    Signals(const Signals &) = delete;
    Signals &operator=(const Signals &) = delete;

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

/// Ends without unwinding the command, which may be in the middle of anything: everything that was
/// said is written already, and Redis sees a connection close.
[[noreturn]] void abandon(ExitCode code);

/// Runs the program on the event loop of the application object, from its first to its last word,
/// and gives the process's exit code. `endBySignal` gets the signals that its command doesn't take
/// up.
int runToEnd(Program *program, std::function<void(int)> endBySignal, Hangup hangup);

} // namespace batchy::cli
