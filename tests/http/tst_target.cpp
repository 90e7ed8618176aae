// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/target.h"
#include "tests/support/testrunner.h"

#include <QTest>

using namespace batchy;
using http::parseTarget;

/// Where a request's target ends and its names begin: what is decoded, once, and what is refused.
class TargetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesApart_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArrayList>("segments");
        QTest::addColumn<QByteArray>("query");
        const auto row = [](const char *target, const QByteArrayList &segments,
                            const char *query = "") {
            QTest::newRow(target) << QByteArray(target) << segments << QByteArray(query);
        };
        row("/", {});
        row("/?a=1", {}, "a=1");
        row("/index", {"index"});
        row("/get_status/wf1", {"get_status", "wf1"});
        row("/get_status/a.b_c-D", {"get_status", "a.b_c-D"});
        row("/get_status/wf1?x=/y?z", {"get_status", "wf1"}, "x=/y?z");
        row("/get_status/wf1?", {"get_status", "wf1"});
        row("/get_status/wf1?%zz", {"get_status", "wf1"}, "%zz");
        row("/%41%62", {"Ab"});
        row("/%c3%a9", {"\xc3\xa9"});
        row("/\xc3\xa9", {"\xc3\xa9"});
        // Once, not until nothing is left to decode.
        row("/%2541", {"%41"});
        row("/%252e%252e", {"%2e%2e"});
        row("/%252F", {"%2F"});
        row("/a/%2e%2e/b", {"a", "..", "b"});
        row("/../b", {"..", "b"});
        row("/%3Fx", {"?x"});
        row("/a+b", {"a+b"});
        row("//", {"", ""});
        row("//wf1", {"", "wf1"});
        row("/get_status/", {"get_status", ""});
        row("/a//b", {"a", "", "b"});
        row("/a b", {"a b"});
        // As a proxy asks.
        row("http://h", {});
        row("http://h/", {});
        row("HTTP://h:5000/a/b?q", {"a", "b"}, "q");
        row("https://[::1]:5000/a", {"a"});
        // A query isn't a path, wherever its slash stands.
        row("http://h?x=/close_batch/wf1", {});
    }
    void takesApart()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArrayList, segments);
        QFETCH(QByteArray, query);
        const auto parsed = parseTarget(target);
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().what));
        QCOMPARE(QByteArrayList(parsed->segments.begin(), parsed->segments.end()), segments);
        QCOMPARE(parsed->query, query);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("target");
        const auto row = [](const char *name, const QByteArray &target) {
            QTest::newRow(name) << target;
        };
        row("nothing", "");
        row("no slash", "get_status/wf1");
        row("the server itself", "*");
        row("only an authority", "h:5000");
        row("another scheme", "ftp://h/a");
        row("a scheme alone", "http:/a");
        row("percent at the end", "/a%");
        row("one digit", "/a%4");
        row("no digits", "/a%zz");
        row("second digit wrong", "/a%4g");
        row("cut off by a slash", "/a%4/1");
        row("escaped zero", "/a%00b");
        row("zero", QByteArray("/a\0b", 4));
        row("escaped line feed", "/a%0a");
        row("escaped carriage return", "/a%0D");
        row("escape character", "/a%1b[31m");
        row("delete", "/a%7f");
        row("tab", "/a\tb");
        row("escaped slash", "/a%2Fb");
        row("escaped slash, lower case", "/a%2fb");
        row("half a character", "/%c3");
        row("a byte of no character", "/%ff");
        row("over-long slash", "/%c0%af");
        row("over-long dot", "/%e0%80%ae");
        row("a surrogate", "/%ed%a0%80");
        row("beyond Unicode", "/%f4%90%80%80");
        row("raw bytes", "/\xff\xfe");
    }
    void refuses()
    {
        QFETCH(QByteArray, target);
        const auto parsed = parseTarget(target);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::BadInput);
        QVERIFY(parsed.error().what.endsWith(QLatin1Char('.')));
    }

    /// Any byte, escaped or not, in any place: either refused, or one segment that holds it.
    void everyByte()
    {
        for (int byte = 0; byte < 256; ++byte) {
            const QByteArray escape = '%' + QByteArray(1, char(byte)).toHex();
            const auto parsed = parseTarget(QByteArray("/x" + escape + 'y'));
            const bool isFine = byte >= 0x20 && byte < 0x7f && byte != '/';
            QCOMPARE(parsed.has_value(), isFine);
            if (isFine)
                QCOMPARE(parsed->segments.front(), 'x' + QByteArray(1, char(byte)) + 'y');
        }
    }

    void queryValues_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArrayList>("values");
        QTest::newRow("none") << QByteArray() << QByteArrayList();
        QTest::newRow("one") << QByteArray("a=1") << QByteArrayList{"1"};
        QTest::newRow("among others") << QByteArray("b=2&a=1&ab=3") << QByteArrayList{"1"};
        QTest::newRow("several") << QByteArray("a=1&a=2") << QByteArrayList{"1", "2"};
        QTest::newRow("empty") << QByteArray("a=") << QByteArrayList{""};
        QTest::newRow("no equals") << QByteArray("a") << QByteArrayList{""};
        QTest::newRow("equals inside") << QByteArray("a=b=c") << QByteArrayList{"b=c"};
        QTest::newRow("spaces") << QByteArray("a=x+y%20z%2B") << QByteArrayList{"x y z+"};
        QTest::newRow("only separators") << QByteArray("&&&") << QByteArrayList();
    }
    void queryValues()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArrayList, values);
        const auto found = http::queryValues(query, "a");
        QVERIFY(found);
        QCOMPARE(QByteArrayList(found->begin(), found->end()), values);
    }

    void aBadQueryIsRefusedWhereItIsAskedFor()
    {
        QVERIFY(!http::queryValues("a=%0a", "a"));
        QVERIFY(!http::queryValues("b=1&a=%f", "a"));
        QVERIFY(http::queryValues("b=%zz&a=1", "a"));
    }
};

BATCHY_TEST(target, TargetTest)
#include "tst_target.moc"
