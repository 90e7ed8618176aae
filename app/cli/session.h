// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "app/cli/resolve.h"
#include "app/cli/streams.h"
#include "core/config/cfgfolder.h"
#include "core/result.h"
#include "core/settings/settings.h"

#include <QByteArrayList>
#include <QCoroTask>

#include <memory>

namespace batchy {
class BatchStore;
class Embedded;
class Link;
} // namespace batchy

namespace batchy::cli {

/// What one call of `batchy` works with, made from the options, the environment and the settings:
/// the store, once a command asks for it, and the folder of workflow files. Lives in main(), longer
/// than the command that runs.
class Session
{
public:
    /// What the command line and its surroundings say.
    struct Given
    {
        GlobalOptions options;
        Environment environment;
        Settings settings;
    };

    /// `arguments` as they were typed, without the program's name.
    Session(Given given, Streams streams, Format format, QByteArrayList arguments);
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    const Given &given() const { return m_given; }
    const QByteArrayList &arguments() const { return m_arguments; }
    Format format() const { return m_format; }
    /// What `fail` writes, for dry runs.
    QByteArray failedWord() const;
    /// Whether a person is to be asked before something is lost.
    bool asks() const;
    CfgFolder cfg() const;
    /// The workflows that have a file; NotFound when there is none.
    Result<QByteArrayList> filedWorkflows() const;

    /// Which Redis; the embedded one is started and kept as long as the session lives. Says on err
    /// when it is that one only because nothing else is configured.
    QCoro::Task<Result<Endpoint>> endpoint();
    /// The store, on a link that is online. The first call connects. A failure comes back at every
    /// call.
    QCoro::Task<Result<BatchStore *>> store();
    /// The link below it; only once store() has succeeded.
    Link &link() const { return *m_link; }

    /// NotFound of a workflow, with the names that may have been meant in its hint.
    QCoro::Task<Error> withNearest(Error error, QByteArray workflow);

    /// Says that a change is under way while it lives, for someone who interrupts it.
    class Writing
    {
    public:
        Writing(QString *slot, const QString &what) : m_slot(slot) { *m_slot = what; }
        Writing(Writing &&other) noexcept : m_slot(std::exchange(other.m_slot, nullptr)) {}
        Writing &operator=(Writing &&) = delete;
        ~Writing()
        {
            if (m_slot)
                m_slot->clear();
        }

    private:
        QString *m_slot;
    };
    /// `what` as in "the open of wf1". Only once store() has succeeded. The first call says on err
    /// when the times that are about to be written can't be corrected to Redis's clock.
    [[nodiscard]] Writing writing(const QString &what);
    /// What is under way; empty when nothing is.
    const QString &underWay() const { return m_writing; }

private:
    const Given m_given;
    const Streams m_streams;
    const Format m_format;
    const QByteArrayList m_arguments;
    QString m_writing;
    bool m_hasToldOfClock = false;
    std::unique_ptr<Embedded> m_embedded;
    std::unique_ptr<Link> m_link;
    std::unique_ptr<BatchStore> m_store;
    Error m_failure;
};

} // namespace batchy::cli
