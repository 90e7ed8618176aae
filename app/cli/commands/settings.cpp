// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/format/tables.h"
#include "app/cli/session.h"
#include "app/cli/text.h"

#include <QDir>

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
                        "format=json, password_file=/etc/batchy/password and "
                        "status_failed_word=failure.");
    }
    void describe(OptionSet &) override {}

    QCoro::Task<ExitCode> run(Session *session, Streams streams) override
    {
        const Settings &settings = session->given().settings;
        const auto redis = redisRow(*session, streams);
        if (!redis) {
            streams.complain(redis.error());
            co_return exitCodeOf(redis.error().kind);
        }
        const std::vector<SettingRow> rows{*redis, passwordRow(*session), cfgRow(*session),
                                           formatRow(*session), failedWordRow(*session)};
        if (session->format() == Format::Json) {
            streams.out->write(settingsDocument(settings.file, rows));
        } else {
            streams.out->write(settingsTable(rows, streams.look));
            streams.say(Text::tr("Settings file: %1").arg(settings.file));
        }
        for (const QString &key : settings.unknownKeys)
            streams.say(Text::tr("%1: \"%2\" is no setting of batchy.").arg(settings.file, key));
        co_return ExitCode::Done;
    }

private:
    /// That nothing says which Redis is something to show here, not a failure.
    static Result<SettingRow> redisRow(const Session &session, const Streams &streams)
    {
        const auto &[options, environment, settings] = session.given();
        const bool isSet = options.redis || options.embedded || environment.redisUrl ||
                           settings.redis || streams.isInteractive;
        if (!isSet)
            return SettingRow{"redis", Text::tr("none"), originWords(Origin::Default)};
        const auto choice = chooseRedis(options, environment, settings, streams.isInteractive);
        if (!choice)
            return fail(choice.error());
        return SettingRow{"redis",
                          choice->value ? choice->value->display()
                                        : Text::tr("a private one (embedded)"),
                          originWords(choice->origin)};
    }

    /// Where the password comes from; by no means the password.
    static SettingRow passwordRow(const Session &session)
    {
        const auto &[options, environment, settings] = session.given();
        if (options.passwordFile)
            return {"password_file", words(*options.passwordFile), originWords(Origin::Option)};
        if (settings.passwordFile)
            return {"password_file", *settings.passwordFile, originWords(Origin::File)};
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
