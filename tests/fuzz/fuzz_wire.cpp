// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/answerhead.h"
#include "app/http/requestparser.h"
#include "core/domain/jsontext.h"
#include "tests/fuzz/fuzz.h"

/// The bytes of a connection, as they come and in other pieces: what counts as a request, and where
/// it ends. An input's first byte says how the others are cut.

using namespace batchy;
using fuzz::check;
using Progress = http::RequestParser::Progress;

namespace {

/// Small, so that inputs of a few hundred bytes reach them.
const http::RequestParser::Limits limits{64, 256, 128};

struct Outcome
{
    std::vector<http::Request> requests;
    std::optional<http::Response> refusal;
};

/// `pieceSize(i)` is the size of the next piece.
template<typename PieceSize>
Outcome parse(const QByteArray &bytes, PieceSize pieceSize)
{
    http::RequestParser parser(limits);
    Outcome outcome;
    qsizetype taken = 0;
    qsizetype come = 0;
    for (int piece = 0; come < bytes.size(); ++piece) {
        come = qMin(bytes.size(), come + pieceSize(piece));
        Progress progress = Progress::Complete;
        while (progress == Progress::Complete && taken < come) {
            const auto step = parser.feed(QByteArrayView(bytes).sliced(taken, come - taken));
            check(step.taken >= 0 && taken + step.taken <= come, "more taken than there was",
                  bytes);
            taken += step.taken;
            progress = step.progress;
            if (progress == Progress::Complete)
                outcome.requests.push_back(*parser.takeRequest());
        }
        if (progress == Progress::Refused) {
            check(!parser.keepsAlive(), "it goes on behind what it can't read", bytes);
            outcome.refusal = parser.takeRefusal();
            break;
        }
        check(come - taken <= 512, "it keeps what can't become a request", bytes);
    }
    return outcome;
}

void checkRefusal(const http::Response &refused)
{
    check(refused.status >= 400 && refused.status < 500, "a refusal isn't a 4xx", refused.body);
    check(json::isValid(refused.body) && refused.body.startsWith("{\"error\": \""),
          "a refusal isn't one of our errors", refused.body);
}

bool isText(QByteArrayView text, bool maySpace)
{
    for (const char c : text)
        if (uchar(c) < 0x20 ? c != '\t' || !maySpace : c == 0x7f || (c == ' ' && !maySpace))
            return false;
    return true;
}

void checkRequest(const http::Request &request, const QByteArray &bytes)
{
    check(!request.method.isEmpty() && request.method.size() <= 32 &&
              isText(request.method, false) && !request.method.contains(':'),
          "no method", bytes);
    check(!request.target.isEmpty() && request.target.size() <= limits.targetBytes &&
              isText(request.target, false),
          "no target", bytes);
    qsizetype headerBytes = 0;
    for (const http::Header &header : request.headers) {
        headerBytes += header.name.size() + header.value.size() + 3;
        check(!header.name.isEmpty() && isText(header.name, false) && !header.name.contains(':'),
              "no header's name", bytes);
        check(isText(header.value, true), "no header's value", bytes);
    }
    check(headerBytes <= limits.headerBytes, "too many headers", bytes);
    check(request.body.size() <= limits.bodyBytes, "too large a body", bytes);
    const auto lengths = request.allOf("Content-Length");
    const auto encodings = request.allOf("Transfer-Encoding");
    check(lengths.size() + encodings.size() <= 1, "two opinions about the end", bytes);
    if (!lengths.isEmpty())
        check(lengths[0].toByteArray().trimmed().toLongLong() == request.body.size(),
              "another length than was said", bytes);
    else if (!encodings.isEmpty())
        check(encodings[0].toByteArray().trimmed().toLower() == "chunked", "another encoding",
              bytes);
    else
        check(request.body.isEmpty(), "a body that nobody announced", bytes);
}

bool isSame(const http::Request &a, const http::Request &b)
{
    return a.method == b.method && a.target == b.target && a.headers == b.headers &&
           a.body == b.body;
}

/// Nothing that a handler puts into an answer makes a line of its own.
void checkAnswer(const QByteArray &bytes)
{
    std::string head;
    http::Response response;
    response.body = bytes;
    response.type = bytes.left(20);
    response.headers = {{"Allow", bytes}, {bytes, "x"}};
    http::appendHead(&head, response, {});
    const QByteArray text = QByteArray::fromStdString(head);
    check(text.endsWith("\r\n\r\n") && text.count("\r\n\r\n") == 1, "the head ends early", text);
    for (const QByteArray &line : text.chopped(4).replace("\r\n", "\n").split('\n'))
        check(line.startsWith("HTTP/1.1 200 OK") || line.contains(": "), "a forged line", text);
}

} // namespace

