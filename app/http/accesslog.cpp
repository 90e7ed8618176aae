// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/accesslog.h"

#include "core/domain/jsontext.h"
#include "core/domain/timestamp.h"

#include <poll.h>
#include <unistd.h>

namespace batchy::http {

namespace {

constexpr qsizetype longestField = 500;

/// Printable ASCII without quotes and backslashes; the rest as \xNN.
void append(QByteArray *out, QByteArrayView text)
{
    constexpr const char digits[] = "0123456789abcdef";
    for (const char c : text.first(qMin(text.size(), longestField))) {
        if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
            *out += c;
        } else {
            *out += "\\x";
            *out += digits[static_cast<unsigned char>(c) >> 4];
            *out += digits[static_cast<unsigned char>(c) & 15];
        }
    }
    if (text.size() > longestField)
        *out += "...";
    if (text.isEmpty())
        *out += '-';
}

/// 1234 microseconds as 1.234
void append(QByteArray *out, std::chrono::microseconds duration)
{
    const QByteArray fraction = QByteArray::number(qlonglong(duration.count() % 1000));
    *out += QByteArray::number(qlonglong(duration.count() / 1000));
    *out += '.';
    *out += QByteArrayView("00").first(3 - qMin<qsizetype>(fraction.size(), 3));
    *out += fraction;
}

void appendText(QByteArray *out, const AccessLog::Entry &entry)
{
    *out += "Z ";
    append(out, entry.client);
    *out += " \"";
    append(out, entry.method);
    *out += ' ';
    append(out, entry.target);
    *out += "\" ";
    *out += entry.status != 0 ? QByteArray::number(entry.status) : QByteArray("left");
    *out += ' ';
    append(out, entry.duration);
    *out += "ms";
    if (entry.batchId != 0)
        *out += " batch_id=" + QByteArray::number(entry.batchId);
    if (!entry.agent.isEmpty()) {
        *out += " \"";
        append(out, entry.agent);
        *out += '"';
    }
    *out += '\n';
}

/// What append() leaves of a text needs no more escaping but that of its backslashes.
void appendMember(QByteArray *out, const char *name, QByteArrayView text)
{
    QByteArray safe;
    append(&safe, text);
    *out += ", \"";
    *out += name;
    *out += "\": " + json::quote(safe);
}

void appendJson(QByteArray *out, const AccessLog::Entry &entry)
{
    *out += "Z\"";
    appendMember(out, "client", entry.client);
    appendMember(out, "method", entry.method);
    appendMember(out, "target", entry.target);
    *out += ", \"status\": " + QByteArray::number(entry.status) + ", \"ms\": ";
    append(out, entry.duration);
    if (entry.batchId != 0)
        *out += ", \"batch_id\": " + QByteArray::number(entry.batchId);
    if (!entry.agent.isEmpty())
        appendMember(out, "agent", entry.agent);
    *out += "}\n";
}

} // namespace

QByteArray AccessLog::line(const Entry &entry, Format format, const QByteArray &time)
{
    QByteArray line;
    line.reserve(160);
    if (format == Format::Json)
        line += "{\"time\": \"";
    line += time;
    if (format == Format::Json)
        appendJson(&line, entry);
    else
        appendText(&line, entry);
    return line;
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
    qsizetype at = 0;
    while (at < m_lines.size()) {
        // A reader that has stopped reading must not stop the service.
        pollfd ready{m_descriptor, POLLOUT, 0};
        if (::poll(&ready, 1, 0) <= 0)
            break;
        const qsizetype piece =
            qMin<qsizetype>(m_lines.size() - at, 4096); // PIPE_BUF: never blocks
        const ssize_t written = ::write(m_descriptor, m_lines.constData() + at, size_t(piece));
        if (written <= 0)
            break;
        at += written;
    }
    m_lines.clear();
}

} // namespace batchy::http
