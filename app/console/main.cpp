// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcode.h"
#include "app/cli/process.h"
#include "app/console/console.h"
#include "app/console/handover.h"
#include "app/console/waitinwindow.h"
#include "core/translations.h"
#include "ui/theme/appid.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>

using namespace batchy;
using namespace batchy::console;

namespace {

int refuse(const Error &error)
{
    std::fprintf(stderr, "%s\n%s\n", qPrintable(error.what), qPrintable(error.hint));
    return int(cli::exitCodeOf(error.kind));
}

/// What ends in words needs no display, but an application: without one nothing is translated.
int answerInWords(int argc, char **argv, const QStringList &arguments)
{
    const QCoreApplication application(argc, argv);
    installQtTranslation(installTranslation(languagesOf(LanguageWish::read())));
    const auto options = ConsoleOptions::parse(arguments);
    if (!options)
        return refuse(options.error());
    if (const auto display = findDisplay(); !display && !options->help && !options->version)
        return refuse(display.error());
    const QString text = options->help ? ConsoleOptions::helpText()
                                       : QStringLiteral("batchy-console " BATCHY_VERSION "\n");
    std::fputs(qPrintable(text), stdout);
    return 0;
}

/// Waiting is the command line's: the same program, options and exit codes, and no display.
int waitInstead(int argc, char **argv, const QByteArrayList &arguments)
{
    const QCoreApplication application(argc, argv);
    installTranslation(languagesOf(LanguageWish::read()));
    return refuse(becomeBatchy(arguments));
}

/// What an application with windows is to the desktop.
void introduce(QApplication &app)
{
    installQtTranslation(installTranslation(languagesOf(LanguageWish::read())));
    app.setApplicationName(QStringLiteral("batchy-console"));
    app.setDesktopFileName(applicationId);
    app.setWindowIcon(applicationIcon());
}

int waitShown(int argc, char **argv, const Result<WindowedWait> &wait)
{
    if (const auto display = findDisplay(); !wait || !display) {
        const QCoreApplication application(argc, argv);
        installTranslation(languagesOf(LanguageWish::read()));
        return refuse(wait ? findDisplay().error() : wait.error());
    }
    cli::hidePasswords(argc, argv);
    QApplication app(argc, argv);
    introduce(app);
    return waitInWindow(app, *wait);
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArrayList given(argv + 1, argv + argc);
    if (const auto wait = WindowedWait::of(given))
        return waitShown(argc, argv, *wait);
    if (const auto wait = waitArguments(given))
        return waitInstead(argc, argv, *wait);
    preparePlatform(argc, argv);
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto options = ConsoleOptions::parse(arguments);
    if (!options || options->help || options->version || !findDisplay())
        return answerInWords(argc, argv, arguments);
    cli::hidePasswords(argc, argv);
    QApplication app(argc, argv);
    introduce(app);
    const Theme theme(app, options->theme);
    const auto settings = Settings::read();
    if (!settings)
        return refuse(settings.error());
    Console console(*options, *settings);
    QTimer::singleShot(0, &console, &Console::start);
    return QApplication::exec();
}
