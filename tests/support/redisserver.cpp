// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/redisserver.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QHostAddress>
#include <QTcpServer>
#include <QUrl>

#include <csignal>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace batchy::test {

namespace {

constexpr int patience = 20000; // ms; a sanitized build on a busy machine

quint16 freePort()
{
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHost))
        return 0;
    return probe.serverPort() == 6379 ? freePort() : probe.serverPort();
}

/// The child dies with us, also when we are killed.
void dieWithParent(QProcess &process)
{
    const pid_t parent = ::getpid();
    process.setChildProcessModifier([parent] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent)
            ::_exit(1);
    });
}

QByteArray run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    dieWithParent(process);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience)) {
        qWarning("%s: %s", qPrintable(program), qPrintable(process.errorString()));
        process.kill();
        process.waitForFinished();
        return {};
    }
    QByteArray output = process.readAllStandardOutput();
    if (process.exitCode() != 0)
        qWarning("%s: %s", qPrintable(program), process.readAllStandardError().constData());
    if (output.endsWith('\n'))
        output.chop(1);
    return output;
}

QStringList toStrings(const QByteArrayList &arguments)
{
    QStringList strings;
    for (const QByteArray &argument : arguments)
        strings.append(QString::fromLocal8Bit(argument));
    return strings;
}

void makeCertificate(const QString &folder, const QString &name, const QStringList &more)
{
    const QString base = folder + QLatin1Char('/') + name;
    run(QStringLiteral("openssl"),
        QStringList{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                    QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                    QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
                    QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"),
                    QStringLiteral("/CN=batchy test ") + name, QStringLiteral("-out"),
                    base + QStringLiteral(".pem"), QStringLiteral("-keyout"),
                    base + QStringLiteral(".key")} +
            more);
}

TlsFiles makeTlsFiles()
{
    static const QTemporaryDir folder;
    const auto file = [](const char *name) { return folder.filePath(QString::fromLatin1(name)); };
    TlsFiles files{file("ca.pem"),     file("server.pem"), file("server.key"),
                   file("client.pem"), file("client.key"), file("stranger.pem")};
    const QStringList signedByCa{
        QStringLiteral("-CA"),     files.ca,
        QStringLiteral("-CAkey"),  file("ca.key"),
        QStringLiteral("-addext"), QStringLiteral("basicConstraints=critical,CA:FALSE")};
    makeCertificate(folder.path(), QStringLiteral("ca"), {});
    makeCertificate(folder.path(), QStringLiteral("stranger"), {});
    makeCertificate(folder.path(), QStringLiteral("server"),
                    signedByCa + QStringList{QStringLiteral("-addext"),
                                             QStringLiteral("subjectAltName=IP:127.0.0.1")});
    makeCertificate(folder.path(), QStringLiteral("client"), signedByCa);
    return files;
}

constexpr char ready[] = "eady to accept connections";

} // namespace

const TlsFiles &tlsFiles()
{
    static const TlsFiles files = makeTlsFiles();
    return files;
}

RedisServer::RedisServer() : RedisServer(Options{}) {}

RedisServer::RedisServer(Options options) : m_options(std::move(options))
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    dieWithParent(m_process);
}

RedisServer::~RedisServer()
{
    kill9();
}

bool RedisServer::start()
{
    if (isRunning())
        return true;
    if (m_port != 0 || m_options.unixSocket)
        return launch(ready);
    // Another process may take the free port before redis-server does.
    for (int tries = 0; tries < 5; ++tries) {
        m_port = freePort();
        if (launch(ready))
            return true;
    }
    return false;
}

bool RedisServer::startLoading()
{
    return isRunning() || launch("Loading RDB");
}

bool RedisServer::launch(const QByteArray &readyWord)
{
    m_process.start(QStringLiteral("redis-server"), serverArguments());
    if (!m_process.waitForStarted(patience)) {
        qWarning("redis-server can't be started: %s", qPrintable(m_process.errorString()));
        return false;
    }
    if (waitUntilSaid(readyWord))
        return true;
    kill9();
    return false;
}

bool RedisServer::waitUntilSaid(const QByteArray &readyWord)
{
    const QDeadlineTimer deadline(patience);
    QByteArray log;
    while (!log.contains(readyWord)) {
        if (!isRunning() || !m_process.waitForReadyRead(int(deadline.remainingTime()))) {
            log += m_process.readAll();
            qWarning("redis-server didn't come up:\n%s", log.constData());
            return false;
        }
        log += m_process.readAll();
    }
    // What it says to a PING doesn't matter (LOADING, MISCONF): any answer means alive.
    return !cli({"PING"}).isEmpty();
}

void RedisServer::stop()
{
    if (!isRunning())
        return;
    resume();
    m_process.terminate();
    if (!m_process.waitForFinished(patience))
        kill9();
}

void RedisServer::kill9()
{
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished(patience);
}

bool RedisServer::restart()
{
    stop();
    return start();
}

