// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"

#include "app/cli/help.h"
#include "app/cli/text.h"
#include "core/translations.h"

namespace batchy::cli {

namespace {

/// Completion must never hang a shell.
constexpr std::chrono::milliseconds hiddenLimit{700};

} // namespace

Program::Program(QByteArrayList arguments, Streams streams, Abandon abandon,
                 std::vector<std::unique_ptr<Command>> commands)
    : m_arguments(std::move(arguments)), m_streams(std::move(streams)),
      m_abandon(std::move(abandon)), m_line(std::move(commands))
{
}

QCoro::Task<ExitCode> Program::run()
{
    if (const auto code = prepare())
        co_return finish(*code);
    co_return finish(co_await m_command->run(m_session.get(), m_streams));
}

/// Everything before the command itself; a code where that is all there is to do.
std::optional<ExitCode> Program::prepare()
{
    const auto wish = m_line.parse(m_arguments);
    if (!wish) {
        m_streams.complain(wish.error());
        return exitCodeOf(wish.error().kind);
    }
    if (m_line.global().version) {
        m_streams.out->write("batchy " BATCHY_VERSION "\n");
        return ExitCode::Done;
    }
    if (wish->help) {
        m_streams.out->write(helpOf(*wish));
        return ExitCode::Done;
    }
    if (!wish->command) {
        m_streams.err->write(overview(m_line, m_streams.errLook));
        return ExitCode::Usage;
    }
    m_command = wish->command;
    if (m_command->isHidden())
        hush();
    if (const auto made = makeSession(); !made) {
        m_streams.complain(made.error());
        return exitCodeOf(made.error().kind);
    }
    return {};
}

QByteArray Program::helpOf(const CommandLine::Wish &wish) const
{
    if (wish.command)
        return helpFor(*wish.command, m_streams.look);
    if (!wish.group.isEmpty())
        return groupHelp(m_line, wish.group, m_streams.look);
    return overview(m_line, m_streams.look);
}

Result<void> Program::makeSession()
{
    if (const auto checked = checkOptions(m_line.global()); !checked)
        return fail(checked.error());
    const auto limit = chooseTimeout(m_line.global());
    if (!limit)
        return fail(limit.error());
    auto settings = Settings::read();
    if (!settings)
        return fail(settings.error());
    const auto form = format(*settings);
    if (!form)
        return fail(form.error());
    if (*form == Format::Json)
        removeTranslation();
    for (const QString &key : settings->unknownKeys)
        m_streams.say(Text::tr("%1: \"%2\" is no setting of batchy and has no effect.")
                          .arg(settings->file, key));
    m_session = std::make_unique<Session>(
        Session::Given{m_line.global(), Environment::read(), std::move(*settings)}, m_streams,
        *form, m_arguments);
    if (*limit && !m_command->keepsTime())
        limitTime(**limit);
    return {};
}

/// A format that the command doesn't have is refused when it was asked for, and passed over when
/// the settings say so.
Result<Format> Program::format(const Settings &settings)
{
    const auto chosen = chooseFormat(m_line.global(), settings);
    if (!chosen)
        return fail(chosen.error());
    if (chosen->value != Format::Infa || m_command->makesParamFiles())
        return chosen->value;
    if (chosen->origin != Origin::Option)
        return Format::Table;
    return fail(
        ErrorKind::BadInput,
        Text::tr("batchy %1 makes no parameter files.").arg(words(m_command->name())),
        Text::tr("Use --format table or json; infa is for open, preview, rerun and status."));
}

void Program::limitTime(std::chrono::milliseconds limit)
{
    m_limit.setSingleShot(true);
    QObject::connect(&m_limit, &QTimer::timeout, &m_limit, [this, limit] {
        tellAbandoned(
            Text::tr("Gave up after %1 s, as --timeout says.").arg(double(limit.count()) / 1000));
        m_abandon(ExitCode::Limit);
    });
    m_limit.start(limit);
}

/// For commands that a shell calls while a person types: silent and never slow.
void Program::hush()
{
    m_streams.err = &m_silence;
    limitTime(hiddenLimit);
}

void Program::tellAbandoned(const QString &why) const
{
    const QString underWay = m_session ? m_session->underWay() : QString();
    if (underWay.isEmpty())
        m_streams.say(why);
    else
        m_streams.say(Text::tr("%1 Under way was %2: it may or may not have been written. \"batchy "
                               "status\" shows it.")
                          .arg(why, underWay));
}

/// What couldn't be printed is a failure of its own, since somebody relies on it.
ExitCode Program::finish(ExitCode code) const
{
    const QString problem = m_streams.out->problem();
    if (problem.isEmpty())
        return code;
    m_streams.complain({ErrorKind::Internal,
                        Text::tr("The output can't be written: %1.").arg(problem),
                        Text::tr("What the command did in Redis is done nevertheless.")});
    return code == ExitCode::Done ? ExitCode::Internal : code;
}

} // namespace batchy::cli
