// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wait/receipt.h"
#include "tests/http/servedprogram.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace batchy;
using test::RedisServer;
using test::ServedProgram;

namespace {

QByteArray endedToday(const QByteArray &status = "success", int id = 1466000000)
{
    return "{\"batch_id\": " + QByteArray::number(id) + ", \"status\": \"" + status +
           "\", \"batch_end\": \"" +
           QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate).toLatin1() + "\"}";
}

const QByteArray openJob = R"({"status": "open", "batch_start": "2016-06-15T14:13:20"})";

void writePrivate(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(text) != text.size())
        qFatal("can't write %s", qPrintable(path));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace

/// `batchy wait --via`, both programs as they are installed.
class WaitViaTest : public QObject
{
    Q_OBJECT

    /// One `batchy wait`, whose lines are waited for.
    struct Waiting : QProcess
    {
        int code(int milliseconds = 20000)
        {
            if (!waitForFinished(milliseconds))
                return -1;
            return exitStatus() == NormalExit ? exitCode() : -1;
        }
        /// Until it has said that on stdout or stderr; what it said until then.
        bool says(const QByteArray &text)
        {
            while (!m_said.contains(text)) {
                if (!waitForReadyRead(15000))
                    return false;
                m_said += readAll();
            }
            return true;
        }
        QByteArray all() { return m_said += readAll(); }

    private:
        QByteArray m_said;
    };

