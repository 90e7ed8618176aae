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
        QTest::newRow("format") << QByteArray("format=xml\n") << QStringLiteral("format");
        QTest::newRow("no folder") << QByteArray("cfg=\n") << QStringLiteral("cfg");
        QTest::newRow("no file") << QByteArray("password_file=\n")
                                 << QStringLiteral("password_file");
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

    void aWrongRedisIsToldOnlyToThoseWhoNeedIt()
    {
        for (const char *url : {"http://u:geheim@db1", "redis://u:geheim@db1:x", ""}) {
            const auto settings = read("redis=" + QByteArray(url) + "\ncfg=/srv\n");
            QVERIFY(settings.has_value());
            QCOMPARE(settings->cfg, QStringLiteral("/srv"));
            const auto endpoint = settings->endpoint();
            QVERIFY(!endpoint.has_value());
            QCOMPARE(endpoint.error().kind, ErrorKind::BadConfig);
            QVERIFY(endpoint.error().what.startsWith(path() + QStringLiteral(", redis: ")));
            QVERIFY(!endpoint.error().what.contains(QStringLiteral("geheim")));
        }
    }

    void homeFolder()
    {
        const auto settings = read("cfg=~/etl/cfg\npassword_file=\"~/pw\"\n");
        QVERIFY(settings.has_value());
        QCOMPARE(settings->cfg, QDir::homePath() + QStringLiteral("/etl/cfg"));
        QCOMPARE(settings->passwordFile, QDir::homePath() + QStringLiteral("/pw"));
        QCOMPARE(read("cfg=~other/cfg\n")->cfg, QStringLiteral("~other/cfg"));
    }

    void readsEveryKindOfLine()
    {
        const auto settings = read("\xef\xbb\xbf# comment\r\n; another\r\n\r\n cfg = /a;b,c d \r\n"
                                   "password_file=\"/x ; \\\"y\\\\\"\n[console]\nodd key=1");
        QVERIFY2(settings.has_value(), qPrintable(settings ? QString() : settings.error().what));
        QCOMPARE(settings->cfg, QStringLiteral("/a;b,c d"));
        QCOMPARE(settings->passwordFile, QStringLiteral("/x ; \"y\\"));
        QVERIFY(settings->unknownKeys.isEmpty());
    }

    void refusesWhatItCannotUnderstand_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        const auto row = [](const char *name, const QByteArray &text, int line) {
            QTest::newRow(name) << text << line;
        };
        row("half a group", "[half a group\n", 1);
        row("no name", "[]\n", 1);
        row("no equals sign", "format=json\n\nredis redis://u:geheim@db1\n", 3);
        row("no key", "=redis://u:geheim@db1\n", 1);
        row("URL without key", "redis://u:geheim@db1/0?ca=x\n", 1);
        row("known key in a section", "[console]\nzoom=2\nredis=redis://u:geheim@db1\n", 3);
        row("known key in [General]", "[General]\ncfg=/srv\n", 2);
        row("half a quote", "cfg=\"/srv\n", 1);
        row("more behind the quote", "cfg=\"/srv\" x\n", 1);
        row("odd escape", "cfg=\"/s\\rv\"\n", 1);
        row("comment behind a value", "cfg=/srv ; the folder\n", 1);
        row("twice", "cfg=/a\nformat=json\ncfg=/b\n", 3);
        row("NUL", QByteArray("format=json\ncfg=\0x\n", 19), 2);
        row("no UTF-8", "format=json\ncfg=/\xff\xfe\n", 2);
        row("old line ends", "format=json\rcfg=/a\n", 1);
        row("garbage",
            "\x7f"
            "ELF\x02\x01\x01",
            1);
    }
    void refusesWhatItCannotUnderstand()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        const auto settings = read(text);
        QVERIFY(!settings.has_value());
        const Error error = settings.error();
        QCOMPARE(error.kind, ErrorKind::BadConfig);
        QVERIFY2(error.what.startsWith(QStringLiteral("%1, line %2: ").arg(path()).arg(line)),
                 qPrintable(error.what));
        QVERIFY(!error.hint.isEmpty());
        QVERIFY(!error.what.contains(QStringLiteral("geheim")));
    }

    void refusesWhatIsTooLarge()
    {
        QCOMPARE(read(QByteArray(300 * 1024, '\n')).error().kind, ErrorKind::BadConfig);
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
