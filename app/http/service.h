// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/accesslog.h"
#include "app/http/eventshub.h"
#include "app/http/gate.h"
#include "app/http/metrics.h"
#include "app/http/metricsworkflows.h"
#include "app/http/routes.h"
#include "app/http/server.h"
#include "app/http/sharedfeed.h"
#include "app/http/waits.h"
#include "core/config/cfgfolder.h"
#include "core/redis/link.h"
#include "core/store/batchstore.h"

#include <QObject>
#include <QTimer>

#include <coroutine>
#include <memory>
#include <optional>
#include <vector>

namespace batchy::http {

/// Batchy over HTTP: takes a request past the gate, finds its route, and gives what the route
/// answers. Owns the link to Redis and everything above it. Redis may be away at the start and at
/// any time later: those who need it are answered 503 meanwhile.
class Service : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        Endpoint endpoint;
        QString cfg; ///< the folder of workflow files
        QByteArray failedWord = QByteArrayLiteral("failed");
        Gate::Options gate;
        Server::Limits limits;
        AccessLog::Format logFormat = AccessLog::Format::Text;
        int logDescriptor = 2;
        /// Of the whole answer to a request that needs Redis.
        std::chrono::milliseconds redisBudget{1400};
        EventsHub::Options events;
        Waits::Options waits;
        int metricsWorkflows = 1000; ///< whose age is shown
    };

    explicit Service(Options options, QObject *parent = nullptr);
    ~Service() override;

    Result<void> start(Listener listener, Server::Tls tls);
    void setTokens(std::optional<Tokens> tokens) { m_gate.setTokens(std::move(tokens)); }
    /// Answers what is in progress, takes no more, and then says ended().
    void end();

    // For the routes.
    BatchStore &store() { return m_store; }
    Link &link() { return m_link; }
    const CfgFolder &cfg() const { return m_cfg; }
    const Routes &routes() const { return m_routes; }
    const Options &options() const { return m_options; }
    Server &server() { return m_server; }
    EventsHub &events() { return m_events; }
    Waits &waits() { return m_waits; }
    const ChangeFeed &feed() const { return m_feed.feed(); }
    MetricsWorkflows &workflowFigures() { return m_figures; }
    QByteArray metricsText(bool isRedisUp) const;

    bool isOnline() const { return m_link.state() == Link::State::Online; }
    /// Waits while the link is just coming back, so that a cut connection isn't noticed by the next
    /// request; at once when it is online or has been away for long. Whether it is online.
    QCoro::Task<bool> linkIsBack();

    /// One request from gate to answer; for the server and for tests.
    QCoro::Task<Response> answer(std::shared_ptr<Request> request);

Q_SIGNALS:
    void ended();

private:
    struct LinkWait;

    void wakeWaiters();
    Response tooLate(const Request &request) const;
    void heard(const Request &request, int status, std::chrono::microseconds duration);

    const Options m_options;
    const CfgFolder m_cfg;
    Gate m_gate;
    Routes m_routes;
    AccessLog m_log;
    Link m_link;
    BatchStore m_store;
    SharedFeed m_feed;
    EventsHub m_events;
    Waits m_waits;
    MetricsWorkflows m_figures;
    Metrics m_metrics;
    QTimer m_grace; ///< active for a while after a loss
    std::vector<std::coroutine_handle<>> m_waiters;
    bool m_wasOnline = false;
    bool m_isEnding = false;
    Server m_server; ///< goes first: its connections refer to all above
};

} // namespace batchy::http
