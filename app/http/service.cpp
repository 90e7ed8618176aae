// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/service.h"

#include "app/http/apiroutes.h"
#include "app/http/classicroutes.h"
#include "app/http/errors.h"
#include "app/http/eventsroutes.h"
#include "app/http/healthroutes.h"
#include "app/http/metricsroutes.h"
#include "app/http/waitroutes.h"

namespace batchy::http {

using namespace std::chrono_literals;

namespace {

/// For how long after a loss requests wait for the link to come back.
constexpr auto lossGrace = 1s;

Link::Options linkOptions(const Service::Options &options)
{
    Link::Options link;
    link.clientName = "batchy-serve";
    link.commandTimeout = options.redisBudget;
    link.connectTimeout = 1500ms;
    link.firstPause = 5ms;
    link.longestPause = 700ms; // a try falls into the grace after every loss
    return link;
}

BatchStore::Options storeOptions(const Service::Options &options)
{
    BatchStore::Options store;
    store.failedWord = options.failedWord;
    return store;
}

Response notAllowed(const Request &request, const QByteArray &allowed)
{
    Response response = refusal(405, "method_not_allowed",
                                QStringLiteral("This address doesn't answer %1, only %2.")
                                    .arg(QString::fromLatin1(request.method.first(
                                             qMin<qsizetype>(request.method.size(), 20))),
                                         QString::fromLatin1(allowed)));
    response.headers.push_back({"Allow", allowed});
    return response;
}

QCoro::Task<Response> ready(Response response)
{
    co_return response;
}

Response noSuchPath()
{
    return refusal(404, "no_such_path", QStringLiteral("There is nothing at this address."),
                   QStringLiteral("/index lists what there is."));
}

} // namespace

Service::Service(Options options, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_cfg(m_options.cfg), m_gate(m_options.gate),
      m_log(m_options.logFormat, m_options.logDescriptor),
      m_link(m_options.endpoint, linkOptions(m_options)), m_store(m_link, storeOptions(m_options)),
      m_feed(m_link, m_store, m_options.events.feed), m_events(m_feed, m_store, m_options.events),
      m_waits(m_feed, m_link, m_store, m_options.waits),
      m_figures(m_store, m_options.metricsWorkflows),
      m_server({[this](std::shared_ptr<Request> request) { return answer(std::move(request)); },
                [this](const Request &request) { return tooLate(request); },
                [this](const Request &request, int status, std::chrono::microseconds duration) {
                    heard(request, status, duration);
                },
                m_log},
               m_options.limits)
{
    m_routes.add(classicRoutes());
    m_routes.add(eventsRoutes());
    m_routes.add(healthRoutes());
    m_routes.add(metricsRoutes());
    m_routes.add(apiRoutes());
    m_routes.add(waitRoutes());
    m_grace.setSingleShot(true);
    // Not Link::failed: that comes at each try, and nobody would be told that Redis is away.
    connect(&m_link, &Link::stateChanged, this, [this](Link::State state) {
        if (std::exchange(m_wasOnline, state == Link::State::Online) &&
            state != Link::State::Online)
            m_grace.start(lossGrace);
    });
    // Only once the emission has ended: those who wait may call the link.
    connect(&m_link, &Link::stateChanged, this, &Service::wakeWaiters, Qt::QueuedConnection);
    connect(&m_grace, &QTimer::timeout, this, &Service::wakeWaiters);
    connect(&m_server, &Server::drained, this, &Service::ended);
    // What all these requests want of Redis goes to it together.
    connect(&m_server, &Server::requestsBegin, this, [this] { m_link.cork(); });
    connect(&m_server, &Server::requestsEnd, this, [this] { m_link.uncork(); });
}

/// Handlers may still be at work behind an answer that was given for them. All that they wait for
/// ends here, while what they refer to is still there.
Service::~Service()
{
    m_isEnding = true;
    m_waits.end();
    m_link.stop();
    wakeWaiters();
}

Result<void> Service::start(Listener listener, Server::Tls tls)
{
    m_link.start();
    return m_server.start(std::move(listener), std::move(tls));
}

void Service::end()
{
    m_events.end();
    m_server.drain(4s);
    m_waits.end();
}

/// Until the link's state has changed, or the time is up.
struct Service::LinkWait
{
    Service *service;

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiter) { service->m_waiters.push_back(waiter); }
    void await_resume() const noexcept {}
};

QCoro::Task<bool> Service::linkIsBack()
{
    while (m_link.state() != Link::State::Online && m_grace.isActive() && !m_isEnding)
        co_await LinkWait{this};
    co_return m_link.state() == Link::State::Online;
}

void Service::wakeWaiters()
{
    for (const std::coroutine_handle<> waiter : std::exchange(m_waiters, {}))
        waiter.resume();
}

QCoro::Task<Response> Service::answer(std::shared_ptr<Request> request)
{
    auto target = parseTarget(request->target);
    if (!target)
        return ready(errorResponse(target.error()));
    Routes::Match match = m_routes.find(request->method, target->segments);
    if (match.route)
        request->route = match.route->pattern;
    const auto effect = match.route ? match.route->effect : Route::Effect::Reads;
    if (auto refused = m_gate.check(*request, effect))
        return ready(std::move(*refused));
    if (!match.route)
        return ready(match.allowed.isEmpty() ? noSuchPath() : notAllowed(*request, match.allowed));
    Call call{std::move(request), std::move(target->query), std::move(match.names)};
    return match.route->handler(this, std::move(call));
}

Response Service::tooLate(const Request &request) const
{
    const auto target = parseTarget(request.target);
    const auto match = target ? m_routes.find(request.method, target->segments) : Routes::Match();
    if (!match.route || match.route->effect != Route::Effect::Changes)
        return errorResponse(
            {ErrorKind::Offline,
             QStringLiteral("Redis at %1 doesn't answer.").arg(m_options.endpoint.display()),
             QStringLiteral("Try again; look whether the server is busy or frozen.")});
    return errorResponse({ErrorKind::UnknownFate,
                          QStringLiteral("Redis at %1 didn't answer in time: the change may or may "
                                         "not have been written.")
                              .arg(m_options.endpoint.display()),
                          QStringLiteral("Look at get_status before you repeat it.")});
}

void Service::heard(const Request &request, int status, std::chrono::microseconds duration)
{
    static const QByteArray streams = "api/v1/events";
    const bool isStream = request.route == streams && status == 200;
    m_metrics.count(request.route, status, duration, isStream || request.route == waitPattern);
}

QByteArray Service::metricsText(bool isRedisUp) const
{
    return m_metrics.text({.inProgress = m_server.inProgress(),
                           .connections = m_server.connections(),
                           .waits = m_waits.count(),
                           .eventStreams = m_events.streams(),
                           .cutStreams = m_events.cutStreams(),
                           .isRedisUp = isRedisUp,
                           .feed = m_feed.feed().mode(),
                           .now = m_store.now()},
                          m_figures.figures());
}

} // namespace batchy::http
