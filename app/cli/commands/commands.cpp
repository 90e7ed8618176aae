// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"

namespace batchy::cli {

std::vector<std::unique_ptr<Command>> allCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    for (const auto make :
         {makeLoadCommand, makeStatusCommand, makeOpenCommand, makePreviewCommand, makeCloseCommand,
          makeFailCommand, makeRerunCommand, makeListCommand, makeHistoryCommand, makeCheckCommand,
          makeValidateCommand, makeDemoCommand, makeServeCommand, makeSettingsCommand,
          makeCompleteCommand})
        commands.push_back(make());
    return commands;
}

} // namespace batchy::cli
