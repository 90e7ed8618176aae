// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/notifier.h"

#include "ui/theme/appid.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

namespace batchy {

namespace {

const QString notificationsService = QStringLiteral("org.freedesktop.Notifications");
const QString notificationsPath = QStringLiteral("/org/freedesktop/Notifications");

} // namespace

Notifier::Notifier(QObject *parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(notificationsService, notificationsPath, notificationsService,
                QStringLiteral("ActionInvoked"), this, SLOT(onActionInvoked(uint, QString)));
}

void Notifier::notify(const QString &title, const QString &text, Urgency urgency)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QString(applicationId)},
                            {QStringLiteral("urgency"),
                             QVariant::fromValue(uchar(urgency == Urgency::Critical ? 2 : 1))}};
    const QStringList actions{QStringLiteral("default"), tr("Show")};
    const int timeout = urgency == Urgency::Critical ? 0 : -1; // until it is seen; the desktop's
    QDBusMessage call = QDBusMessage::createMethodCall(
        notificationsService, notificationsPath, notificationsService, QStringLiteral("Notify"));
    // The text may be marked up: what isn't meant so must not look like it.
    call << QStringLiteral("Batchy") << m_id << QString(applicationId) << title
         << text.toHtmlEscaped() << actions << hints << timeout;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher *done) {
                const QDBusPendingReply<uint> id = *done;
                m_id = id.isValid() ? id.value() : 0;
                done->deleteLater();
            });
}

void Notifier::onActionInvoked(uint id, const QString &action)
{
    if (id == m_id && id != 0 && action == QLatin1String("default"))
        Q_EMIT activated();
}

} // namespace batchy
