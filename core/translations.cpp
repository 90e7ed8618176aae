// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/translations.h"

#include <QCoreApplication>
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

void installTranslation(const QByteArrayList &languages)
{
    for (const QByteArray &language : languages) {
        if (isEnglish(language))
            return;
        initTranslations();
        auto translator = std::make_unique<QTranslator>(QCoreApplication::instance());
        // Finds the file of "de" for "de_AT" too.
        if (!translator->load(QStringLiteral(":/translations/batchy_") +
                              QString::fromLatin1(language)))
            continue;
        translator->setObjectName(ownName);
        QCoreApplication::installTranslator(translator.release());
        return;
    }
}

void removeTranslation()
{
    const auto *application = QCoreApplication::instance();
    delete application->findChild<QTranslator *>(ownName, Qt::FindDirectChildrenOnly);
}

} // namespace batchy
