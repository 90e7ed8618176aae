// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/eventspicture.h"

namespace batchy::http {

void EventsPicture::clear()
{
    m_seen.clear();
    m_newer.clear();
    m_isWhole = false;
}

size_t EventsPicture::fingerprint(const Batch &batch)
{
    size_t print = batch.jobs.size();
    for (const BatchJob &job : batch.jobs)
        print = qHashMulti(print, job.name, job.job.text());
    return print;
}

void EventsPicture::saw(const Batch &batch)
{
    m_seen[batch.workflow] = fingerprint(batch);
    m_newer.insert(batch.workflow);
}

bool EventsPicture::sawNone(const QByteArray &name)
{
    m_newer.insert(name);
    return m_seen.remove(name) || !m_isWhole;
}

EventsPicture::Difference EventsPicture::endListing(const std::vector<Batch> &all)
{
    Difference difference;
    QHash<QByteArray, size_t> seen;
    seen.reserve(qsizetype(all.size()));
    for (const Batch &batch : all) {
        if (m_newer.contains(batch.workflow))
            continue;
        const size_t print = fingerprint(batch);
        const auto before = m_seen.constFind(batch.workflow);
        if (before == m_seen.constEnd() || *before != print)
            difference.changed.push_back(&batch);
        seen.insert(batch.workflow, print);
    }
    for (auto it = m_seen.constBegin(); it != m_seen.constEnd(); ++it) {
        if (m_newer.contains(it.key()))
            seen.insert(it.key(), it.value());
        else if (!seen.contains(it.key()))
            difference.gone << it.key();
    }
    m_seen = std::move(seen);
    m_newer.clear();
    m_isWhole = true;
    return difference;
}

} // namespace batchy::http
