// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/link.h"
#include "ui/widgets/messagebar.h"

#include <QTimer>

#include <chrono>

namespace batchy {

/// Tells that Redis can't be reached, why, and when the next try comes, counting down; a button
/// tries at once, or asks for another password where Redis refuses the present one. Comes and goes
/// by itself with the link, which must outlive it.
class ConnectionBar : public MessageBar
{
    Q_OBJECT

public:
    explicit ConnectionBar(Link &link, QWidget *parent = nullptr);

private:
    void onFailed(const Error &error, std::chrono::milliseconds pause);
    void tell();
    void tryNow();
    void act();
    bool isSignInRefused() const;
    void askForPassword();

    Link &m_link;
    Error m_error;
    std::chrono::steady_clock::time_point m_nextTry;
    QTimer m_countdown;
};

} // namespace batchy
