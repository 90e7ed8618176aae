// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/servedprogram.h"

#include "tests/http/rawclient.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace batchy::test {

namespace {

constexpr int startPatience = 15000;

} // namespace

ServedProgram::ServedProgram(QString redisUrl)
    : m_redisUrl(std::move(redisUrl)), m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.insert(QStringLiteral("BATCHY_REDIS_URL"), m_redisUrl);
    m_environment.insert(QStringLiteral("BATCHY_CFG"), m_cfg.path());
}

ServedProgram::~ServedProgram()
{
    if (m_inherits)
        for (const char *name : {"BATCHY_REDIS_URL", "BATCHY_CFG"})
            qunsetenv(name);
    if (m_process && !isRunning() && m_process->exitStatus() == QProcess::CrashExit)
        qWarning("batchy serve was killed by a signal:\n%s", said().right(2000).constData());
    kill();
}

void ServedProgram::kill()
{
    if (!isRunning())
        return;
    m_process->kill();
    m_process->waitForFinished();
}

void ServedProgram::writeCfg(const QString &name, const QByteArray &text) const
{
    QFile file(m_cfg.filePath(name));
    if (!file.open(QFile::WriteOnly) || file.write(text) != text.size())
        qFatal("can't write %s", qPrintable(file.fileName()));
}

void ServedProgram::inheritEnvironment()
{
    m_inherits = true;
    for (const char *name : {"BATCHY_REDIS_URL", "BATCHY_CFG"})
        qputenv(name, m_environment.value(QLatin1String(name)).toLocal8Bit());
}

QByteArray ServedProgram::socketPath() const
{
    return QFile::encodeName(m_folder.filePath(QStringLiteral("http")));
}

bool ServedProgram::isRunning() const
{
    // Nobody runs an event loop here, so the end of a process must be asked for.
    return m_process && m_process->state() != QProcess::NotRunning &&
           !m_process->waitForFinished(0);
}

void ServedProgram::launch(const QStringList &arguments)
{
    kill();
    m_said.clear();
    m_process = std::make_unique<QProcess>();
    if (!m_inherits)
        m_process->setProcessEnvironment(m_environment);
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setChildProcessModifier([inChild = m_inChild] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (inChild)
            inChild();
    });
    m_process->start(QStringLiteral(BATCHY_BIN_DIR "/batchy"),
                     QStringList{QStringLiteral("serve")} + arguments);
}

bool ServedProgram::start(const QStringList &options)
{
    QStringList arguments = options;
    if (!options.contains(QStringLiteral("--listen")))
        arguments << QStringLiteral("--listen") << QStringLiteral("127.0.0.1:0");
    launch(arguments);
    if (!waitUntilSaid("batchy serves at ", startPatience)) {
        qWarning("batchy serve didn't come up:\n%s", said().constData());
        return false;
    }
    const QByteArray rest = m_said.mid(m_said.indexOf("batchy serves at "));
    const QByteArray where = rest.left(rest.indexOf(", on Redis"));
    m_port = quint16(where.mid(where.lastIndexOf(':') + 1).toUShort());
    return true;
}

bool ServedProgram::startWithLog(int descriptor, const QStringList &options)
{
    const auto before = std::exchange(m_inChild, [descriptor, also = m_inChild] {
        if (also)
            also();
        if (descriptor >= 0)
            ::dup2(descriptor, STDERR_FILENO);
    });
    launch(QStringList{QStringLiteral("--listen"),
                       QStringLiteral("unix:") + QFile::decodeName(socketPath())} +
           options);
    m_inChild = before;
    const QDeadlineTimer deadline(startPatience);
    while (isRunning() && !deadline.hasExpired()) {
        if (RawClient::toPath(socketPath()).isConnected())
            return true;
        m_process->waitForFinished(10);
    }
    return false;
}

void ServedProgram::sendSignal(int signal) const
{
    ::kill(pid_t(pid()), signal);
}

int ServedProgram::end(int signal, int milliseconds)
{
    sendSignal(signal);
    if (!m_process->waitForFinished(milliseconds))
        return -1;
    return m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
}

QByteArray ServedProgram::said()
{
    if (m_process)
        m_said += m_process->readAllStandardError();
    return m_said;
}

bool ServedProgram::waitUntilSaid(const QByteArray &text, int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    m_process->setReadChannel(QProcess::StandardError);
    while (!said().contains(text)) {
        if (!isRunning() || deadline.hasExpired())
            return false;
        m_process->waitForReadyRead(int(qMin<qint64>(deadline.remainingTime(), 100)));
    }
    return true;
}

int ServedProgram::descriptors() const
{
    return int(QDir(QStringLiteral("/proc/%1/fd").arg(pid()))
                   .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
                   .size());
}

} // namespace batchy::test
