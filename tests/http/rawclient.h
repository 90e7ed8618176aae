// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace batchy::test {

/// An answer as it came; status 0 when none did.
struct RawAnswer
{
    int status = 0;
    QByteArray head; ///< status line and headers
    QByteArray body;

    /// The value of a header; empty when it isn't there.
    QByteArray header(QByteArrayView name) const;
    /// What the body's top level says under `error`; empty when it is none of our errors.
    QByteArray errorWord() const;
};

/// A socket and nothing else: sends any bytes in any pieces, and reads answers with a time-out. It
/// blocks, so the server must be another process. Only moved.
class RawClient
{
public:
    static RawClient toPort(quint16 port, const char *address = "127.0.0.1");
    static RawClient toPath(const QByteArray &path);
    RawClient(RawClient &&other) noexcept;
    RawClient &operator=(RawClient &&other) noexcept;
    ~RawClient() { close(); }

    bool isConnected() const { return m_descriptor >= 0; }
    int descriptor() const { return m_descriptor; }

    /// False when the other side has gone.
    bool send(const QByteArray &bytes) const;
    /// `GET target` with a Host and more headers, each with its line end.
    bool sendGet(const QByteArray &target, const QByteArray &headers = {}) const;
    /// The next answer, as long as its Content-Length says; of HEAD, none.
    RawAnswer read(int milliseconds = 5000, bool isHead = false);
    /// Everything until the end.
    QByteArray readAll(int milliseconds = 5000);
    /// Whether the other side closes within the time, whatever it sends before.
    bool isClosedWithin(int milliseconds);
    void close();
    /// Says that nothing more will be sent.
    void finish() const;
    /// Ends the connection by a reset, as a client that crashed.
    void reset();
    /// A small one, so that answers don't fit into what the system buffers.
    void setReceiveBuffer(int bytes) const;

private:
    explicit RawClient(int descriptor) : m_descriptor(descriptor) {}
    /// Waits for bytes: false at the end, or when none come.
    bool receive(int milliseconds);

    int m_descriptor = -1;
    bool m_isAtEnd = false;
    QByteArray m_received;
};

/// One request on a connection of its own.
RawAnswer fetch(quint16 port, const QByteArray &target, const QByteArray &headers = {});

} // namespace batchy::test
