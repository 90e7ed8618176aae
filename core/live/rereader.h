// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/batchstore.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace batchy {

/// Reads workflows again that have changed, many at a time, each at least once after it was asked
/// for: one that changes while it is being read is read again. What was lost with the connection is
/// asked for again. Doesn't own the store.
class Rereader : public QObject
{
    Q_OBJECT

public:
    explicit Rereader(BatchStore &store, QObject *parent = nullptr);

    /// Asks for a workflow; of several demands before it is sent, one is enough.
    void read(const QByteArray &workflow);
    /// Forgets what hasn't been sent, and doesn't tell of what has.
    void clear();
    bool isIdle() const { return m_queue.isEmpty() && m_inFlight == 0; }

Q_SIGNALS:
    /// As it is stored now. Answers come in the order in which they were asked for.
    void found(const batchy::Batch &batch);
    /// There is no such workflow: no key, or one that holds something else (`isForeign`).
    void missing(const QByteArray &workflow, bool isForeign);

private:
    void pump();
    void onRead(const QByteArray &workflow, const Result<Batch> &batch);

    BatchStore &m_store;
    QList<QByteArray> m_queue;
    QSet<QByteArray> m_queued;
    QTimer m_pause; ///< after a failure
    int m_inFlight = 0;
    int m_run = 0; ///< another one after each clear()
};

} // namespace batchy
