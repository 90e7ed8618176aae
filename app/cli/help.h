// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandline.h"

#include <QByteArray>

namespace batchy::cli {

/// Help for people, in UTF-8.

/// Examples first, then what the command takes.
QByteArray helpFor(Command &command, const Look &look);
/// The commands of a group, such as "config", a line each.
QByteArray groupHelp(const CommandLine &line, const QByteArray &group, const Look &look);
/// The commands, a line each, and the options that all have.
QByteArray overview(const CommandLine &line, const Look &look);

} // namespace batchy::cli