QByteArrayList fuzz::seeds()
{
    return {"\1GET /get_status/wf1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "\2GET / HTTP/1.0\r\n\r\nGET /a HTTP/1.1\r\nA: b\r\nConnection: close\r\n\r\n",
            "\3POST /x HTTP/1.1\r\nContent-Length: 4\r\n\r\nbodyGET / HTTP/1.1\r\n\r\n",
            "\4POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n"
            "GET / HTTP/1.1\r\n\r\n",
            "\5POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\nbo\r\n0\r\n"
            "Trailer: x\r\n\r\nGET / HTTP/1.1\r\n\r\n",
            "\7POST /x HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n123456789",
            "\x0b\r\n\r\nHEAD /index HTTP/1.1\r\nX:y\r\nUpgrade: h2c\r\n\r\n"};
}

QByteArrayList fuzz::pieces()
{
    return {"\r\n",
            "\r",
            "\n",
            "\r\n\r\n",
            " ",
            "\t",
            ":",
            QByteArray("\0", 1),
            "\r\n ",
            "HTTP/1.1",
            "HTTP/1.0",
            "HTTP/2.0",
            "GET / HTTP/1.1\r\n\r\n",
            "Content-Length: 4\r\n",
            "Content-Length: 4, 4\r\n",
            "Content-Length: +4\r\n",
            "Content-Length : 4\r\n",
            "Content-Length: 18446744073709551615\r\n",
            "Content-Length: 18446744073709551616\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Transfer-Encoding: identity\r\n",
            "Transfer-Encoding: chunked, chunked\r\n",
            "Transfer-Encoding:\x0b chunked\r\n",
            "transfer-encoding: CHUNKED\r\n",
            "Connection: close\r\n",
            "Connection: keep-alive, Content-Length\r\n",
            "Expect: 100-continue\r\n",
            "0\r\n\r\n",
            "ffffffffffffffff\r\n",
            "10000000000000000\r\n",
            "0x4\r\n",
            "-4\r\n",
            ";ext=\"\r\n\"",
            "\xff",
            QByteArray(70, 'a'),
            "X: " + QByteArray(250, 'a') + "\r\n",
            QByteArray("A: b\r\n").repeated(40)};
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    if (input.isEmpty())
        return 0;
    // Some of what is wrong is seen only at the end of a head or of a chunk.
    const QByteArray bytes = input.mid(1) + QByteArray("\r\n").repeated(8);
    const int cut = uchar(input[0]);
    const Outcome whole = parse(bytes, [&bytes](int) { return bytes.size(); });
    const Outcome pieces = parse(bytes, [cut](int piece) {
        return qsizetype(1 + ((cut + piece) * 7919 + piece * piece) % (1 + cut % 97));
    });
    for (const Outcome &outcome : {whole, pieces}) {
        if (outcome.refusal)
            checkRefusal(*outcome.refusal);
        for (const http::Request &request : outcome.requests)
            checkRequest(request, bytes);
    }
    check(whole.requests.size() == pieces.requests.size(), "other requests in other pieces", input);
    check(whole.refusal.has_value() == pieces.refusal.has_value(), "refused in other pieces",
          input);
    for (size_t i = 0; i < qMin(whole.requests.size(), pieces.requests.size()); ++i)
        check(isSame(whole.requests[i], pieces.requests[i]), "another request in other pieces",
              input);
    checkAnswer(bytes);
    return 0;
}
