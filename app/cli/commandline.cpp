// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/text.h"
#include "core/domain/names.h"

#include <CLI/CLI.hpp>

#include <map>

namespace batchy::cli {

namespace {

QByteArray bytes(const std::string &text)
{
    return {text.data(), qsizetype(text.size())};
}

/// An option of ours beside CLI11's, whose results go to its target after parsing.
struct Bound
{
    const Option *option;
    CLI::Option *parsed;
};

CLI::Option *addTo(CLI::App &app, const Option &option)
{
    const std::string name =
        option.isPositional() ? option.placeholder.toStdString() : option.name.toStdString();
    if (std::holds_alternative<bool *>(option.target))
        return app.add_flag(name)->disable_flag_override()->multi_option_policy(
            CLI::MultiOptionPolicy::TakeLast);
    CLI::Option *parsed = app.add_option(name);
    if (option.isPositional())
        return parsed->expected(1, option.atMost)
            ->allow_extra_args(option.atMost > 1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    parsed->allow_extra_args(false);
    if (std::holds_alternative<QByteArrayList *>(option.target))
        return parsed->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    return parsed->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

/// Fills the target. False when something that is needed is missing.
bool take(const Bound &bound)
{
    const auto &results = bound.parsed->results();
    if (const auto *flag = std::get_if<bool *>(&bound.option->target))
        **flag = bound.parsed->count() > 0;
    else if (const auto *value = std::get_if<std::optional<QByteArray> *>(&bound.option->target))
        **value = results.empty() ? std::nullopt : std::optional(bytes(results.back()));
    else
        for (const std::string &result : results)
            std::get<QByteArrayList *>(bound.option->target)->append(bytes(result));
    return int(results.size()) >= bound.option->atLeast;
}

/// A command's own option that has one value. The common ones may be repeated: they come from
/// aliases, and the last one counts.
bool isGivenTwice(const Bound &bound)
{
    return std::holds_alternative<std::optional<QByteArray> *>(bound.option->target) &&
           !bound.option->isPositional() && bound.parsed->count() > 1;
}

/// The words without the "--" that ends the options; behind it nothing may look like one.
Result<QByteArrayList> withoutEndOfOptions(const QByteArrayList &arguments)
{
    const qsizetype end = arguments.indexOf("--");
    if (end < 0)
        return arguments;
    const QByteArrayList operands = arguments.sliced(end + 1);
    for (const QByteArray &word : operands)
        if (word.startsWith('-'))
            return fail(
                ErrorKind::BadInput,
                Text::tr("\"%1\" behind -- is no name: none begins with a dash.").arg(words(word)),
                Text::tr("Options stand before the --."));
    return arguments.first(end) + operands;
}

QString meantWords(const QByteArray &typed, const QByteArrayList &candidates)
{
    const auto nearest = nearestNames(typed, candidates);
    return nearest.isEmpty() ? QString()
                             : Text::tr("Did you mean %1? ").arg(words(nearest.front()));
}

/// For what other programs call so, or the service of old did.
QString strangersWords(const QByteArray &option)
{
    if (option == "--json")
        return Text::tr("Write --format json. ");
    if (option == "-wf")
        return Text::tr("Just write the name; only waitsy takes -wf. ");
    return {};
}

QString helpHint(const Command &command)
{
    return Text::tr("\"batchy help %1\" shows what it takes.").arg(words(command.name()));
}

/// One call's parsers: CLI11's tree, and what in it belongs to which of our options.
class Parser
{
public:
    Parser(const std::vector<std::unique_ptr<Command>> &commands, GlobalOptions &global)
        : m_globalSet(global.describe()), m_sets(commands.size())
    {
        m_app.set_help_flag("-h,--help");
        m_app.fallthrough();
        m_app.allow_extras();
        m_app.require_subcommand(0, 1);
        add(m_app, m_globalSet, m_global);
        for (size_t i = 0; i < commands.size(); ++i) {
            CLI::App *app = place(commands[i]->name());
            commands[i]->describe(m_sets[i]);
            add(*app, m_sets[i], m_own[app]);
            m_commands[app] = commands[i].get();
        }
    }

    /// The words that nothing took, in their order; then the command, where one was given.
    Result<CommandLine::Wish> parse(const QByteArrayList &arguments, const CommandLine &line)
    {
        std::vector<std::string> reversed;
        for (auto it = arguments.rbegin(); it != arguments.rend(); ++it)
            reversed.push_back(it->toStdString());
        bool help = false;
        try {
            m_app.parse(reversed);
        } catch (const CLI::CallForHelp &) {
            help = true;
        } catch (const CLI::ArgumentMismatch &) {
            return lacksValue(arguments);
        } catch (const CLI::ParseError &error) {
            return fail(ErrorKind::BadInput, QString::fromStdString(error.what()));
        }
        for (const Bound &bound : m_global)
            take(bound);
        CLI::App *chosen = deepest();
        const auto found = m_commands.find(chosen);
        Command *command = found == m_commands.end() ? nullptr : found->second;
        if (help)
            return CommandLine::Wish{command, true, groupName(chosen, command)};
        if (const auto checked = checkExtras(*chosen, command, line); !checked)
            return fail(checked.error());
        return fill(chosen, command);
    }

private:
    static void add(CLI::App &app, const OptionSet &set, std::vector<Bound> &bounds)
    {
        for (const Option &option : set.all())
            bounds.push_back({&option, addTo(app, option)});
    }

    /// "config validate" is a command within a group.
    CLI::App *place(const QByteArray &name)
    {
        CLI::App *app = &m_app;
        for (const QByteArray &word : name.split(' ')) {
            const auto [known, isNew] = m_places.try_emplace({app, word}, nullptr);
            if (isNew)
                known->second = app->add_subcommand(word.toStdString())->require_subcommand(0, 1);
            app = known->second;
        }
        return app;
    }

    CLI::App *deepest()
    {
        CLI::App *app = &m_app;
        while (!app->get_subcommands().empty())
            app = app->get_subcommands().front();
        return app;
    }

    /// The word that needs one more to be a command.
    QByteArray groupName(const CLI::App *chosen, const Command *command) const
    {
        return command || chosen == &m_app ? QByteArray() : bytes(chosen->get_name());
    }

    Result<CommandLine::Wish> fill(CLI::App *chosen, Command *command)
    {
        if (!command && chosen != &m_app)
            return fail(ErrorKind::BadInput,
                        Text::tr("\"batchy %1\" needs one of its commands behind it.")
                            .arg(QString::fromStdString(chosen->get_name())),
                        Text::tr("\"batchy help %1\" lists its commands.")
                            .arg(QString::fromStdString(chosen->get_name())));
        for (const Bound &bound : m_own[chosen]) {
            if (isGivenTwice(bound))
                return fail(ErrorKind::BadInput,
                            Text::tr("%1 is given more than once.").arg(words(bound.option->name)),
                            helpHint(*command));
            if (!take(bound))
                return fail(
                    ErrorKind::BadInput,
                    Text::tr("batchy %1 needs %2: %3.")
                        .arg(words(command->name()), bound.option->placeholder, bound.option->help),
                    helpHint(*command));
        }
        return CommandLine::Wish{command, false};
    }

    Result<void> checkExtras(const CLI::App &chosen, const Command *command,
                             const CommandLine &line) const
    {
        const std::vector<std::string> extras = m_app.remaining(true);
        if (extras.empty())
            return {};
        for (const std::string &extra : extras)
            if (extra.size() > 1 && extra.front() == '-')
                return fail(unknownOption(bytes(extra), chosen, command));
        const QByteArray first = bytes(extras.front());
        if (command)
            return fail(ErrorKind::BadInput,
                        Text::tr("\"%1\" is one argument too many.").arg(words(first)),
                        helpHint(*command));
        const QByteArray group = bytes(chosen.get_name());
        return fail(line.unknownCommand(group.isEmpty() ? first : group + ' ' + first));
    }

    Error unknownOption(const QByteArray &typed, const CLI::App &chosen,
                        const Command *command) const
    {
        const QByteArray name = typed.split('=').front();
        QByteArrayList known{"--help"};
        for (const Option &option : m_globalSet.all())
            known << option.name;
        if (const auto own = m_own.find(&chosen); own != m_own.end())
            for (const Bound &bound : own->second)
                if (!bound.option->isPositional())
                    known << bound.option->name;
        return {
            ErrorKind::BadInput,
            command
                ? Text::tr("batchy %1 has no option %2.").arg(words(command->name()), words(name))
                : Text::tr("batchy has no option %1.").arg(words(name)),
            strangersWords(name) + meantWords(name, known) +
                (command ? helpHint(*command) : Text::tr("\"batchy help\" lists the options."))};
    }

    static tl::unexpected<Error> lacksValue(const QByteArrayList &arguments)
    {
        return fail(ErrorKind::BadInput,
                    Text::tr("%1 needs a value behind it, or has one too many.")
                        .arg(words(arguments.back())),
                    Text::tr("\"batchy help COMMAND\" shows what each option takes."));
    }

    CLI::App m_app;
    OptionSet m_globalSet;
    std::vector<OptionSet> m_sets;
    std::vector<Bound> m_global;
    std::map<const CLI::App *, std::vector<Bound>> m_own;
    std::map<const CLI::App *, Command *> m_commands;
    std::map<std::pair<CLI::App *, QByteArray>, CLI::App *> m_places;
};

} // namespace

CommandLine::CommandLine(std::vector<std::unique_ptr<Command>> commands)
    : m_commands(std::move(commands))
{
}

Command *CommandLine::find(const QByteArray &name) const
{
    for (const auto &command : m_commands)
        if (command->name() == name)
            return command.get();
    return nullptr;
}

Error CommandLine::unknownCommand(const QByteArray &name) const
{
    QByteArrayList known{"help"};
    for (const auto &command : m_commands)
        if (!command->isHidden())
            known << command->name();
    const QByteArray first = name.left(name.indexOf(' '));
    return {ErrorKind::BadInput, Text::tr("There is no command \"%1\".").arg(words(name)),
            meantWords(name, known) +
                (first != name && !group(first).empty()
                     ? Text::tr("\"batchy help %1\" lists its commands.").arg(words(first))
                     : Text::tr("\"batchy help\" lists the commands."))};
}

std::vector<Command *> CommandLine::group(const QByteArray &word) const
{
    std::vector<Command *> found;
    for (const auto &command : m_commands)
        if (command->name().startsWith(QByteArray(word + ' ')))
            found.push_back(command.get());
    return found;
}

Result<CommandLine::Wish> CommandLine::helpWish(const QByteArrayList &words)
{
    const QByteArray name = words.join(' ');
    if (name.isEmpty() || name == "help")
        return Wish{nullptr, true};
    Command *command = find(name);
    if (!command && !group(name).empty())
        return Wish{nullptr, true, name};
    if (!command)
        return fail(unknownCommand(name));
    return Wish{command, true};
}

Result<CommandLine::Wish> CommandLine::parse(const QByteArrayList &arguments)
{
    const auto isOption = [](const QByteArray &word) { return word.startsWith('-'); };
    if (!arguments.isEmpty() && arguments.front() == "help") {
        QByteArrayList names = arguments.sliced(1);
        names.removeIf(isOption);
        return helpWish(names);
    }
    const auto plain = withoutEndOfOptions(arguments);
    if (!plain)
        return fail(plain.error());
    return Parser(m_commands, m_global).parse(*plain, *this);
}

} // namespace batchy::cli
