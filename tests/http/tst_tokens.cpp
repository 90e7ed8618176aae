// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/tokens.h"
#include "tests/support/testrunner.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace batchy;
using http::Tokens;

namespace {

const QByteArray someToken = "0123456789abcdef0123";

} // namespace

class TokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsHolders()
    {
        const auto tokens = Tokens::read(file("# who may what\n\n" + someToken +
                                              " full ops\n  reader-0123456789\t read  \r\n" +
                                              "again-0123456789 full"));
        QVERIFY2(tokens, tokens ? "" : qPrintable(tokens.error().what));
        const auto ops = tokens->find(someToken);
        QVERIFY(ops);
        QCOMPARE(ops->right, Tokens::Right::Full);
        QCOMPARE(ops->name, QByteArray("ops"));
        const auto reader = tokens->find("reader-0123456789");
        QVERIFY(reader);
        QCOMPARE(reader->right, Tokens::Right::Read);
        QCOMPARE(reader->name, QByteArray("line 4"));
        QVERIFY(tokens->find("again-0123456789"));
        QByteArray almost = someToken;
        almost.back() = '4';
        const QByteArrayList wrongs{"",
                                    "full",
                                    almost,
                                    someToken + ' ',
                                    someToken.left(19),
                                    someToken.toUpper(),
                                    someToken + QByteArray("\0x", 2),
                                    "#"};
        for (const QByteArray &wrong : wrongs)
            QVERIFY(!tokens->find(wrong));
    }

    void badLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no right") << someToken;
        QTest::newRow("unknown right") << someToken + " write";
        QTest::newRow("right in capitals") << someToken + " FULL";
        QTest::newRow("right first") << "full " + someToken;
        QTest::newRow("too short") << QByteArray("secret-0123456 full");
    }
    void badLines()
    {
        QFETCH(QByteArray, line);
        const auto tokens = Tokens::read(file("# first\n" + line + '\n'));
        QVERIFY(!tokens);
        QCOMPARE(tokens.error().kind, ErrorKind::BadConfig);
        const QString said = tokens.error().what + tokens.error().hint;
        QVERIFY2(said.contains(QStringLiteral("line 2")), qPrintable(said));
        // It ends in the journal, where many read.
        QVERIFY2(!said.contains(QString::fromUtf8(someToken)), qPrintable(said));
        QVERIFY2(!said.contains(QStringLiteral("secret-")), qPrintable(said));
    }

    void badFiles()
    {
        const auto missing = Tokens::read(m_folder.filePath(QStringLiteral("missing")));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::BadConfig);
        QVERIFY(missing.error().what.contains(QStringLiteral("missing")));
        QVERIFY(!Tokens::read(file("")));
        QVERIFY(!Tokens::read(file("# none yet\n\n")));
        QVERIFY(!Tokens::read(m_folder.path()));
    }

    void permissions_data()
    {
        using P = QFile::Permission;
        QTest::addColumn<QFile::Permissions>("permissions");
        QTest::addColumn<bool>("isFine");
        const QFile::Permissions owner = P::ReadOwner | P::WriteOwner;
        QTest::newRow("owner") << owner << true;
        QTest::newRow("group reads") << (owner | P::ReadGroup) << true;
        QTest::newRow("group writes") << (owner | P::WriteGroup) << false;
        QTest::newRow("all read") << (owner | P::ReadOther) << false;
        QTest::newRow("all write") << (owner | P::WriteOther) << false;
    }
    void permissions()
    {
        QFETCH(QFile::Permissions, permissions);
        QFETCH(bool, isFine);
        const QString path = file(someToken + " full");
        QVERIFY(QFile::setPermissions(path, permissions));
        const auto tokens = Tokens::read(path);
        QCOMPARE(tokens.has_value(), isFine);
        if (!isFine)
            QVERIFY(tokens.error().hint.contains(QStringLiteral("chmod")));
    }

    /// A file that is cut off at a limit would let some of its holders in and others not.
    void aHugeFileIsRefusedWhole()
    {
        QByteArray lines;
        while (lines.size() <= 1 << 20)
            lines +=
                "token-" + QByteArray::number(lines.size()).rightJustified(12, '0') + " full\n";
        QVERIFY(!Tokens::read(file(lines)));
    }

private:
    QString file(const QByteArray &text)
    {
        const QString path = m_folder.filePath(QStringLiteral("tokens"));
        QFile::remove(path);
        QFile out(path);
        if (!out.open(QFile::WriteOnly) || out.write(text) != text.size())
            qFatal("can't write %s", qPrintable(path));
        out.close();
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        return path;
    }

    QTemporaryDir m_folder;
};

BATCHY_TEST(tokens, TokensTest)
#include "tst_tokens.moc"
