// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/endpoint.h"
#include "core/result.h"

#include <qcoro/qcorotask.h>

#include <QObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>

namespace batchy {

/// A private redis-server for the start without any configuration: on a unix socket in the user's
/// data folder, shared by all programs of this user, started by the first and ended a few seconds
/// after the last has gone, however it went. Being alive after start() is what makes a program a
/// user of it. It sends no commands: that is Link, with the Endpoint from here. Owned by main().
/// How long the server lives, and why: resources/docs/decisions/0001-embedded-redis-lifetime.md.
class Embedded final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString folder = defaultFolder();
        /// Where redis-server is looked for after PATH.
        QStringList programFolders = {QStringLiteral("/usr/bin"), QStringLiteral("/usr/local/bin")};
        /// How long the server may say nothing at all, and how long it may go on loading its data.
        std::chrono::milliseconds patience{10'000};
        std::chrono::milliseconds loadingPatience{120'000};
        /// How long the server stays when nobody uses it, for the next call of a script. Counts for
        /// the server that this object starts.
        std::chrono::milliseconds linger{3'000};
    };

    explicit Embedded(QObject *parent = nullptr);
    explicit Embedded(Options options, QObject *parent = nullptr);
    /// Stops being a user, as release() does.
    ~Embedded() override;

    /// `batchy/redis` in the user's data folder ($XDG_DATA_HOME or ~/.local/share).
    static QString defaultFolder();

    /// Makes this program a user, starts the server if none runs, and waits until it answers and
    /// has loaded its data. May be called again, also while it is at it; after ended() it brings
    /// the server back at the same place. The endpoint is valid as long as this object lives: in a
    /// very long data folder only in this process. Errors: BadConfig (the folder isn't safe or
    /// can't be written; no redis-server, or one before 6.2; each with what to do), BadData (the
    /// data are damaged: nothing was changed, `details` holds the commands that repair a copy),
    /// Timeout (it hangs, or still loads), Offline (it ended).
    QCoro::Task<Result<Endpoint>> start();

    /// Stops being a user. The server ends after the linger time when no other user is left. Close
    /// the links first, or they report a loss.
    void release();

    /// Whether start() has succeeded and neither release() nor ended() came since.
    bool isRunning() const;

Q_SIGNALS:
    /// The server went away although it is used: somebody killed it, or memory ran out. Nothing
    /// that it acknowledged more than a moment ago is lost. Call start() to bring it back; links
    /// then reconnect by themselves.
    void ended();

private:
    class Private;
    std::shared_ptr<Private> d;
};

} // namespace batchy
