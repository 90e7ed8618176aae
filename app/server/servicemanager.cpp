// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/servicemanager.h"

#include <systemd/sd-daemon.h>

#include <time.h>

namespace batchy {

Result<std::optional<int>> ServiceManager::handedSocket()
{
    const int count = ::sd_listen_fds(1);
    if (count <= 0)
        return std::optional<int>();
    if (count > 1)
        return fail(
            ErrorKind::BadInput,
            QStringLiteral("%1 sockets were handed to batchy, but it serves one.").arg(count),
            QStringLiteral("Leave one ListenStream= in the socket unit."));
    return std::optional<int>(SD_LISTEN_FDS_START);
}

void ServiceManager::tellReady(const QString &status)
{
    ::sd_notifyf(0, "READY=1\nSTATUS=%s", status.toUtf8().constData());
    uint64_t microseconds = 0;
    if (::sd_watchdog_enabled(0, &microseconds) <= 0)
        return;
    QObject::connect(&m_watchdog, &QTimer::timeout, this, [] { ::sd_notify(0, "WATCHDOG=1"); });
    m_watchdog.start(std::chrono::milliseconds(microseconds / 3000));
}

void ServiceManager::tellReloading()
{
    timespec now = {};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    ::sd_notifyf(0, "RELOADING=1\nMONOTONIC_USEC=%lld",
                 static_cast<long long>(now.tv_sec) * 1000000 + now.tv_nsec / 1000);
}

void ServiceManager::tellStopping()
{
    ::sd_notify(0, "STOPPING=1");
}

} // namespace batchy
