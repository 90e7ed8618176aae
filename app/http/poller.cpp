// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/poller.h"

#include <unistd.h>

namespace batchy::http {

Poller::Poller()
    : m_descriptor(::epoll_create1(EPOLL_CLOEXEC)), m_notifier(m_descriptor, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] { poll(); });
}

Poller::~Poller()
{
    m_notifier.setEnabled(false);
    ::close(m_descriptor);
}

bool Poller::add(int descriptor, Watched *watched, uint32_t events)
{
    epoll_event event = {};
    event.events = events;
    event.data.ptr = watched;
    return ::epoll_ctl(m_descriptor, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

void Poller::remove(int descriptor, const Watched *watched)
{
    ::epoll_ctl(m_descriptor, EPOLL_CTL_DEL, descriptor, nullptr);
    for (int i = 0; i < m_readyCount; ++i)
        if (m_ready[size_t(i)].data.ptr == watched)
            m_ready[size_t(i)].data.ptr = nullptr;
}

int Poller::poll()
{
    if (m_readyCount > 0)
        return 0; // called by one of those that are being told
    m_readyCount = qMax(::epoll_wait(m_descriptor, m_ready.data(), int(m_ready.size()), 0), 0);
    Q_EMIT begins();
    for (int i = 0; i < m_readyCount; ++i) {
        const epoll_event event = m_ready[size_t(i)];
        if (event.data.ptr)
            static_cast<Watched *>(event.data.ptr)->ready(event.events);
    }
    const int told = std::exchange(m_readyCount, 0);
    Q_EMIT ends();
    return told;
}

} // namespace batchy::http
