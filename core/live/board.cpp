// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/board.h"

#include "core/domain/names.h"

#include <QPointer>

#include <QCoroTask>

#include <utility>

namespace batchy {

using namespace std::chrono_literals;

Board::Board(Link &link, BatchStore &store, ChangeFeed *feed, QObject *parent)
    : QObject(parent), m_link(link), m_store(store), m_feed(feed), m_reader(store)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Board::ask);
    connect(&m_link, &Link::stateChanged, this, &Board::onStateChanged);
    connect(&m_reader, &Rereader::found, this, &Board::changed);
    connect(&m_reader, &Rereader::missing, this, &Board::gone);
    if (!m_feed)
        return;
    connect(m_feed, &ChangeFeed::changed, this, &Board::onChanged);
    connect(m_feed, &ChangeFeed::everythingChanged, this, &Board::refresh);
}

void Board::start()
{
    m_started = true;
    if (m_feed)
        m_feed->start();
    onStateChanged();
}

/// What a sweep has read may be older than what is read now, so that comes after it.
void Board::onChanged(const QList<QByteArray> &keys)
{
    for (const QByteArray &key : keys) {
        const auto name = parseKeyName(key);
        if (!name || name->kind != KeyName::Kind::Workflow)
            continue;
        if (m_busy)
            m_late << key;
        else
            m_reader.read(key);
    }
}

void Board::refresh()
{
    m_mark.clear();
    if (m_busy)
        m_again = true;
    else if (m_started && isOnline())
        sweep();
}

void Board::noteOwnChange()
{
    m_again = m_again || m_busy;
}

void Board::onStateChanged()
{
    if (!isOnline()) {
        m_timer.stop();
        return;
    }
    if (m_started)
        refresh();
}

/// Whether anything was written since the last sweep; a server that doesn't tell is swept each
/// time.
void Board::ask()
{
    if (m_busy || !isOnline())
        return;
    m_busy = true;
    QCoro::connect(m_store.changeMark(), this, [this](const Result<QByteArray> &mark) {
        m_busy = false;
        const bool isTold =
            m_feed && m_feed->isPushed() && !m_mark.isEmpty() && !m_again; // of what moved the mark
        const bool isSame = mark && !mark->isEmpty() && *mark == m_mark && !m_again;
        if (mark && (isTold || isSame)) {
            m_mark = *mark;
            m_confirmedAt = m_store.now();
            Q_EMIT confirmed();
            readLate();
            rest();
        } else if (mark) {
            m_mark = *mark;
            sweep();
        } else {
            Q_EMIT failed(mark.error());
            rest();
        }
    });
}

void Board::sweep()
{
    m_busy = true;
    m_again = false;
    const auto progress = [self = QPointer(this)](int found) {
        if (self)
            Q_EMIT self->progressed(found);
    };
    QCoro::connect(m_store.list(progress), this,
                   [this](const Result<std::vector<Batch>> &all) { finishSweep(all); });
}

void Board::finishSweep(const Result<std::vector<Batch>> &all)
{
    m_busy = false;
    if (!all) {
        m_mark.clear();
        Q_EMIT failed(all.error());
        rest();
        return;
    }
    if (m_again) {
        sweep();
        return;
    }
    m_confirmedAt = m_store.now();
    Q_EMIT swept(*all);
    readLate();
    rest();
}

void Board::readLate()
{
    for (const QByteArray &workflow : std::exchange(m_late, {}))
        m_reader.read(workflow);
}

void Board::rest()
{
    if (isOnline())
        m_timer.start(2s);
}

} // namespace batchy
