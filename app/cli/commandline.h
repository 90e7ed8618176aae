// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/options.h"
#include "core/result.h"

#include <QByteArrayList>

#include <memory>
#include <vector>

namespace batchy::cli {

/// Finds out what was typed: which command, which options, before or after it. Owns the commands,
/// whose members it fills; serves one call.
class CommandLine
{
public:
    explicit CommandLine(std::vector<std::unique_ptr<Command>> commands);

    /// What to do: run the command, or show help for it or, without one, for a group of commands
    /// ("config") or for everything. No command and no help: nothing was asked for.
    struct Wish
    {
        Command *command = nullptr;
        bool help = false;
        QByteArray group = {};
    };

    /// `arguments` without the program's name. BadInput says what wasn't understood and what may
    /// have been meant.
    Result<Wish> parse(const QByteArrayList &arguments);

    GlobalOptions &global() { return m_global; }
    const std::vector<std::unique_ptr<Command>> &commands() const { return m_commands; }

    /// The command of that name; nothing when there is none.
    Command *find(const QByteArray &name) const;
    /// BadInput for a word that is no command, with the nearest ones.
    Error unknownCommand(const QByteArray &name) const;
    /// The commands whose names begin with that word and go on.
    std::vector<Command *> group(const QByteArray &word) const;

private:
    Result<Wish> helpWish(const QByteArrayList &words);

    std::vector<std::unique_ptr<Command>> m_commands;
    GlobalOptions m_global;
};

} // namespace batchy::cli
