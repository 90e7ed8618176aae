// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/listener.h"
#include "tests/http/rawclient.h"
#include "tests/http/servedprogram.h"
#include "tests/support/redisserver.h"
#include "tests/support/testrunner.h"

#include <QDeadlineTimer>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace batchy;
using test::fetch;
using test::RawClient;

namespace {

/// The end of a service manager's socket that hears what a service tells it.
class Ear
{
public:
    explicit Ear(const QByteArray &path)
        : m_descriptor(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un at = {};
        at.sun_family = AF_UNIX;
        qstrncpy(at.sun_path, path.constData(), sizeof at.sun_path);
        if (::bind(m_descriptor, reinterpret_cast<sockaddr *>(&at), sizeof at) != 0)
            qFatal("can't bind %s", path.constData());
    }
    ~Ear() { ::close(m_descriptor); }

    bool hears(const QByteArray &word, int milliseconds = 5000)
    {
        const QDeadlineTimer deadline(milliseconds);
        pollfd ready{m_descriptor, POLLIN, 0};
        while (::poll(&ready, 1, int(deadline.remainingTime())) > 0) {
            char buffer[4096];
            const ssize_t got = ::recv(m_descriptor, buffer, sizeof buffer, 0);
            if (QByteArray(buffer, qMax<qsizetype>(got, 0)).split('\n').contains(word))
                return true;
        }
        return false;
    }

private:
    int m_descriptor;
};

} // namespace

/// What the service and systemd owe each other.
class ManagerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_redis.start());
        m_redis.cli({"HSET", "wf1", "job1", "{}"});
    }
    void init() { m_served = std::make_unique<test::ServedProgram>(m_redis.url()); }

    void handedOver()
    {
        // What the manager that starts it would have opened.
        const auto listener = http::Listener::open({"127.0.0.1", 0, {}});
        QVERIFY(listener);
        const quint16 port = listener->address().port;
        // The first request may be what starts it.
        RawClient first = RawClient::toPort(port);
        first.sendGet("/get_status/wf1");
        m_served->setInChild([descriptor = listener->descriptor()] {
            ::dup2(descriptor, 3);
            char pid[20];
            ::snprintf(pid, sizeof pid, "%d", int(::getpid()));
            ::setenv("LISTEN_PID", pid, 1);
            ::setenv("LISTEN_FDS", "1", 1);
        });
        // Only what the child itself sets in its environment can hold its process id.
        m_served->inheritEnvironment();
        QVERIFY(m_served->start());
        QCOMPARE(m_served->port(), port);
        QCOMPARE(first.read().status, 200);
        QCOMPARE(fetch(port, "/get_status/wf1").status, 200);
        QCOMPARE(m_served->end(SIGTERM), 0);
        // The socket is the manager's: whoever comes waits for the next one.
        QVERIFY(RawClient::toPort(port).isConnected());
    }

    void tellsHowItIs()
    {
        const QString path = m_served->filePath(QStringLiteral("notify"));
        Ear ear(QFile::encodeName(path));
        m_served->setInChild([name = path.toLocal8Bit()] {
            ::setenv("NOTIFY_SOCKET", name.constData(), 1);
            ::setenv("WATCHDOG_USEC", "300000", 1);
        });
        m_served->inheritEnvironment();
        QVERIFY(m_served->start());
        QVERIFY(ear.hears("READY=1"));
        QVERIFY(ear.hears("WATCHDOG=1"));
        QVERIFY(ear.hears("WATCHDOG=1"));
        m_served->sendSignal(SIGHUP);
        QVERIFY(ear.hears("RELOADING=1"));
        QVERIFY(ear.hears("READY=1"));
        m_served->sendSignal(SIGTERM);
        QVERIFY(ear.hears("STOPPING=1"));
        QCOMPARE(m_served->end(SIGCONT), 0);
    }

    void oneSocketIsEnough()
    {
        m_served->setInChild([] {
            char pid[20];
            ::snprintf(pid, sizeof pid, "%d", int(::getpid()));
            ::setenv("LISTEN_PID", pid, 1);
            ::setenv("LISTEN_FDS", "2", 1);
        });
        m_served->inheritEnvironment();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("didn't come up")));
        QVERIFY(!m_served->start());
        QVERIFY2(m_served->said().contains("2 sockets were handed"), m_served->said().constData());
    }

private:
    test::RedisServer m_redis;
    std::unique_ptr<test::ServedProgram> m_served;
};

BATCHY_TEST(manager, ManagerTest)
#include "tst_manager.moc"
