// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "core/result.h"
#include "core/wait/waitstate.h"

#include <chrono>
#include <optional>

namespace batchy::cli {

/// What `wait` takes, and what it means.
class WaitOptions
{
public:
    void describe(OptionSet &options);

    /// What is wrong with them whatever the time is. BadInput.
    Result<void> check() const;
    /// `began`: when the wait began, by Redis' clock: it says which day is today. BadInput.
    Result<WaitWish> wish(Timestamp began) const;
    /// --interval
    std::optional<std::chrono::milliseconds> interval() const;
    /// --redis-patience
    std::optional<std::chrono::milliseconds> patience() const;
    /// The moment of --until, by Redis' clock; nothing without it.
    std::optional<Timestamp> until(Timestamp began) const;

    bool isQuiet = false;
    bool showsProgress = false;
    bool notifies = false;
    std::optional<QByteArray> command;
    std::optional<QByteArray> receiptFile;
    std::optional<QByteArray> via;       ///< the URL of a service
    std::optional<QByteArray> tokenFile; ///< for that

private:
    QByteArray zone() const { return m_zone.value_or(QByteArrayLiteral("UTC")); }
    QByteArrayList jobs() const;
    Result<void> checkVia() const;

    QByteArrayList m_workflows;
    bool m_any = false;
    bool m_follow = false;
    bool m_failFast = false;
    bool m_waitForCreation = false;
    std::optional<QByteArray> m_jobs;
    std::optional<QByteArray> m_newerThan;
    std::optional<QByteArray> m_date;
    std::optional<QByteArray> m_zone;
    std::optional<QByteArray> m_until;
    std::optional<QByteArray> m_interval;
    std::optional<QByteArray> m_patience;
};

} // namespace batchy::cli
