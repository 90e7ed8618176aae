// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/words.h"
#include "core/translations.h"
#include "tests/support/testrunner.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>

using namespace batchy;

/// Which languages the environment asks for, and that tr() speaks them.
class LanguagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { removeTranslation(); }

    void wishes_data()
    {
        QTest::addColumn<QByteArray>("locale");
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<QByteArray>("languages");
        const auto row = [](const char *locale, const char *language, const char *languages) {
            QTest::addRow("%s %s", locale, language)
                << QByteArray(locale) << QByteArray(language) << QByteArray(languages);
        };
        row("", "", "");
        row("de_DE.UTF-8", "", "de_DE");
        row("de_AT@euro", "", "de_AT");
        row("de", "", "de");
        row("en_GB.UTF-8", "fr:de", "fr,de,en_GB");
        row("C.UTF-8", "de", "de,C");
        row("", "de", "de");
        row("C", "de", "");
        row("POSIX", "de", "");
    }
    void wishes()
    {
        QFETCH(const QByteArray, locale);
        QFETCH(const QByteArray, language);
        QFETCH(const QByteArray, languages);
        QCOMPARE(languagesOf({locale, language}).join(','), languages);
    }

    void readsTheEnvironmentInOrder()
    {
        const QByteArray before = qgetenv("LC_ALL");
        qputenv("LC_ALL", "");
        qputenv("LC_MESSAGES", "de_DE");
        qputenv("LANG", "fr_FR");
        qputenv("LANGUAGE", "nl");
        QCOMPARE(LanguageWish::read().locale, QByteArray("de_DE"));
        QCOMPARE(LanguageWish::read().language, QByteArray("nl"));
        qunsetenv("LC_MESSAGES");
        QCOMPARE(LanguageWish::read().locale, QByteArray("fr_FR"));
        qputenv("LC_ALL", "it_IT");
        QCOMPARE(LanguageWish::read().locale, QByteArray("it_IT"));
        qunsetenv("LANG");
        qunsetenv("LANGUAGE");
        qputenv("LC_ALL", before);
    }

    void firstThatThereIs_data()
    {
        QTest::addColumn<QByteArrayList>("languages");
        QTest::addColumn<QString>("word");
        const QString german = QStringLiteral("fehlgeschlagen");
        const QString english = QStringLiteral("failed");
        QTest::newRow("none") << QByteArrayList() << english;
        QTest::newRow("German") << QByteArrayList{"de"} << german;
        QTest::newRow("Austrian") << QByteArrayList{"de_AT"} << german;
        QTest::newRow("unknown first") << QByteArrayList{"xx_YY", "de_DE"} << german;
        QTest::newRow("English first") << QByteArrayList{"en_US", "de"} << english;
        QTest::newRow("C first") << QByteArrayList{"C", "de"} << english;
        QTest::newRow("nonsense") << QByteArrayList{"../de", "", "x/y_z"} << english;
    }
    void firstThatThereIs()
    {
        QFETCH(const QByteArrayList, languages);
        QFETCH(const QString, word);
        installTranslation(languages);
        QCOMPARE(statusWords(Status::Failed), word);
        removeTranslation();
        QCOMPARE(statusWords(Status::Failed), QStringLiteral("failed"));
    }

    void plurals()
    {
        const auto said = [](int n) {
            return QCoreApplication::translate("batchy::CellText", "%1, %2 and %n more", nullptr,
                                               n);
        };
        installTranslation({"de"});
        QCOMPARE(said(1), QStringLiteral("%1, %2 und 1 weiterer"));
        QCOMPARE(said(2), QStringLiteral("%1, %2 und 2 weitere"));
    }

    // Each call of the command line pays for it; measured, the best of some, it is far below 1 ms.
    void loadingIsCheap()
    {
        qint64 best = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 20; ++i) {
            QElapsedTimer timer;
            timer.start();
            installTranslation({"de_DE"});
            best = std::min(best, timer.nsecsElapsed());
            removeTranslation();
        }
        qInfo("%.3f ms", double(best) / 1e6);
        QVERIFY(best < 2'000'000);
    }
};

BATCHY_TEST(languages, LanguagesTest)
#include "tst_languages.moc"
