// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands/serve.h"
#include "app/http/listener.h"
#include "app/http/service.h"
#include "app/server/servicemanager.h"

#include <memory>

namespace batchy {

/// `batchy serve` where it is carried out: makes the service of what was typed, and lets it run
/// until a signal ends it.
class RunningService final : public cli::ServeCommand
{
public:
    QCoro::Task<cli::ExitCode> run(cli::Session *session, cli::Streams streams) override;
    bool heard(int signal) override;

private:
    Result<http::Service::Options> options(cli::Session *session, Endpoint endpoint,
                                           const http::ListenAddress &address) const;
    Result<http::Listener> listener() const;
    Result<void> readTokens();
    QCoro::Task<Result<void>> start(cli::Session *session);
    void tellStart();
    template<class Words>
    void tell(const Words &words) const;

    cli::Streams m_streams;
    ServiceManager m_manager;
    std::unique_ptr<http::Service> m_service;
    std::optional<http::ListenAddress> m_address;
};

} // namespace batchy
