// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

namespace batchy {

/// What the user's environment says of languages, as POSIX and gettext have it.
struct LanguageWish
{
    QByteArray locale;   ///< LC_ALL, else LC_MESSAGES, else LANG
    QByteArray language; ///< LANGUAGE: several, best first, with colons between

    static LanguageWish read();
};

/// The languages to try, best first, such as "de_DE". LANGUAGE goes before the locale, but the
/// locale C (or POSIX) means English whatever LANGUAGE says: scripts ask for it to get what never
/// changes.
QByteArrayList languagesOf(const LanguageWish &wish);

/// Makes tr() speak the first of the languages that there is, from now on. English is the sources'
/// own language: it loads nothing. Needs the QCoreApplication, which owns what is loaded; to be
/// called once, by main(), before anything is said. Returns the language, nothing for English.
QByteArray installTranslation(const QByteArrayList &languages);

/// The same for what Qt itself says in windows ("Cancel", the names of keys), where the machine has
/// it. Takes what installTranslation() returned.
void installQtTranslation(const QByteArray &language);

/// Back to English, for output that programs read: it has to be the same everywhere.
void removeTranslation();

} // namespace batchy
