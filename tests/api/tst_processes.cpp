// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/apitest.h"
#include "tests/support/testrunner.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace batchy;

namespace {

/// The real program on a port of its own; ends with the test.
class ServerProgram
{
public:
    ServerProgram(const test::RedisServer &redis, const QString &cfg)
    {
        m_process.setProgram(QStringLiteral(BATCHY_BIN_DIR "/batchy-server"));
        m_process.setArguments({QStringLiteral("serve"), QStringLiteral("--redis"), redis.url(),
                                QStringLiteral("--cfg"), cfg, QStringLiteral("--listen"),
                                QStringLiteral("127.0.0.1:0"), QStringLiteral("--log-format"),
                                QStringLiteral("none")});
    }
    ~ServerProgram() { kill9(); }

    bool start()
    {
        static const QRegularExpression address(QStringLiteral("http://127\\.0\\.0\\.1:[0-9]+"));
        m_process.setReadChannel(QProcess::StandardError);
        m_process.start();
        QByteArray said;
        while (m_process.waitForReadyRead(10000)) {
            said += m_process.readAllStandardError();
            const auto match = address.match(QString::fromUtf8(said));
            m_address = match.captured();
            if (match.hasMatch())
                return true;
        }
        qWarning("%s", said.constData());
        return false;
    }
    void kill9()
    {
        m_process.kill();
        m_process.waitForFinished(10000);
    }
    QString address() const { return m_address; }

private:
    QProcess m_process;
    QString m_address;
};

} // namespace

/// The promise of Idempotency-Key with the real program: over a restart, and with two of them.
class ApiProcessesTest : public test::ApiTest
{
    Q_OBJECT

    struct Answer
    {
        int status = 0;
        QByteArray body;
        bool isRepeated = false;
    };

    QNetworkReply *send(const ServerProgram &server, const QByteArray &path, const QByteArray &key,
                        const QByteArray &body = "{}")
    {
        QNetworkRequest request(QUrl(server.address() + QString::fromUtf8(path)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        request.setRawHeader("Idempotency-Key", key);
        return m_network.post(request, body);
    }
    static Answer answerOf(QNetworkReply *reply)
    {
        const std::unique_ptr<QNetworkReply> owned(reply);
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 20000))
            return {};
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                reply->readAll(), reply->rawHeader("Idempotency-Replayed") == "true"};
    }

    QNetworkAccessManager m_network;

private Q_SLOTS:
    void aRestartForgetsNothing()
    {
        loaded("wf1");
        ServerProgram server(m_server, m_cfg.path());
        QVERIFY(server.start());
        const Answer first = answerOf(send(server, "/api/v1/workflows/wf1/open", "k1"));
        QCOMPARE(first.status, 200);
        QVERIFY(!first.isRepeated);
        server.kill9();
        m_network.clearConnectionCache();

        QVERIFY(server.start());
        const Answer second = answerOf(send(server, "/api/v1/workflows/wf1/open", "k1"));
        QCOMPARE(second.status, 200);
        QVERIFY(second.isRepeated);
        QCOMPARE(second.body, first.body);
        QCOMPARE(batches("wf1"), 1);
    }

    void twoServicesOpenOnce()
    {
        loaded("wf1");
        ServerProgram one(m_server, m_cfg.path());
        ServerProgram two(m_server, m_cfg.path());
        QVERIFY(one.start() && two.start());
        for (int round = 0; round < 10; ++round) {
            const QByteArray key = "round" + QByteArray::number(round);
            std::vector<QNetworkReply *> replies;
            for (int i = 0; i < 10; ++i)
                replies.push_back(send(i % 2 ? one : two, "/api/v1/workflows/wf1/open", key));
            std::vector<Answer> answers;
            for (QNetworkReply *reply : replies)
                answers.push_back(answerOf(reply));
            int fresh = 0;
            for (const Answer &answer : answers) {
                QVERIFY2(answer.status == 200, answer.body.constData());
                QCOMPARE(answer.body, answers.front().body);
                fresh += answer.isRepeated ? 0 : 1;
            }
            QCOMPARE(fresh, 1);
            QCOMPARE(batches("wf1"), round + 1);
        }
    }

    /// The client gave up or the service died in the middle: it sends the same again until it is
    /// answered, and one batch comes of it.
    void killedInTheMiddleItStillOpensOnce()
    {
        loaded("wf1");
        for (int round = 0; round < 8; ++round) {
            const QByteArray key = "round" + QByteArray::number(round);
            ServerProgram server(m_server, m_cfg.path());
            QVERIFY(server.start());
            QNetworkReply *lost = send(server, "/api/v1/workflows/wf1/open", key);
            QTest::qWait(round); // somewhere between connecting and being answered
            server.kill9();
            answerOf(lost);
            m_network.clearConnectionCache();

            QVERIFY(server.start());
            const Answer answer = answerOf(send(server, "/api/v1/workflows/wf1/open", key));
            QCOMPARE(answer.status, 200);
            QCOMPARE(batches("wf1"), round + 1);
            m_network.clearConnectionCache();
        }
    }
};

BATCHY_TEST(processes, ApiProcessesTest)
#include "tst_processes.moc"
