// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands/waitline.h"
#include "app/cli/via/servicewaiter.h"

namespace batchy::cli {

/// A service, which asks Redis for all who wait there (`batchy wait --via`).
class ServiceWaitLine final : public WaitLine
{
public:
    explicit ServiceWaitLine(ServicePlace place);

    void start() override;
    void stop() override;
    Link::State state() const override { return m_state; }
    const Error &lastError() const override { return m_error; }
    QString display() const override;
    Timestamp now() const override;
    std::chrono::microseconds clockOffset() const override;
    Error clockProblem() const override { return {}; }
    WaitSource &wait(WaitWish wish) override;
    QCoro::Task<QList<QByteArray>> names() override;
    WaitReceipt receipt(Timestamp began, Timestamp seenAt) const override;

private:
    void reach();
    void onAnswer(const Result<ServiceAnswer> &answer);
    void set(Link::State state);

    ServiceClient m_client;
    std::optional<ServiceWaiter> m_waiter;
    Link::State m_state = Link::State::Offline;
    Error m_error;
    std::chrono::microseconds m_offset{0};
    std::chrono::milliseconds m_pause{250};
    bool m_isStarted = false;
};

} // namespace batchy::cli
