// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/streams.h"

#include "app/cli/format/safetext.h"
#include "app/cli/text.h"

#include <QSocketNotifier>

#include <cerrno>
#include <coroutine>
#include <cstring>
#include <memory>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace batchy::cli {

void Output::write(const QByteArray &text)
{
    if (m_buffer) {
        m_buffer->append(text);
        return;
    }
    QByteArrayView bytes = text;
    while (!bytes.isEmpty() && !m_closed) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), size_t(bytes.size()));
        if (written >= 0) {
            bytes = bytes.sliced(written);
        } else if (errno == EAGAIN) {
            pollfd ready{m_descriptor, POLLOUT, 0};
            ::poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            m_closed = true;
            if (errno != EPIPE)
                m_problem = QString::fromLocal8Bit(std::strerror(errno));
        }
    }
}

void Streams::say(const QString &sentence) const
{
    err->write(safeText(sentence).toUtf8() + '\n');
}

void Streams::complain(const Error &error) const
{
    QByteArray lines = painted(Text::tr("Error:"), Style::Bad, errLook).toUtf8() + ' ' +
                       safeText(error.what).toUtf8() + '\n';
    for (const QString &detail : error.details)
        lines += "  " + safeText(detail).toUtf8() + '\n';
    if (!error.hint.isEmpty())
        lines += safeText(error.hint).toUtf8() + '\n';
    err->write(lines);
}

QCoro::Task<bool> Streams::confirm(QString question) const
{
    const Streams self = *this;
    self.err->write(safeText(question).toUtf8() + ' ' + Text::tr("[y/N]").toUtf8() + ' ');
    const QByteArray line = co_await self.readLine();
    const QString answer = QString::fromUtf8(line).trimmed().toLower();
    co_return answer == QLatin1String("y") || answer == QLatin1String("yes") ||
        answer == Text::tr("y", "the short answer to a question") || answer == Text::tr("yes");
}

namespace {

/// Wakes a coroutine once standard input has something, or its end, to read.
class InputReady
{
public:
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> waiter)
    {
        QSocketNotifier *notifier = m_notifier.get();
        QObject::connect(notifier, &QSocketNotifier::activated, notifier, [notifier, waiter] {
            notifier->setEnabled(false);
            waiter.resume();
        });
    }
    void await_resume() const {}

private:
    std::shared_ptr<QSocketNotifier> m_notifier =
        std::make_shared<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
};

QCoro::Task<QByteArray> readTypedLine()
{
    QByteArray line;
    char byte = 0;
    // Stays until the line is read: the notifier is still in its signal when this goes on.
    InputReady ready;
    co_await ready;
    while (true) {
        const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0 || byte == '\n')
            co_return line;
        line += byte;
    }
}

Look lookOf(int descriptor)
{
    if (!::isatty(descriptor))
        return {};
    winsize size{};
    ::ioctl(descriptor, TIOCGWINSZ, &size);
    const QByteArray terminal = qgetenv("TERM");
    const bool plain = !qgetenv("NO_COLOR").isEmpty() || terminal.isEmpty() || terminal == "dumb";
    return {!plain, size.ws_col > 0 ? size.ws_col : 80};
}

} // namespace

Streams processStreams(Output *out, Output *err)
{
    Streams streams;
    streams.out = out;
    streams.err = err;
    streams.look = lookOf(STDOUT_FILENO);
    streams.errLook = lookOf(STDERR_FILENO);
    streams.isInteractive = ::isatty(STDIN_FILENO);
    streams.readLine = readTypedLine;
    return streams;
}

} // namespace batchy::cli
