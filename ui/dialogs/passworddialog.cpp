// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/passworddialog.h"

#include "core/redis/link.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/style.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/windowframe.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace batchy {

PasswordDialog::PasswordDialog(Endpoint endpoint, QWidget *parent)
    : QDialog(parent), m_endpoint(std::move(endpoint)), m_user(new QLineEdit(m_endpoint.user)),
      m_password(new QLineEdit), m_confirm(new QPushButton(tr("&Sign in"))),
      m_outcome(new MessageBar)
{
    setObjectName(QStringLiteral("passwordDialog"));
    setWindowTitle(tr("Sign in – Batchy Console"));
    auto *heading = new QLabel(tr("Sign in to Redis"));
    heading->setFont(titleFont(font()));
    auto *place = new QLabel(m_endpoint.display());
    place->setTextFormat(Qt::PlainText);
    place->setWordWrap(true);
    auto *hint =
        new QLabel(tr("It is kept until the window is closed, and written nowhere. For the "
                      "next time, put it into BATCHY_REDIS_PASSWORD or a --password-file."));
    hint->setWordWrap(true);
    m_user->setObjectName(QStringLiteral("user"));
    m_user->setPlaceholderText(tr("the default user"));
    m_password->setObjectName(QStringLiteral("password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_outcome->setObjectName(QStringLiteral("outcome"));
    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_confirm->setDefault(true);
    setPrimary(*m_confirm);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics::medium);
    form->setVerticalSpacing(metrics::small);
    form->addRow(tr("&User"), m_user);
    form->addRow(tr("&Password"), m_password);
    QVBoxLayout *layout = windowLayout(this);
    layout->addWidget(heading);
    layout->addWidget(place);
    layout->addLayout(form);
    layout->addWidget(m_outcome);
    layout->addWidget(hint);
    layout->addLayout(answerRow(cancel, m_confirm));
    connect(m_confirm, &QPushButton::clicked, this, &PasswordDialog::tryIt);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_password->setFocus();
    fit();
}

PasswordDialog::~PasswordDialog() = default;

/// As high as its texts want it: what Redis says may need several lines.
void PasswordDialog::fit()
{
    constexpr int comfortable = 480;
    const int wide = isVisible() ? width() : comfortable;
    layout()->activate();
    resize(wide, layout()->totalHeightForWidth(wide));
}

void PasswordDialog::tryIt()
{
    m_endpoint.user = m_user->text();
    m_endpoint.password = m_password->text();
    Link::Options options;
    options.reconnects = false;
    m_link = std::make_unique<Link>(m_endpoint, options);
    m_confirm->setEnabled(false);
    m_outcome->showMessage(Tone::Info, tr("Signing in …"));
    connect(m_link.get(), &Link::failed, this,
            [this](const Error &error) { onRefused(error.what, error.hint); });
    connect(m_link.get(), &Link::stateChanged, this, [this](Link::State state) {
        if (state != Link::State::Online)
            return;
        Q_EMIT signedIn(m_endpoint.user, m_endpoint.password);
        accept();
    });
    m_link->start();
}

void PasswordDialog::onRefused(const QString &what, const QString &hint)
{
    m_confirm->setEnabled(true);
    m_outcome->showMessage(Tone::Failed, what, hint);
    fit();
    m_password->setFocus();
    m_password->selectAll();
}

} // namespace batchy
