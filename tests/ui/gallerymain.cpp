// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QMenu>
#include <QTabWidget>
#include <QTimer>
#include <QWindow>

#include <cstdio>

using namespace batchy;

namespace {

const QCommandLineOption themeOption(QStringLiteral("theme"), QStringLiteral("light or dark."),
                                     QStringLiteral("THEME"), QStringLiteral("system"));
const QCommandLineOption pageOption(QStringLiteral("page"), QStringLiteral("The page: 0, 1 or 2."),
                                    QStringLiteral("PAGE"), QStringLiteral("0"));
const QCommandLineOption fileOption(QStringLiteral("screenshot"),
                                    QStringLiteral("Draw into a file, without a display, and end."),
                                    QStringLiteral("FILE"));
const QCommandLineOption menuOption(QStringLiteral("menu"),
                                    QStringLiteral("Draw the menu instead of the window."));
const QCommandLineOption scaleOption(QStringLiteral("scale"),
                                     QStringLiteral("Device pixels a pixel, such as 2."),
                                     QStringLiteral("FACTOR"));

/// What Qt has to know before the application object is there.
void prepareEnvironment(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (qstrcmp(argv[i], "--screenshot") == 0)
            qputenv("QT_QPA_PLATFORM", "offscreen");
        if (qstrcmp(argv[i], "--scale") == 0 && i + 1 < argc)
            qputenv("QT_SCALE_FACTOR", argv[i + 1]);
    }
}

} // namespace

int main(int argc, char **argv)
{
    prepareEnvironment(argc, argv);
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({themeOption, pageOption, fileOption, menuOption, scaleOption});
    parser.addHelpOption();
    parser.process(app);
    const auto choice = parseThemeChoice(parser.value(themeOption));
    const Theme theme(app, choice.value_or(ThemeChoice::System));
    test::Gallery gallery;
    gallery.resize(1280, 720);
    gallery.findChild<QTabWidget *>()->setCurrentIndex(parser.value(pageOption).toInt());
    gallery.show();
    gallery.activateWindow();
    if (!parser.isSet(fileOption))
        return QApplication::exec();

    QWidget *subject = &gallery;
    if (parser.isSet(menuOption)) {
        auto *menu = gallery.findChild<QMenu *>(QStringLiteral("workflowMenu"));
        menu->popup({});
        menu->setActiveAction(menu->actions().at(1));
        subject = menu;
    }
    bool saved = false;
    const auto draw = [&] {
        saved = subject->grab().save(parser.value(fileOption));
        QApplication::quit();
    };
    // Once it is active: a selection looks different before.
    QObject::connect(&app, &QGuiApplication::focusWindowChanged, subject,
                     [&] { QTimer::singleShot(0, subject, draw); });
    QApplication::exec();
    if (!saved)
        std::fprintf(stderr, "The picture could not be written.\n");
    return saved ? 0 : 1;
}
