// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/accesslog.h"
#include "app/http/classicroutes.h"
#include "app/http/errors.h"
#include "app/http/gate.h"
#include "app/http/listener.h"
#include "app/http/routes.h"
#include "app/http/target.h"
#include "core/domain/jsontext.h"
#include "core/domain/names.h"
#include "tests/fuzz/fuzz.h"

#include <QFile>
#include <QTemporaryDir>

/// A request as `METHOD TARGET`, then a header a line: what is let in, and how it is refused.

using namespace batchy;
using fuzz::check;
using Effect = http::Route::Effect;

namespace {

http::Request requestOf(const QByteArray &input)
{
    const QByteArrayList lines = input.split('\n');
    http::Request request;
    const qsizetype space = lines[0].indexOf(' ');
    request.method = lines[0].left(qMax<qsizetype>(space, 0));
    request.target = lines[0].mid(space + 1);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon > 0)
            request.headers.push_back({lines[i].left(colon), lines[i].mid(colon + 1).trimmed()});
    }
    return request;
}

void checkRefusal(const http::Response &refused)
{
    check(refused.status >= 400 && refused.status < 500, "a refusal isn't a 4xx", refused.body);
    check(json::isValid(refused.body) && refused.body.startsWith("{\"error\": \""),
          "a refusal isn't one of our errors", refused.body);
    check(refused.body.size() < 10000, "a refusal is as large as its request", refused.body);
}

const http::Routes &routes()
{
    static const http::Routes all = [] {
        http::Routes routes;
        routes.add(http::classicRoutes());
        return routes;
    }();
    return all;
}

http::Tokens readTokens()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("tokens")));
    if (!file.open(QFile::WriteOnly))
        std::abort();
    file.write("full-0123456789abc full\nread-0123456789abc read\n");
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return http::Tokens::read(file.fileName()).value();
}

bool hasHeader(const http::Request &request, QByteArrayView name, QByteArrayView part)
{
    for (const QByteArrayView value : request.allOf(name))
        if (value.toByteArray().toLower().contains(part))
            return true;
    return false;
}

/// What nobody may get past, however it is spelt.
void checkGate(const http::Request &request, Effect effect)
{
    static const http::Gate open({.hosts = {"etl.example.net"}});
    static const http::Gate closed({.isLocal = false, .hosts = {}});
    static const http::Gate withTokens = [] {
        http::Gate gate({.hosts = {}});
        gate.setTokens(readTokens());
        return gate;
    }();
    const auto refused = open.check(request, effect);
    if (refused)
        checkRefusal(*refused);
    else
        check(!hasHeader(request, "Sec-Fetch-Site", "cross-site") &&
                  !hasHeader(request, "Origin", "evil.example") &&
                  !hasHeader(request, "Host", "evil.example"),
              "a web page was let in", request.target);
    if (!refused && effect == Effect::Changes)
        check(!hasHeader(request, "Sec-Purpose", "prefetch"), "a prefetch changes something",
              request.target);
    const bool mayOthers = !closed.check(request, effect);
    check(!(mayOthers && effect == Effect::Changes), "others may write", request.target);
    const bool isHolder = !withTokens.check(request, effect);
    check(
        !isHolder || effect == Effect::Alive ||
            hasHeader(request, "Authorization", "full-0123456789abc") ||
            (effect == Effect::Reads && hasHeader(request, "Authorization", "read-0123456789abc")),
        "let in without a token", request.target);
}

void checkRoute(const http::Request &request, const http::Target &target)
{
    for (const QByteArray &segment : target.segments) {
        check(!segment.contains('/'), "a slash inside a name", segment);
        for (const char c : segment)
            check(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f, "a control character",
                  segment);
        check(QString::fromUtf8(segment).toUtf8() == segment, "no UTF-8", segment);
        if (checkWorkflowName(segment))
            check(!segment.startsWith('.') && QString::fromLatin1(segment).toUtf8() == segment,
                  "a name that isn't one", segment);
    }
    const auto match = routes().find(request.method, target.segments);
    if (match.route) {
        check(match.route->method == request.method ||
                  (request.method == "HEAD" && match.route->effect != Effect::Changes),
              "a route by another method", request.method);
        checkGate(request, match.route->effect);
    }
}

void checkLog(const http::Request &request)
{
    using Format = http::AccessLog::Format;
    http::AccessLog::Entry entry;
    entry.method = request.method;
    entry.target = request.target;
    entry.agent = request.header("User-Agent").value_or(QByteArrayView());
    for (const Format format : {Format::Text, Format::Json}) {
        const QByteArray line = http::AccessLog::line(entry, format, "2016-06-28T21:47:09.123456");
        check(line.endsWith('\n') && line.count('\n') == 1, "a forged line", line);
        for (const char c : line.chopped(1))
            check(c >= 0x20 && c < 0x7f, "a terminal would act on this line", line);
        check(format == Format::Text || json::isValid(line.trimmed()), "no JSON", line);
    }
}

} // namespace

QByteArrayList fuzz::seeds()
{
    return {"GET /get_status/wf1\nHost: localhost:5000\nUser-Agent: curl",
            "GET /open_batch/wf1/infa?x=1\nHost: 127.0.0.1\nOrigin: http://127.0.0.1",
            "GET /close_batch/%41%2e\nHost: evil.example\nSec-Fetch-Site: same-origin",
            "HEAD /index\nHost: [::1]:80\nReferer: http://[::1]:80/index",
            "GET http://localhost/fail_batch/a\nAuthorization: Bearer full-0123456789abc",
            "GET /load_cfg/%2e%2e%2f\nAuthorization: Bearer read-0123456789abc\nContent-Length: 9",
            "POST /\nTransfer-Encoding: chunked\nSec-Purpose: prefetch"};
}

QByteArrayList fuzz::pieces()
{
    return {"%",
            "%00",
            "%2F",
            "%25",
            "%c3%a9",
            "%ed%a0%80",
            "/",
            "//",
            "..",
            "?",
            "#",
            "\\",
            "\n",
            "\r",
            ": ",
            "@",
            "evil.example",
            "localhost",
            "[::1]",
            "[",
            "]",
            ".",
            ":5000",
            "null",
            "\x1b[m",
            "\"",
            "http://",
            "https://",
            "cross-site",
            "same-origin",
            "none",
            "Host",
            "Origin",
            "Referer",
            "Sec-Fetch-Site",
            "Bearer ",
            "\xff",
            "\xc0\xaf",
            "prefetch",
            "Sec-Purpose: prefetch",
            "\nOrigin: http://evil.example",
            "\nHost: evil.example",
            "\nSec-Fetch-Site: cross-site",
            "/open_batch/",
            "/close_batch/wf1",
            "GET ",
            "HEAD "};
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    const http::Request request = requestOf(input);
    checkLog(request);
    const auto target = http::parseTarget(request.target);
    if (target)
        checkRoute(request, *target);
    else
        checkRefusal(http::errorResponse(target.error()));
    if (target)
        (void)http::queryValues(target->query, "a");
    if (const auto address = http::parseListenAddress(request.target))
        check(http::parseListenAddress(address->display().toLocal8Bit()).has_value(),
              "an address that can't be read back", request.target);
    return 0;
}
