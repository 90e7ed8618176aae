// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/resolve.h"
#include "tests/app/clirun.h"
#include "tests/support/testrunner.h"

#include <QTemporaryDir>
#include <QTest>

using namespace batchy;
using namespace batchy::cli;

/// Which Redis, folder, format and limit: what goes before what.
class CliChoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void redisComesFromTheFirstThatSaysSo()
    {
        GlobalOptions options;
        Environment environment{QStringLiteral("redis://env"), {}, {}};
        Settings settings;
        settings.redis = QStringLiteral("redis://file");
        options.redis = "redis://option";
        check(options, environment, settings, "option", Origin::Option);
        options.redis.reset();
        check(options, environment, settings, "env", Origin::Environment);
        environment.redisUrl.reset();
        check(options, environment, settings, "file", Origin::File);
    }

    void anExplicitEmbeddedGoesBeforeEnvironmentAndFile()
    {
        GlobalOptions options;
        options.embedded = true;
        const Environment environment{QStringLiteral("redis://env"), {}, {}};
        const auto choice = chooseRedis(options, environment, {}, false);
        QVERIFY(choice.has_value());
        QVERIFY(!choice->value);
        QVERIFY(checkOptions(options).has_value());
        options.redis = "redis://option";
        QCOMPARE(checkOptions(options).error().kind, ErrorKind::BadInput);
    }

    void aWrongSettingNamesTheFile()
    {
        Settings settings;
        settings.file = QStringLiteral("/f/settings");
        settings.redis = QStringLiteral("http://x");
        const auto choice = chooseRedis({}, {}, settings, true);
        QCOMPARE(choice.error().kind, ErrorKind::BadConfig);
        QVERIFY(choice.error().what.startsWith(QStringLiteral("/f/settings, redis: ")));
    }

    void withoutAnyATerminalGetsTheEmbeddedOne()
    {
        const auto atTerminal = chooseRedis({}, {}, {}, true);
        QVERIFY(atTerminal.has_value());
        QVERIFY(!atTerminal->value);
        QCOMPARE(atTerminal->origin, Origin::Default);
        const auto inScript = chooseRedis({}, {}, {}, false);
        QVERIFY(!inScript.has_value());
        QCOMPARE(inScript.error().kind, ErrorKind::BadInput);
        QVERIFY(inScript.error().hint.contains(QStringLiteral("BATCHY_REDIS_URL")));
    }

    void passwords()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("pw"));
        test::writeFile(file, "from file\r\nsecond line\n");
        GlobalOptions options;
        options.redis = "redis://h";
        Environment environment{{}, QStringLiteral("from env"), {}};
        QCOMPARE(chooseRedis(options, environment, {}, false)->value->password,
                 QStringLiteral("from env"));
        options.redis = "redis://u:url@h";
        QCOMPARE(chooseRedis(options, environment, {}, false)->value->password,
                 QStringLiteral("url"));
        options.passwordFile = file.toLocal8Bit();
        QCOMPARE(chooseRedis(options, environment, {}, false)->value->password,
                 QStringLiteral("from file"));
        options.redis = "redis://h";
        options.passwordFile.reset();
        Settings settings;
        settings.passwordFile = file;
        QCOMPARE(chooseRedis(options, {}, settings, false)->value->password,
                 QStringLiteral("from file"));
        options.passwordFile = folder.filePath(QStringLiteral("none")).toLocal8Bit();
        QCOMPARE(chooseRedis(options, {}, {}, false).error().kind, ErrorKind::NotFound);
        test::writeFile(file, "\n");
        options.passwordFile = file.toLocal8Bit();
        QCOMPARE(chooseRedis(options, {}, {}, false).error().kind, ErrorKind::BadInput);
    }

    void folder()
    {
        GlobalOptions options;
        options.cfg = "/o";
        Environment environment{{}, {}, QStringLiteral("/e")};
        Settings settings;
        settings.cfg = QStringLiteral("/f");
        QCOMPARE(chooseCfg(options, environment, settings).value, QStringLiteral("/o"));
        QCOMPARE(chooseCfg({}, environment, settings).value, QStringLiteral("/e"));
        QCOMPARE(chooseCfg({}, {}, settings).value, QStringLiteral("/f"));
        QCOMPARE(chooseCfg({}, {}, {}).value, QStringLiteral("cfg"));
    }

    void formatAndLimit()
    {
        GlobalOptions options;
        Settings settings;
        QCOMPARE(chooseFormat(options, settings)->value, Format::Table);
        settings.format = QStringLiteral("json");
        QCOMPARE(chooseFormat(options, settings)->value, Format::Json);
        options.format = "infa";
        QCOMPARE(chooseFormat(options, settings)->value, Format::Infa);
        options.format = "xml";
        QCOMPARE(chooseFormat(options, settings).error().kind, ErrorKind::BadInput);

        QVERIFY(!chooseTimeout(options)->has_value());
        options.timeout = "1.5";
        QCOMPARE(chooseTimeout(options)->value(), std::chrono::milliseconds(1500));
        for (const char *bad : {"", "0", "-1", "nan", "inf", "soon", "1e9"}) {
            options.timeout = bad;
            QVERIFY2(!chooseTimeout(options).has_value(), bad);
        }
    }

private:
    static void check(const GlobalOptions &options, const Environment &environment,
                      const Settings &settings, const char *host, Origin origin)
    {
        const auto choice = chooseRedis(options, environment, settings, false);
        QVERIFY(choice.has_value());
        QVERIFY(choice->value.has_value());
        QCOMPARE(choice->value->host, QString::fromLatin1(host));
        QCOMPARE(choice->origin, origin);
    }
};

BATCHY_TEST(clichoice, CliChoiceTest)
#include "tst_clichoice.moc"
