// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/tlscontext.h"

#include <QByteArrayView>

namespace batchy::http {

/// The bytes of one accepted connection, plain or through TLS. Never waits. Owns the descriptor.
class Channel
{
public:
    enum class State {
        Open,  ///< there may be more at once
        Later, ///< no more for now: the poller will tell
        Ended  ///< never again
    };
    struct Moved
    {
        qsizetype bytes = 0;
        State then = State::Open;
    };

    /// `descriptor` doesn't block. Without a session it is plain.
    explicit Channel(int descriptor, TlsSession tls = nullptr);
    ~Channel();
    Q_DISABLE_COPY_MOVE(Channel)

    int descriptor() const { return m_descriptor; }
    bool isTls() const { return bool(m_tls); }
    /// At once for a plain one.
    bool isHandshakeDone() const;

    /// Up to `size` bytes. A plain one that gives fewer says Later, though it may have ended.
    Moved read(char *buffer, qsizetype size);
    /// As much of both as goes, one after the other.
    Moved write(QByteArrayView first, QByteArrayView second);
    /// Tells the other side that nothing more will come.
    void endWriting();

private:
    Moved readTls(char *buffer, qsizetype size);
    Moved writeTls(QByteArrayView bytes);
    State stateOfTls(int result);

    const int m_descriptor;
    TlsSession m_tls;
    bool m_isBroken = false; ///< the TLS of it
};

} // namespace batchy::http
