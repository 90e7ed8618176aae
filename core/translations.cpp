// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <algorithm>
#include <memory>

// Q_INIT_RESOURCE has to stand outside of any namespace; a static library's resource needs it.
static void initTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace batchy {

namespace {

constexpr QLatin1String ownName{"batchyTranslation"};

/// "de_AT.UTF-8@euro" is "de_AT".
QByteArray withoutCodeset(const QByteArray &locale)
{
    const auto end =
        std::find_if(locale.begin(), locale.end(), [](char c) { return c == '.' || c == '@'; });
    return locale.first(end - locale.begin());
}

bool isEnglish(const QByteArray &language)
{
    return language == "C" || language == "POSIX" || language == "en" || language.startsWith("en_");
}

/// Finds the file of "de" for "de_AT" too. The application owns what is loaded.
bool install(const QString &prefix, const QByteArray &language)
{
    auto translator = std::make_unique<QTranslator>(QCoreApplication::instance());
    if (!translator->load(prefix + QString::fromLatin1(language)))
        return false;
    translator->setObjectName(ownName);
    QCoreApplication::installTranslator(translator.release());
    return true;
}

} // namespace

LanguageWish LanguageWish::read()
{
    LanguageWish wish;
    for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (wish.locale.isEmpty())
            wish.locale = qgetenv(name);
    wish.language = qgetenv("LANGUAGE");
    return wish;
}

QByteArrayList languagesOf(const LanguageWish &wish)
{
    if (wish.locale == "C" || wish.locale == "POSIX")
        return {};
    QByteArrayList names = wish.language.split(':');
    names << wish.locale;
    QByteArrayList languages;
    for (const QByteArray &name : names)
        if (const QByteArray language = withoutCodeset(name); !language.isEmpty())
            languages << language;
    return languages;
}

QByteArray installTranslation(const QByteArrayList &languages)
{
    for (const QByteArray &language : languages) {
        if (isEnglish(language))
            return {};
        initTranslations();
        if (install(QStringLiteral(":/translations/batchy_"), language))
            return language;
    }
    return {};
}

void installQtTranslation(const QByteArray &language)
{
    if (!language.isEmpty())
        install(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_"),
                language);
}

void removeTranslation()
{
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator *>(
        ownName, Qt::FindDirectChildrenOnly));
}

} // namespace batchy
