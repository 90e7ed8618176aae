// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/board/connectionbar.h"

#include "core/render/words.h"
#include "ui/dialogs/passworddialog.h"

namespace batchy {

using namespace std::chrono;

ConnectionBar::ConnectionBar(Link &link, QWidget *parent) : MessageBar(parent), m_link(link)
{
    setObjectName(QStringLiteral("connectionBar"));
    m_countdown.setInterval(1s);
    connect(&m_countdown, &QTimer::timeout, this, &ConnectionBar::tell);
    connect(this, &MessageBar::actionTriggered, this, &ConnectionBar::act);
    connect(&m_link, &Link::failed, this, &ConnectionBar::onFailed);
    connect(&m_link, &Link::stateChanged, this, [this](Link::State state) {
        if (state != Link::State::Online)
            return;
        m_countdown.stop();
        hide();
    });
}

void ConnectionBar::onFailed(const Error &error, milliseconds pause)
{
    m_error = error;
    setAction(isSignInRefused() ? tr("Sign &in …") : tr("Try &now"));
    m_nextTry = steady_clock::now() + pause;
    m_countdown.start();
    tell();
}

void ConnectionBar::tell()
{
    const auto left = ceil<seconds>(m_nextTry - steady_clock::now());
    const QString next =
        left > 1s ? tr("Trying again in %1.").arg(durationWords(left)) : tr("Trying again …");
    showMessage(Tone::Warning, m_error.what, QStringLiteral("%1 %2").arg(m_error.hint, next));
}

/// No patience helps against a wrong password.
bool ConnectionBar::isSignInRefused() const
{
    return m_error.code == "NOAUTH" || m_error.code == "WRONGPASS";
}

void ConnectionBar::act()
{
    if (isSignInRefused())
        askForPassword();
    else
        tryNow();
}

void ConnectionBar::askForPassword()
{
    auto *dialog = new PasswordDialog(m_link.endpoint(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PasswordDialog::signedIn, this,
            [this](const QString &user, const QString &password) {
                m_link.setUser(user, password);
                tryNow();
            });
    dialog->open();
}

/// A stopped link starts anew without its pause.
void ConnectionBar::tryNow()
{
    m_link.stop();
    m_nextTry = steady_clock::now();
    m_link.start();
    tell();
}

} // namespace batchy
