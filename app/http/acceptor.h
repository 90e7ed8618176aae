// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/listener.h"
#include "app/http/poller.h"

#include <QHash>

#include <functional>
#include <optional>

struct sockaddr;

namespace batchy::http {

/// How a client is called in the log: its address without the port, or "unix".
QByteArray clientName(const sockaddr *address);

/// Lets clients in while there is room. Who finds none waits in the system's queue, except where
/// one address has taken its share: that one is sent away.
class Acceptor final : public Watched
{
public:
    struct Limits
    {
        int all = 4096;
        int perAddress = 2048; ///< Unix sockets have none
    };
    /// A descriptor that doesn't block, and whose it is.
    using Take = std::function<void(int descriptor, const QByteArray &client)>;

    Acceptor(Poller *poller, Limits limits, Take take);
    ~Acceptor() { stop(); }
    Q_DISABLE_COPY_MOVE(Acceptor)

    /// False when the system has no room for it.
    bool start(Listener listener);
    /// Closes the listener.
    void stop();

    void ready(uint32_t events) override;
    /// Lets in whoever waits and has room.
    void acceptAll();
    /// One that was let in has gone.
    void left(const QByteArray &client);
    /// To be called now and then: the system may have had no descriptor to spare.
    void tryAgain();

    int count() const { return m_count; }

private:
    void watch();
    void pause();
    bool acceptOne();

    Poller *const m_poller;
    const Limits m_limits;
    const Take m_take;
    std::optional<Listener> m_listener;
    QHash<QByteArray, int> m_perAddress;
    int m_count = 0;
    bool m_isWatching = false;
};

} // namespace batchy::http
