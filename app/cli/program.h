// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandline.h"
#include "app/cli/exitcode.h"
#include "app/cli/session.h"
#include "app/cli/streams.h"

#include <QByteArrayList>
#include <QCoroTask>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace batchy::cli {

/// One call of `batchy` from arguments to exit code, without the process around it: main() and the
/// tests run the same. Must outlive its task.
class Program
{
public:
    /// Called when a limit runs out: must not return into the event loop with the task going on.
    using Abandon = std::function<void(ExitCode)>;

    Program(QByteArrayList arguments, Streams streams, Abandon abandon,
            std::vector<std::unique_ptr<Command>> commands);

    QCoro::Task<ExitCode> run();

    /// A signal came. Whether the command takes it up itself; else the call is to end.
    bool heard(int signal) { return m_command && m_command->heard(signal); }

    /// Tells on err that the call ends before its time, and what was under way.
    void tellAbandoned(const QString &why) const;

private:
    std::optional<ExitCode> prepare();
    QByteArray helpOf(const CommandLine::Wish &wish) const;
    Result<void> makeSession();
    Result<Format> format(const Settings &settings);
    void limitTime(std::chrono::milliseconds limit);
    void hush();
    ExitCode finish(ExitCode code) const;

    const QByteArrayList m_arguments;
    Streams m_streams;
    const Abandon m_abandon;
    CommandLine m_line;
    Command *m_command = nullptr;
    std::unique_ptr<Session> m_session;
    QTimer m_limit;
    /// Takes what a hidden command would say: completion must stay silent.
    QByteArray m_dropped;
    Output m_silence{&m_dropped};
};

} // namespace batchy::cli