void RedisServer::pause()
{
    ::kill(pid_t(pid()), SIGSTOP);
    siginfo_t info{};
    ::waitid(P_PID, id_t(pid()), &info, WSTOPPED | WNOWAIT); // it has really stopped
}

void RedisServer::resume()
{
    ::kill(pid_t(pid()), SIGCONT);
}

bool RedisServer::isRunning() const
{
    return m_process.state() != QProcess::NotRunning;
}

qint64 RedisServer::pid() const
{
    return m_process.processId();
}

quint16 RedisServer::port() const
{
    return m_port;
}

QString RedisServer::folder() const
{
    return m_folder.path();
}

Endpoint RedisServer::endpoint() const
{
    Endpoint endpoint;
    endpoint.password = m_options.password;
    if (m_options.unixSocket) {
        endpoint.transport = Endpoint::Transport::Unix;
        endpoint.path = m_folder.filePath(QStringLiteral("redis.sock"));
        return endpoint;
    }
    endpoint.port = m_port;
    if (m_options.tls) {
        endpoint.transport = Endpoint::Transport::Tls;
        endpoint.caFile = tlsFiles().ca;
        if (m_options.tlsClients) {
            endpoint.certFile = tlsFiles().clientCert;
            endpoint.keyFile = tlsFiles().clientKey;
        }
    }
    return endpoint;
}

QString RedisServer::url() const
{
    const Endpoint at = endpoint();
    const QString secret = QString::fromLatin1(QUrl::toPercentEncoding(at.password));
    const QString who =
        at.password.isEmpty() ? QString() : QLatin1Char(':') + secret + QLatin1Char('@');
    if (at.transport == Endpoint::Transport::Unix)
        return QStringLiteral("unix://") + who + at.path;
    const bool tls = at.transport == Endpoint::Transport::Tls;
    QString url = (tls ? QStringLiteral("rediss://") : QStringLiteral("redis://")) + who + at.host +
                  QLatin1Char(':') + QString::number(at.port);
    if (tls)
        url += QStringLiteral("?ca=") + at.caFile;
    if (!at.certFile.isEmpty())
        url += QStringLiteral("&cert=") + at.certFile + QStringLiteral("&key=") + at.keyFile;
    return url;
}

QByteArray RedisServer::cli(const QByteArrayList &arguments) const
{
    return run(QStringLiteral("redis-cli"), cliArguments(arguments));
}

QByteArray RedisServer::cli(const QByteArrayList &arguments, const QByteArray &input) const
{
    return run(QStringLiteral("redis-cli"), cliArguments(QByteArrayList{"-x"} + arguments), input);
}

QStringList RedisServer::serverArguments() const
{
    const QString plainPort = QString::number(m_options.unixSocket || m_options.tls ? 0 : m_port);
    QStringList arguments{QStringLiteral("--port"),
                          plainPort,
                          QStringLiteral("--bind"),
                          QStringLiteral("127.0.0.1"),
                          QStringLiteral("127.0.0.2"),
                          QStringLiteral("--dir"),
                          m_folder.path(),
                          QStringLiteral("--save"),
                          QString(),
                          QStringLiteral("--appendonly"),
                          m_options.appendOnly ? QStringLiteral("yes") : QStringLiteral("no")};
    if (m_options.unixSocket)
        arguments << QStringLiteral("--unixsocket") << endpoint().path;
    if (!m_options.password.isEmpty())
        arguments << QStringLiteral("--requirepass") << m_options.password;
    if (m_options.tls) {
        const TlsFiles &tls = tlsFiles();
        arguments << QStringLiteral("--tls-port") << QString::number(m_port)
                  << QStringLiteral("--tls-cert-file") << tls.serverCert
                  << QStringLiteral("--tls-key-file") << tls.serverKey
                  << QStringLiteral("--tls-ca-cert-file") << tls.ca
                  << QStringLiteral("--tls-auth-clients")
                  << (m_options.tlsClients ? QStringLiteral("yes") : QStringLiteral("no"));
    }
    return arguments + toStrings(m_options.extra);
}

QStringList RedisServer::cliArguments(const QByteArrayList &command) const
{
    QStringList arguments;
    if (m_options.unixSocket)
        arguments << QStringLiteral("-s") << endpoint().path;
    else
        arguments << QStringLiteral("-h") << QStringLiteral("127.0.0.1") << QStringLiteral("-p")
                  << QString::number(m_port);
    if (!m_options.password.isEmpty())
        arguments << QStringLiteral("--no-auth-warning") << QStringLiteral("-a")
                  << m_options.password;
    if (m_options.tls) {
        const TlsFiles &tls = tlsFiles();
        arguments << QStringLiteral("--tls") << QStringLiteral("--cacert") << tls.ca
                  << QStringLiteral("--cert") << tls.clientCert << QStringLiteral("--key")
                  << tls.clientKey;
    }
    return arguments + toStrings(command);
}

} // namespace batchy::test
