// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcode.h"
#include "app/cli/options.h"
#include "app/cli/streams.h"

#include <QCoroTask>
#include <QString>

#include <vector>

namespace batchy::cli {

class Session;

/// One command of `batchy`: its name, its help and what it does. It reads its options into members,
/// so an object serves one run. Owned by the command line; new ones are added in
/// commands/commands.cpp.
class Command
{
public:
    struct Example
    {
        QByteArray line;
        QString explanation;
    };

    Command() = default;
    Command(const Command &) = delete;
    Command &operator=(const Command &) = delete;
    virtual ~Command() = default;

    /// As it is typed: "open", "config validate".
    virtual QByteArray name() const = 0;
    /// One line, beginning in lower case, without a full stop.
    virtual QString summary() const = 0;
    virtual std::vector<Example> examples() const = 0;
    /// More to know, in whole sentences; may be empty.
    virtual QString notes() const { return {}; }
    virtual void describe(OptionSet &options) = 0;
    /// Whether `--format infa` means something here.
    virtual bool makesParamFiles() const { return false; }
    /// Left out of lists of commands.
    virtual bool isHidden() const { return false; }

    /// Whether --timeout is the command's own affair; else the call is simply ended by it.
    virtual bool keepsTime() const { return false; }
    /// A signal came (SIGINT, SIGTERM, SIGHUP) while it runs. Whether it takes that up itself.
    virtual bool heard(int signal)
    {
        Q_UNUSED(signal)
        return false;
    }

    /// Does it. Data goes to streams.out, everything else to streams.err. `session` outlives the
    /// task.
    virtual QCoro::Task<ExitCode> run(Session *session, Streams streams) = 0;
};

} // namespace batchy::cli
