// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/metrics.h"

#include <QHash>

#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/text_serializer.h>

#include <map>

namespace batchy::http {

namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;
using Labels = std::vector<ClientMetric::Label>;

constexpr int clientLeft = 499;

prometheus::Histogram::BucketBoundaries bounds()
{
    return {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5};
}

MetricFamily family(const char *name, const char *help, MetricType type = MetricType::Gauge)
{
    return {name, help, type, {}};
}

void add(MetricFamily &family, double value, Labels labels = {})
{
    ClientMetric metric;
    metric.label = std::move(labels);
    metric.gauge.value = value;
    family.metric.push_back(std::move(metric));
}

MetricFamily gauge(const char *name, const char *help, double value, Labels labels = {})
{
    MetricFamily made = family(name, help);
    add(made, value, std::move(labels));
    return made;
}

double seconds(std::chrono::microseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

void addState(std::vector<MetricFamily> &families, const Metrics::State &state)
{
    families.push_back(gauge("batchy_build_info", "The version of the service.", 1,
                             {{"version", BATCHY_VERSION}}));
    families.push_back(gauge("batchy_http_requests_in_progress",
                             "Requests that have no answer yet.", state.inProgress));
    families.push_back(
        gauge("batchy_http_connections", "Open connections.", double(state.connections)));
    families.push_back(
        gauge("batchy_waits", "Requests that wait until a workflow is done.", state.waits));
    families.push_back(
        gauge("batchy_event_streams", "Clients that listen to changes.", state.eventStreams));
    MetricFamily cut = family("batchy_event_streams_cut_total",
                              "Event streams that were ended because their clients didn't read.",
                              MetricType::Counter);
    add(cut, 0);
    cut.metric.back().counter.value = state.cutStreams;
    families.push_back(std::move(cut));
    families.push_back(
        gauge("batchy_redis_up", "Whether Redis answered PING just now.", state.isRedisUp));
    MetricFamily modes = family("batchy_change_feed_mode",
                                "1 for the way in which the service hears of changes; it is off "
                                "while nobody listens.");
    using Mode = ChangeFeed::Mode;
    for (const Mode mode : {Mode::Off, Mode::Starting, Mode::Tracking, Mode::Events, Mode::Polling})
        add(modes, state.feed == mode, {{"mode", ChangeFeed::modeWord(mode).toStdString()}});
    families.push_back(std::move(modes));
}

void addFigures(std::vector<MetricFamily> &families, const MetricsWorkflows::Figures &figures,
                Timestamp now)
{
    MetricFamily statuses = family("batchy_workflows", "Workflows by the status of their latest "
                                                       "batch.");
    for (const Status status : {Status::New, Status::Open, Status::Success, Status::Failed})
        add(statuses, figures.byStatus[size_t(status)],
            {{"status", statusWord(status).toStdString()}});
    families.push_back(std::move(statuses));
    MetricFamily ages = family("batchy_workflow_last_success_age_seconds",
                               "Time since the latest batch_end among the jobs of a workflow that "
                               "are a success.");
    for (const auto &success : figures.successes)
        add(ages, seconds(now - success.at), {{"workflow", success.workflow.toStdString()}});
    families.push_back(std::move(ages));
    families.push_back(gauge("batchy_workflow_ages_left_out",
                             "Workflows whose age isn't shown, because there are too many "
                             "(--metrics-workflows).",
                             figures.leftOut));
    families.push_back(gauge("batchy_workflows_age_seconds",
                             "Time since the figures of the workflows were last known to be true.",
                             seconds(now - figures.readAt)));
}

} // namespace

struct Metrics::Counters
{
    struct Route
    {
        std::map<int, prometheus::Counter> byCode;
        prometheus::Histogram durations{bounds()};

        void addTo(MetricFamily *requests, MetricFamily *times, const std::string &route) const
        {
            for (const auto &[code, counter] : byCode) {
                ClientMetric metric = counter.Collect();
                metric.label = {{"route", route}, {"code", std::to_string(code)}};
                requests->metric.push_back(std::move(metric));
            }
            ClientMetric metric = durations.Collect();
            metric.label = {{"route", route}};
            if (metric.histogram.sample_count > 0)
                times->metric.push_back(std::move(metric));
        }
    };
    QHash<QByteArray, std::shared_ptr<Route>> routes; ///< by pattern
    Route none;                                       ///< without a route
};

Metrics::Metrics() : d(std::make_unique<Counters>()) {}

Metrics::~Metrics() = default;

void Metrics::count(const QByteArray &route, int status, std::chrono::microseconds duration,
                    bool isLong)
{
    Counters::Route *counters = &d->none;
    if (!route.isNull()) {
        auto &known = d->routes[route];
        if (!known)
            known = std::make_shared<Counters::Route>();
        counters = known.get();
    }
    counters->byCode[status == 0 ? clientLeft : status].Increment();
    if (!isLong)
        counters->durations.Observe(seconds(duration));
}

QByteArray Metrics::text(const State &state, const MetricsWorkflows::Figures *figures) const
{
    std::vector<MetricFamily> families;
    addState(families, state);
    MetricFamily requests = family("batchy_http_requests_total",
                                   "Requests answered, by route and code; 499: the client left "
                                   "before.",
                                   MetricType::Counter);
    MetricFamily durations =
        family("batchy_http_request_duration_seconds",
               "From a request's first line to the end of its answer, event streams and "
               "waits left out.",
               MetricType::Histogram);
    for (auto it = d->routes.constBegin(); it != d->routes.constEnd(); ++it)
        it.value()->addTo(&requests, &durations, '/' + it.key().toStdString());
    d->none.addTo(&requests, &durations, "none");
    families.push_back(std::move(requests));
    families.push_back(std::move(durations));
    if (figures)
        addFigures(families, *figures, state.now);
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(families));
}

} // namespace batchy::http
