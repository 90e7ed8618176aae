// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wait/waitstate.h"

#include <QObject>
#include <QString>

#include <optional>

namespace batchy {

/// A wait as those see it who show how it goes on: what is waited for, how far it is, and how it
/// ended; whether it asks Redis itself or a service that does. Ends once.
class WaitSource : public QObject
{
    Q_OBJECT

public:
    struct Outcome
    {
        enum class Kind {
            Done,   ///< state() shows by which batches
            Failed, ///< failsFast: see state().failures()
            Problem ///< see error: no such workflow or job, Redis refuses us, …
        };
        Kind kind = Kind::Done;
        Error error = {};
        Timestamp seenAt; ///< on the corrected clock
    };

    /// How it hears of changes.
    struct Hearing
    {
        QByteArray mode;                     ///< ChangeFeed::modeWord()
        std::optional<Timestamp> since = {}; ///< on the corrected clock
        bool isPushed = false;
        bool isPolling = false;
        QString sentence = {}; ///< for people; empty where that is another's affair
    };

    using QObject::QObject;

    virtual void start() = 0;
    virtual const WaitWish &wish() const = 0;
    virtual const WaitState &state() const = 0;
    virtual Hearing hearing() const = 0;

Q_SIGNALS:
    /// state() is another.
    void changed();
    /// Once, and last.
    void ended(const batchy::WaitSource::Outcome &outcome);
};

} // namespace batchy
