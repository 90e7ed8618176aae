// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/help.h"

#include "app/cli/format/safetext.h"
#include "app/cli/text.h"

#include <algorithm>

namespace batchy::cli {

namespace {

using Line = std::pair<QString, QString>;

/// Two aligned columns under a title; nothing where there are no lines.
QString section(const QString &title, const std::vector<Line> &lines, const Look &look)
{
    if (lines.empty())
        return {};
    int width = 0;
    for (const auto &[left, right] : lines)
        width = std::max(width, displayWidth(left));
    width = std::min(width, 34);
    QString text = painted(title, Style::Heading, look) + QLatin1Char('\n');
    for (const auto &[left, right] : lines) {
        const int gap = width - displayWidth(left);
        text += QStringLiteral("  ") + left;
        text += gap >= 0 ? QString(gap + 2, QLatin1Char(' '))
                         : QLatin1Char('\n') + QString(width + 4, QLatin1Char(' '));
        text += right + QLatin1Char('\n');
    }
    return text + QLatin1Char('\n');
}

QString shownName(const Option &option)
{
    if (option.isPositional())
        return option.placeholder;
    const QString name = words(option.name);
    return option.placeholder.isEmpty() ? name : name + QLatin1Char(' ') + option.placeholder;
}

std::vector<Line> linesOf(const OptionSet &set)
{
    std::vector<Line> lines;
    for (const Option &option : set.all())
        lines.emplace_back(shownName(option), option.help);
    return lines;
}

QString usage(const Command &command, const OptionSet &set)
{
    QString text = QStringLiteral("batchy ") + words(command.name());
    for (const Option &option : set.all()) {
        if (!option.isPositional())
            continue;
        const QString shown =
            option.placeholder + (option.atMost > 1 ? QStringLiteral("…") : QString());
        text += QLatin1Char(' ') +
                (option.atLeast > 0 ? shown : QLatin1Char('[') + shown + QLatin1Char(']'));
    }
    return text + Text::tr(" [OPTION…]");
}

QString wrapped(const QString &text, int width)
{
    QString out;
    int used = 0;
    for (const QString &word : text.split(QLatin1Char(' '))) {
        const int size = displayWidth(word);
        if (used > 0 && used + 1 + size > width) {
            out += QLatin1Char('\n');
            used = 0;
        } else if (used > 0) {
            out += QLatin1Char(' ');
            ++used;
        }
        out += word;
        used += size;
    }
    return out;
}

} // namespace

QByteArray helpFor(Command &command, const Look &look)
{
    OptionSet set;
    command.describe(set);
    QString text = QStringLiteral("batchy ") + words(command.name()) + QStringLiteral(" - ") +
                   command.summary() + QStringLiteral("\n\n");
    std::vector<Line> examples;
    for (const auto &[line, explanation] : command.examples())
        examples.emplace_back(words(line), explanation);
    text += section(Text::tr("Examples"), examples, look);
    text += painted(Text::tr("Usage"), Style::Heading, look) + QStringLiteral("\n  ") +
            usage(command, set) + QStringLiteral("\n\n");
    text += section(Text::tr("Arguments and options"), linesOf(set), look);
    if (const QString notes = command.notes(); !notes.isEmpty())
        text += wrapped(notes, 80) + QStringLiteral("\n\n");
    text += Text::tr("\"batchy help\" lists the options that every command has.");
    return text.toUtf8() + '\n';
}

QByteArray groupHelp(const CommandLine &line, const QByteArray &group, const Look &look)
{
    std::vector<Line> examples;
    std::vector<Line> commands;
    for (const Command *command : line.group(group)) {
        for (const auto &[example, explanation] : command->examples())
            examples.emplace_back(words(example), explanation);
        commands.emplace_back(words(command->name()), command->summary());
    }
    const QString text = section(Text::tr("Examples"), examples, look) +
                         section(Text::tr("Commands"), commands, look) +
                         Text::tr("\"batchy help %1 …\" explains each of them.").arg(words(group));
    return text.toUtf8() + '\n';
}

QByteArray overview(const CommandLine &line, const Look &look)
{
    QString text = Text::tr("batchy - state of ETL workflows and their batches in Redis") +
                   QStringLiteral("\n\n");
    text += section(Text::tr("Examples"),
                    {{QStringLiteral("batchy load wf1"), Text::tr("bring cfg/wf1.yaml into Redis")},
                     {QStringLiteral("batchy open wf1"), Text::tr("open its next batch")},
                     {QStringLiteral("batchy close wf1"), Text::tr("end it with success")},
                     {QStringLiteral("batchy list"), Text::tr("see all workflows")}},
                    look);
    std::vector<Line> commands;
    for (const auto &command : line.commands())
        if (!command->isHidden())
            commands.emplace_back(words(command->name()), command->summary());
    commands.emplace_back(QStringLiteral("help [COMMAND]"), Text::tr("show how a command is used"));
    text += section(Text::tr("Commands"), commands, look);
    GlobalOptions options;
    text += section(Text::tr("Options of every command, before or after it"),
                    linesOf(options.describe()), look);
    text +=
        Text::tr("Redis is --redis or --embedded, else BATCHY_REDIS_URL, else the settings; at a "
                 "terminal\na private one when nothing is said.\n\n");
    text += Text::tr(
        "Exit codes: 0 done or yes, 1 internal, 2 usage, 3 no, 4 Redis, 5 a limit that "
        "you set,\n6 not found, 7 bad config, 8 bad stored data, 9 conflict, 10 a job failed (wait "
        "--fail-fast),\n130 Ctrl+C, 143 SIGTERM. See batchy(1).");
    return text.toUtf8() + '\n';
}

} // namespace batchy::cli
