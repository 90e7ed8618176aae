// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/clirun.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace batchy;
using test::Ran;
using test::runInProcess;

/// What the settings file does to the commands, and what `settings` shows of it.
class CliSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        qputenv("BATCHY_REDIS_URL", m_server.url().toLocal8Bit());
        qputenv("BATCHY_CFG", m_cfg.path().toLocal8Bit());
        test::writeFile(m_cfg.filePath(QStringLiteral("wf1.yaml")), "job1:\n");
        QCOMPARE(runInProcess({"load", "wf1"}).code, 0);
    }
    void cleanupTestCase()
    {
        qunsetenv("BATCHY_REDIS_URL");
        qunsetenv("BATCHY_CFG");
    }

    void settings()
    {
        qputenv("BATCHY_REDIS_URL", m_server.url().toLocal8Bit().replace("://", "://u:geheim@"));
        const Ran ran = runInProcess({"settings", "--format", "json"});
        qputenv("BATCHY_REDIS_URL", m_server.url().toLocal8Bit());
        QVERIFY(!ran.out.contains("geheim"));
        const auto object = document(ran)[QStringLiteral("settings")].toObject();
        QCOMPARE(object[QStringLiteral("redis")][QStringLiteral("from")],
                 QStringLiteral("environment"));
        QCOMPARE(object[QStringLiteral("cfg")][QStringLiteral("value")], m_cfg.path());
        QCOMPARE(object[QStringLiteral("format")][QStringLiteral("from")],
                 QStringLiteral("option"));
        QCOMPARE(object[QStringLiteral("status_failed_word")][QStringLiteral("value")],
                 QStringLiteral("failed"));
        QVERIFY(runInProcess({"settings"}).out.startsWith("SETTING"));
    }

    void settingsFileIsObeyed()
    {
        const QString path =
            qEnvironmentVariable("XDG_CONFIG_HOME") + QStringLiteral("/batchy/settings");
        test::writeFile(path, "status_failed_word=failure\nformat=infa\nodd=1\n");
        const Ran failed = runInProcess({"fail", "wf1"});
        QVERIFY(failed.out.startsWith("wf1: failed\n"));
        QVERIFY(field("wf1", "job1").contains(R"("status": "failure")"));
        QVERIFY(runInProcess({"status", "wf1"}).out.startsWith("\n[job1]"));
        QVERIFY(runInProcess({"settings"}).err.contains("\"odd\" is no setting"));
        QVERIFY(runInProcess({"list"}).err.contains("\"odd\" is no setting"));
        test::writeFile(path, "[console]\nredis=redis://h\n");
        QCOMPARE(runInProcess({"list"}).code, 7);
        test::writeFile(path, "format=xml\n");
        const Ran bad = runInProcess({"list"});
        QCOMPARE(bad.code, 7);
        QVERIFY(bad.err.contains(path.toUtf8()) && bad.err.contains("format"));
        QVERIFY(QFile::remove(path));
    }

    void settingsShowsWhatItCan()
    {
        const QString path =
            qEnvironmentVariable("XDG_CONFIG_HOME") + QStringLiteral("/batchy/settings");
        qunsetenv("BATCHY_REDIS_URL");
        test::writeFile(path, "redis=http://u:geheim@h\npassword_file=/nowhere/pw\n");
        const Ran both = runInProcess({"settings"});
        const Ran json = runInProcess({"settings", "--format", "json"});
        const Ran list = runInProcess({"list"});
        const Ran validated = runInProcess({"config", "validate"});
        test::writeFile(path, "redis=redis://h\npassword_file=/nowhere/pw\n");
        const Ran password = runInProcess({"settings"});
        QVERIFY(QFile::remove(path));
        qputenv("BATCHY_REDIS_URL", m_server.url().toLocal8Bit());

        QCOMPARE(both.code, 7);
        QVERIFY2(both.out.contains("redis               (not a URL)") &&
                     both.out.contains("/nowhere/pw") && both.out.contains("status_failed_word"),
                 both.out.constData());
        QCOMPARE(both.err.count("Error: "), 2);
        QVERIFY(!both.out.contains("geheim") && !both.err.contains("geheim"));
        const auto object = document(json)[QStringLiteral("settings")].toObject();
        QVERIFY(object[QStringLiteral("redis")][QStringLiteral("problem")].isString());
        QVERIFY(object[QStringLiteral("cfg")][QStringLiteral("problem")].isUndefined());
        QCOMPARE(list.code, 7);
        QVERIFY(list.err.contains(QByteArray(path.toUtf8() + ", redis: ")));
        QCOMPARE(validated.code, 0);
        QCOMPARE(password.code, 6);
        QVERIFY2(password.out.contains("redis               redis://h"), password.out.constData());
    }

private:
    QByteArray field(const char *key, const char *job) const
    {
        return m_server.cli({"HGET", key, job});
    }
    static QJsonObject document(const Ran &ran)
    {
        return QJsonDocument::fromJson(ran.out).object();
    }

    test::RedisServer m_server;
    QTemporaryDir m_cfg;
};

BATCHY_TEST(clisettings, CliSettingsTest)
#include "tst_clisettings.moc"
