// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QVersionNumber>

#include <optional>
#include <utility>

namespace batchy {

/// An open file descriptor, closed with its owner and never inherited by another program.
class Descriptor
{
public:
    explicit Descriptor(int fd = -1) : m_fd(fd) {}
    Descriptor(Descriptor &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Descriptor();

    int fd() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }

private:
    int m_fd;
};

/// The data folder of the embedded Redis: what is in it, who may use it, where its socket is, and
/// what is wrong with it. It starts nothing and talks to no server; that is Embedded, which owns
/// it.
class EmbeddedFolder
{
public:
    /// Creates the folder with mode 0700 where it is missing, and gives that mode to one that
    /// others may look into. BadConfig: it can't be made, entered or closed to others, isn't a
    /// folder, belongs to somebody else, or others may write to it: then what is in it may not be
    /// ours.
    static Result<EmbeddedFolder> open(const QString &path);

    const QString &path() const { return m_path; }
    /// Whether path() is still the folder that was opened.
    bool isThere() const;
    /// What to connect to. Where the path is too long for a socket's address, one that is valid in
    /// this process only, and for as long as this object lives.
    QString socketPath() const;

    /// A shared lock that makes its holder a user of the server, until it is closed or the process
    /// dies; nothing while the server is being ended. BadConfig: the file can't be opened.
    Result<std::optional<Descriptor>> join() const;
    /// Writes the server's configuration, unless it is there already (a full disk must still be
    /// readable).
    Result<void> writeConfig() const;
    /// Finds what Redis itself would pass over, and lose the data: an append-only file without its
    /// manifest (BadData), or one of a newer Redis than this version (BadConfig).
    Result<void> checkData(const QVersionNumber &server) const;
    /// Why the server ended when it had just been started, from its log. Damage is BadData, with
    /// the commands that repair a copy in Error::details.
    Error explainEnd() const;

private:
    EmbeddedFolder(QString path, Descriptor folder);
    QString file(const char *name) const;
    Error damaged(const QString &what) const;
    Error cutOff(const QString &where) const;

    QString m_path;
    Descriptor m_folder;
};

} // namespace batchy
