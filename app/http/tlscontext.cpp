// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/tlscontext.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

namespace batchy::http {

namespace {

struct OpensslFree
{
    void operator()(BIO *bio) const { BIO_free(bio); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};
using Bio = std::unique_ptr<BIO, OpensslFree>;
using Certificate = std::unique_ptr<X509, OpensslFree>;
using Key = std::unique_ptr<EVP_PKEY, OpensslFree>;

Bio reader(const QByteArray &text)
{
    return Bio(BIO_new_mem_buf(text.constData(), int(text.size())));
}

/// Nobody is asked for a password.
int noPassword(char *, int, int, void *)
{
    return 0;
}

int chooseProtocol(SSL *, const unsigned char **chosen, unsigned char *size,
                   const unsigned char *offered, unsigned offeredSize, void *)
{
    static constexpr unsigned char http11[] = "\x08http/1.1";
    auto *found = const_cast<unsigned char *>(*chosen);
    const int result =
        SSL_select_next_proto(&found, size, http11, sizeof http11 - 1, offered, offeredSize);
    *chosen = found;
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

} // namespace

void TlsSessionEnd::operator()(ssl_st *session) const
{
    SSL_free(session);
}

void TlsContext::ContextEnd::operator()(ssl_ctx_st *context) const
{
    SSL_CTX_free(context);
}

bool TlsContext::takeCertificates(ssl_ctx_st *context, const QByteArray &certificate)
{
    const Bio bio = reader(certificate);
    const Certificate own(PEM_read_bio_X509_AUX(bio.get(), nullptr, noPassword, nullptr));
    if (!own || SSL_CTX_use_certificate(context, own.get()) != 1)
        return false;
    while (Certificate next{PEM_read_bio_X509(bio.get(), nullptr, noPassword, nullptr)})
        if (SSL_CTX_add0_chain_cert(context, next.release()) != 1)
            return false;
    const bool isAtEnd = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    return isAtEnd;
}

bool TlsContext::takeKey(ssl_ctx_st *context, const QByteArray &key)
{
    const Bio bio = reader(key);
    const Key own(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassword, nullptr));
    return own && SSL_CTX_use_PrivateKey(context, own.get()) == 1 &&
           SSL_CTX_check_private_key(context) == 1;
}

Result<TlsContext> TlsContext::make(const QByteArray &certificate, const QByteArray &key)
{
    ERR_clear_error();
    Context context(SSL_CTX_new(TLS_server_method()));
    if (!context || !takeCertificates(context.get(), certificate) || !takeKey(context.get(), key)) {
        ERR_clear_error();
        return fail(ErrorKind::BadConfig,
                    QStringLiteral("The certificate or its key can't be used for TLS."),
                    QStringLiteral("Both files must be PEM, and belong together."));
    }
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE |
                                        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                        SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_alpn_select_cb(context.get(), chooseProtocol, nullptr);
    return TlsContext(std::move(context));
}

TlsSession TlsContext::newSession(int descriptor) const
{
    TlsSession session(SSL_new(m_context.get()));
    if (!session || SSL_set_fd(session.get(), descriptor) != 1)
        return nullptr;
    SSL_set_accept_state(session.get());
    return session;
}

} // namespace batchy::http
