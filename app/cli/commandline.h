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

    /// What to do. Without a command, or for `help`, help is asked for.
    struct Wish
    {
        Command *command = nullptr; ///< nothing for help about everything
        bool help = false;
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

private:
    Result<Wish> helpWish(const QByteArrayList &words);

    std::vector<std::unique_ptr<Command>> m_commands;
    GlobalOptions m_global;
};

} // namespace batchy::cli
