// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/house.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy::test;

/// The rules look at code only: what stands in comments and strings must not count, and what looks
/// like the start of one must not hide the code behind it.
class TestBlank : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blanks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const char *text, const char *code) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(code);
        };
        row("code", "int a = b / c;", "int a = b / c;");
        row("line comment", "a; // b\nc;", "a;     \nc;");
        row("line comment that goes on", "a; // b\\\nb\nc;", "a;      \n \nc;");
        row("block comment", "a; /* b\nb */ c;", "a;     \n     c;");
        row("comment without an end", "a; /* b", "a;     ");
        row("string", "f(\"b\");", "f(   );");
        row("escaped quote", "f(\"a\\\"b\", c);", "f(      , c);");
        row("comment in a string", "f(\"//\"); c;", "f(    ); c;");
        row("quote in a comment", "a; // \"\nc; // \"", "a;     \nc;     ");
        row("raw string", "f(R\"x(a\")\"b)x\"); c;", "f(            ); c;");
        row("character", "f('\"', '\\'', c);", "f(   ,     , c);");
        row("digit separators", "f(1'000, c, 0xff'ff);", "f(1'000, c, 0xff'ff);");
        row("include", "#include \"a/b.h\"", "#include \"a/b.h\"");
        row("system include", "#  include <a//b>", "#  include <a//b>");
        row("include in a comment", "// #include \"a.h\"", "                 ");
        row("include behind a comment", "/**/ #include \"a.h\"", "     #include \"a.h\"");
    }

    void blanks()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, code);
        QCOMPARE(withoutCommentsAndStrings(text), code);
    }
};

BATCHY_TEST(blank, TestBlank)
#include "tst_blank.moc"
