// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/embedded.h"

#include "core/redis/embeddedfolder.h"
#include "core/redis/embeddedprobe.h"
#include "core/redis/embeddedstarter.h"

#include <qcoro/qcorotimer.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QLocalSocket>
#include <QPointer>
#include <QStandardPaths>

#include <algorithm>
#include <optional>

namespace batchy {

namespace {

struct EmbeddedText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Embedded)
};

using std::chrono::milliseconds;

constexpr milliseconds firstPause{4};
constexpr milliseconds longestPause{64};

Error hangs(const EmbeddedFolder &folder)
{
    return {ErrorKind::Timeout,
            EmbeddedText::tr("Batchy's own Redis in %1 doesn't answer.").arg(folder.path()),
            EmbeddedText::tr("Its process may be stopped, or the disk may be very slow. Look for "
                             "redis-server in the list of processes.")};
}

Error stillLoads(const EmbeddedFolder &folder)
{
    return {ErrorKind::Timeout,
            EmbeddedText::tr("Batchy's own Redis in %1 still reads its data.").arg(folder.path()),
            EmbeddedText::tr("Try again in a while.")};
}

} // namespace

/// Shared with the coroutines, which so may outlive the object without harm.
class Embedded::Private
{
public:
    explicit Private(Embedded *owner, Options chosen) : q(owner), options(std::move(chosen)) {}

    static QCoro::Task<Result<Endpoint>> start(std::shared_ptr<Private> d);
    void release();
    bool isRunning() const { return watch != nullptr; }

private:
    using Folder = std::shared_ptr<const EmbeddedFolder>;

    Result<Folder> openFolder();
    static QCoro::Task<Result<Descriptor>> join(Folder folder, milliseconds patience);
    static QCoro::Task<Result<std::unique_ptr<QLocalSocket>>> reach(Folder folder, Options options);
    void adopt(Descriptor newUser, std::unique_ptr<QLocalSocket> socket);
    void serverWentAway();

    QPointer<Embedded> q;
    Options options;
    Folder folder; ///< kept open: the path of its socket may depend on it
    Descriptor user;
    int releases = 0;                    ///< tells a start that it isn't wanted any more
    std::unique_ptr<QLocalSocket> watch; ///< idle, and gone when the server is
};

Result<Embedded::Private::Folder> Embedded::Private::openFolder()
{
    if (folder && folder->isThere())
        return folder;
    auto opened = EmbeddedFolder::open(options.folder);
    if (!opened)
        return fail(opened.error());
    folder = std::make_shared<const EmbeddedFolder>(std::move(*opened));
    return folder;
}

QCoro::Task<Result<Descriptor>> Embedded::Private::join(Folder folder, milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    for (;;) {
        auto joined = folder->join();
        if (!joined)
            co_return fail(joined.error());
        if (*joined)
            co_return std::move(**joined);
        if (deadline.hasExpired())
            co_return fail(hangs(*folder));
        co_await QCoro::sleepFor(firstPause); // the old server is just being ended
    }
}

/// A connection to a server that answers and has its data, which is started where there is none.
QCoro::Task<Result<std::unique_ptr<QLocalSocket>>> Embedded::Private::reach(Folder folder,
                                                                            Options options)
{
    using Answer = EmbeddedProbe::Answer;
    EmbeddedProbe probe(folder->socketPath());
    EmbeddedStarter starter(folder, options.programFolders, options.linger);
    QDeadlineTimer silence(options.patience);
    const QDeadlineTimer loading(options.loadingPatience);
    milliseconds pause = firstPause;
    for (;;) {
        const Answer answer = co_await probe.ask();
        if (answer == Answer::Alive)
            break;
        if (answer == Answer::Loading)
            silence.setRemainingTime(options.patience);
        if (silence.hasExpired() || (answer == Answer::Loading && loading.hasExpired())) {
            co_await starter.letGo();
            co_return fail(answer == Answer::Loading ? stillLoads(*folder) : hangs(*folder));
        }
        if (answer == Answer::Nobody) {
            if (auto going = co_await starter.goOn(); !going)
                co_return fail(going.error());
        }
        co_await QCoro::sleepFor(pause);
        pause = std::min(2 * pause, longestPause);
    }
    co_await starter.letGo();
    co_return probe.takeSocket();
}

QCoro::Task<Result<Endpoint>> Embedded::Private::start(std::shared_ptr<Private> d)
{
    const int releasesBefore = d->releases;
    const auto folder = d->openFolder();
    if (!folder)
        co_return fail(folder.error());
    auto user = co_await join(*folder, d->options.patience);
    if (!user)
        co_return fail(user.error());
    auto socket = co_await reach(*folder, d->options);
    if (!socket)
        co_return fail(socket.error());
    if (d->releases != releasesBefore)
        co_return fail(ErrorKind::Offline,
                       EmbeddedText::tr("The start of Batchy's own Redis was given up."));
    d->adopt(std::move(*user), std::move(*socket));

    Endpoint endpoint;
    endpoint.transport = Endpoint::Transport::Unix;
    endpoint.path = (*folder)->socketPath();
    co_return endpoint;
}

void Embedded::Private::adopt(Descriptor newUser, std::unique_ptr<QLocalSocket> socket)
{
    user = std::move(newUser);
    if (watch)
        watch->disconnect();
    watch = std::move(socket);
    QObject::connect(watch.get(), &QLocalSocket::disconnected, q, [this] { serverWentAway(); });
    if (watch->state() != QLocalSocket::ConnectedState)
        serverWentAway();
}

/// Still a user: whoever starts the server again starts it for this program too.
void Embedded::Private::serverWentAway()
{
    watch->disconnect();
    watch.release()->deleteLater(); // it is its signal that we are in
    Q_EMIT q->ended();
}

void Embedded::Private::release()
{
    ++releases;
    if (watch)
        watch->disconnect();
    watch.reset();
    user = Descriptor();
}

Embedded::Embedded(QObject *parent) : Embedded(Options(), parent) {}

Embedded::Embedded(Options options, QObject *parent)
    : QObject(parent), d(std::make_shared<Private>(this, std::move(options)))
{
}

Embedded::~Embedded()
{
    release();
}

QString Embedded::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QLatin1String("/batchy/redis");
}

QCoro::Task<Result<Endpoint>> Embedded::start()
{
    return Private::start(d);
}

void Embedded::release()
{
    d->release();
}

bool Embedded::isRunning() const
{
    return d->isRunning();
}

} // namespace batchy
