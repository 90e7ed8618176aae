// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "tests/app/clirun.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using test::Ran;
using test::runInProcess;

/// What is understood on the command line, what isn't, and help.
class CliWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandHasHelpWithExamplesFirst()
    {
        for (const auto &command : cli::allCommands()) {
            if (command->isHidden())
                continue;
            const Ran ran = runInProcess(QByteArrayList{"help"} + command->name().split(' '));
            QCOMPARE(ran.code, 0);
            QVERIFY(ran.err.isEmpty());
            QVERIFY(ran.out.startsWith(QByteArray("batchy " + command->name())));
            const auto examples = ran.out.indexOf("Examples\n  batchy ");
            QVERIFY2(examples > 0 && examples < ran.out.indexOf("Usage\n"), ran.out.constData());
            const Ran other = runInProcess(command->name().split(' ') << QByteArray("--help"));
            QCOMPARE(other.out, ran.out);
            QCOMPARE(other.code, 0);
        }
    }

    void overviewNamesEveryCommand()
    {
        for (const QByteArrayList &words :
             {QByteArrayList{}, QByteArrayList{"help"}, QByteArrayList{"--help"}}) {
            const Ran ran = runInProcess(words);
            QCOMPARE(ran.code, words.isEmpty() ? 2 : 0);
            const QByteArray text = words.isEmpty() ? ran.err : ran.out;
            for (const auto &command : cli::allCommands())
                QCOMPARE(text.contains(QByteArray("  " + command->name())), !command->isHidden());
        }
    }

    void helpOfAGroupNamesItsCommands()
    {
        for (const QByteArrayList &words :
             {QByteArrayList{"help", "config"}, QByteArrayList{"config", "--help"}}) {
            const Ran ran = runInProcess(words);
            QCOMPARE(ran.code, 0);
            QVERIFY2(ran.out.contains("\n  config validate  check workflow files\n"),
                     ran.out.constData());
            QVERIFY(!ran.out.contains("rerun"));
        }
        QVERIFY(runInProcess({"config"}).err.contains("\"batchy help config\" lists"));
    }

    void version()
    {
        const Ran ran = runInProcess({"--version"});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.out, QByteArray("batchy " BATCHY_VERSION "\n"));
    }

    void usageErrors_data()
    {
        QTest::addColumn<QByteArrayList>("words");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const QByteArray &line, const char *expected) {
            QTest::newRow(line.constData()) << line.split(' ') << QByteArray(expected);
        };
        row("opne wf1", "There is no command \"opne\".\nDid you mean open?");
        row("config validat",
            "There is no command \"config validat\".\nDid you mean config validate?");
        row("config", "needs one of its commands");
        row("receipt check x", "\"batchy help receipt\" lists its commands.");
        row("list --json", "Write --format json.");
        row("wait -wf wf1", "only waitsy takes -wf.");
        row("help opne", "Did you mean open?");
        row("load wf1 --mrege", "batchy load has no option --mrege.\nDid you mean --merge?");
        row("--formt json list", "batchy list has no option --formt.\nDid you mean --format?");
        row("list --stauts=open", "has no option --stauts.\nDid you mean --status?");
        row("open", "batchy open needs WF");
        row("rerun", "batchy rerun needs WF");
        row("check wf1 wf2", "\"wf2\" is one argument too many");
        row("open wf1 --redis", "--redis needs a value");
        row("list --format xml", "There is no format \"xml\".");
        row("close wf1 --format infa", "batchy close makes no parameter files.");
        row("list --status done", "There is no status \"done\".");
        row("list [", "The pattern \"[\" has a [ without a ].");
        row("list a[]", "has a [ without a ].");
        row("list [12]x[!]", "has a [ without a ].");
        row("list --timeout soon", "--timeout takes a duration, not \"soon\".");
        row("history wf1 --limit x", "--limit x is not a number");
        row("rerun wf1 --from-date tomorrow", "\"tomorrow\" is not a time.");
        row("rerun wf1", "rerun needs --from-date.");
        row("rerun wf1 --from-date 2016-01-01 --from-date 2016-01-02",
            "--from-date is given more than once.");
        row("history --limit 1 wf1 --limit=2", "--limit is given more than once.");
        row("list -- --status", "\"--status\" behind -- is no name");
        row("status wf1 -- -", "\"-\" behind -- is no name");
        row("open wf1 --yes=false", "--yes=false");
        row("load wf1 --merge=no", "--merge=no");
        row("load", "load needs workflows, or --all.");
        row("load wf1 --all", "load takes workflows or --all, not both.");
        row("list", "No Redis is configured.");
        row("--redis redis://h list --embedded", "--redis and --embedded name two");
        row("config validate --cfg ", "--cfg is given, but empty.");
        row("list --password-file ", "--password-file is given, but empty.");
        row("--redis http://x list", "Error: ");
        row("--redis redis://u:geheim@h:port list", "Error: ");
    }
    void usageErrors()
    {
        QFETCH(QByteArrayList, words);
        QFETCH(QByteArray, expected);
        const Ran ran = runInProcess(words);
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.out.isEmpty());
        QVERIFY2(ran.err.contains(expected), ran.err.constData());
        QVERIFY(ran.err.startsWith("Error: "));
        QVERIFY(!ran.err.contains("geheim"));
        QVERIFY2(ran.err.count('\n') == 2, ran.err.constData());
    }
};

BATCHY_TEST(cliwords, CliWordsTest)
#include "tst_cliwords.moc"
