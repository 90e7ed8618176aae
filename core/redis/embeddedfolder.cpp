// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/embeddedfolder.h"

#include "core/redis/embeddedkeeper.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace batchy {

namespace {

struct EmbeddedFolderText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::EmbeddedFolder)
};

/// The server is started inside its folder, so that no path stands here: nothing to quote, nothing
/// too long, and the folder can be moved. Only what every Redis since 6.2 knows.
constexpr auto configText = R"(# Batchy's own Redis. Batchy writes this file anew; changes are lost.
# No network: only programs of this user reach the socket.
port 0
unixsocket redis.sock
unixsocketperm 700
daemonize no
# The data: an append-only file, on the disk within a second. No snapshots beside it.
dir ./
appendonly yes
appendfsync everysec
# An end in the middle of a write is told, not cut off: it may be more than the last moment.
aof-load-truncated no
save ""
# Nothing is thrown away to save memory, no idle link is cut.
maxmemory 0
timeout 0
# To the standard output, which is redis.log.
logfile ""
loglevel notice
)";

QString reason(int code)
{
    return qt_error_string(code);
}

Result<void> makeFolder(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists())
        return {};
    if (!QDir().mkpath(info.absolutePath()) ||
        (::mkdir(QFile::encodeName(path).constData(), 0700) != 0 && errno != EEXIST))
        return fail(
            ErrorKind::BadConfig,
            EmbeddedFolderText::tr("The folder %1 for Batchy's own Redis can't be made (%2).")
                .arg(path, reason(errno)),
            EmbeddedFolderText::tr(
                "Make the folder above it writable, or name another data folder in "
                "XDG_DATA_HOME."));
    return {};
}

Result<void> checkOwner(const QString &path, const struct stat &status)
{
    if (status.st_uid != ::geteuid())
        return fail(
            ErrorKind::BadConfig,
            EmbeddedFolderText::tr("The folder %1 of Batchy's own Redis belongs to another user.")
                .arg(path),
            EmbeddedFolderText::tr("Start Batchy as that user, or name another data folder in "
                                   "XDG_DATA_HOME."));
    if (status.st_mode & (S_IWGRP | S_IWOTH))
        return fail(
            ErrorKind::BadConfig,
            EmbeddedFolderText::tr("Other users may write to the folder %1 of Batchy's own Redis.")
                .arg(path),
            EmbeddedFolderText::tr("Check what is in it, then run: chmod 700 \"%1\"").arg(path));
    return {};
}

/// A folder of our own that others may look into is closed to them; the data are nobody's business.
Result<void> closeToOthers(const QString &path, const Descriptor &folder, const struct stat &status)
{
    if (!(status.st_mode & (S_IRWXG | S_IRWXO)))
        return {};
    // A descriptor of O_PATH takes no fchmod().
    const QByteArray same = "/proc/self/fd/" + QByteArray::number(folder.fd());
    if (::chmod(same.constData(), 0700) == 0)
        return {};
    return fail(
        ErrorKind::BadConfig,
        EmbeddedFolderText::tr("Other users may look into the folder %1 of Batchy's own Redis, "
                               "and that can't be changed (%2).")
            .arg(path, reason(errno)),
        EmbeddedFolderText::tr("Run: chmod 700 \"%1\", or name another data folder in "
                               "XDG_DATA_HOME.")
            .arg(path));
}

} // namespace

Descriptor::~Descriptor()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

EmbeddedFolder::EmbeddedFolder(QString path, Descriptor folder)
    : m_path(std::move(path)), m_folder(std::move(folder))
{
}

