// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/accesslog.h"

#include "core/domain/jsontext.h"
#include "core/domain/timestamp.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <climits>
#include <poll.h>
#include <unistd.h>

namespace batchy::http {

namespace {

constexpr qsizetype longestField = 500;
constexpr size_t keptCapacity = 64 * 1024;
constexpr std::chrono::milliseconds together(5);

/// The bytes that are shown as they are: printable ASCII without quotes and backslashes.
constexpr std::array<bool, 256> isShown = [] {
    std::array<bool, 256> table{};
    for (size_t c = 0x20; c < 0x7f; ++c)
        table[c] = c != '"' && c != '\\';
    return table;
}();

/// What isn't shown as it is comes as \xNN.
void append(std::string *out, QByteArrayView text)
{
    constexpr const char digits[] = "0123456789abcdef";
    const QByteArrayView head = text.first(qMin(text.size(), longestField));
    const auto isHidden = [](char c) { return !isShown[uchar(c)]; };
    if (const char *plain = std::find_if(head.begin(), head.end(), isHidden); plain == head.end()) {
        out->append(head.data(), size_t(head.size()));
    } else {
        for (const char c : head) {
            if (!isHidden(c)) {
                *out += c;
            } else {
                *out += "\\x";
                *out += digits[uchar(c) >> 4];
                *out += digits[uchar(c) & 15];
            }
        }
    }
    if (text.size() > longestField)
        *out += "...";
    if (text.isEmpty())
        *out += '-';
}

void append(std::string *out, qint64 number)
{
    std::array<char, 20> digits;
    const char *end = std::to_chars(digits.begin(), digits.end(), number).ptr;
    out->append(digits.data(), size_t(end - digits.data()));
}

/// How much to write at once: a pipe takes up to PIPE_BUF bytes in one piece and without blocking,
/// and whole lines, as long as they are that short.
qsizetype pieceAt(QByteArrayView lines, qsizetype at)
{
    const QByteArrayView piece = lines.sliced(at, qMin<qsizetype>(lines.size() - at, PIPE_BUF));
    const qsizetype end = piece.lastIndexOf('\n');
    return end < 0 ? piece.size() : end + 1;
}

/// 1234 microseconds as 1.234
void append(std::string *out, std::chrono::microseconds duration)
{
    const qint64 fraction = duration.count() % 1000;
    append(out, qint64(duration.count() / 1000));
    const char digits[] = {'.', char('0' + fraction / 100), char('0' + fraction / 10 % 10),
                           char('0' + fraction % 10)};
    out->append(digits, sizeof digits);
}

void appendText(std::string *out, const AccessLog::Entry &entry)
{
    *out += "Z ";
    append(out, entry.client);
    *out += " \"";
    append(out, entry.method);
    *out += ' ';
    append(out, entry.target);
    *out += "\" ";
    if (entry.status != 0)
        append(out, qint64(entry.status));
    else
        *out += "left";
    *out += ' ';
    append(out, entry.duration);
    *out += "ms";
    if (entry.batchId != 0) {
        *out += " batch_id=";
        append(out, entry.batchId);
    }
    if (!entry.agent.isEmpty()) {
        *out += " \"";
        append(out, entry.agent);
        *out += '"';
    }
    *out += '\n';
}

/// What append() leaves of a text needs no more escaping but that of its backslashes.
void appendMember(std::string *out, const char *name, QByteArrayView text)
{
    std::string safe;
    append(&safe, text);
    *out += ", \"";
    *out += name;
    *out += "\": ";
    const QByteArray quoted = json::quote(safe);
    out->append(quoted.constData(), size_t(quoted.size()));
}

void appendJson(std::string *out, const AccessLog::Entry &entry)
{
    *out += "Z\"";
    appendMember(out, "client", entry.client);
    appendMember(out, "method", entry.method);
    appendMember(out, "target", entry.target);
    *out += ", \"status\": ";
    append(out, qint64(entry.status));
    *out += ", \"ms\": ";
    append(out, entry.duration);
    if (entry.batchId != 0) {
        *out += ", \"batch_id\": ";
        append(out, entry.batchId);
    }
    if (!entry.agent.isEmpty())
        appendMember(out, "agent", entry.agent);
    *out += "}\n";
}

void appendLine(std::string *out, const AccessLog::Entry &entry, AccessLog::Format format,
                const QByteArray &time)
{
    if (format == AccessLog::Format::Json)
        *out += "{\"time\": \"";
    out->append(time.constData(), size_t(time.size()));
    if (format == AccessLog::Format::Json)
        appendJson(out, entry);
    else
        appendText(out, entry);
}

} // namespace

AccessLog::AccessLog(Format format, int descriptor) : m_format(format), m_descriptor(descriptor)
{
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer);
    m_pause.setInterval(together);
    connect(&m_pause, &QTimer::timeout, this, &AccessLog::flush);
}

QByteArray AccessLog::line(const Entry &entry, Format format, const QByteArray &time)
{
    std::string line;
    appendLine(&line, entry, format, time);
    return QByteArray::fromStdString(line);
}

void AccessLog::add(const Entry &entry)
{
    if (m_format == Format::None)
        return;
    const auto now =
        std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    appendLine(&m_lines, entry, m_format, formatTimestamp(now));
    if (!m_pause.isActive())
        m_pause.start();
}

void AccessLog::flush()
{
    m_pause.stop();
    if (m_isTorn)
        m_lines.insert(m_lines.begin(), '\n');
    const QByteArrayView lines(m_lines.data(), qsizetype(m_lines.size()));
    qsizetype at = 0;
    while (at < lines.size()) {
        // A reader that has stopped reading must not stop the service.
        pollfd ready{m_descriptor, POLLOUT, 0};
        if (::poll(&ready, 1, 0) <= 0)
            break;
        const qsizetype size = pieceAt(lines, at);
        const ssize_t written = ::write(m_descriptor, lines.data() + at, size_t(size));
        if (written <= 0)
            break;
        at += written;
    }
    // What doesn't fit is lost, and if a line was cut, the next one must not be glued to it.
    if (at > 0)
        m_isTorn = lines[at - 1] != '\n';
    m_lines.clear();
    if (m_lines.capacity() > keptCapacity)
        m_lines.shrink_to_fit();
}

} // namespace batchy::http
