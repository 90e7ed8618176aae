// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcode.h"
#include "app/cli/format/documents.h"
#include "app/cli/format/table.h"
#include "app/cli/format/tables.h"
#include "tests/support/testrunner.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace batchy;
using namespace batchy::cli;

/// Text for terminals, aligned tables, JSON documents and the two lists that never change.
class CliFormatsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exitCodesNeverChange()
    {
        const std::vector<std::tuple<ErrorKind, int, const char *>> table{
            {ErrorKind::BadInput, 2, "bad_input"},       {ErrorKind::Offline, 4, "offline"},
            {ErrorKind::Refused, 4, "refused"},          {ErrorKind::Timeout, 4, "timeout"},
            {ErrorKind::UnknownFate, 4, "unknown_fate"}, {ErrorKind::Protocol, 4, "protocol"},
            {ErrorKind::NotFound, 6, "not_found"},       {ErrorKind::BadConfig, 7, "bad_config"},
            {ErrorKind::BadData, 8, "bad_data"},         {ErrorKind::Conflict, 9, "conflict"},
            {ErrorKind::Internal, 1, "internal"}};
        for (const auto &[kind, code, word] : table) {
            QCOMPARE(int(exitCodeOf(kind)), code);
            QCOMPARE(errorWord(kind), QByteArray(word));
        }
        QCOMPARE(int(ExitCode::No), 3);
        QCOMPARE(int(ExitCode::Limit), 5);
        QCOMPARE(int(ExitCode::JobFailed), 10);
        QCOMPARE(int(ExitCode::HungUp), 129);
        QCOMPARE(int(ExitCode::Interrupted), 130);
        QCOMPARE(int(ExitCode::Terminated), 143);
    }

    void controlsAreShown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("safe");
        const auto row = [](const char *name, const char16_t *text, const char *safe) {
            QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf8(safe);
        };
        row("plain", u"job1 ä 漢 🚀", "job1 ä 漢 🚀");
        row("escape", u"\u001b[31mred", "\\x1b[31mred");
        row("line", u"a\nb\tc\r", "a\\x0ab\\x09c\\x0d");
        row("C1", u"a\u009bb", "a\\x9bb");
        row("bidi", u"a\u202eb", "a\\u202eb");
        row("line separator", u"a\u2028b", "a\\u2028b");
        row("family", u"👩\u200d👧", "👩\u200d👧");
    }
    void controlsAreShown()
    {
        QFETCH(QString, text);
        QFETCH(QString, safe);
        QCOMPARE(safeText(text), safe);
    }

    void widths()
    {
        QCOMPARE(displayWidth(QStringLiteral("abc")), 3);
        QCOMPARE(displayWidth(QStringLiteral("漢字")), 4);
        QCOMPARE(displayWidth(QStringLiteral("a\u0308")), 1);
        QCOMPARE(cutToWidth(QStringLiteral("abcdef"), 4), QStringLiteral("abc…"));
        QCOMPARE(cutToWidth(QStringLiteral("abcd"), 4), QStringLiteral("abcd"));
        QCOMPARE(displayWidth(cutToWidth(QStringLiteral("漢字漢字"), 6)), 5);
    }

    void tableIsAligned()
    {
        Table table({QStringLiteral("A"), QStringLiteral("B")});
        table.addRow({{QStringLiteral("漢字")}, {QStringLiteral("x")}});
        table.addRow({{QStringLiteral("abc")}, {QStringLiteral("y\n")}});
        QCOMPARE(table.render({}), QByteArray("A     B\n漢字  x\nabc   y\\x0a\n"));
        const QByteArray narrow = table.render({false, 12});
        QVERIFY(!narrow.contains('\x1b'));
        QVERIFY(table.render({true, 80}).contains("\x1b[1mA\x1b[0m"));
    }

    void lastColumnIsCutAtATerminalOnly()
    {
        Table table({QStringLiteral("A"), QStringLiteral("B")});
        table.addRow({{QStringLiteral("x")}, {QString(100, QLatin1Char('y'))}});
        for (const QByteArray &line : table.render({false, 20}).split('\n'))
            QVERIFY(displayWidth(QString::fromUtf8(line)) <= 20);
        QVERIFY(table.render({}).contains(QByteArray(100, 'y')));
    }

    void brokenAndTornBatchesAreMarked()
    {
        const Batch batch{"wf1",
                          {{"a", Job::fromText(R"({"batch_id": 1467149783, "status": "open"})")},
                           {"b", Job::fromText(R"({"batch_id": 1467149784, "status": "odd"})")},
                           {"c", Job::fromText("no \x1b json")}}};
        const QByteArray heading = headingOf(batch, {});
        QVERIFY2(heading.startsWith("wf1: broken"), heading.constData());
        QVERIFY(heading.contains("torn"));
        const QByteArray table = jobsTable(batch, {});
        QVERIFY(table.contains("1467149783") && table.contains("1467149784"));
        QVERIFY(table.contains("new (\"odd\")"));
        QVERIFY(table.contains("no \\x1b json"));
    }

    void badTimesAreShownAsTheyAre()
    {
        const Batch batch{"wf1", {{"a", Job::fromText(R"({"from_date": "soon"})")}}};
        QVERIFY(jobsTable(batch, {}).contains("\"soon\""));
    }

    void documentsKeepStoredText()
    {
        const QByteArray stored = R"({"x": 2.0,  "n": 12345678901234567890123, "u": "\u00e4"})";
        const Batch batch{"wf1", {{"a\"b", Job::fromText(stored)}}};
        const QByteArray line = workflowLine("wf1", batch);
        QCOMPARE(line, R"({"workflow": "wf1", "jobs": {"a\"b": )" + stored + "}}\n");
        OpenResult result{batch, {FromDateReason{}}};
        const QByteArray document = openDocument(result);
        QVERIFY(document.startsWith(R"({"version": 1, "workflow": "wf1")"));
        QVERIFY(document.contains(stored));
        const QJsonObject parsed = QJsonDocument::fromJson(document).object();
        QCOMPARE(parsed[QStringLiteral("reasons")][QStringLiteral("a\"b")][QStringLiteral("kind")],
                 QStringLiteral("kept_new"));
    }
};

BATCHY_TEST(cliformats, CliFormatsTest)
#include "tst_cliformats.moc"
