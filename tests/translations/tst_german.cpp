// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/clirun.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QTemporaryDir>
#include <QTest>

using namespace batchy;
using test::Ran;

/// The real program for a German user. The locale itself need not be on the machine.
class GermanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        test::writeFile(m_cfg.filePath(QStringLiteral("wf1.yaml")), "job1:\njob2:\n");
        QCOMPARE(run({"load", "wf1"}, "C", "").code, 0);
    }

    void speaksGerman_data() { addGermanWishes(); }
    void speaksGerman()
    {
        QFETCH(const QByteArray, locale);
        QFETCH(const QByteArray, language);
        const Ran ran = run({"status", "nope"}, locale, language);
        QCOMPARE(ran.code, 6);
        QCOMPARE(ran.err, QByteArray("Fehler: Einen Workflow nope gibt es im Redis " +
                                     m_server.endpoint().display().toUtf8() +
                                     " nicht.\n"
                                     "„batchy list“ zeigt alle; „batchy load nope“ lädt ihn aus "
                                     "seiner Datei.\n"));
        QCOMPARE(run({"status", "wf1"}, locale, language).out.left(30),
                 QByteArray("wf1: neu, 0 von 2 Jobs fertig\n"));
        QVERIFY(run({"help"}, locale, language).out.contains("\nBefehle\n"));
    }

    void speaksEnglish_data()
    {
        addColumns();
        addRow("C", "de");
        addRow("POSIX", "de");
        addRow("en_US.UTF-8", "");
        addRow("de_DE.UTF-8", "en");
        addRow("fr_FR.UTF-8", "");
        addRow("", "");
    }
    void speaksEnglish()
    {
        QFETCH(const QByteArray, locale);
        QFETCH(const QByteArray, language);
        const Ran ran = run({"status", "nope"}, locale, language);
        QVERIFY2(ran.err.startsWith("Error: There is no workflow nope"), ran.err.constData());
    }

    // Columns line up although the machine may not know the locale, and so no width of its letters.
    void tablesLineUp_data() { addGermanWishes(); }
    void tablesLineUp()
    {
        QFETCH(const QByteArray, locale);
        QFETCH(const QByteArray, language);
        const Ran ran = run({"history", "wf1"}, locale, language);
        const QStringList lines = QString::fromUtf8(ran.out).split(QLatin1Char('\n'));
        QVERIFY2(lines.size() > 1 && lines.front().startsWith(QStringLiteral("SCHLÜSSEL ")),
                 ran.out.constData());
        QCOMPARE(lines.at(1).indexOf(QStringLiteral("geladen")),
                 lines.at(0).indexOf(QStringLiteral("ART")));
    }

    // What programs read is the same everywhere, and so are the words that they give.
    void machinesSeeNoDifference_data() { addGermanWishes(); }
    void machinesSeeNoDifference()
    {
        QFETCH(const QByteArray, locale);
        QFETCH(const QByteArray, language);
        const QList<QByteArrayList> calls{
            {"list"},           {"status", "wf1"},       {"check", "wf1"},
            {"history", "wf1"}, {"open", "nope", "wf2"}, {"list", "--status", "failed"}};
        for (QByteArrayList call : calls) {
            call << "--format"
                 << "json";
            const Ran english = run(call, "C", "");
            const Ran german = run(call, locale, language);
            QCOMPARE(german.code, english.code);
            QCOMPARE(german.out, english.out);
            QCOMPARE(german.err, english.err);
        }
        const Ran preview = run({"preview", "wf1", "--format", "json"}, locale, language);
        QVERIFY2(preview.out.contains("\"the beginning of time, since "), preview.out.constData());
        QCOMPARE(run({"list", "--status", "neu"}, locale, language).code, 2);
        QCOMPARE(run({"list", "--status", "new"}, locale, language).code, 0);
        QCOMPARE(run({"schließen", "wf1"}, locale, language).code, 2);
    }

    void takesAGermanYes()
    {
        QCOMPARE(run({"open", "wf1"}, "C", "").code, 0);
        const QProcessEnvironment german = environment("C.UTF-8", "de");
        const QString line = QStringLiteral("batchy load wf1 >/dev/null; echo code $?");
        const Ran no = test::runAtTerminal(line, german, "n\n");
        QVERIFY2(no.out.contains("wf1 trotzdem laden? [j/N]"), no.out.constData());
        QVERIFY2(!no.out.contains("code 0"), no.out.constData());
        const Ran yes = test::runAtTerminal(line, german, "j\n");
        QVERIFY2(yes.out.contains("code 0"), yes.out.constData());
    }

private:
    static void addColumns()
    {
        QTest::addColumn<QByteArray>("locale");
        QTest::addColumn<QByteArray>("language");
    }
    static void addRow(const char *locale, const char *language)
    {
        QTest::addRow("%s %s", locale, language) << QByteArray(locale) << QByteArray(language);
    }
    static void addGermanWishes()
    {
        addColumns();
        addRow("de_DE.UTF-8", "");
        addRow("de_CH.UTF-8", "");
        addRow("C.UTF-8", "de");
        addRow("en_US.UTF-8", "fr:de:en");
    }

    QProcessEnvironment environment(const QByteArray &locale, const QByteArray &language) const
    {
        QProcessEnvironment environment = test::programEnvironment();
        environment.insert(QStringLiteral("BATCHY_REDIS_URL"), m_server.url());
        environment.insert(QStringLiteral("BATCHY_CFG"), m_cfg.path());
        environment.insert(QStringLiteral("LC_ALL"), QString::fromLatin1(locale));
        environment.insert(QStringLiteral("LANGUAGE"), QString::fromLatin1(language));
        return environment;
    }
    Ran run(const QByteArrayList &arguments, const QByteArray &locale,
            const QByteArray &language) const
    {
        QStringList words;
        for (const QByteArray &argument : arguments)
            words << QString::fromUtf8(argument);
        return test::runProgram(words, environment(locale, language));
    }

    test::RedisServer m_server;
    QTemporaryDir m_cfg;
};

BATCHY_TEST(german, GermanTest)
#include "tst_german.moc"
