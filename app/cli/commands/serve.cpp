// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/serve.h"

#include "app/cli/commands/commands.h"
#include "app/cli/session.h"
#include "app/cli/text.h"
#include "core/ownprogram.h"

namespace batchy::cli {

namespace {

constexpr const char *serverProgram = "batchy-server";

} // namespace

QString ServeCommand::summary() const
{
    return Text::tr("serve the endpoints over HTTP, for scripts and clients");
}

std::vector<Command::Example> ServeCommand::examples() const
{
    return {{"batchy serve", Text::tr("http://127.0.0.1:5000, for this machine only")},
            {"batchy serve --listen 0.0.0.0:5000 --token-file tokens",
             Text::tr("for others, who need a token")},
            {"batchy serve --listen unix:/run/batchy/http", Text::tr("on a Unix socket")}};
}

QString ServeCommand::notes() const
{
    return Text::tr(
        "The endpoints are /load_cfg/WF, /get_status/WF, /open_batch/WF, /close_batch/WF and "
        "/fail_batch/WF, each by GET; /index shows them. Everything else stands in the man page "
        "batchy-serve(1). SIGTERM ends it after the requests in progress; SIGHUP reads the token "
        "file again. A socket that systemd hands over is used instead of --listen.");
}

void ServeCommand::describe(OptionSet &options)
{
    options.value("--listen", Text::tr("ADDRESS:PORT"), &m_wishes.listen,
                  Text::tr("where to listen: an address with a port (0: any free one, printed), or "
                           "unix:PATH; default 127.0.0.1:5000"));
    options.value("--token-file", Text::tr("FILE"), &m_wishes.tokenFile,
                  Text::tr("ask every request for a bearer token; lines are TOKEN read|full NAME"));
    options.flag("--open-writes", &m_wishes.openWrites,
                 Text::tr("let other machines change batches without a token"));
    options.flag("--read-only", &m_wishes.readOnly, Text::tr("change nothing, whoever asks"));
    options.values("--host", Text::tr("NAME"), &m_wishes.hosts,
                   Text::tr("one more name under which this machine is called"));
    options.value("--tls-cert", Text::tr("FILE"), &m_wishes.tlsCertificate,
                  Text::tr("serve HTTPS with this certificate (PEM)"));
    options.value("--tls-key", Text::tr("FILE"), &m_wishes.tlsKey, Text::tr("and this key (PEM)"));
    options.value("--max-connections", Text::tr("N"), &m_wishes.maxConnections,
                  Text::tr("connections at the same time; default 4096"));
    options.value("--max-connections-per-address", Text::tr("N"),
                  &m_wishes.maxConnectionsPerAddress,
                  Text::tr("of those, from one address; default 2048"));
    options.value("--max-header-bytes", Text::tr("N"), &m_wishes.maxHeaderBytes,
                  Text::tr("of all headers of a request; default 16384"));
    options.value("--header-timeout", Text::tr("SECONDS"), &m_wishes.headerTimeout,
                  Text::tr("from a request's first byte to its last; default 10"));
    options.value("--idle-timeout", Text::tr("SECONDS"), &m_wishes.idleTimeout,
                  Text::tr("for a connection without requests; default 60"));
    options.value("--max-event-streams", Text::tr("N"), &m_wishes.maxEventStreams,
                  Text::tr("clients that listen to changes at the same time; default 256"));
    options.value("--metrics-workflows", Text::tr("N"), &m_wishes.metricsWorkflows,
                  Text::tr("workflows whose last success the metrics show; default 1000"));
    options.value("--log-format", Text::tr("FORMAT"), &m_wishes.logFormat,
                  Text::tr("of the line that each request leaves on stderr: text, json or none; "
                           "default text"));
}

QCoro::Task<ExitCode> ServeCommand::run(Session *session, Streams streams)
{
    const QString path = findOwnProgram(QLatin1String(serverProgram));
    if (!path.isEmpty())
        becomeOwnProgram(path, session->arguments());
    streams.complain({ErrorKind::Internal,
                      Text::tr("Batchy isn't installed completely: %1 is missing.")
                          .arg(QLatin1String(serverProgram)),
                      Text::tr("Install Batchy again.")});
    co_return ExitCode::Internal;
}

std::unique_ptr<Command> makeServeCommand()
{
    return std::make_unique<ServeCommand>();
}

} // namespace batchy::cli
