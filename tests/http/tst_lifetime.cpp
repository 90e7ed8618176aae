// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/rawclient.h"
#include "tests/http/servedprogram.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace batchy;
using test::fetch;
using test::RawAnswer;
using test::RawClient;

namespace {

const QByteArray tokenLine = "full-0123456789abc full\n";

/// Ends of a pipe whose buffer is full already.
struct FullPipe
{
    FullPipe()
    {
        if (::pipe2(ends, O_CLOEXEC) != 0)
            qFatal("no pipe");
        ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
        const QByteArray filler(4096, 'x');
        while (::write(ends[1], filler.constData(), size_t(filler.size())) > 0) {
        }
        ::fcntl(ends[1], F_SETFL, 0);
    }
    ~FullPipe()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    int ends[2];
};

} // namespace

/// From start to end: where it listens, what it hears, where its log goes.
class LifetimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_redis.start()); }
    void init()
    {
        m_redis.cli({"FLUSHALL"});
        m_redis.cli({"HSET", "wf1", "job1", "{}"});
        m_served = std::make_unique<test::ServedProgram>(m_redis.url());
    }

    void theFirstAnswerComesSoon()
    {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(m_served->start());
        // At once, without a moment for the connection to Redis.
        QCOMPARE(fetch(m_served->port(), "/get_status/wf1").status, 200);
        QVERIFY2(timer.elapsed() < 3000, QByteArray::number(timer.elapsed()).constData());
    }

    void badStarts_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *name, const char *value, const char *said) {
            QTest::addRow("%s %s", name, value)
                << QStringList{QString::fromLatin1(name), QString::fromLatin1(value)}
                << QByteArray(said);
        };
        row("--listen", "nonsense", "\"nonsense\" is no address");
        row("--listen", "192.0.2.1:5000", "can't listen on 192.0.2.1:5000");
        row("--listen", "unix:/no/such/folder/http", "can't listen on unix:/no/such");
        row("--token-file", "/no/such/file", "/no/such/file");
        row("--tls-cert", "/etc/passwd", "--tls-key");
        row("--log-format", "xml", "--log-format");
        row("--idle-timeout", "0", "--idle-timeout");
        row("--max-header-bytes", "70000", "--max-header-bytes");
    }
    void badStarts()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, said);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("didn't come up")));
        QVERIFY(!m_served->start(options));
        QVERIFY(!m_served->isRunning());
        QVERIFY2(m_served->said().contains(said), m_served->said().constData());
    }

    void twoOnOneAddress()
    {
        QVERIFY(m_served->start());
        test::ServedProgram second(m_redis.url());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("didn't come up")));
        QVERIFY(!second.start(
            {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_served->port())}));
        QVERIFY(second.said().contains("can't listen on"));
        QCOMPARE(fetch(m_served->port(), "/get_status/wf1").status, 200);
    }

    void onIPv6()
    {
        QVERIFY(m_served->start({QStringLiteral("--listen"), QStringLiteral("[::1]:0")}));
        RawClient client = RawClient::toPort(m_served->port(), "::1");
        client.send("GET /get_status/wf1 HTTP/1.1\r\nHost: [::1]:5000\r\n\r\n");
        QCOMPARE(client.read().status, 200);
        QVERIFY(m_served->waitUntilSaid(" ::1 \"GET /get_status/wf1\" 200 "));
    }

    void onAUnixSocket()
    {
        const QString listen = QStringLiteral("unix:") + QFile::decodeName(m_served->socketPath());
        QVERIFY(m_served->start({QStringLiteral("--listen"), listen}));
        for (int i = 0; i < 3; ++i) {
            RawClient client = RawClient::toPath(m_served->socketPath());
            client.send("GET /close_batch/wf1 HTTP/1.1\r\nHost: what.ever\r\n\r\n");
            QCOMPARE(client.read().status, 200);
        }
        QVERIFY(m_served->waitUntilSaid(" unix \"GET /close_batch/wf1\" 200 "));
        QCOMPARE(m_served->end(SIGTERM), 0);
        QVERIFY(!QFile::exists(QFile::decodeName(m_served->socketPath())));
        // One that was killed leaves its file, which stops nobody.
        QVERIFY(m_served->start({QStringLiteral("--listen"), listen}));
        m_served->end(SIGKILL);
        QVERIFY(QFile::exists(QFile::decodeName(m_served->socketPath())));
        QVERIFY(m_served->start({QStringLiteral("--listen"), listen}));
    }

    void reachableByOthers()
    {
        QVERIFY(m_served->start({QStringLiteral("--listen"), QStringLiteral("0.0.0.0:0")}));
        QVERIFY(m_served->waitUntilSaid("but only to read"));
        QCOMPARE(fetch(m_served->port(), "/get_status/wf1").status, 200);
        const RawAnswer refused = fetch(m_served->port(), "/open_batch/wf1");
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.errorWord(), QByteArray("writes_closed"));
        QCOMPARE(m_redis.cli({"HGET", "wf1", "job1"}), QByteArray("{}"));
    }

    void overTls()
    {
        const test::TlsFiles &tls = test::tlsFiles();
        QVERIFY(m_served->start({QStringLiteral("--tls-cert"), tls.serverCert,
                                 QStringLiteral("--tls-key"), tls.serverKey}));
        QVERIFY(m_served->said().contains("https://127.0.0.1:"));
        const auto curl = [this](const QStringList &options) {
            QProcess process;
            process.start(QStringLiteral("curl"),
                          QStringList{QStringLiteral("-sS"), QStringLiteral("-m5")} + options +
                              QStringList{QStringLiteral("https://127.0.0.1:%1/get_status/wf1")
                                              .arg(m_served->port())});
            process.waitForFinished();
            return process.readAllStandardOutput();
        };
        QCOMPARE(curl({QStringLiteral("--cacert"), tls.ca}), QByteArray("{\"job1\": {}}"));
        QCOMPARE(curl({QStringLiteral("--cacert"), tls.strangerCa}), QByteArray());
        // Plain HTTP there is no request, and neither a half nor a broken handshake disturbs.
        std::vector<RawClient> half;
        for (int i = 0; i < 50; ++i) {
            half.push_back(RawClient::toPort(m_served->port()));
            half.back().send(QByteArray::fromHex("1603010200010001fc0303"));
        }
        QVERIFY(!fetch(m_served->port(), "/get_status/wf1").body.contains("job1"));
        QCOMPARE(curl({QStringLiteral("--cacert"), tls.ca}), QByteArray("{\"job1\": {}}"));
        QCOMPARE(m_served->end(SIGTERM), 0);
    }

    void certificatesThatDontFit()
    {
        const test::TlsFiles &tls = test::tlsFiles();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("didn't come up")));
        QVERIFY(!m_served->start({QStringLiteral("--tls-cert"), tls.serverCert,
                                  QStringLiteral("--tls-key"), tls.clientKey}));
        QVERIFY2(m_served->said().contains("can't be used for TLS"), m_served->said().constData());
    }

    void tokensAreReadAgain()
    {
        const QString path = m_served->filePath(QStringLiteral("tokens"));
        writeTokens(path, tokenLine);
        QVERIFY(m_served->start({QStringLiteral("--token-file"), path}));
        const QByteArray old = "Authorization: Bearer full-0123456789abc\r\n";
        const QByteArray fresh = "Authorization: Bearer new-0123456789abc\r\n";
        QCOMPARE(fetch(m_served->port(), "/get_status/wf1").status, 401);
        QCOMPARE(fetch(m_served->port(), "/open_batch/wf1", old).status, 200);
        writeTokens(path, "new-0123456789abc full\n");
        m_served->sendSignal(SIGHUP);
        QVERIFY(m_served->waitUntilSaid("The tokens were read again."));
        QCOMPARE(fetch(m_served->port(), "/open_batch/wf1", old).status, 401);
        QCOMPARE(fetch(m_served->port(), "/open_batch/wf1", fresh).status, 200);
        // A file that can't be used changes nothing: neither locked out nor wide open.
        writeTokens(path, "secret-0123456789 everything\n");
        m_served->sendSignal(SIGHUP);
        QVERIFY(m_served->waitUntilSaid("line 1"));
        QCOMPARE(fetch(m_served->port(), "/open_batch/wf1", fresh).status, 200);
        QCOMPARE(fetch(m_served->port(), "/open_batch/wf1").status, 401);
        QVERIFY(!m_served->said().contains("secret-"));
        QVERIFY(!m_served->said().contains("0123456789abc"));
    }

    /// Two reloads in one moment are no reason to end.
    void reloadedTwice()
    {
        QVERIFY(m_served->start());
        for (int i = 0; i < 1000; ++i) {
            m_served->sendSignal(SIGHUP);
            // Now and then it has to have heard the last one.
            if (i % 20 == 0)
                QCOMPARE(fetch(m_served->port(), "/nothing").status, 404);
        }
        QVERIFY(m_served->waitUntilSaid("nothing to read again"));
        QCOMPARE(fetch(m_served->port(), "/get_status/wf1").status, 200);
        QVERIFY(m_served->isRunning());
    }

    void endsUnderLoad_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }
    void endsUnderLoad()
    {
        QFETCH(int, signal);
        QVERIFY(m_served->start());
        std::vector<RawClient> clients;
        for (int i = 0; i < 50; ++i)
            clients.push_back(RawClient::toPort(m_served->port()));
        RawClient idle = RawClient::toPort(m_served->port());
        RawClient half = RawClient::toPort(m_served->port());
        half.send("GET /");
        QCOMPARE(fetch(m_served->port(), "/get_status/wf1").status, 200);
        m_redis.pause();
        for (const RawClient &client : clients)
            client.sendGet("/open_batch/wf1");
        QCOMPARE(fetch(m_served->port(), "/nothing").status, 404); // it has them all
        m_served->sendSignal(signal);
        // It has heard it before it hears of Redis again.
        QTRY_VERIFY(!RawClient::toPort(m_served->port()).isConnected());
        m_redis.resume();
        int opened = 0;
        for (RawClient &client : clients) {
            const RawAnswer answer = client.read();
            QVERIFY2(answer.status == 200, answer.head.constData());
            QCOMPARE(answer.header("Connection").toLower(), QByteArray("close"));
            ++opened;
        }
        QCOMPARE(opened, 50);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m_served->end(SIGCONT, 5000), 0);
        QCOMPARE(m_redis.cli({"KEYS", "wf1-*"}).count('\n') + 1, 50);
        QVERIFY(!RawClient::toPort(m_served->port()).isConnected());
    }

    /// An answer that a slow reader hasn't taken yet is in progress too.
    void endsWithAnAnswerOnItsWay()
    {
        const QByteArray large = "{\"x\": \"" + QByteArray(6 << 20, 'x') + "\"}";
        m_redis.cli({"HSET", "large", "job1"}, large);
        QVERIFY(m_served->start());
        RawClient slow = RawClient::toPort(m_served->port());
        slow.setReceiveBuffer(65536);
        slow.sendGet("/get_status/large");
        QCOMPARE(fetch(m_served->port(), "/get_status/large").status, 200);
        m_served->sendSignal(SIGTERM);
        const RawAnswer answer = slow.read();
        QCOMPARE(answer.body, "{\"job1\": " + large + '}');
        QCOMPARE(m_served->end(SIGCONT, 5000), 0);
    }

    /// One that is never taken doesn't keep it.
    void endsInTimeAnyway()
    {
        const QByteArray large = "{\"x\": \"" + QByteArray(6 << 20, 'x') + "\"}";
        m_redis.cli({"HSET", "large", "job1"}, large);
        QVERIFY(m_served->start());
        RawClient deaf = RawClient::toPort(m_served->port());
        deaf.setReceiveBuffer(4096);
        deaf.sendGet("/get_status/large");
        QCOMPARE(fetch(m_served->port(), "/get_status/large").status, 200);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m_served->end(SIGTERM, 6000), 0);
        QVERIFY2(timer.elapsed() < 5500, QByteArray::number(timer.elapsed()).constData());
    }

    void logsThatCantBeWritten_data()
    {
        QTest::addColumn<QByteArray>("where");
        for (const char *where : {"full disk", "closed", "pipe without a reader", "full pipe"})
            QTest::newRow(where) << QByteArray(where);
    }
    void logsThatCantBeWritten()
    {
        QFETCH(QByteArray, where);
        FullPipe pipe;
        int descriptor = pipe.ends[1];
        if (where == "full disk")
            descriptor = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
        if (where == "pipe without a reader")
            ::close(std::exchange(pipe.ends[0], -1));
        if (where == "closed")
            m_served->setInChild([] { ::close(STDERR_FILENO); });
        const QString path = m_served->filePath(QStringLiteral("tokens"));
        writeTokens(path, tokenLine);
        QVERIFY(m_served->startWithLog(where == "closed" ? -1 : descriptor,
                                       {QStringLiteral("--token-file"), path}));
        const auto ask = [this] {
            RawClient client = RawClient::toPath(m_served->socketPath());
            client.sendGet("/get_status/wf1", "Authorization: Bearer full-0123456789abc\r\n"
                                              "User-Agent: " +
                                                  QByteArray(400, 'x') + "\r\n");
            return client.read(3000).status;
        };
        for (int i = 0; i < 20; ++i)
            QCOMPARE(ask(), 200);
        // What it says at a reload goes the same way.
        m_served->sendSignal(SIGHUP);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(ask(), 200);
        QCOMPARE(m_served->end(SIGTERM, 5000), 0);
        if (where == "full disk")
            ::close(descriptor);
    }

private:
    static void writeTokens(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        if (!file.open(QFile::WriteOnly | QFile::Truncate))
            qFatal("can't write %s", qPrintable(path));
        file.write(text);
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }

    test::RedisServer m_redis;
    std::unique_ptr<test::ServedProgram> m_served;
};

BATCHY_TEST(lifetime, LifetimeTest)
#include "tst_lifetime.moc"
