// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/via/serviceclient.h"
#include "app/cli/via/servicenames.h"
#include "core/wait/receipt.h"
#include "core/wait/waitjson.h"

#include <QDeadlineTimer>
#include <QTimer>

#include <chrono>
#include <map>
#include <optional>

namespace batchy::cli {

/// Waits at a service, workflow by workflow, in one long question after the other, and judges by
/// what is answered as one who asks Redis does. Patterns stand for what exists at the start.
/// Doesn't own the client.
class ServiceWaiter : public WaitSource
{
    Q_OBJECT

public:
    struct Options
    {
        /// In one question; less than what proxies allow a silent connection.
        std::chrono::milliseconds longest{50000};
        /// Over that, without an answer, it is dead.
        std::chrono::milliseconds margin{10000};
        /// For how long a workflow that vanished is waited for (RULES 8).
        std::chrono::milliseconds grace{60000};
        std::chrono::milliseconds firstPause{500};
        std::chrono::milliseconds longestPause{10000};
    };

    ServiceWaiter(ServiceClient &client, WaitWish wish);
    ServiceWaiter(ServiceClient &client, WaitWish wish, Options options);

    void start() override;
    const WaitWish &wish() const override { return m_wish; }
    const WaitState &state() const override { return m_state; }
    Hearing hearing() const override { return m_hearing; }

    /// The service's clock, as its last answer says; nothing before the first one.
    std::optional<std::chrono::microseconds> clockOffset() const { return m_offset; }
    /// Of a wait that is done: what the service's receipts say, as one.
    WaitReceipt receipt() const;

private:
    /// What is known of a workflow beside its state.
    struct Asked
    {
        QByteArray mark;                     ///< the service's, for what it last said
        bool wasThere = false;               ///< at least once
        bool isDone = false;                 ///< by the last answer: not asked any more, for now
        bool isVerified = false;             ///< done, and asked again since the others were
        std::optional<WaitReceipt> receipt;  ///< of that
        std::optional<QDeadlineTimer> grace; ///< while it is gone
        std::chrono::milliseconds pause{0};  ///< before the next try
    };

    void findNames(const QByteArray &pattern, const QByteArray &cursor);
    void onNames(const QByteArray &pattern, const Result<ServiceAnswer> &answer);
    void begin(const QByteArray &workflow);
    void ask(const QByteArray &workflow);
    void askLater(const QByteArray &workflow);
    QUrlQuery question(const Asked &asked, bool isFirst) const;
    void onAnswer(const QByteArray &workflow, const Result<ServiceAnswer> &answer);
    void onReceipt(const QByteArray &workflow, const QByteArray &body);
    void onTold(const QByteArray &workflow, const QByteArray &body);
    void onRefused(const QByteArray &workflow, const ServiceAnswer &answer);
    void saw(const QByteArray &workflow, WorkflowWait wait);
    void noteLoss(const Error &error, bool isServiceLost);
    void noteAnswer();
    void judge();
    void verify();
    std::optional<Error> whatIsGone();
    Timestamp now() const;
    void end(Outcome::Kind kind, Error error = {});

    const WaitWish m_wish;
    const Options m_options;
    ServiceClient &m_client;
    WaitState m_state;
    Hearing m_hearing{"starting"};
    std::map<QByteArray, Asked> m_asked;
    std::optional<std::chrono::microseconds> m_offset;
    QTimer m_graceEnd;
    int m_patterns = 0; ///< not resolved yet
    bool m_hasEnded = false;
};

} // namespace batchy::cli
