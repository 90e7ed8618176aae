// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace batchy::cli {

/// `batchy serve`: what it is called, what it takes, what its help says. It is run by a program of
/// its own, batchy-server, so that no other command loads what only the service needs; here it
/// becomes that program, in the same process. There, a subclass serves.
class ServeCommand : public Command
{
public:
    QByteArray name() const override { return "serve"; }
    QString summary() const override;
    std::vector<Example> examples() const override;
    QString notes() const override;
    void describe(OptionSet &options) override;
    QCoro::Task<ExitCode> run(Session *session, Streams streams) override;

protected:
    /// As they were typed.
    struct Wishes
    {
        std::optional<QByteArray> listen;
        std::optional<QByteArray> tokenFile;
        bool openWrites = false;
        bool readOnly = false;
        QByteArrayList hosts;
        std::optional<QByteArray> tlsCertificate;
        std::optional<QByteArray> tlsKey;
        std::optional<QByteArray> maxConnections;
        std::optional<QByteArray> maxConnectionsPerAddress;
        std::optional<QByteArray> maxHeaderBytes;
        std::optional<QByteArray> headerTimeout;
        std::optional<QByteArray> idleTimeout;
        std::optional<QByteArray> logFormat;
        std::optional<QByteArray> maxEventStreams;
        std::optional<QByteArray> metricsWorkflows;
    };
    const Wishes &wishes() const { return m_wishes; }

private:
    Wishes m_wishes;
};

} // namespace batchy::cli
