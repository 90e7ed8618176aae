// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connectdialog.h"

#include "core/redis/link.h"
#include "ui/theme/fonts.h"
#include "ui/theme/style.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/windowframe.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace batchy {

ConnectDialog::ConnectDialog(QWidget *parent)
    : QDialog(parent), m_embedded(new QRadioButton(tr("A private Redis on this computer"))),
      m_remote(new QRadioButton(tr("The Redis at this &address:"))), m_url(new QLineEdit),
      m_test(new QPushButton(tr("&Test"))), m_outcome(new MessageBar)
{
    setWindowTitle(tr("Connect – Batchy Console"));
    auto *heading = new QLabel(tr("Which Redis holds your workflows?"));
    heading->setFont(titleFont(font()));
    auto *hint =
        new QLabel(tr("The private one starts when it is needed and keeps its data in your "
                      "home. Set \"redis\" in the settings, or give --redis, and this "
                      "question goes away."));
    hint->setWordWrap(true);
    m_embedded->setObjectName(QStringLiteral("embedded"));
    m_remote->setObjectName(QStringLiteral("remote"));
    m_url->setObjectName(QStringLiteral("url"));
    m_url->setAccessibleName(tr("Address of the Redis"));
    m_url->setPlaceholderText(QStringLiteral("redis://user:password@host:6379/0"));
    m_test->setObjectName(QStringLiteral("test"));
    m_test->setAutoDefault(false);
    m_outcome->setObjectName(QStringLiteral("outcome"));
    auto *connectButton = new QPushButton(tr("Connect"));
    connectButton->setObjectName(QStringLiteral("connect"));
    connectButton->setDefault(true);
    setPrimary(*connectButton);
    auto *quit = new QPushButton(tr("Quit"));

    auto *address = new QHBoxLayout;
    address->addWidget(m_url, 1);
    address->addWidget(m_test);
    QVBoxLayout *layout = windowLayout(this);
    layout->addWidget(heading);
    layout->addWidget(hint);
    layout->addWidget(m_embedded);
    layout->addWidget(m_remote);
    layout->addLayout(address);
    layout->addWidget(m_outcome);
    layout->addStretch();
    layout->addLayout(answerRow(quit, connectButton));
    m_embedded->setChecked(true);
    follow();
    connect(m_remote, &QRadioButton::toggled, this, &ConnectDialog::follow);
    connect(m_test, &QPushButton::clicked, this, &ConnectDialog::test);
    connect(connectButton, &QPushButton::clicked, this, &ConnectDialog::confirm);
    connect(quit, &QPushButton::clicked, this, &QDialog::reject);
    resize(560, 300);
}

ConnectDialog::~ConnectDialog() = default;

void ConnectDialog::follow()
{
    m_url->setEnabled(m_remote->isChecked());
    m_test->setEnabled(m_remote->isChecked());
    if (m_remote->isChecked())
        m_url->setFocus();
}

void ConnectDialog::test()
{
    const auto endpoint = Endpoint::parse(m_url->text().trimmed());
    if (!endpoint) {
        m_outcome->showMessage(Tone::Failed, endpoint.error().what, endpoint.error().hint);
        return;
    }
    Link::Options options;
    options.reconnects = false;
    m_link = std::make_unique<Link>(*endpoint, options);
    m_outcome->showMessage(Tone::Info, tr("Connecting to %1 …").arg(endpoint->display()));
    connect(m_link.get(), &Link::failed, this, [this](const Error &error) {
        m_outcome->showMessage(Tone::Failed, error.what, error.hint);
    });
    connect(m_link.get(), &Link::stateChanged, this, [this](Link::State state) {
        if (state == Link::State::Online)
            m_outcome->showMessage(Tone::Success,
                                   tr("%1 answers.").arg(m_link->endpoint().display()));
    });
    m_link->start();
}

void ConnectDialog::confirm()
{
    if (m_remote->isChecked()) {
        const auto endpoint = Endpoint::parse(m_url->text().trimmed());
        if (!endpoint) {
            m_outcome->showMessage(Tone::Failed, endpoint.error().what, endpoint.error().hint);
            return;
        }
        m_endpoint = *endpoint;
    }
    accept();
}

} // namespace batchy
