// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QVarLengthArray>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace batchy::http {

/// What came in and what goes out, as plain values: everything above the server works on these and
/// knows no socket and no library.

struct Header
{
    QByteArray name;
    QByteArray value;
    bool operator==(const Header &) const = default;
};

struct Request
{
    QByteArray method; ///< as sent: methods are case-sensitive
    QByteArray target; ///< as sent, with the query, still escaped
    std::vector<Header> headers;
    QByteArray body;
    QByteArray client; ///< the address without the port, or "unix"
    /// The pattern of its route, once that is known: for counting.
    QByteArray route = {};
    /// For how long the answer may be waited for, where a route needs more than the server's own
    /// budget. Set by the handler before it first suspends.
    std::optional<std::chrono::milliseconds> patience = {};
    /// Called once when the client of a request with patience has gone before its answer; what is
    /// answered then goes nowhere. Whoever sets it takes it away before what it refers to dies.
    std::function<void()> left = {};

    /// The value of a header, whatever the case of its name; nothing when it isn't there.
    std::optional<QByteArrayView> header(QByteArrayView name) const;
    /// All its values, where one sent twice must not hide the second.
    QVarLengthArray<QByteArrayView, 4> allOf(QByteArrayView name) const;
};

/// A body that comes bit by bit, without an end in sight. The server asks for bytes when the client
/// can take some; the source calls `wake` when there are some again. Both on one thread.
class BodyStream
{
public:
    BodyStream() = default;
    BodyStream(const BodyStream &) = delete;
    BodyStream &operator=(const BodyStream &) = delete;
    virtual ~BodyStream() = default;

    /// Fills up to `size` bytes and says how many; 0 when there are none now.
    virtual qsizetype read(char *buffer, qsizetype size) = 0;
    /// No more will come: the answer ends once read() gives 0.
    virtual bool isOver() const = 0;
    /// The client has gone, or the answer has ended.
    virtual void closed() = 0;

    /// Set by the server; call it when bytes have come or the stream is over.
    std::function<void()> wake;
};

struct Response
{
    int status = 200;
    QByteArray type = QByteArrayLiteral("application/json");
    QByteArray body = {};
    std::vector<Header> headers = {};
    /// Instead of the body.
    std::shared_ptr<BodyStream> stream = {};
    /// The batch that the answer is about, for the access log; 0 = none.
    qint64 batchId = 0;
};

} // namespace batchy::http
