// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/accesslog.h"

#include "core/domain/jsontext.h"
#include "core/domain/timestamp.h"

#include <climits>
#include <poll.h>
#include <unistd.h>

namespace batchy::http {

namespace {

constexpr qsizetype longestField = 500;

/// Printable ASCII without quotes and backslashes; the rest as \xNN.
QByteArray escaped(QByteArrayView text)
{
    QByteArray out;
    for (const char c : text.first(qMin(text.size(), longestField))) {
        if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\')
            out += c;
        else
            out += "\\x" + QByteArray(1, c).toHex();
    }
    if (text.size() > longestField)
        out += "...";
    return out.isEmpty() ? QByteArray("-") : out;
}

/// How much to write at once: a pipe takes up to PIPE_BUF bytes in one piece and without blocking,
/// and whole lines, as long as they are that short.
qsizetype pieceAt(QByteArrayView lines, qsizetype at)
{
    const QByteArrayView piece = lines.sliced(at, qMin<qsizetype>(lines.size() - at, PIPE_BUF));
    const qsizetype end = piece.lastIndexOf('\n');
    return end < 0 ? piece.size() : end + 1;
}

QByteArray milliseconds(std::chrono::microseconds duration)
{
    return QByteArray::number(double(duration.count()) / 1000, 'f', 3);
}

} // namespace

QByteArray AccessLog::line(const Entry &entry, Format format, const QByteArray &time)
{
    QByteArray line;
    if (format == Format::Json) {
        line = "{\"time\": \"" + time + "Z\", \"client\": " + json::quote(entry.client) +
               ", \"method\": " + json::quote(escaped(entry.method)) +
               ", \"target\": " + json::quote(escaped(entry.target)) +
               ", \"status\": " + QByteArray::number(entry.status) +
               ", \"ms\": " + milliseconds(entry.duration);
        if (entry.batchId != 0)
            line += ", \"batch_id\": " + QByteArray::number(entry.batchId);
        if (!entry.agent.isEmpty())
            line += ", \"agent\": " + json::quote(escaped(entry.agent));
        return line + "}\n";
    }
    line = time + "Z " + escaped(entry.client) + " \"" + escaped(entry.method) + ' ' +
           escaped(entry.target) + "\" " +
           (entry.status != 0 ? QByteArray::number(entry.status) : QByteArray("left")) + ' ' +
           milliseconds(entry.duration) + "ms";
    if (entry.batchId != 0)
        line += " batch_id=" + QByteArray::number(entry.batchId);
    if (!entry.agent.isEmpty())
        line += " \"" + escaped(entry.agent) + '"';
    return line + '\n';
}

void AccessLog::add(const Entry &entry)
{
    if (m_format == Format::None)
        return;
    const auto now =
        std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    m_lines += line(entry, m_format, formatTimestamp(now));
    if (m_isPosted)
        return;
    m_isPosted = true;
    QMetaObject::invokeMethod(
        this, [this] { flush(); }, Qt::QueuedConnection);
}

void AccessLog::flush()
{
    m_isPosted = false;
    if (m_isTorn)
        m_lines.prepend('\n');
    qsizetype at = 0;
    while (at < m_lines.size()) {
        // A reader that has stopped reading must not stop the service.
        pollfd ready{m_descriptor, POLLOUT, 0};
        if (::poll(&ready, 1, 0) <= 0)
            break;
        const qsizetype size = pieceAt(m_lines, at);
        const ssize_t written = ::write(m_descriptor, m_lines.constData() + at, size_t(size));
        if (written <= 0)
            break;
        at += written;
    }
    // What doesn't fit is lost, and if a line was cut, the next one must not be glued to it.
    if (at > 0)
        m_isTorn = m_lines[at - 1] != '\n';
    m_lines.clear();
}

} // namespace batchy::http
