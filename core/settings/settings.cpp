// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"

#include "core/settings/inilines.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace batchy {

namespace {

struct SettingsText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Settings)
};

/// More than anybody writes by hand.
constexpr qint64 largestFile = 256 * 1024;

tl::unexpected<Error> badSetting(const QString &file, const QString &key, const QString &problem,
                                 const QString &hint)
{
    return fail(ErrorKind::BadConfig, SettingsText::tr("%1, %2: %3").arg(file, key, problem), hint);
}

Result<void> checkChoice(const QString &file, const QString &key, const QString &value,
                         const QStringList &choices)
{
    if (choices.contains(value))
        return {};
    return badSetting(file, key, SettingsText::tr("\"%1\" is not one of its values.").arg(value),
                      SettingsText::tr("Set one of: %1.").arg(choices.join(QStringLiteral(", "))));
}

/// A path with ~/ for the home folder, as shells have it.
Result<QString> pathOf(const QString &file, const QString &key, const QString &value)
{
    if (value.isEmpty())
        return badSetting(file, key, SettingsText::tr("it is empty."),
                          SettingsText::tr("Set a path, or remove the line."));
    if (value == QLatin1String("~") || value.startsWith(QLatin1String("~/")))
        return QDir::homePath() + value.mid(1);
    return value;
}

Result<void> takePath(const Settings &settings, const QString &key, const QString &value,
                      std::optional<QString> &target)
{
    const auto path = pathOf(settings.file, key, value);
    if (!path)
        return fail(path.error());
    target = *path;
    return {};
}

Result<void> take(Settings &settings, const QString &key, const QString &value)
{
    if (key == QLatin1String("redis")) {
        settings.redis = value;
    } else if (key == QLatin1String("format")) {
        settings.format = value;
        return checkChoice(
            settings.file, key, value,
            {QStringLiteral("table"), QStringLiteral("json"), QStringLiteral("infa")});
    } else if (key == QLatin1String("status_failed_word")) {
        settings.statusFailedWord = value.toUtf8();
        return checkChoice(settings.file, key, value,
                           {QStringLiteral("failed"), QStringLiteral("failure")});
    } else if (key == QLatin1String("password_file")) {
        return takePath(settings, key, value, settings.passwordFile);
    } else if (key == QLatin1String("cfg")) {
        return takePath(settings, key, value, settings.cfg);
    } else {
        settings.unknownKeys << key;
    }
    return {};
}

bool isKnown(const QString &key)
{
    static const QStringList known{QStringLiteral("redis"), QStringLiteral("format"),
                                   QStringLiteral("status_failed_word"),
                                   QStringLiteral("password_file"), QStringLiteral("cfg")};
    return known.contains(key);
}

Result<void> take(Settings &settings, const IniLine &line)
{
    if (line.section.isEmpty())
        return take(settings, line.key, line.value);
    if (!isKnown(line.key))
        return {};
    return badLine(settings.file, line.number,
                   SettingsText::tr("%1 stands in the section [%2], where it has no effect.")
                       .arg(line.key, line.section),
                   SettingsText::tr("Move it above the first section."));
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::BadConfig,
                    SettingsText::tr("The settings in %1 can't be read.").arg(path),
                    SettingsText::tr("Make it a file that you may read, or remove it."));
    QByteArray text = file.read(largestFile + 1);
    if (text.size() > largestFile)
        return fail(ErrorKind::BadConfig,
                    SettingsText::tr("The settings in %1 are larger than 256 KiB.").arg(path),
                    SettingsText::tr("The file must be lines of the form key=value."));
    return text;
}

} // namespace

QString Settings::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/batchy/settings");
}

Result<Settings> Settings::read(const QString &file)
{
    Settings settings;
    settings.file = file;
    const QFileInfo info(file);
    if (!info.exists() && !info.isSymLink())
        return settings;
    const auto text = contentOf(file);
    if (!text)
        return fail(text.error());
    const auto lines = readIniLines(*text, file);
    if (!lines)
        return fail(lines.error());
    for (const IniLine &line : *lines)
        if (const auto taken = take(settings, line); !taken)
            return fail(taken.error());
    return settings;
}

Result<Endpoint> Settings::endpoint() const
{
    auto endpoint = Endpoint::parse(redis.value_or(QString()));
    if (!endpoint)
        return badSetting(file, QStringLiteral("redis"), endpoint.error().what,
                          endpoint.error().hint);
    return endpoint;
}

} // namespace batchy
