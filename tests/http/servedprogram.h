// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace batchy::test {

/// The real `batchy serve` in a process of its own, against a Redis that the test started.
/// Blocking: for tests only. Killed when it is destroyed.
class ServedProgram
{
public:
    explicit ServedProgram(QString redisUrl);
    ~ServedProgram();

    /// Each file that a test writes here becomes a workflow.
    void writeCfg(const QString &name, const QByteArray &text) const;
    QString cfg() const { return m_cfg.path(); }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }

    /// Starts it, again if it runs, with more options, and waits until it says where it serves.
    /// False, with what it said as a warning, when it ends instead.
    [[nodiscard]] bool start(const QStringList &options = {});
    /// The same, with stderr going to a descriptor: nothing can be read from it, so it listens at
    /// socketPath(), and this waits until that answers.
    [[nodiscard]] bool startWithLog(int descriptor, const QStringList &options = {});
    /// Run in the child before it becomes the program: limits, descriptors.
    void setInChild(std::function<void()> modifier) { m_inChild = std::move(modifier); }
    /// Gives the child this process's environment as it is, so that what setInChild() adds to it
    /// counts; with the variables that the service needs.
    void inheritEnvironment();

    quint16 port() const { return m_port; }
    QByteArray socketPath() const;
    qint64 pid() const { return m_process->processId(); }
    bool isRunning() const;
    /// Sends a signal, waits for the end, and gives the exit code; -1 when it was killed or goes
    /// on.
    int end(int signal, int milliseconds = 8000);
    void sendSignal(int signal) const;
    /// What it has said on stderr until now, the access log among it.
    QByteArray said();
    /// Waits until it has said this.
    bool waitUntilSaid(const QByteArray &text, int milliseconds = 5000);

    /// How many descriptors it has open.
    int descriptors() const;

private:
    void launch(const QStringList &arguments);
    void kill();

    const QString m_redisUrl;
    QTemporaryDir m_cfg;
    QTemporaryDir m_folder;
    std::function<void()> m_inChild;
    QProcessEnvironment m_environment;
    bool m_inherits = false;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_said;
    quint16 m_port = 0;
};

} // namespace batchy::test
