// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"
#include "tests/app/clirun.h"
#include "tests/support/testrunner.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace batchy;

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noFileIsFine()
    {
        const auto settings = Settings::read(m_folder.filePath(QStringLiteral("none")));
        QVERIFY(settings.has_value());
        QVERIFY(!settings->redis && !settings->cfg && !settings->format &&
                !settings->passwordFile && !settings->statusFailedWord);
    }

    void standsInTheConfigFolder()
    {
        QCOMPARE(Settings::defaultFile(),
                 qEnvironmentVariable("XDG_CONFIG_HOME") + QStringLiteral("/batchy/settings"));
    }

    void readsEveryKey()
    {
        const auto settings = read("redis=redis://u:p,w@db1:6379/2\n"
                                   "cfg=/srv/etl/cfg\nformat=json\npassword_file=/etc/pw\n"
                                   "status_failed_word=failure\n\n[console]\nzoom=2\n");
        QVERIFY(settings.has_value());
        QCOMPARE(settings->redis, QStringLiteral("redis://u:p,w@db1:6379/2"));
        QCOMPARE(settings->cfg, QStringLiteral("/srv/etl/cfg"));
        QCOMPARE(settings->format, QStringLiteral("json"));
        QCOMPARE(settings->passwordFile, QStringLiteral("/etc/pw"));
        QCOMPARE(settings->statusFailedWord, QByteArray("failure"));
        QVERIFY(settings->unknownKeys.isEmpty());
    }

    void tellsUnknownKeys()
    {
        const auto settings = read("status_failed_wrod=failure\n");
        QVERIFY(settings.has_value());
        QCOMPARE(settings->unknownKeys, QStringList{QStringLiteral("status_failed_wrod")});
    }

    void refusesBadValues_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("key");
        QTest::newRow("redis") << QByteArray("redis=http://u:geheim@db1\n")
                               << QStringLiteral("redis");
        QTest::newRow("port") << QByteArray("redis=redis://u:geheim@db1:x\n")
                              << QStringLiteral("redis");
        QTest::newRow("format") << QByteArray("format=xml\n") << QStringLiteral("format");
        QTest::newRow("word") << QByteArray("status_failed_word=bad\n")
                              << QStringLiteral("status_failed_word");
    }
    void refusesBadValues()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, key);
        const auto settings = read(text);
        QVERIFY(!settings.has_value());
        const Error error = settings.error();
        QCOMPARE(error.kind, ErrorKind::BadConfig);
        QVERIFY2(error.what.contains(key) && error.what.contains(path()), qPrintable(error.what));
        QVERIFY(!error.hint.isEmpty());
        QVERIFY(!error.what.contains(QStringLiteral("geheim")));
        QVERIFY(!error.hint.contains(QStringLiteral("geheim")));
    }

    void refusesWhatIsNoFile()
    {
        const auto settings = Settings::read(m_folder.path());
        QVERIFY(!settings.has_value());
        QCOMPARE(settings.error().kind, ErrorKind::BadConfig);
    }

    void refusesWhatIsNoIni()
    {
        const auto settings = read("[half a group\n");
        QVERIFY(!settings.has_value());
        QCOMPARE(settings.error().kind, ErrorKind::BadConfig);
    }

private:
    QString path() const { return m_folder.filePath(QStringLiteral("settings")); }
    Result<Settings> read(const QByteArray &text)
    {
        test::writeFile(path(), text);
        return Settings::read(path());
    }

    QTemporaryDir m_folder;
};

BATCHY_TEST(settings, SettingsTest)
#include "tst_settings.moc"
