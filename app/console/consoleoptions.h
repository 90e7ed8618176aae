// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "core/result.h"
#include "ui/theme/theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace batchy::console {

/// What was asked of batchy-console on its command line.
struct ConsoleOptions
{
    cli::GlobalOptions
        connection; ///< redis, embedded, passwordFile and cfg; chosen from as by `batchy`
    std::optional<QString> screenshot;
    QSize size;
    ThemeChoice theme = ThemeChoice::System;
    QByteArray select;
    QString panel = QStringLiteral("window");
    bool newWindow = false;
    bool help = false;
    bool version = false;

    /// BadInput for words that make no sense.
    static Result<ConsoleOptions> parse(const QStringList &arguments);
    static QString helpText();
};

/// What the platform has to know before the application object is made: a picture needs no display.
void preparePlatform(int argc, char **argv);
/// BadInput where no window can be shown; Qt would end the program with advice that is wrong.
Result<void> findDisplay();

} // namespace batchy::console
