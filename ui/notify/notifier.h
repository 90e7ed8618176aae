// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace batchy {

/// Desktop notifications, by D-Bus (org.freedesktop.Notifications). Where no bus or no daemon is,
/// nothing happens and nothing is said: a window says the same. Never waits for an answer.
class Notifier : public QObject
{
    Q_OBJECT

public:
    explicit Notifier(QObject *parent = nullptr);

    enum class Urgency { Normal, Critical };
    /// Plain text; a later one takes the place of the one before.
    void notify(const QString &title, const QString &text, Urgency urgency);

Q_SIGNALS:
    /// Somebody clicked the last one.
    void activated();

private Q_SLOTS:
    void onActionInvoked(uint id, const QString &action);

private:
    uint m_id = 0; ///< of the last one; 0 = none
};

} // namespace batchy
