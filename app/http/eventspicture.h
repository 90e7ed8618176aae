// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace batchy::http {

/// What was last seen of every workflow, as a fingerprint each: tells workflows that have vanished
/// from keys that never were any, and, where Redis says only that something was written, which
/// workflows are different. Memory: some 100 bytes a workflow.
class EventsPicture
{
public:
    /// Whether every workflow has been seen once.
    bool isWhole() const { return m_isWhole; }
    void clear();

    void saw(const Batch &batch);
    /// It isn't there, or is no workflow. Whether it was one, as far as is known: before the
    /// picture is whole, anything may have been.
    bool sawNone(const QByteArray &name);

    /// A listing is begun: what is seen meanwhile is newer than what it will say.
    void beginListing() { m_newer.clear(); }
    struct Difference
    {
        std::vector<const Batch *> changed; ///< new ones too; of `all`
        QList<QByteArray> gone;
    };
    /// The listing has ended: from now on it is what was last seen.
    Difference endListing(const std::vector<Batch> &all);

private:
    static size_t fingerprint(const Batch &batch);

    QHash<QByteArray, size_t> m_seen;
    QSet<QByteArray> m_newer;
    bool m_isWhole = false;
};

} // namespace batchy::http
