// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDBusVariant;

namespace batchy {

/// Whether the desktop wants light or dark: asked of the settings portal over D-Bus
/// (org.freedesktop.appearance color-scheme), which also tells of changes. Without a bus or a
/// portal the palette that the platform gave decides, once. Never waits for an answer.
class ColorScheme : public QObject
{
    Q_OBJECT

public:
    explicit ColorScheme(QObject *parent = nullptr);

    bool isDark() const { return m_dark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask();
    void take(const QVariant &value);

    bool m_dark;
    const bool m_paletteIsDark;
};

/// What the portal's number means (1 dark, 2 light, 0 no preference) given the fallback. Values
/// nested in variants, as older portals send them, are unwrapped.
bool portalSaysDark(QVariant value, bool fallback);

} // namespace batchy
