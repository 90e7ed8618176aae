// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/embedded.h"

#include <QByteArray>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace batchy::test {

/// A data folder of the test's own, and what goes on in it as seen from outside. When it goes, no
/// server is left there.
class EmbeddedFixture
{
public:
    EmbeddedFixture();
    ~EmbeddedFixture();

    /// Not made yet: that is Embedded's part.
    QString folder() const;
    QString file(const char *name) const;
    /// For this folder, with a linger time that a test can wait for.
    Embedded::Options options() const;

    /// The processes of redis-server (or of the keeper) that work in the folder.
    QList<qint64> servers() const;
    QList<qint64> keepers() const;
    /// Nothing works in the folder, nor was started for it and is about to.
    bool isQuiet() const;

    /// Leaves a folder with the keys k0 … k9 and no server.
    bool fill() const;

    /// What redis-cli prints.
    QByteArray cli(const QStringList &command) const;

private:
    QList<qint64> processes(const QByteArray &name) const;
    bool isUsed() const;

    QTemporaryDir m_dir;
};

bool writeFile(const QString &name, const QByteArray &bytes, QIODevice::OpenMode mode);

/// What a start fails with; a default-constructed one when it doesn't.
Error errorOf(const Embedded::Options &options);

/// Another program that uses the embedded Redis, until it is told to go or dies.
class EmbeddedUser
{
public:
    explicit EmbeddedUser(const EmbeddedFixture &fixture);
    ~EmbeddedUser();

    /// "ready", or "failed: …"; waits for it.
    QByteArray answer();
    void leave();
    void kill9();

private:
    QProcess m_process;
};

} // namespace batchy::test
