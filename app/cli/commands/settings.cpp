// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/format/tables.h"
#include "app/cli/session.h"
#include "app/cli/text.h"

#include <QDir>
#include <QFile>

namespace batchy::cli {

namespace {

/// The settings in force and where each comes from; never a password.
class SettingsCommand final : public Command
{
public:
    QByteArray name() const override { return "settings"; }
    QString summary() const override
    {
        return Text::tr("print the settings in force and where each comes from");
    }
    std::vector<Example> examples() const override
    {
        return {{"batchy settings", Text::tr("which Redis, which folder, which format")}};
    }
    QString notes() const override
    {
        return Text::tr("An option goes before the environment, that before the settings file, "
                        "which has lines such as redis=redis://db1:6379/0, cfg=/srv/etl/cfg, "
                        "format=json, password_file=~/.batchy_password and "
                        "status_failed_word=failure. A value that can't be used is shown with its "
                        "problem, and the exit code is that of the problem.");
    }
    void describe(OptionSet &) override {}

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        const Settings &settings = session->given().settings;
        const std::vector<SettingRow> rows{redisRow(*session, streams), passwordRow(*session),
                                           cfgRow(*session), formatRow(*session),
                                           failedWordRow(*session)};
        if (session->format() == Format::Json) {
            streams.out->write(settingsDocument(settings.file, rows));
        } else {
            streams.out->write(settingsTable(rows, streams.look));
            streams.say(Text::tr("Settings file: %1").arg(settings.file));
        }
        co_return tellProblems(streams, rows);
    }

private:
    static ExitCode tellProblems(const Streams &streams, const std::vector<SettingRow> &rows)
    {
        ExitCode code = ExitCode::Done;
        for (const SettingRow &row : rows) {
            if (row.problem.what.isEmpty())
                continue;
            streams.complain(row.problem);
            if (code == ExitCode::Done)
                code = exitCodeOf(row.problem.kind);
        }
        return code;
    }

    static Origin redisOrigin(const Session &session)
    {
        const auto &[options, environment, settings] = session.given();
        if (options.redis || options.embedded)
            return Origin::Option;
        if (environment.redisUrl)
            return Origin::Environment;
        return settings.redis ? Origin::File : Origin::Default;
    }

    /// That nothing says which Redis is something to show here, not a failure. What can't be read
    /// as a URL isn't shown: it may hold a password.
    static SettingRow redisRow(const Session &session, const Streams &streams)
    {
        const auto &[options, environment, settings] = session.given();
        const Origin origin = redisOrigin(session);
        if (origin == Origin::Default && !streams.isInteractive)
            return {"redis", Text::tr("none"), originWords(origin)};
        const auto choice = chooseEndpoint(options, environment, settings, streams.isInteractive);
        if (!choice)
            return {"redis", Text::tr("(not a URL)"), originWords(origin), choice.error()};
        return {"redis",
                choice->value ? choice->value->display() : Text::tr("a private one (embedded)"),
                originWords(origin)};
    }

    /// Where the password comes from; by no means the password.
    static SettingRow passwordRow(const Session &session)
    {
        const auto &[options, environment, settings] = session.given();
        const auto row = [](const QString &path, Origin origin) {
            const auto password = readPassword(path);
            return SettingRow{"password_file", path, originWords(origin),
                              password ? Error() : password.error()};
        };
        if (options.passwordFile)
            return row(QFile::decodeName(*options.passwordFile), Origin::Option);
        if (settings.passwordFile)
            return row(*settings.passwordFile, Origin::File);
        return {"password_file", Text::tr("none"), originWords(Origin::Default)};
    }

    static SettingRow cfgRow(const Session &session)
    {
        const auto &[options, environment, settings] = session.given();
        const auto cfg = chooseCfg(options, environment, settings);
        return {"cfg", QDir(cfg.value).absolutePath(), originWords(cfg.origin)};
    }

    static SettingRow formatRow(const Session &session)
    {
        const auto &[options, environment, settings] = session.given();
        const auto format = chooseFormat(options, settings);
        return {"format", words(formatWord(format ? format->value : session.format())),
                originWords(format ? format->origin : Origin::Default)};
    }

    static SettingRow failedWordRow(const Session &session)
    {
        return {"status_failed_word", words(session.failedWord()),
                originWords(session.given().settings.statusFailedWord ? Origin::File
                                                                      : Origin::Default)};
    }
};

} // namespace

std::unique_ptr<Command> makeSettingsCommand()
{
    return std::make_unique<SettingsCommand>();
}

} // namespace batchy::cli
