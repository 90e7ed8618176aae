// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/requestparser.h"

#include "app/http/errors.h"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/rfc7230.hpp>

#include <algorithm>
#include <cstring>
#include <limits>

namespace batchy::http {

namespace {

namespace beast = boost::beast::http;
using boost::beast::string_view;
using ErrorCode = boost::beast::error_code;

/// Longer words at the beginning of a line are no method.
constexpr qsizetype longestMethod = 32;
constexpr qsizetype longestVersion = 12;    ///< with the space before and the line's end
constexpr qsizetype longestExtension = 128; ///< of a chunk; nobody uses them
/// What the log is told of a line that is none.
constexpr qsizetype longestShown = 1024;

QByteArray bytesOf(string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

bool isSame(string_view a, string_view b)
{
    return boost::beast::iequals(a, b);
}

/// Beast also takes lists of one number, about which others may think otherwise.
bool isNumber(string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A header that goes on in the next line: others read it otherwise.
bool hasFoldedLine(QByteArrayView head)
{
    for (qsizetype at = head.indexOf('\n'); at >= 0 && at + 1 < head.size();
         at = head.indexOf('\n', at + 1))
        if (head[at + 1] == ' ' || head[at + 1] == '\t')
            return true;
    return false;
}

QByteArray firstLine(QByteArrayView bytes)
{
    const qsizetype end = bytes.indexOf('\r');
    return bytes.first(qMin(end < 0 ? bytes.size() : end, longestShown)).toByteArray();
}

Response badRequest(const char *why)
{
    return refusal(400, "bad_input", QString::fromUtf8(why));
}

Response tooLarge(int status, const char *what)
{
    return refusal(status, "too_large", QString::fromUtf8(what));
}

Response refusalOf(const ErrorCode &code)
{
    const auto is = [&code](beast::error kind) { return code == beast::make_error_code(kind); };
    if (is(beast::error::body_limit))
        return tooLarge(413, "The body of the request is too large.");
    if (is(beast::error::bad_method) || is(beast::error::bad_target))
        return badRequest("This is no HTTP request: its first line must be METHOD TARGET "
                          "HTTP/1.1.");
    if (is(beast::error::bad_version))
        return badRequest("The first line of the request must end in HTTP/1.1 or HTTP/1.0.");
    if (is(beast::error::bad_content_length) || is(beast::error::bad_transfer_encoding))
        return badRequest("The headers don't tell clearly where the request ends.");
    if (is(beast::error::bad_chunk) || is(beast::error::bad_chunk_extension))
        return badRequest("The body isn't in chunks, as its headers say.");
    return badRequest("A header of the request can't be read: each must be NAME: VALUE.");
}

} // namespace

class RequestParser::Syntax : public beast::basic_parser<true>
{
public:
    explicit Syntax(RequestParser *parser) : m_parser(*parser)
    {
        eager(true);
        header_limit(std::numeric_limits<std::uint32_t>::max()); // counted before
        body_limit(std::uint64_t(m_parser.m_limits.bodyBytes));
    }

    bool hasTarget() const { return m_hasTarget; }
    bool wantsContinue() const { return m_wantsContinue && !m_hasBody; }

private:
    Request &request() { return *m_parser.m_request; }

    /// Ends the parsing with a refusal of ours.
    void refuse(Response refusal, ErrorCode &code)
    {
        m_parser.refuse(std::move(refusal));
        code = beast::make_error_code(beast::error::header_limit);
    }

    void on_request_impl(beast::verb verb, string_view method, string_view target, int version,
                         ErrorCode &code) override
    {
        m_hasTarget = true;
        m_parser.m_isHttp11 = version >= 11;
        request().method = verb == beast::verb::get ? QByteArrayLiteral("GET") : bytesOf(method);
        request().target = bytesOf(target);
        if (qsizetype(target.size()) > m_parser.m_limits.targetBytes)
            refuse(tooLarge(414, "The address is too long."), code);
        else if (qsizetype(method.size()) > longestMethod)
            code = beast::make_error_code(beast::error::bad_method);
    }

    void on_response_impl(int, string_view, int, ErrorCode &) override {}

    void on_field_impl(beast::field field, string_view name, string_view value,
                       ErrorCode &code) override
    {
        if (is_header_done()) { // behind a body in chunks, where nobody may change his mind
            code = beast::make_error_code(beast::error::bad_chunk);
            return;
        }
        if (field == beast::field::transfer_encoding && !isSame(value, "chunked"))
            code = beast::make_error_code(beast::error::bad_transfer_encoding);
        else if (field == beast::field::content_length)
            takeLength(value, code);
        else if (field == beast::field::connection)
            m_saysClose = m_saysClose || beast::token_list(value).exists("close");
        else if (field == beast::field::expect)
            m_wantsContinue = m_parser.m_isHttp11 && isSame(value, "100-continue");
        else if (field == beast::field::host && std::exchange(m_hasHost, true))
            refuse(badRequest("The request names two hosts."), code);
        request().headers.push_back({bytesOf(name), bytesOf(value)});
    }

    void takeLength(string_view value, ErrorCode &code)
    {
        if (std::exchange(m_hasLength, true) || !isNumber(value))
            code = beast::make_error_code(beast::error::bad_content_length);
    }

    void on_header_impl(ErrorCode &code) override
    {
        m_parser.m_keepsAlive = keep_alive() && !m_saysClose; // which Beast forgets in HTTP/1.0
        if (chunked() && !m_parser.m_isHttp11)
            code = beast::make_error_code(beast::error::bad_transfer_encoding);
    }

    void on_body_init_impl(const boost::optional<std::uint64_t> &length, ErrorCode &) override
    {
        request().body.reserve(qsizetype(length.value_or(0)));
    }

    std::size_t on_body_impl(string_view body, ErrorCode &) override
    {
        m_hasBody = true;
        request().body.append(body.data(), qsizetype(body.size()));
        return body.size();
    }

    void on_chunk_header_impl(std::uint64_t, string_view extension, ErrorCode &code) override
    {
        const auto isControl = [](char c) { return uchar(c) < 0x20 && c != '\t'; };
        if (qsizetype(extension.size()) > longestExtension ||
            std::any_of(extension.begin(), extension.end(), isControl))
            code = beast::make_error_code(beast::error::bad_chunk_extension);
    }

    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, ErrorCode &code) override
    {
        return on_body_impl(body, code);
    }

    void on_finish_impl(ErrorCode &) override {}

    RequestParser &m_parser;
    bool m_hasTarget = false;
    bool m_hasLength = false;
    bool m_hasHost = false;
    bool m_saysClose = false;
    bool m_hasBody = false;
    bool m_wantsContinue = false;
};

RequestParser::RequestParser(const Limits &limits) : m_limits(limits) {}

RequestParser::~RequestParser() = default;

RequestParser::Step RequestParser::feed(QByteArrayView bytes)
{
    Step step;
    if (!m_syntax) {
        // Some clients end a body with a line end that it doesn't have.
        while (bytes.sliced(step.taken).startsWith("\r\n"))
            step.taken += 2;
        const QByteArrayView rest = bytes.sliced(step.taken);
        if (rest.isEmpty() || rest == QByteArrayView("\r"))
            return step;
        begin();
    }
    if (!m_syntax->is_header_done())
        step = feedHead(bytes, step.taken);
    if (step.progress == Progress::NeedsMore && m_syntax->is_header_done())
        step = feedBody(bytes, step.taken);
    if (step.progress != Progress::NeedsMore)
        m_syntax.reset();
    return step;
}

void RequestParser::begin()
{
    m_request = std::make_shared<Request>();
    m_refusal = {};
    m_isHttp11 = true;
    m_keepsAlive = false;
    m_searched = 0;
    m_syntax = std::make_unique<Syntax>(this);
}

/// Beast sees a head only once it is whole: by pieces, it would find other ends and other errors.
RequestParser::Step RequestParser::feedHead(QByteArrayView bytes, qsizetype at)
{
    const QByteArrayView pending = bytes.sliced(at);
    const qsizetype from = qMax<qsizetype>(m_searched - 3, 0);
    const auto *end = static_cast<const char *>(
        ::memmem(pending.data() + from, size_t(pending.size() - from), "\r\n\r\n", 4));
    m_searched = pending.size();
    const QByteArrayView head = end ? pending.first(end + 4 - pending.data()) : pending;
    if (!isHeadFine(head, end != nullptr)) {
        showLine(head);
        return {at, Progress::Refused};
    }
    if (!end) {
        noteLine(head);
        return {at, Progress::NeedsMore};
    }
    ErrorCode code;
    m_syntax->put({head.data(), size_t(head.size())}, code);
    if (m_syntax->is_header_done() && !code)
        return {at + head.size(), m_syntax->is_done() ? Progress::Complete : Progress::NeedsMore};
    if (!isRefused())
        refuse(refusalOf(code));
    if (!m_syntax->hasTarget())
        showLine(head);
    return {at, Progress::Refused};
}

/// What can be said before Beast reads it, whatever has come of it so far; refuses what can't
/// become a request any more.
bool RequestParser::isHeadFine(QByteArrayView head, bool isWhole)
{
    const QByteArrayView word = head.first(qMin(head.size(), longestMethod + 1));
    const auto isBlank = [](char c) { return c == ' '; };
    const auto isOdd = [](char c) { return uchar(c) < 0x20 || uchar(c) > 0x7e; };
    const auto wordEnd = std::find_if(word.begin(), word.end(), isBlank);
    if (std::any_of(word.begin(), wordEnd, isOdd) ||
        (wordEnd == word.end() && word.size() > longestMethod)) {
        refuse(refusalOf(beast::make_error_code(beast::error::bad_method)));
        return false;
    }
    const qsizetype lineEnd = head.indexOf('\n') + 1;
    if (lineEnd == 0) {
        if (head.size() <= longestMethod + m_limits.targetBytes + longestVersion)
            return true;
        refuse(tooLarge(414, "The address is too long."));
        return false;
    }
    // The headers' lines with their ends; the empty line doesn't count.
    if (head.size() - lineEnd > m_limits.headerBytes + (isWhole ? 2 : 1)) {
        refuse(tooLarge(431, "The headers of the request are too large."));
        return false;
    }
    if (isWhole && hasFoldedLine(head)) {
        refuse(badRequest("A header of the request goes on in the next line, which isn't done any "
                          "more."));
        return false;
    }
    return true;
}

/// For the log of what is no request.
void RequestParser::showLine(QByteArrayView head)
{
    m_request->method.clear();
    m_request->target = firstLine(head);
}

/// For the log of a request that may never come whole.
void RequestParser::noteLine(QByteArrayView head)
{
    if (!m_request->target.isEmpty() || !head.contains('\n'))
        return;
    const QByteArrayList words = firstLine(head).split(' ');
    m_request->method = words[0];
    m_request->target = words.value(1);
}

RequestParser::Step RequestParser::feedBody(QByteArrayView bytes, qsizetype at)
{
    const QByteArrayView pending = bytes.sliced(at);
    // No body in chunks ends with less; Beast relies on it.
    if (pending.isEmpty() || (m_syntax->chunked() && pending.size() < 5))
        return {at, Progress::NeedsMore};
    ErrorCode code;
    at += qsizetype(m_syntax->put({pending.data(), size_t(pending.size())}, code));
    if (code && code != beast::make_error_code(beast::error::need_more)) {
        if (!isRefused())
            refuse(refusalOf(code));
        return {at, Progress::Refused};
    }
    if (m_syntax->is_done())
        return {at, Progress::Complete};
    // The line of a chunk, or what follows the last.
    if (bytes.size() - at <= m_limits.headerBytes)
        return {at, Progress::NeedsMore};
    refuse(refusalOf(beast::make_error_code(beast::error::bad_chunk)));
    return {at, Progress::Refused};
}

void RequestParser::refuse(Response refusal)
{
    m_refusal = std::move(refusal);
    m_keepsAlive = false;
}

bool RequestParser::hasBegun() const
{
    return m_syntax != nullptr;
}

bool RequestParser::wantsContinue() const
{
    return m_syntax && m_syntax->is_header_done() && m_syntax->wantsContinue();
}

std::shared_ptr<Request> RequestParser::takeRequest()
{
    return std::exchange(m_request, nullptr);
}

Response RequestParser::takeRefusal()
{
    return std::exchange(m_refusal, {});
}

} // namespace batchy::http
