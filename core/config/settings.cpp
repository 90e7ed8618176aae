// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/settings.h"

#include "core/redis/endpoint.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace batchy {

namespace {

struct SettingsText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Settings)
};

/// QSettings takes a comma for a list; here it is just a comma.
QString textOf(const QVariant &value)
{
    return value.typeId() == QMetaType::QStringList ? value.toStringList().join(QLatin1Char(','))
                                                    : value.toString();
}

tl::unexpected<Error> badSetting(const QString &file, const QString &key, const QString &problem,
                                 const QString &hint)
{
    return fail(ErrorKind::BadConfig, SettingsText::tr("%1, %2: %3").arg(file, key, problem), hint);
}

Result<void> checkRedis(const QString &file, const QString &url)
{
    if (const auto endpoint = Endpoint::parse(url); !endpoint)
        return badSetting(file, QStringLiteral("redis"), endpoint.error().what,
                          endpoint.error().hint);
    return {};
}

Result<void> checkChoice(const QString &file, const QString &key, const QString &value,
                         const QStringList &choices)
{
    if (choices.contains(value))
        return {};
    return badSetting(file, key, SettingsText::tr("\"%1\" is not one of its values.").arg(value),
                      SettingsText::tr("Set one of: %1.").arg(choices.join(QStringLiteral(", "))));
}

Result<void> take(Settings &settings, const QString &key, const QString &value)
{
    if (key == QLatin1String("redis")) {
        settings.redis = value;
        return checkRedis(settings.file, value);
    }
    if (key == QLatin1String("format")) {
        settings.format = value;
        return checkChoice(
            settings.file, key, value,
            {QStringLiteral("table"), QStringLiteral("json"), QStringLiteral("infa")});
    }
    if (key == QLatin1String("status_failed_word")) {
        settings.statusFailedWord = value.toUtf8();
        return checkChoice(settings.file, key, value,
                           {QStringLiteral("failed"), QStringLiteral("failure")});
    }
    if (key == QLatin1String("password_file"))
        settings.passwordFile = value;
    else if (key == QLatin1String("cfg"))
        settings.cfg = value;
    else
        settings.unknownKeys << key;
    return {};
}

Result<void> checkReadable(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::BadConfig,
                    SettingsText::tr("The settings in %1 can't be read.").arg(path),
                    SettingsText::tr("Make it a file that you may read, or remove it."));
    return {};
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
    if (!QFileInfo::exists(file))
        return settings;
    if (const auto readable = checkReadable(file); !readable)
        return fail(readable.error());
    QSettings ini(file, QSettings::IniFormat);
    if (ini.status() != QSettings::NoError)
        return fail(
            ErrorKind::BadConfig,
            SettingsText::tr("The settings in %1 aren't lines of the form key=value.").arg(file),
            SettingsText::tr("Mend the file, or remove it."));
    const QStringList keys = ini.childKeys();
    for (const QString &key : keys)
        if (const auto taken = take(settings, key, textOf(ini.value(key))); !taken)
            return fail(taken.error());
    return settings;
}

} // namespace batchy
