// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/answerhead.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <string>

namespace batchy::http {

namespace {

QByteArrayView reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 202:
        return "Accepted";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 422:
        return "Unprocessable Content";
    case 424:
        return "Failed Dependency";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    default:
        return ""; // the standard lets it be empty
    }
}

/// The Date header, made once a second.
const std::string &dateLine()
{
    static std::time_t madeAt = -1;
    static std::string line;
    const std::time_t now = std::time(nullptr);
    if (std::exchange(madeAt, now) != now)
        line = QLocale::c()
                   .toString(QDateTime::fromSecsSinceEpoch(now, Qt::UTC),
                             QStringLiteral("'\r\nDate: 'ddd, dd MMM yyyy HH:mm:ss 'GMT'"))
                   .toStdString();
    return line;
}

void appendRaw(std::string *out, QByteArrayView text)
{
    out->append(text.data(), size_t(text.size()));
}

template<int base = 10>
void appendNumber(std::string *out, qint64 number)
{
    std::array<char, 20> digits;
    const char *end = std::to_chars(digits.begin(), digits.end(), number, base).ptr;
    out->append(digits.data(), size_t(end - digits.data()));
}

bool isOneLine(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

void appendHeader(std::string *out, QByteArrayView name, QByteArrayView value)
{
    if (!isOneLine(name) || !isOneLine(value))
        return;
    out->append("\r\n");
    appendRaw(out, name);
    out->append(": ");
    appendRaw(out, value);
}

} // namespace

void appendHead(std::string *out, const Response &response, const AnswerManner &manner)
{
    out->append("HTTP/1.1 ");
    appendNumber(out, response.status);
    *out += ' ';
    appendRaw(out, reasonOf(response.status));
    out->append(dateLine());
    appendHeader(out, "Content-Type", response.type);
    out->append("\r\nCache-Control: no-store");
    for (const Header &header : response.headers)
        appendHeader(out, header.name, header.value);
    if (!manner.keepsAlive)
        out->append("\r\nConnection: close");
    else if (!manner.isHttp11)
        out->append("\r\nConnection: Keep-Alive");
    if (manner.isChunked) {
        out->append("\r\nTransfer-Encoding: chunked");
    } else if (!response.stream) {
        out->append("\r\nContent-Length: ");
        appendNumber(out, response.body.size());
    }
    out->append("\r\n\r\n");
}

void appendChunk(std::string *out, QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    appendNumber<16>(out, bytes.size());
    out->append("\r\n");
    appendRaw(out, bytes);
    out->append("\r\n");
}

} // namespace batchy::http
