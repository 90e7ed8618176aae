// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/rereader.h"

#include <QCoroTask>

namespace batchy {

using namespace std::chrono_literals;

namespace {

constexpr int rereadsInFlight = 100;

} // namespace

Rereader::Rereader(BatchStore &store, QObject *parent) : QObject(parent), m_store(store)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(200ms);
    connect(&m_pause, &QTimer::timeout, this, &Rereader::pump);
}

void Rereader::read(const QByteArray &workflow)
{
    if (m_queued.contains(workflow))
        return;
    m_queued.insert(workflow);
    m_queue.append(workflow);
    pump();
}

void Rereader::clear()
{
    ++m_run;
    m_inFlight = 0;
    m_queue.clear();
    m_queued.clear();
    m_pause.stop();
}

void Rereader::pump()
{
    while (!m_queue.isEmpty() && m_inFlight < rereadsInFlight && !m_pause.isActive()) {
        const QByteArray workflow = m_queue.takeFirst();
        m_queued.remove(workflow);
        ++m_inFlight;
        QCoro::connect(m_store.status(workflow), this,
                       [this, workflow, run = m_run](const Result<Batch> &batch) {
                           if (run == m_run)
                               onRead(workflow, batch);
                       });
    }
}

void Rereader::onRead(const QByteArray &workflow, const Result<Batch> &batch)
{
    --m_inFlight;
    const int run = m_run;
    const ErrorKind kind = batch ? ErrorKind::NotFound : batch.error().kind;
    if (batch) {
        Q_EMIT found(*batch);
    } else if (kind == ErrorKind::NotFound) {
        Q_EMIT missing(workflow, false);
    } else if (kind == ErrorKind::BadData || batch.error().code == "NOPERM") {
        Q_EMIT missing(workflow, true);
    } else {
        m_pause.start();
        read(workflow);
    }
    if (run == m_run)
        pump();
}

} // namespace batchy
