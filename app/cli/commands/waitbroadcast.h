// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wait/waitpicture.h"

#include <QObject>

namespace batchy::cli {

/// Tells another face than the terminal how a wait goes on: the console's window. Owned by whoever
/// makes the face; must outlive the wait.
class WaitBroadcast : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The face wants to be seen when the wait is over: the command returns after release().
    void hold() { m_isHeld = true; }
    void release();
    bool isHeld() const { return m_isHeld; }

Q_SIGNALS:
    /// At each change, and about once a second.
    void pictured(const batchy::WaitPicture &picture);
    /// Once, after the last picture.
    void ended(const batchy::WaitEnd &end);
    /// Then, where a command ran: its exit code.
    void commandEnded(int code);
    void released();

private:
    bool m_isHeld = false;
};

} // namespace batchy::cli
