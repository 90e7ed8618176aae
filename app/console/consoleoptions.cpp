// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/consoleoptions.h"

#include "app/console/picture.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

#include <cstring>

namespace batchy::console {

namespace {

struct OptionText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::ConsoleOptions)
};

QString word(const char *text)
{
    return QString::fromLatin1(text);
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        OptionText::tr("The state of ETL workflows and batches in Redis, in a window."));
    parser.addOptions({
        {word("redis"), OptionText::tr("The Redis to use: redis://, rediss:// or unix:."),
         word("URL")},
        {word("embedded"), OptionText::tr("Use a private Redis on this computer.")},
        {word("password-file"), OptionText::tr("Read the password from a file."), word("FILE")},
        {word("cfg"), OptionText::tr("The folder of workflow files."), word("DIR")},
        {word("theme"), OptionText::tr("light, dark or system."), word("THEME"), word("system")},
        {word("select"), OptionText::tr("Choose this workflow."), word("WF")},
        {word("new-window"), OptionText::tr("Open another window for the same Redis.")},
        {word("screenshot"),
         OptionText::tr("Draw the window with live data into a file, without a display, and end."),
         word("FILE")},
        {word("size"), OptionText::tr("The window's size."), word("WxH")},
        {word("panel"),
         OptionText::tr("What to draw: %1.").arg(panelNames().join(QStringLiteral(", "))),
         word("NAME"), word("window")},
        {word("wait"),
         OptionText::tr("Wait until workflows are done, without a window: what stands behind it is "
                        "what \"batchy wait\" takes."),
         OptionText::tr("WF ...")},
        {word("window"), OptionText::tr("With --wait: show how it goes on in a small window.")},
        {{word("h"), word("help")}, OptionText::tr("Show this help.")},
        {word("version"), OptionText::tr("Show the version.")},
    });
}

std::optional<QByteArray> bytes(const QCommandLineParser &parser, const char *name)
{
    return parser.isSet(word(name)) ? std::optional(parser.value(word(name)).toLocal8Bit())
                                    : std::nullopt;
}

tl::unexpected<Error> bad(const QString &what)
{
    return fail(ErrorKind::BadInput, what,
                OptionText::tr("\"batchy-console --help\" lists the options."));
}

} // namespace

Result<ConsoleOptions> ConsoleOptions::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return bad(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return bad(
            OptionText::tr("\"%1\" is not understood.").arg(parser.positionalArguments().first()));
    if (parser.isSet(word("window")))
        return bad(OptionText::tr("--window belongs to --wait WF."));
    ConsoleOptions options;
    options.help = parser.isSet(word("help"));
    options.version = parser.isSet(word("version"));
    options.newWindow = parser.isSet(word("new-window"));
    options.connection.redis = bytes(parser, "redis");
    options.connection.embedded = parser.isSet(word("embedded"));
    options.connection.passwordFile = bytes(parser, "password-file");
    options.connection.cfg = bytes(parser, "cfg");
    options.select = parser.value(word("select")).toUtf8();
    options.panel = parser.value(word("panel"));
    if (!panelNames().contains(options.panel))
        return bad(OptionText::tr("There is no panel \"%1\".").arg(options.panel));
    const auto theme = parseThemeChoice(parser.value(word("theme")));
    if (!theme)
        return bad(OptionText::tr("There is no theme \"%1\".").arg(parser.value(word("theme"))));
    options.theme = *theme;
    if (parser.isSet(word("screenshot")))
        options.screenshot = parser.value(word("screenshot"));
    if (parser.isSet(word("size"))) {
        static const QRegularExpression form(word("^(\\d{3,4})x(\\d{3,4})$"));
        const auto match = form.match(parser.value(word("size")));
        if (!match.hasMatch())
            return bad(OptionText::tr("\"%1\" is not a size such as 1280x720.")
                           .arg(parser.value(word("size"))));
        options.size = {match.captured(1).toInt(), match.captured(2).toInt()};
    }
    return options;
}

QString ConsoleOptions::helpText()
{
    QCommandLineParser parser;
    addOptions(parser);
    return parser.helpText();
}

void preparePlatform(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i)
        if (std::strncmp(argv[i], "--screenshot", 12) == 0)
            qputenv("QT_QPA_PLATFORM", "offscreen");
}

Result<void> findDisplay()
{
    for (const char *variable : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
        if (!qEnvironmentVariableIsEmpty(variable))
            return {};
    if (qgetenv("XDG_SESSION_TYPE") == "wayland")
        return {}; // found by its usual name
    return fail(ErrorKind::BadInput, OptionText::tr("There is no display to open the window on."),
                OptionText::tr("Start it from a desktop, draw a picture with --screenshot, or use "
                               "\"batchy\" at this terminal."));
}

} // namespace batchy::console
