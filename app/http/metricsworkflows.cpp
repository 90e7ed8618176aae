// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/metricsworkflows.h"

#include <QCoroTask>

namespace batchy::http {

namespace {

std::optional<Timestamp> lastSuccess(const Batch &batch)
{
    std::optional<Timestamp> latest;
    for (const BatchJob &job : batch.jobs) {
        if (job.job.isBroken() || job.job.status() != Status::Success)
            continue;
        const auto end = job.job.batchEnd();
        if (end && *end && (!latest || **end > *latest))
            latest = **end;
    }
    return latest;
}

} // namespace

MetricsWorkflows::MetricsWorkflows(BatchStore &store, int mostListed,
                                   std::chrono::milliseconds leastAge, QObject *parent)
    : QObject(parent), m_store(store), m_mostListed(mostListed), m_leastAge(leastAge)
{
}

MetricsWorkflows::Figures MetricsWorkflows::count(const std::vector<Batch> &all, int mostListed)
{
    Figures figures;
    for (const Batch &batch : all) {
        ++figures.byStatus[size_t(batch.status())];
        const auto at = lastSuccess(batch);
        if (!at)
            continue;
        if (int(figures.successes.size()) < mostListed)
            figures.successes.push_back({batch.workflow, *at});
        else
            ++figures.leftOut;
    }
    return figures;
}

void MetricsWorkflows::refresh()
{
    const auto now = std::chrono::steady_clock::now();
    if (m_isBusy || (m_figures && now - m_lookedAt < m_leastAge))
        return;
    m_isBusy = true;
    m_lookedAt = now;
    QCoro::connect(m_store.changeMark(), this,
                   [this](const Result<QByteArray> &mark) { onMark(mark); });
}

void MetricsWorkflows::onMark(const Result<QByteArray> &mark)
{
    const bool isSame = mark && m_figures && !mark->isEmpty() && *mark == m_mark;
    if (!mark || isSame) {
        if (isSame)
            m_figures->readAt = m_store.now();
        finish();
        return;
    }
    QCoro::connect(m_store.list(), this,
                   [this, mark = *mark](const Result<std::vector<Batch>> &all) {
                       if (all) {
                           m_mark = mark;
                           m_figures = count(*all, m_mostListed);
                           m_figures->readAt = m_store.now();
                       }
                       finish();
                   });
}

void MetricsWorkflows::finish()
{
    m_isBusy = false;
    Q_EMIT renewed();
}

} // namespace batchy::http
