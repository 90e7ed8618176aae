// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <array>
#include <sys/epoll.h>

namespace batchy::http {

/// What has a descriptor that a Poller watches.
class Watched
{
public:
    /// As epoll says it; called from Poller::poll().
    virtual void ready(uint32_t events) = 0;

protected:
    ~Watched() = default;
};

/// Any number of descriptors behind one notifier: Qt's event loop asks the system about each of its
/// notifiers in each turn, so that a thousand idle connections would slow down all others.
class Poller : public QObject
{
    Q_OBJECT

public:
    Poller();
    ~Poller() override;

    /// False when the system has no room for it. `events` as for epoll.
    bool add(int descriptor, Watched *watched, uint32_t events);
    /// From now on `watched` isn't called any more.
    void remove(int descriptor, const Watched *watched);

    /// Tells those that are ready now, without waiting, and says how many. The event loop calls it.
    int poll();

Q_SIGNALS:
    /// Around the telling.
    void begins();
    void ends();

private:
    const int m_descriptor;
    QSocketNotifier m_notifier;
    std::array<epoll_event, 64> m_ready = {};
    int m_readyCount = 0; ///< of which some may not have been told yet
};

} // namespace batchy::http
