// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include "app/cli/text.h"

#include <limits>

namespace batchy::cli {

void OptionSet::flag(const QByteArray &name, bool *target, const QString &help)
{
    m_options.push_back({name, {}, help, target});
}

void OptionSet::value(const QByteArray &name, const QString &placeholder,
                      std::optional<QByteArray> *target, const QString &help)
{
    m_options.push_back({name, placeholder, help, target});
}

void OptionSet::values(const QByteArray &name, const QString &placeholder, QByteArrayList *target,
                       const QString &help)
{
    m_options.push_back({name, placeholder, help, target});
}

void OptionSet::argument(const QString &placeholder, std::optional<QByteArray> *target,
                         const QString &help, bool isNeeded)
{
    m_options.push_back({{}, placeholder, help, target, isNeeded ? 1 : 0, 1});
}

void OptionSet::arguments(const QString &placeholder, QByteArrayList *target, const QString &help,
                          bool isNeeded)
{
    m_options.push_back(
        {{}, placeholder, help, target, isNeeded ? 1 : 0, std::numeric_limits<int>::max()});
}

OptionSet GlobalOptions::describe()
{
    OptionSet set;
    set.value("--redis", Text::tr("URL"), &redis,
              Text::tr("where Redis is: redis://host:6379/0, rediss://… or unix:///path"));
    set.flag("--embedded", &embedded,
             Text::tr("use a private Redis of your own, whatever is configured"));
    set.value("--password-file", Text::tr("FILE"), &passwordFile,
              Text::tr("read Redis' password from the first line of a file"));
    set.value("--cfg", Text::tr("DIR"), &cfg, Text::tr("the folder of the workflow files"));
    set.value("--format", Text::tr("FORMAT"), &format,
              Text::tr("table (for people), json, or infa (an Informatica parameter file)"));
    set.value("--timeout", Text::tr("DURATION"), &timeout,
              Text::tr("give up when the command takes longer: 90 (seconds), 15m, 6h30m"));
    set.flag("--yes", &yes, Text::tr("don't ask, do it"));
    set.flag("--version", &version, Text::tr("print the version"));
    return set;
}

} // namespace batchy::cli
