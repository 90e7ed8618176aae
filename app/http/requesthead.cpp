// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/requesthead.h"

#include "app/http/errors.h"

namespace batchy::http {

namespace {

Response tooLarge(int status, const char *what)
{
    return refusal(status, "too_large", QString::fromUtf8(what));
}

qsizetype headerBytesOf(const Request &request)
{
    qsizetype bytes = 0;
    for (const Header &header : request.headers)
        bytes += header.name.size() + header.value.size() + 4;
    return bytes;
}

} // namespace

void keepZeroBytes(Request &request, const RawLine &line)
{
    const char *target = line.method + request.method.size() + 1;
    while (*target == ' ')
        ++target;
    if (target != line.target)
        request.method += '\0';
    if (line.version != line.target + request.target.size() + 1)
        request.target += '\0';
}

std::optional<HeadRefusal> refuseHead(const Request &request, const HeadLimits &limits)
{
    const auto lengths = request.allOf("Content-Length");
    if (lengths.size() + request.allOf("Transfer-Encoding").size() > 1)
        return HeadRefusal{
            refusal(400, "bad_input",
                    QStringLiteral("The headers disagree about where the request ends.")),
            true};
    if (!lengths.empty() && lengths[0].toByteArray().toULongLong() > quint64(limits.bodyBytes))
        return HeadRefusal{bodyTooLarge(), true};
    if (request.target.size() > limits.targetBytes)
        return HeadRefusal{tooLarge(414, "The address is too long."), false};
    if (headerBytesOf(request) > limits.headerBytes)
        return HeadRefusal{tooLarge(431, "The headers of the request are too large."), false};
    return {};
}

Response bodyTooLarge()
{
    return tooLarge(413, "The body of the request is too large.");
}

} // namespace batchy::http
