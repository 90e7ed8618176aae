// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/endpoint.h"

#include <QDialog>

#include <memory>

class QLineEdit;
class QPushButton;

namespace batchy {

class Link;
class MessageBar;

/// Asks for the user and the password of a Redis that refuses those it was given, and tries them
/// before it closes: a second mistake is mended in the same place. Keeps nothing.
class PasswordDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PasswordDialog(Endpoint endpoint, QWidget *parent = nullptr);
    ~PasswordDialog() override;

Q_SIGNALS:
    /// Redis has let this user in.
    void signedIn(const QString &user, const QString &password);

private:
    void fit();
    void tryIt();
    void onRefused(const QString &what, const QString &hint);

    Endpoint m_endpoint;
    std::unique_ptr<Link> m_link;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QPushButton *m_confirm;
    MessageBar *m_outcome;
};

} // namespace batchy