Result<EmbeddedFolder> EmbeddedFolder::open(const QString &path)
{
    const QString absolute = QDir::cleanPath(QDir::current().absoluteFilePath(path));
    if (auto made = makeFolder(absolute); !made)
        return fail(made.error());
    Descriptor folder(
        ::open(QFile::encodeName(absolute).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    struct stat status = {};
    if (!folder.isOpen() || ::fstat(folder.fd(), &status) != 0)
        return fail(
            ErrorKind::BadConfig,
            EmbeddedFolderText::tr("The folder %1 of Batchy's own Redis can't be opened (%2).")
                .arg(absolute, reason(errno)),
            EmbeddedFolderText::tr("Make it a folder of your own, or name another data folder in "
                                   "XDG_DATA_HOME."));
    if (auto ours = checkOwner(absolute, status); !ours)
        return fail(ours.error());
    if (auto closed = closeToOthers(absolute, folder, status); !closed)
        return fail(closed.error());
    return EmbeddedFolder(absolute, std::move(folder));
}

QString EmbeddedFolder::file(const char *name) const
{
    return m_path + QLatin1Char('/') + QLatin1String(name);
}

bool EmbeddedFolder::isThere() const
{
    struct stat opened = {};
    struct stat present = {};
    return ::fstat(m_folder.fd(), &opened) == 0 &&
           ::stat(QFile::encodeName(m_path).constData(), &present) == 0 &&
           opened.st_ino == present.st_ino && opened.st_dev == present.st_dev;
}

QString EmbeddedFolder::socketPath() const
{
    const QString path = file(keeper::socketFile);
    if (QFile::encodeName(path).size() < qsizetype(sizeof(sockaddr_un::sun_path)))
        return path;
    return QStringLiteral("/proc/self/fd/%1/").arg(m_folder.fd()) +
           QLatin1String(keeper::socketFile);
}

Result<std::optional<Descriptor>> EmbeddedFolder::join() const
{
    const QString name = file(keeper::usersFile);
    Descriptor users(
        ::open(QFile::encodeName(name).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (users.isOpen() && ::flock(users.fd(), LOCK_SH | LOCK_NB) == 0)
        return std::optional(std::move(users));
    if (!users.isOpen() || errno != EWOULDBLOCK)
        return fail(ErrorKind::BadConfig,
                    EmbeddedFolderText::tr("The file %1 can't be opened and locked (%2).")
                        .arg(name, reason(errno)),
                    EmbeddedFolderText::tr(
                        "Batchy's own Redis needs a folder that you may write to, on a file "
                        "system with locks and free space."));
    return std::optional<Descriptor>();
}

Result<void> EmbeddedFolder::writeConfig() const
{
    const QString name = file(keeper::configFile);
    QFile present(name);
    if (present.open(QIODevice::ReadOnly) && present.readAll() == QByteArrayView(configText))
        return {};
    QSaveFile config(name);
    // flush() by hand: commit() doesn't notice a full disk, and an empty file would open port 6379.
    if (config.open(QIODevice::WriteOnly) &&
        config.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
        config.write(configText) >= 0 && config.flush() && config.commit())
        return {};
    return fail(ErrorKind::BadConfig,
                EmbeddedFolderText::tr("The file %1 can't be written (%2).")
                    .arg(name, config.errorString()),
                EmbeddedFolderText::tr(
                    "Batchy's own Redis needs a folder that you may write to, with free space."));
}

Result<void> EmbeddedFolder::checkData(const QVersionNumber &server) const
{
    const QDir data(file(keeper::dataFolder));
    if (!data.exists())
        return {};
    if (server.majorVersion() < 7)
        return fail(ErrorKind::BadConfig,
                    EmbeddedFolderText::tr(
                        "The data in %1 were written by Redis 7 or later, but redis-server here "
                        "is version %2 and would not see them.")
                        .arg(m_path, server.toString()),
                    EmbeddedFolderText::tr("Install Redis 7 or later. Nothing was changed."));
    if (QFile::exists(file(keeper::manifestFile)))
        return {};
    // A first start that was killed half-way leaves an empty log and the snapshot of nothing.
    const auto files = data.entryInfoList({QStringLiteral("appendonly.aof.*")}, QDir::Files);
    for (const QFileInfo &part : files) {
        const bool isLog = part.fileName().endsWith(QLatin1String(".incr.aof"));
        if (isLog ? part.size() > 0 : part.fileName() != QLatin1String("appendonly.aof.1.base.rdb"))
            return fail(damaged(EmbeddedFolderText::tr(
                                    "The data of Batchy's own Redis are incomplete: %1 is missing.")
                                    .arg(file(keeper::manifestFile))));
    }
    return {};
}

} // namespace batchy
