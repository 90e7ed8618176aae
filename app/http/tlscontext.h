// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <memory>

struct ssl_ctx_st;
struct ssl_st;

namespace batchy::http {

struct TlsSessionEnd
{
    void operator()(ssl_st *session) const;
};
/// The TLS of one connection.
using TlsSession = std::unique_ptr<ssl_st, TlsSessionEnd>;

/// The server's certificate and key, ready for connections: TLS 1.2 and 1.3, HTTP/1.1 alone.
class TlsContext
{
public:
    /// Both in PEM; the certificate with those between it and its authority behind it. BadConfig
    /// when they are no good or don't belong together; a key with a password is no good.
    static Result<TlsContext> make(const QByteArray &certificate, const QByteArray &key);

    /// Of a connection that has just been accepted; null when there is no memory.
    TlsSession newSession(int descriptor) const;

private:
    struct ContextEnd
    {
        void operator()(ssl_ctx_st *context) const;
    };
    using Context = std::unique_ptr<ssl_ctx_st, ContextEnd>;

    explicit TlsContext(Context context) : m_context(std::move(context)) {}
    static bool takeCertificates(ssl_ctx_st *context, const QByteArray &certificate);
    static bool takeKey(ssl_ctx_st *context, const QByteArray &key);

    Context m_context;
};

} // namespace batchy::http
