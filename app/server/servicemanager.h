// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace batchy {

/// What systemd and a service owe each other: the socket that it hands over, the word that we are
/// ready, and the sign of life that its watchdog waits for. Without systemd, nothing happens.
class ServiceManager : public QObject
{
public:
    /// The descriptor of the socket that was handed over; nothing when there is none. BadInput when
    /// there are several.
    static Result<std::optional<int>> handedSocket();

    /// Ready, with a line for `systemctl status`; from now on the watchdog is fed.
    void tellReady(const QString &status);
    void tellReloading();
    void tellStopping();

private:
    QTimer m_watchdog;
};

} // namespace batchy
