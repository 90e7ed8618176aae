// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/gate.h"
#include "tests/support/testrunner.h"

#include <QFile>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace batchy;
using http::Gate;
using http::Request;
using http::Response;
using http::Tokens;
using Effect = http::Route::Effect;

Q_DECLARE_METATYPE(std::vector<http::Header>)

namespace {

using Headers = std::vector<http::Header>;

Request with(Headers headers)
{
    Request request;
    request.method = "GET";
    request.target = "/close_batch/wf1";
    request.headers = std::move(headers);
    return request;
}

/// The status of the refusal and its word; "in" for who is let in.
QByteArray verdict(const std::optional<Response> &refused)
{
    if (!refused)
        return "in";
    const QByteArray &body = refused->body;
    const qsizetype from = body.indexOf("\"error\": \"") + 10;
    return QByteArray::number(refused->status) + ' ' +
           body.sliced(from, body.indexOf('"', from) - from);
}

QByteArray verdict(const Gate &gate, const Headers &headers, Effect effect = Effect::Changes)
{
    return verdict(gate.check(with(headers), effect));
}

} // namespace

class GateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void host_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("isOurs");
        const auto row = [](const char *host, bool isOurs) {
            QTest::newRow(host) << QByteArray(host) << isOurs;
        };
        for (const char *ours :
             {"localhost", "localhost:5000", "LocalHost", "localhost.", "localhost.:5000",
              "127.0.0.1", "127.0.0.1:5000", "192.0.2.7:80", "[::1]", "[::1]:5000", "[2001:DB8::1]",
              "etl.example.net", "ETL.example.net:5000", "etl.example.net."})
            row(ours, true);
        for (const char *foreign : {"evil.example",
                                    "evil.example:5000",
                                    "localhost.evil.example",
                                    "127.0.0.1.evil.example",
                                    "notlocalhost",
                                    "example.net",
                                    "[::1].evil.example",
                                    "[::1]evil.example",
                                    "[::1",
                                    "",
                                    ":5000",
                                    ".",
                                    "[]",
                                    "localhost@evil.example",
                                    "evil.example@localhost",
                                    "evil.example/localhost",
                                    "localhost..",
                                    "localhost:evil.example",
                                    "[::1]:5000x",
                                    "127.0.0.1 evil.example"})
            row(foreign, false);
        row(QSysInfo::machineHostName().toUtf8().constData(), true);
    }
    void host()
    {
        QFETCH(QByteArray, host);
        QFETCH(bool, isOurs);
        const Gate gate({.hosts = {"etl.example.net"}});
        for (const Effect effect : {Effect::Reads, Effect::Changes, Effect::Alive})
            QCOMPARE(verdict(gate, {{"Host", host}}, effect),
                     QByteArray(isOurs ? "in" : "403 foreign_host"));
        // Where others may come, they call us as they like.
        QCOMPARE(verdict(Gate({.isLocal = false, .hosts = {}}), {{"Host", host}}, Effect::Reads),
                 QByteArray("in"));
        QCOMPARE(verdict(Gate({.isUnix = true, .hosts = {}}), {{"Host", host}}), QByteArray("in"));
    }

    void hostNamesOfTheOption()
    {
        // As people write them: a name is the same with capitals and with the root's dot.
        for (const char *name : {"ETL.example.net", "etl.example.net."}) {
            const Gate gate({.hosts = {QByteArray(name)}});
            QCOMPARE(verdict(gate, {{"Host", "etl.example.net:5000"}}), QByteArray("in"));
            QCOMPARE(verdict(gate, {{"Host", "etl.example.net."}}), QByteArray("in"));
        }
    }

    void withoutHost() { QCOMPARE(verdict(Gate({.hosts = {}}), {}), QByteArray("in")); }

    void browsers_data()
    {
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<bool>("isOurs");
        const QByteArray us = "localhost:5000";
        const auto row = [&us](const char *name, Headers headers, bool isOurs) {
            headers.push_back({"Host", us});
            QTest::newRow(name) << headers << isOurs;
        };
        row("a program", {{"User-Agent", "curl/7.88"}, {"Accept", "*/*"}}, true);
        row("typed", {{"Sec-Fetch-Site", "none"}}, true);
        row("our page", {{"Sec-Fetch-Site", "same-origin"}}, true);
        row("another page", {{"Sec-Fetch-Site", "cross-site"}}, false);
        row("another port's page", {{"Sec-Fetch-Site", "same-site"}}, false);
        row("an unknown site", {{"Sec-Fetch-Site", "x"}}, false);
        row("an empty site", {{"Sec-Fetch-Site", ""}}, false);
        row("header in lower case", {{"sec-fetch-site", "cross-site"}}, false);
        row("our origin", {{"Origin", "http://localhost:5000"}}, true);
        row("our origin in capitals", {{"ORIGIN", "HTTP://LocalHost:5000"}}, true);
        row("no origin", {{"Origin", ""}}, true);
        row("null", {{"Origin", "null"}}, false);
        row("another port", {{"Origin", "http://localhost:8080"}}, false);
        row("no port", {{"Origin", "http://localhost"}}, false);
        row("another host", {{"Origin", "http://evil.example"}}, false);
        row("a host that begins alike", {{"Origin", "http://localhost:5000.evil.example"}}, false);
        row("a user like us", {{"Origin", "http://localhost:5000@evil.example"}}, false);
        row("a file", {{"Origin", "file://"}}, false);
        row("ours in another scheme", {{"Origin", "x-app://localhost:5000"}}, false);
        row("ours behind another", {{"Origin", "evil.example http://localhost:5000"}}, false);
        row("an extension", {{"Origin", "moz-extension://0a1b"}}, false);
        row("our address", {{"Referer", "http://localhost:5000/index?a"}}, true);
        row("our address alone", {{"Referer", "http://localhost:5000"}}, true);
        row("another address", {{"Referer", "http://evil.example/localhost:5000/"}}, false);
        row("a query like us", {{"Referer", "http://evil.example?http://localhost:5000/"}}, false);
        row("no address", {{"Referer", "about:blank"}}, false);
        row("our origin, another address",
            {{"Origin", "http://localhost:5000"}, {"Referer", "http://evil.example/"}}, false);
        row("our page, another origin",
            {{"Sec-Fetch-Site", "same-origin"}, {"Origin", "http://evil.example"}}, false);
        row("two origins", {{"Origin", "http://localhost:5000"}, {"Origin", "http://evil.example"}},
            false);
        row("two sites", {{"Sec-Fetch-Site", "none"}, {"Sec-Fetch-Site", "cross-site"}}, false);
    }
    void browsers()
    {
        QFETCH(Headers, headers);
        QFETCH(bool, isOurs);
        const QByteArray expected = isOurs ? "in" : "403 foreign_site";
        for (const Effect effect : {Effect::Reads, Effect::Changes})
            QCOMPARE(verdict(Gate({.hosts = {}}), headers, effect), expected);
        // Also where everybody may write, and on a Unix socket behind a proxy.
        QCOMPARE(verdict(Gate({.isLocal = false, .opensWrites = true, .hosts = {}}), headers),
                 expected);
        QCOMPARE(verdict(Gate({.isUnix = true, .hosts = {}}), headers), expected);
    }

    void aPageWithoutAHostHeader()
    {
        QCOMPARE(verdict(Gate({.hosts = {}}), {{"Origin", "http://localhost:5000"}}),
                 QByteArray("403 foreign_site"));
    }

    void prefetch_data()
    {
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<bool>("isPrefetch");
        const auto row = [](const char *name, Headers headers, bool isPrefetch) {
            QTest::newRow(name) << headers << isPrefetch;
        };
        row("Sec-Purpose", {{"Sec-Purpose", "prefetch"}}, true);
        row("with parameters", {{"Sec-Purpose", "prefetch;prerender"}}, true);
        row("anonymous", {{"sec-purpose", "prefetch;anonymous-client-ip"}}, true);
        row("Purpose", {{"Purpose", "prefetch"}}, true);
        row("preview", {{"X-Purpose", "preview"}}, true);
        row("capitals", {{"X-Moz", "Prefetch"}}, true);
        row("behind another", {{"Purpose", "x"}, {"Purpose", "prefetch"}}, true);
        row("another purpose", {{"Purpose", "nightly run"}}, false);
        row("none", {}, false);
    }
    void prefetch()
    {
        QFETCH(Headers, headers);
        QFETCH(bool, isPrefetch);
        const Gate gate({.hosts = {}});
        QCOMPARE(verdict(gate, headers), QByteArray(isPrefetch ? "403 prefetch" : "in"));
        QCOMPARE(verdict(gate, headers, Effect::Reads), QByteArray("in"));
    }

    void tokens_data()
    {
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<QByteArray>("reading");
        QTest::addColumn<QByteArray>("changing");
        const auto row = [](const char *name, const QByteArray &value, const char *reading,
                            const char *changing) {
            QTest::newRow(name) << Headers{{"authorization", value}} << QByteArray(reading)
                                << QByteArray(changing);
        };
        const char *no = "401 unauthorized";
        QTest::newRow("missing") << Headers() << QByteArray(no) << QByteArray(no);
        row("full", "Bearer full-0123456789abc", "in", "in");
        row("any case of the scheme", "bEARER full-0123456789abc", "in", "in");
        row("spaces around", "Bearer   full-0123456789abc ", "in", "in");
        row("read", "Bearer read-0123456789abc", "in", "403 read_only_token");
        row("wrong", "Bearer full-0123456789abd", no, no);
        row("part", "Bearer full-0123456789ab", no, no);
        row("no scheme", "full-0123456789abc", no, no);
        row("another scheme", "Basic full-0123456789abc", no, no);
        row("scheme alone", "Bearer", no, no);
        row("nothing behind", "Bearer ", no, no);
        row("empty", "", no, no);
        row("two", "Bearer full-0123456789abc full-0123456789abc", no, no);
    }
    void tokens()
    {
        QFETCH(Headers, headers);
        QFETCH(QByteArray, reading);
        QFETCH(QByteArray, changing);
        for (const bool isLocal : {true, false}) {
            Gate gate({.isLocal = isLocal, .hosts = {}});
            gate.setTokens(readTokens());
            QCOMPARE(verdict(gate, headers, Effect::Reads), reading);
            QCOMPARE(verdict(gate, headers, Effect::Changes), changing);
            QCOMPARE(verdict(gate, headers, Effect::Alive), QByteArray("in"));
        }
    }

    void theRefusalTellsHow()
    {
        Gate gate({.hosts = {}});
        gate.setTokens(readTokens());
        const auto refused = gate.check(with({}), Effect::Reads);
        QVERIFY(refused);
        QVERIFY(refused->headers.front() ==
                (http::Header{"WWW-Authenticate", "Bearer realm=\"batchy\""}));
        QVERIFY(refused->body.contains("Authorization: Bearer"));
    }

    void writes_data()
    {
        QTest::addColumn<bool>("isLocal");
        QTest::addColumn<bool>("opens");
        QTest::addColumn<bool>("isReadOnly");
        QTest::addColumn<QByteArray>("changing");
        QTest::newRow("local") << true << false << false << QByteArray("in");
        QTest::newRow("others") << false << false << false << QByteArray("403 writes_closed");
        QTest::newRow("others, opened") << false << true << false << QByteArray("in");
        QTest::newRow("read-only") << true << false << true << QByteArray("403 read_only");
        QTest::newRow("read-only wins") << false << true << true << QByteArray("403 read_only");
    }
    void writes()
    {
        QFETCH(bool, isLocal);
        QFETCH(bool, opens);
        QFETCH(bool, isReadOnly);
        QFETCH(QByteArray, changing);
        Gate gate(
            {.isLocal = isLocal, .opensWrites = opens, .isReadOnly = isReadOnly, .hosts = {}});
        QCOMPARE(verdict(gate, {}), changing);
        QCOMPARE(verdict(gate, {}, Effect::Reads), QByteArray("in"));
        gate.setTokens(readTokens());
        const Headers full{{"Authorization", "Bearer full-0123456789abc"}};
        QCOMPARE(verdict(gate, full), isReadOnly ? QByteArray("403 read_only") : QByteArray("in"));
    }

    /// A name is shown cut off and as JSON, whatever it holds.
    void aForeignHostIsShownSafely()
    {
        const Gate gate({.hosts = {}});
        const auto refused =
            gate.check(with({{"Host", "\"\\\x01\xff<b>" + QByteArray(5000, 'x')}}), Effect::Reads);
        QVERIFY(refused);
        QVERIFY(refused->body.size() < 1000);
        QVERIFY(!refused->body.contains('\x01'));
    }

private:
    Tokens readTokens()
    {
        QFile file(m_folder.filePath(QStringLiteral("tokens")));
        if (!file.open(QFile::WriteOnly))
            qFatal("no token file");
        file.write("full-0123456789abc full ops\nread-0123456789abc read\n");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return Tokens::read(file.fileName()).value();
    }

    QTemporaryDir m_folder;
};

BATCHY_TEST(gate, GateTest)
#include "tst_gate.moc"
