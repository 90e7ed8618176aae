// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace batchy::cli {

/// What the process around a command owes to the system: arguments without secrets, signals on the
/// event loop.

/// Overwrites passwords in URLs among the arguments, so that `ps` doesn't show them. Copy the
/// arguments first.
void hidePasswords(int argc, char **argv);

/// What a SIGHUP is to a program.
enum class Hangup {
    Ends,   ///< its terminal has gone
    Reloads ///< a service's: as many as come, none ends it
};

/// Hears SIGINT, SIGTERM and SIGHUP on the event loop; the second one ends the process at once, but
/// for a SIGHUP that `heard` came back from or that only reloads. A
/// broken pipe becomes a failed write. At most one object at a time.
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

} // namespace batchy::cli
