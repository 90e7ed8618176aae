// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/message.h"

#include <memory>

namespace batchy::http {

/// Turns the bytes of a connection into requests, one after the other, and keeps the limits on
/// their size. The syntax is Boost.Beast's business; what it takes for a request although proxies
/// might see another one in it is refused here.
class RequestParser
{
public:
    struct Limits
    {
        qsizetype targetBytes = 8192;  ///< more is 414
        qsizetype headerBytes = 16384; ///< of all headers with their line ends; more is 431
        qsizetype bodyBytes = 65536;   ///< more is 413
    };

    enum class Progress {
        NeedsMore, ///< bytes that weren't taken have to come again, with more behind them
        Complete,  ///< takeRequest() has it; the next bytes are the next request's
        Refused    ///< takeRefusal() says why; where the next request begins isn't known
    };
    struct Step
    {
        qsizetype taken = 0;
        Progress progress = Progress::NeedsMore;
    };

    explicit RequestParser(const Limits &limits);
    ~RequestParser();
    Q_DISABLE_COPY_MOVE(RequestParser)

    Step feed(QByteArrayView bytes);

    /// Some of a request has come, but not all.
    bool hasBegun() const;
    /// Its head has come, and the client waits for a word before it sends the body.
    bool wantsContinue() const;

    /// As far as it has come when it was refused; null when nothing has come.
    std::shared_ptr<Request> takeRequest();
    Response takeRefusal();
    /// Of the request that came last: what its answer must know.
    bool isHttp11() const { return m_isHttp11; }
    bool keepsAlive() const { return m_keepsAlive; }

private:
    class Syntax;

    void begin();
    Step feedHead(QByteArrayView bytes, qsizetype at);
    bool isHeadFine(QByteArrayView head, bool isWhole);
    void showLine(QByteArrayView head);
    void noteLine(QByteArrayView head);
    Step feedBody(QByteArrayView bytes, qsizetype at);
    void refuse(Response refusal);
    bool isRefused() const { return m_refusal.status != 200; }

    const Limits m_limits;
    std::unique_ptr<Syntax> m_syntax; ///< while a request comes in
    std::shared_ptr<Request> m_request;
    Response m_refusal;
    qsizetype m_searched = 0; ///< of a head, without finding its end
    bool m_isHttp11 = true;
    bool m_keepsAlive = true;
};

} // namespace batchy::http