    void wait(Waiting *waiting, const QStringList &arguments, const QString &url = {}) const
    {
        waiting->setProcessChannelMode(QProcess::MergedChannels);
        waiting->setProcessEnvironment(m_environment);
        waiting->start(QStringLiteral(BATCHY_BIN_DIR "/batchy"),
                       QStringList{QStringLiteral("wait")} + arguments +
                           QStringList{QStringLiteral("--via"), url.isEmpty() ? this->url() : url});
        QVERIFY(waiting->waitForStarted());
    }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_served->port()); }
    void store(const QByteArray &workflow, const QByteArray &job, const QByteArray &text)
    {
        m_redis.cli({"HSET", workflow, job, text});
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_redis.start()); }
    void init()
    {
        QVERIFY(m_redis.start());
        m_redis.cli({"FLUSHALL"});
        m_served = std::make_unique<ServedProgram>(m_redis.url());
        QVERIFY(m_served->start());
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.remove(QStringLiteral("BATCHY_REDIS_URL"));
        m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    }
    void cleanup() { m_served.reset(); }

    void whatIsDoneEndsAtOnceWithAReceipt()
    {
        store("wf1", "job1", endedToday());
        store("wf2", "job1", endedToday("success", 1466000001));
        const QString file = m_folder.filePath(QStringLiteral("receipt"));
        Waiting waiting;
        wait(&waiting,
             {QStringLiteral("wf1"), QStringLiteral("wf2"), QStringLiteral("--receipt"), file});
        QCOMPARE(waiting.code(), 0);
        QVERIFY2(waiting.all().contains("wf2 is done"), waiting.all().constData());
        QFile written(file);
        QVERIFY(written.open(QFile::ReadOnly));
        const auto receipt = parseReceipt(written.readAll());
        QVERIFY(receipt);
        QCOMPARE(receipt->workflows.size(), size_t(2));
        QCOMPARE(receipt->workflows[1].jobs[0].batchId, std::optional<qint64>(1466000001));
        QVERIFY2(receipt->by.contains(url()), qPrintable(receipt->by));
    }

    void theClosingWriteEndsIt()
    {
        store("wf1", "job1", openJob);
        store("wf1", "job2", openJob);
        Waiting waiting;
        wait(&waiting, {QStringLiteral("wf1"), QStringLiteral("--exec"),
                        QStringLiteral("echo went on; exit 42")});
        QVERIFY2(waiting.says("2 of 2 jobs aren't done"), waiting.all().constData());
        store("wf1", "job1", endedToday());
        QVERIFY2(waiting.says("1 of 2 jobs aren't done"), waiting.all().constData());
        store("wf1", "job2", endedToday());
        QCOMPARE(waiting.code(), 42);
        QVERIFY(waiting.all().contains("went on"));
    }

    void exitCodes_data()
    {
        QTest::addColumn<QByteArrayList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("words");
        using List = QByteArrayList;
        using Words = QByteArray;
        QTest::newRow("too late") << List{"wf1", "--timeout", "0.5"} << 5
                                  << Words("job1 is open since");
        QTest::newRow("unknown") << List{"wf2"} << 6 << Words("Did you mean wf1");
        QTest::newRow("unknown job") << List{"wf1", "--jobs", "job9"} << 6 << Words("job9");
        QTest::newRow("unknown pattern") << List{"zz*"} << 6 << Words("zz*");
        QTest::newRow("pattern") << List{"w*", "--timeout", "0.5"} << 5 << Words("wf1: 1 of 1");
        QTest::newRow("failed") << List{"failed1", "--fail-fast"} << 10 << Words("failed at");
        QTest::newRow("one of them") << List{"failed1", "done1", "--any"} << 0 << Words("done1 is");
        QTest::newRow("created later") << List{"wf2", "--wait-for-creation", "--timeout", "0.5"}
                                       << 5 << Words("doesn't exist yet");
        QTest::newRow("follow") << List{"w*", "--follow"} << 2 << Words("--follow");
        QTest::newRow("interval") << List{"wf1", "--interval", "1"} << 2 << Words("--interval");
        QTest::newRow("redis") << List{"wf1", "--redis", "redis://h"} << 2 << Words("--redis");
        QTest::newRow("embedded") << List{"wf1", "--embedded"} << 2 << Words("--embedded");
        QTest::newRow("patient pattern")
            << List{"w*", "--wait-for-creation"} << 2 << Words("not patterns");
        QTest::newRow("bad zone") << List{"wf1", "--timezone", "Mars"} << 2 << Words("Mars");
    }
    void exitCodes()
    {
        QFETCH(QByteArrayList, arguments);
        QFETCH(int, code);
        QFETCH(QByteArray, words);
        store("wf1", "job1", openJob);
        store("failed1", "job1", endedToday("failed"));
        store("done1", "job1", endedToday());
        QStringList texts;
        for (const QByteArray &argument : arguments)
            texts << QString::fromUtf8(argument);
        Waiting waiting;
        wait(&waiting, texts);
        QCOMPARE(waiting.code(), code);
        QVERIFY2(waiting.all().contains(words), waiting.all().constData());
    }

    void badUrls_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *text : {"ftp://host", "host:5000", "http://", "http://h:5000/?x=1",
                                 "http://h:5000/?ca=x", "http://user:secret@h:5000"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void badUrls()
    {
        QFETCH(QString, url);
        Waiting waiting;
        wait(&waiting, {QStringLiteral("wf1")}, url);
        QCOMPARE(waiting.code(), 2);
        QVERIFY2(waiting.all().contains("--via"), waiting.all().constData());
        QVERIFY(!waiting.all().contains("secret"));
    }

    void signalsEndIt()
    {
        store("wf1", "job1", openJob);
        Waiting waiting;
        wait(&waiting, {QStringLiteral("wf1")});
        QVERIFY(waiting.says("job1 is open"));
        ::kill(pid_t(waiting.processId()), SIGINT);
        QCOMPARE(waiting.code(), 130);
    }

    void noServiceIsLikeNoRedis()
    {
        Waiting waiting;
        wait(&waiting,
             {QStringLiteral("wf1"), QStringLiteral("--redis-patience"), QStringLiteral("0.5")},
             QStringLiteral("http://127.0.0.1:1"));
        QCOMPARE(waiting.code(), 4);
        QVERIFY2(waiting.all().contains("Can't reach the service at http://127.0.0.1:1"),
                 waiting.all().constData());
    }

    void aServiceThatRestartsIsWaitedFor()
    {
        store("wf1", "job1", openJob);
        Waiting waiting;
        wait(&waiting, {QStringLiteral("wf1"), QStringLiteral("--format"), QStringLiteral("json")});
        QVERIFY(waiting.says("job1 is open"));
        const QString address = QStringLiteral("127.0.0.1:%1").arg(m_served->port());
        QCOMPARE(m_served->end(SIGTERM), 0);
        QVERIFY2(waiting.says("Can't reach the service at"), waiting.all().constData());
        store("wf1", "job1", endedToday());
        QVERIFY(m_served->start({QStringLiteral("--listen"), address}));
        QCOMPARE(waiting.code(), 0);
    }

    void aLostServiceIsGivenUpWhenThatIsWished()
    {
        store("wf1", "job1", openJob);
        Waiting waiting;
        wait(&waiting,
             {QStringLiteral("wf1"), QStringLiteral("--redis-patience"), QStringLiteral("1")});
        QVERIFY(waiting.says("job1 is open"));
        QCOMPARE(m_served->end(SIGTERM), 0);
        QCOMPARE(waiting.code(), 4);
        QVERIFY2(waiting.all().contains("gave up after 1 s"), waiting.all().constData());
    }

    void aRedisThatRestartsIsWaitedFor()
    {
        store("wf1", "job1", openJob);
        Waiting waiting;
        wait(&waiting, {QStringLiteral("wf1"), QStringLiteral("--format"), QStringLiteral("json")});
        QVERIFY(waiting.says("job1 is open"));
        m_redis.stop();
        QVERIFY2(waiting.says("\"event\": \"lost\""), waiting.all().constData());
        QVERIFY(m_redis.start());
        store("wf1", "job1", endedToday());
        QCOMPARE(waiting.code(), 0);
    }

    void aTokenGoesAlong()
    {
        store("wf1", "job1", endedToday());
        const QString tokens = m_folder.filePath(QStringLiteral("tokens"));
        const QString token = m_folder.filePath(QStringLiteral("token"));
        writePrivate(tokens, "secretsecretsecret read someone\n");
        writePrivate(token, "secretsecretsecret\n");
        QVERIFY(m_served->start({QStringLiteral("--token-file"), tokens}));
        Waiting without;
        wait(&without, {QStringLiteral("wf1")});
        QCOMPARE(without.code(), 4); // as a Redis that refuses us: at once
        Waiting with;
        wait(&with, {QStringLiteral("wf1"), QStringLiteral("--token-file"), token});
        QCOMPARE(with.code(), 0);
        m_environment.insert(QStringLiteral("BATCHY_TOKEN"), QStringLiteral("secretsecretsecret"));
        Waiting byEnvironment;
        wait(&byEnvironment, {QStringLiteral("wf1")});
        QCOMPARE(byEnvironment.code(), 0);
    }

    void tlsIsSpokenWithThoseWhomWeTrust()
    {
        store("wf1", "job1", endedToday());
        const test::TlsFiles &files = test::tlsFiles();
        QVERIFY(m_served->start({QStringLiteral("--tls-cert"), files.serverCert,
                                 QStringLiteral("--tls-key"), files.serverKey}));
        const QString https = QStringLiteral("https://127.0.0.1:%1").arg(m_served->port());
        Waiting trusted;
        wait(&trusted, {QStringLiteral("wf1")}, https + QStringLiteral("?ca=") + files.ca);
        QCOMPARE(trusted.code(), 0);
        Waiting stranger;
        wait(&stranger, {QStringLiteral("wf1")}, https + QStringLiteral("?ca=") + files.strangerCa);
        QCOMPARE(stranger.code(), 4);
        QVERIFY2(stranger.all().contains("can't be trusted"), stranger.all().constData());
        Waiting noFile;
        wait(&noFile, {QStringLiteral("wf1")}, https + QStringLiteral("?ca=/nowhere.pem"));
        QCOMPARE(noFile.code(), 7);
    }

private:
    RedisServer m_redis{RedisServer::Options{.appendOnly = true}};
    std::unique_ptr<ServedProgram> m_served;
    QProcessEnvironment m_environment;
    QTemporaryDir m_folder;
};

BATCHY_TEST(waitvia, WaitViaTest)
#include "tst_waitvia.moc"
