// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/tlsfiles.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace batchy {

namespace {

struct TlsText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::TlsFiles)
};

Result<QByteArray> readPem(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::BadConfig,
                    TlsText::tr("Can't read \"%1\": %2.").arg(name, file.errorString()),
                    TlsText::tr("Check the ca, cert and key options of the Redis address."));
    return file.readAll();
}

Result<QList<QSslCertificate>> readCertificates(const QString &name)
{
    const auto pem = readPem(name);
    if (!pem)
        return fail(pem.error());
    const auto certificates = QSslCertificate::fromData(*pem, QSsl::Pem);
    if (certificates.isEmpty())
        return fail(ErrorKind::BadConfig, TlsText::tr("\"%1\" holds no certificate.").arg(name),
                    TlsText::tr("It must be a PEM file."));
    return certificates;
}

Result<QSslKey> readKey(const QString &name)
{
    const auto pem = readPem(name);
    if (!pem)
        return fail(pem.error());
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa})
        if (const QSslKey key(*pem, algorithm, QSsl::Pem); !key.isNull())
            return key;
    return fail(ErrorKind::BadConfig, TlsText::tr("\"%1\" holds no private key.").arg(name),
                TlsText::tr("It must be a PEM file without a passphrase."));
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const Endpoint &endpoint)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!endpoint.caFile.isEmpty()) {
        const auto authorities = readCertificates(endpoint.caFile);
        if (!authorities)
            return fail(authorities.error());
        configuration.setCaCertificates(*authorities);
    }
    if (endpoint.certFile.isEmpty())
        return configuration;
    const auto chain = readCertificates(endpoint.certFile);
    if (!chain)
        return fail(chain.error());
    const auto key = readKey(endpoint.keyFile);
    if (!key)
        return fail(key.error());
    configuration.setLocalCertificateChain(*chain);
    configuration.setPrivateKey(*key);
    return configuration;
}

} // namespace batchy
