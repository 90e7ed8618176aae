// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/workflowfile.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;

/// Files that are too large, too deep or grow too much are refused at once, with a place.
class WorkflowLimitsTest : public QObject
{
    Q_OBJECT

    static QByteArray jobs(int count)
    {
        QByteArray text;
        for (int i = 0; i < count; ++i)
            text += "job" + QByteArray::number(i) + ":\n  p: 1\n";
        return text;
    }
    /// Ten aliases of the line above in each line: 10^levels values.
    static QByteArray laughs(int levels, const QByteArray &open, const QByteArray &close)
    {
        QByteArray text = "job1:\n  a0: &a0 " + open + "x" + close + '\n';
        for (int i = 1; i < levels; ++i) {
            const QByteArray above = "*a" + QByteArray::number(i - 1);
            text += "  a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" + above;
            for (int k = 0; k < 9; ++k)
                text += ", " + above;
            text += "]\n";
        }
        return text;
    }

private Q_SLOTS:
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("line");
        const auto row = [](const char *name, const QByteArray &text, const char *reason,
                            int line) {
            QTest::newRow(name) << text << QString::fromLatin1(reason) << line;
        };
        const char *deep = "nested";
        row("brackets", "job1: " + QByteArray(200'000, '['), deep, 1);
        row("brackets over lines", "job1: " + QByteArray("[\n").repeated(100'000), deep, 100);
        row("braces", "job1: " + QByteArray("{a: ").repeated(50'000), deep, 1);
        row("braces without values", "job1: " + QByteArray("{").repeated(200'000), deep, 1);
        row("pairs in lists", "job1: " + QByteArray("[? ").repeated(50'000), deep, 1);
        row("dashes", "job1:\n" + QByteArray("- ").repeated(100'000) + "x\n", deep, 2);
        row("question marks", QByteArray("? ").repeated(100'000) + "x\n", deep, 1);
        QByteArray indented;
        for (int i = 0; i < 1'000; ++i)
            indented += QByteArray(i, ' ') + "a:\n";
        row("indentation", indented, deep, 101);
        row("closed brackets", "job1: " + QByteArray(101, '[') + QByteArray(101, ']'), deep, 1);
        QByteArray chain = "job1:\n  a0: &a0 [x]\n";
        for (int i = 1; i < 1'000; ++i)
            chain += "  a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [*a" +
                     QByteArray::number(i - 1) + "]\n";
        row("chain of aliases", chain, "aliases", 1);
        row("alias bomb", laughs(9, "[", "]"), "aliases", 1);
        row("alias bomb of texts", laughs(4, "\"" + QByteArray(500'000, 'x'), "\""), "aliases", 1);
        QByteArray keys;
        for (int i = 0; i < 1'000; ++i)
            keys += "  k" + QByteArray::number(i) + ": 1\n";
        row("merge bomb",
            "base: &b\n" + keys + "job1:\n  <<: [" + QByteArray("*b, ").repeated(5'000) + "]\n",
            "Merging", 1'003);
        row("10,001 jobs", jobs(10'001), "job(s)", 20'001);
        row("too large", "job1:\n" + QByteArray("#\n").repeated(2 * 1024 * 1024), "4 MiB", 1);
        row("too many values", "job1: [" + QByteArray("1,").repeated(1'100'000) + "]\n", "too many",
            1);
        row("a long integer in another base", "job1: {a: 0x" + QByteArray(100'000, 'f') + "}\n",
            "too long", 1);
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, reason);
        QFETCH(int, line);
        const auto batch = readWorkflow(text, "wf");
        QVERIFY(!batch);
        QVERIFY2(batch.error().what.contains(reason), qPrintable(batch.error().what));
        QCOMPARE(batch.error().at.line, line);
        QVERIFY(batch.error().at.column >= 1);
    }

    void takes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("10,000 jobs") << jobs(10'000);
        QTest::newRow("4 MiB") << "job1:\n" + QByteArray(largestWorkflowFile - 6, '\n');
        QTest::newRow("a text of 4 MiB")
            << "job1: {a: \"" + QByteArray(largestWorkflowFile - 14, 'x') + "\"}\n";
        QTest::newRow("98 brackets")
            << "job1: {a: " + QByteArray(98, '[') + QByteArray(98, ']') + "}\n";
        QTest::newRow("aliases within 100,000 values") << laughs(4, "[", "]");
        QTest::newRow("an integer of a million digits")
            << "job1: {a: " + QByteArray(1'000'000, '7') + "}\n";
        QTest::newRow("an integer of 4096 hexadecimal digits")
            << "job1: {a: 0x" + QByteArray(4'094, 'f') + "}\n";
    }
    void takes()
    {
        QFETCH(QByteArray, text);
        const auto batch = readWorkflow(text, "wf");
        QVERIFY2(batch, batch ? "" : qPrintable(batch.error().what));
        for (const BatchJob &job : batch->jobs)
            QVERIFY(!job.job.isBroken());
    }
};

BATCHY_TEST(limits, WorkflowLimitsTest)
#include "tst_limits.moc"
