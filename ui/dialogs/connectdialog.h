// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/endpoint.h"

#include <QDialog>

#include <memory>
#include <optional>

class QLineEdit;
class QPushButton;
class QRadioButton;

namespace batchy {

class Link;
class MessageBar;

/// Asks, when nothing says so, which Redis to use: the embedded one, or a URL, which can be tested;
/// a failed test names the step that failed.
class ConnectDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectDialog(QWidget *parent = nullptr);
    ~ConnectDialog() override;

    /// What was chosen; nothing = the embedded Redis. Valid once it is accepted.
    std::optional<Endpoint> endpoint() const { return m_endpoint; }

private:
    void follow();
    void test();
    void confirm();

    QRadioButton *m_embedded;
    QRadioButton *m_remote;
    QLineEdit *m_url;
    QPushButton *m_test;
    MessageBar *m_outcome;
    std::unique_ptr<Link> m_link;
    std::optional<Endpoint> m_endpoint;
};

} // namespace batchy
