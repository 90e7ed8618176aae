// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/endpoint.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace batchy::test {

/// A certificate authority made for this run of the tests: keys never lie in the repository.
/// `server` is valid for 127.0.0.1 only; the server listens on 127.0.0.2 too, the wrong host name.
/// No name is looked up, since not every machine knows localhost.
struct TlsFiles
{
    QString ca;
    QString serverCert;
    QString serverKey;
    QString clientCert;
    QString clientKey;
    QString strangerCa; ///< an authority that signed none of the above
};
/// Made at the first call, kept until the process ends. Needs the openssl program.
const TlsFiles &tlsFiles();

/// A real redis-server of our own, on a free loopback port (never 6379) or a socket in a temporary
/// folder. It dies with the test process. Blocking: for tests only, from the main thread.
class RedisServer
{
public:
    struct Options
    {
        bool unixSocket = false; ///< a socket only, no port
        bool tls = false;        ///< TLS only, no plain port
        bool tlsClients = false; ///< TLS clients must show a certificate
        bool appendOnly = false; ///< data survive kill9() and restart()
        QString password = {};
        QByteArrayList extra = {}; ///< more arguments for redis-server: {"--maxmemory", "1mb"}
    };

    RedisServer();
    explicit RedisServer(Options options);
    ~RedisServer();

    /// Starts it and waits until it answers PING. False, with the reason as a warning, when it
    /// can't: `QVERIFY(server.start())`. A stopped server starts again on the same port.
    [[nodiscard]] bool start();
    /// The same, but only until it has begun to load its data, which it says to every question.
    /// Slow with `extra` {"--key-load-delay", "2000"} (µs a key), on what SAVE has left.
    [[nodiscard]] bool startLoading();
    /// Ends it in an orderly way (saving what append-only says).
    void stop();
    void kill9();
    [[nodiscard]] bool restart();
    /// Freezes the process: it still accepts connections and says nothing.
    void pause();
    void resume();

    bool isRunning() const;
    qint64 pid() const;
    quint16 port() const;
    QString folder() const;

    /// With password, certificates and host name, ready for a Link.
    Endpoint endpoint() const;
    /// The same as a URL, for --redis options and BATCHY_REDIS_URL.
    QString url() const;

    /// Runs redis-cli against it and returns what it printed, without the last line break.
    /// `input` becomes the last argument of the command, byte for byte (redis-cli -x).
    QByteArray cli(const QByteArrayList &arguments) const;
    QByteArray cli(const QByteArrayList &arguments, const QByteArray &input) const;

private:
    QStringList serverArguments() const;
    QStringList cliArguments(const QByteArrayList &command) const;
    bool launch(const QByteArray &readyWord);
    bool waitUntilSaid(const QByteArray &readyWord);

    Options m_options;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace batchy::test
