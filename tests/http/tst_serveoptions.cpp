// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/errors.h"
#include "app/server/servelimits.h"
#include "core/domain/jsontext.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace batchy;

/// What the options of `batchy serve` take, and how failures leave the service.
class ServeOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("number"); // -1 = refused
        const auto row = [](const char *text, int number) {
            QTest::newRow(text) << QByteArray(text) << number;
        };
        row("1", 1);
        row("100", 100);
        row("0100", 100);
        for (const char *bad :
             {"", "0", "101", "-1", "1.5", "1e2", "x", "0x10", "99999999999", "5s"})
            row(bad, -1);
    }
    void numbers()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, number);
        const auto taken = numberOption("--idle-timeout", text, 7, 1, 100);
        QCOMPARE(taken.value_or(-1), number);
        if (taken)
            return;
        QCOMPARE(taken.error().kind, ErrorKind::BadInput);
        for (const char *part : {"--idle-timeout", "1", "100"})
            QVERIFY(taken.error().what.contains(QLatin1String(part)));
    }
    void noNumber() { QCOMPARE(numberOption("--idle-timeout", {}, 7, 10, 100).value_or(-1), 7); }

    void logFormats()
    {
        using Format = http::AccessLog::Format;
        QCOMPARE(logFormatOption({}).value(), Format::Text);
        QCOMPARE(logFormatOption("text").value(), Format::Text);
        QCOMPARE(logFormatOption("json").value(), Format::Json);
        QCOMPARE(logFormatOption("none").value(), Format::None);
        for (const char *bad : {"", "JSON", "xml"})
            QVERIFY(!logFormatOption(QByteArray(bad)));
    }

    void certificates()
    {
        const auto none = tlsOption({}, {});
        QVERIFY(none && none->certificate.isEmpty());
        const QByteArray certificate = QFile::encodeName(test::tlsFiles().serverCert);
        const QByteArray key = QFile::encodeName(test::tlsFiles().serverKey);
        const auto both = tlsOption(certificate, key);
        QVERIFY(both && both->certificate.contains("BEGIN CERTIFICATE"));
        QVERIFY(both->key.contains("PRIVATE KEY"));
        QVERIFY(!tlsOption(certificate, {}));
        QVERIFY(!tlsOption({}, key));
        QVERIFY(!tlsOption("/no/such/file", key));
        const auto noPem = tlsOption(certificate, QByteArray("/etc/passwd"));
        QVERIFY(!noPem);
        QVERIFY(noPem.error().what.contains(QStringLiteral("--tls-key")));
    }

    /// Each kind of failure: its status, a word, a sentence, never an empty object.
    void failures()
    {
        for (const ErrorKind kind :
             {ErrorKind::BadInput, ErrorKind::Offline, ErrorKind::Refused, ErrorKind::Timeout,
              ErrorKind::UnknownFate, ErrorKind::Protocol, ErrorKind::NotFound,
              ErrorKind::BadConfig, ErrorKind::BadData, ErrorKind::Conflict, ErrorKind::Internal}) {
            const auto response =
                http::errorResponse({kind,
                                     QStringLiteral("\"quoted\"\n\u2713."),
                                     QStringLiteral("hint"),
                                     {},
                                     {QStringLiteral("one"), QStringLiteral("two")}});
            QCOMPARE(response.status, http::statusOf(kind));
            QVERIFY(response.status >= 400);
            QCOMPARE(response.type, QByteArray("application/json"));
            QVERIFY2(json::isValid(response.body), response.body.constData());
            const QByteArray start =
                "{\"error\": \"" + errorWord(kind) + "\", \"message\": \"\\\"quoted\\\"\\n";
            QVERIFY(response.body.startsWith(start));
            QVERIFY(response.body.endsWith("\"details\": [\"one\", \"two\"]}"));
            // Where nothing has happened, and only there, one may simply ask again.
            const bool again = kind == ErrorKind::Offline || kind == ErrorKind::Refused;
            QCOMPARE(!response.headers.empty(), again);
        }
    }
};

BATCHY_TEST(serveoptions, ServeOptionsTest)
#include "tst_serveoptions.moc"
