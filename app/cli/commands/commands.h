// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <chrono>
#include <memory>
#include <vector>

namespace batchy::cli {

class WaitBroadcast;

/// Every command, in the order in which help shows them. `help` itself is the command line's, since
/// it needs them all.
std::vector<std::unique_ptr<Command>> allCommands();

std::unique_ptr<Command> makeLoadCommand();
std::unique_ptr<Command> makeStatusCommand();
std::unique_ptr<Command> makeOpenCommand();
std::unique_ptr<Command> makePreviewCommand();
std::unique_ptr<Command> makeRerunCommand();
std::unique_ptr<Command> makeCloseCommand();
std::unique_ptr<Command> makeFailCommand();
std::unique_ptr<Command> makeListCommand();
std::unique_ptr<Command> makeHistoryCommand();
std::unique_ptr<Command> makeCheckCommand();
std::unique_ptr<Command> makeWaitCommand();
/// The same; tests don't want to try a Redis that was never reached for a minute.
std::unique_ptr<Command> makeWaitCommand(std::chrono::milliseconds firstPatience);
/// The same, which another face shows too.
std::unique_ptr<Command> makeWaitCommand(WaitBroadcast *broadcast);
std::unique_ptr<Command> makeVerifyReceiptCommand();
std::unique_ptr<Command> makeValidateCommand();
std::unique_ptr<Command> makeDemoCommand();
std::unique_ptr<Command> makeServeCommand();
std::unique_ptr<Command> makeSettingsCommand();
std::unique_ptr<Command> makeCompleteCommand();

} // namespace batchy::cli
