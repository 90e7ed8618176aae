// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/runningservice.h"

#include "app/cli/session.h"
#include "app/cli/text.h"
#include "app/server/servelimits.h"
#include "core/redis/signalwait.h"

#include <QFile>

#include <climits>
#include <csignal>
#include <poll.h>
#include <sys/resource.h>
#include <type_traits>
#include <unistd.h>

namespace batchy {

namespace {

using cli::ExitCode;
using cli::Text;
using cli::words;

/// For what isn't a client's connection: Redis, workflow files, the log, the event loop.
constexpr rlim_t descriptorsOfOurOwn = 32;

/// Raises the limit on descriptors to what the system lets us have, and says how many connections
/// that makes: when clients have taken the last one, no file could be read any more.
int possibleConnections()
{
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return INT_MAX;
    const rlim_t before = std::exchange(limit.rlim_cur, limit.rlim_max);
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0)
        limit.rlim_cur = before;
    if (limit.rlim_cur <= descriptorsOfOurOwn)
        return 1;
    return int(qMin<rlim_t>(limit.rlim_cur - descriptorsOfOurOwn, INT_MAX));
}

} // namespace

QCoro::Task<ExitCode> RunningService::run(cli::Session *session, cli::Streams streams)
{
    m_streams = streams;
    const Result<void> started = co_await start(session);
    if (!started) {
        streams.complain(started.error());
        co_return cli::exitCodeOf(started.error().kind);
    }
    tellStart();
    bool hasEnded = false;
    QObject::connect(m_service.get(), &http::Service::ended, [&hasEnded] { hasEnded = true; });
    while (!hasEnded)
        co_await signalOrTimeout(m_service.get(), &http::Service::ended, std::chrono::hours(1));
    m_service.reset();
    co_return ExitCode::Done;
}

QCoro::Task<Result<void>> RunningService::start(cli::Session *session)
{
    Result<http::Listener> socket = listener();
    if (!socket)
        co_return fail(socket.error());
    m_address = socket->address();
    auto tls = tlsOption(wishes().tlsCertificate, wishes().tlsKey);
    if (!tls)
        co_return fail(tls.error());
    const Result<Endpoint> endpoint = co_await session->endpoint();
    if (!endpoint)
        co_return fail(endpoint.error());
    auto made = options(session, *endpoint, *m_address);
    if (!made)
        co_return fail(made.error());
    m_service = std::make_unique<http::Service>(std::move(*made));
    if (const auto read = readTokens(); !read)
        co_return fail(read.error());
    co_return m_service->start(std::move(*socket), std::move(*tls));
}

Result<http::Listener> RunningService::listener() const
{
    const auto handed = ServiceManager::handedSocket();
    if (!handed)
        return fail(handed.error());
    if (*handed)
        return http::Listener::adopt(**handed);
    const auto address =
        wishes().listen ? http::parseListenAddress(*wishes().listen) : http::ListenAddress();
    if (!address)
        return fail(address.error());
    return http::Listener::open(*address);
}

Result<http::Service::Options> RunningService::options(cli::Session *session, Endpoint endpoint,
                                                       const http::ListenAddress &address) const
{
    http::Service::Options options;
    options.endpoint = std::move(endpoint);
    options.cfg = session->cfg().path();
    options.failedWord = session->failedWord();
    options.gate = {.isLocal = address.isLocal(),
                    .isUnix = address.isUnix(),
                    .opensWrites = wishes().openWrites,
                    .isReadOnly = wishes().readOnly,
                    .hosts = {}};
    for (const QByteArray &host : wishes().hosts)
        options.gate.hosts << host.toLower();
    const auto log = logFormatOption(wishes().logFormat);
    if (!log)
        return fail(log.error());
    options.logFormat = *log;

    http::Server::Limits &limits = options.limits;
    int headerSeconds = int(limits.times.request.count());
    int idleSeconds = int(limits.times.idle.count());
    int headerBytes = int(limits.sizes.headerBytes);
    const auto take = [](int *value, const char *option, const std::optional<QByteArray> &text,
                         int least, int most) {
        const auto number = numberOption(option, text, *value, least, most);
        if (number)
            *value = *number;
        return number.map([](int) {});
    };
    for (const Result<void> &taken :
         {take(&limits.connections.all, "--max-connections", wishes().maxConnections, 1, 1000000),
          take(&limits.connections.perAddress, "--max-connections-per-address",
               wishes().maxConnectionsPerAddress, 1, 1000000),
          take(&headerBytes, "--max-header-bytes", wishes().maxHeaderBytes, 256, 65536),
          take(&headerSeconds, "--header-timeout", wishes().headerTimeout, 1, 3600),
          take(&idleSeconds, "--idle-timeout", wishes().idleTimeout, 1, 86400),
          take(&options.events.streams, "--max-event-streams", wishes().maxEventStreams, 0, 100000),
          take(&options.metricsWorkflows, "--metrics-workflows", wishes().metricsWorkflows, 0,
               1000000)})
        if (!taken)
            return fail(taken.error());
    limits.sizes.headerBytes = headerBytes;
    limits.connections.all = qMin(limits.connections.all, possibleConnections());
    limits.times = {std::chrono::seconds(headerSeconds), std::chrono::seconds(idleSeconds)};
    return options;
}

Result<void> RunningService::readTokens()
{
    if (!wishes().tokenFile)
        return {};
    auto tokens = http::Tokens::read(QFile::decodeName(*wishes().tokenFile));
    if (!tokens)
        return fail(tokens.error());
    m_service->setTokens(std::move(*tokens));
    return {};
}

/// A reader of our stderr who has stopped reading must not stop the service.
template<class Words>
void RunningService::tell(const Words &words) const
{
    pollfd ready{STDERR_FILENO, POLLOUT, 0};
    if (::poll(&ready, 1, 0) <= 0)
        return;
    if constexpr (std::is_same_v<Words, Error>)
        m_streams.complain(words);
    else
        m_streams.say(words);
}

void RunningService::tellStart()
{
    const QString where = (wishes().tlsCertificate ? QStringLiteral("https://%1")
                           : m_address->isUnix()   ? QStringLiteral("%1")
                                                   : QStringLiteral("http://%1"))
                              .arg(m_address->display());
    tell(Text::tr("batchy serves at %1, on Redis at %2.")
             .arg(where, m_service->options().endpoint.display()));
    if (wishes().readOnly)
        tell(Text::tr("It only reads (--read-only)."));
    else if (!m_address->isLocal() && wishes().tokenFile)
        tell(Text::tr("Other machines can reach it; they need a token."));
    else if (!m_address->isLocal() && wishes().openWrites)
        tell(Text::tr("Other machines can reach it and change batches without a token "
                      "(--open-writes)."));
    else if (!m_address->isLocal())
        tell(Text::tr("Other machines can reach it, but only to read: --token-file or "
                      "--open-writes lets them change batches."));
    m_manager.tellReady(where);
}

bool RunningService::heard(int signal)
{
    if (!m_service)
        return false;
    if (signal == SIGHUP) {
        m_manager.tellReloading();
        if (const auto read = readTokens(); !read)
            tell(read.error());
        else
            tell(wishes().tokenFile ? Text::tr("The tokens were read again.")
                                    : Text::tr("There is nothing to read again."));
        m_manager.tellReady(m_address->display());
        return true;
    }
    m_manager.tellStopping();
    m_service->end();
    return true;
}

} // namespace batchy
