// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/waitinwindow.h"

#include "app/cli/commands/commands.h"
#include "app/cli/commands/waitbroadcast.h"
#include "app/cli/process.h"
#include "app/cli/program.h"
#include "app/cli/text.h"
#include "app/console/handover.h"
#include "ui/notify/notifier.h"
#include "ui/wait/waitwindow.h"

#include <QApplication>

#include <csignal>
#include <unistd.h>

namespace batchy::console {

namespace {

struct WindowedText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::ConsoleOptions)
};

/// Shown with the first picture: a call that is refused for its words needs no window.
void follow(WaitWindow &window, Notifier &notifier, cli::WaitBroadcast &broadcast)
{
    using cli::WaitBroadcast;
    QObject::connect(&broadcast, &WaitBroadcast::pictured, &window,
                     [&](const WaitPicture &picture) {
                         window.setPicture(picture);
                         if (broadcast.isHeld())
                             return;
                         broadcast.hold();
                         window.show();
                     });
    QObject::connect(&broadcast, &WaitBroadcast::ended, &window, [&](const WaitEnd &end) {
        window.tellEnd(end);
        notifier.notify(window.headline(), window.news(),
                        end.kind == WaitEnd::Kind::Done ? Notifier::Urgency::Normal
                                                        : Notifier::Urgency::Critical);
    });
    QObject::connect(&broadcast, &WaitBroadcast::commandEnded, &window,
                     &WaitWindow::tellCommandEnd);
    QObject::connect(&notifier, &Notifier::activated, &window, [&window] {
        window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
        window.raise();
        window.activateWindow();
    });
}

} // namespace

std::optional<Result<WindowedWait>> WindowedWait::of(const QByteArrayList &arguments)
{
    const qsizetype end = arguments.indexOf("--");
    const QByteArrayList options = arguments.first(end < 0 ? arguments.size() : end);
    const auto call = waitArguments(arguments);
    if (!call || !options.contains("--window"))
        return {};
    WindowedWait wait;
    const QByteArray themeOption = "--theme";
    for (qsizetype i = 0; i < call->size(); ++i) {
        const QByteArray &argument = call->at(i);
        if (argument == "--") {
            wait.arguments += call->sliced(i);
            break;
        }
        const bool isTheme = argument == themeOption;
        if (!isTheme && !argument.startsWith(QByteArray(themeOption + '='))) {
            if (argument != "--window")
                wait.arguments << argument;
            continue;
        }
        const QString word = QString::fromLocal8Bit(
            isTheme ? call->value(++i) : argument.sliced(themeOption.size() + 1));
        const auto theme = parseThemeChoice(word);
        if (!theme)
            return Result<WindowedWait>(
                fail(ErrorKind::BadInput, WindowedText::tr("There is no theme \"%1\".").arg(word),
                     WindowedText::tr("\"batchy-console --help\" lists the options.")));
        wait.theme = *theme;
    }
    return wait;
}

int waitInWindow(QApplication &app, const WindowedWait &wait)
{
    const Theme theme(app, wait.theme);
    QApplication::setQuitOnLastWindowClosed(false); // the wait says when it is over
    cli::Output out(STDOUT_FILENO);
    cli::Output err(STDERR_FILENO);
    cli::WaitBroadcast broadcast;
    std::vector<std::unique_ptr<cli::Command>> commands;
    commands.push_back(cli::makeWaitCommand(&broadcast));
    cli::Program program(wait.arguments, cli::processStreams(&out, &err), cli::abandon,
                         std::move(commands));
    const auto endBySignal = [&program](int number) {
        program.tellAbandoned(cli::Text::tr("Interrupted."));
        ::_exit(128 + number);
    };
    WaitWindow window;
    Notifier notifier;
    follow(window, notifier, broadcast);
    QObject::connect(&window, &WaitWindow::closed, &broadcast, [&] {
        if (!window.isOver())
            endBySignal(SIGINT);
        broadcast.release();
    });
    return cli::runToEnd(&program, endBySignal, cli::Hangup::Ends);
}

} // namespace batchy::console
