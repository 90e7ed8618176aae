// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wait/waitwindow.h"

#include "core/domain/names.h"
#include "ui/delegates/waitdelegate.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/wait/waitfacts.h"
#include "ui/wait/waitheader.h"
#include "ui/wait/waitlook.h"
#include "ui/widgets/card.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/windowframe.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace batchy {

using namespace std::chrono_literals;

namespace {

constexpr int secondsAfterSuccess = 5;
constexpr int lineHeight = 28;
constexpr int fewestLines = 6;
constexpr int mostLines = 12;

/// A job or two of each workflow, as far as a small window goes.
int likelyLines(const WaitWish &wish)
{
    const bool isMany = std::any_of(wish.names.begin(), wish.names.end(), isNamePattern);
    return isMany ? mostLines : std::clamp(3 * int(wish.names.size()), fewestLines, mostLines);
}

} // namespace

WaitWindow::WaitWindow(QWidget *parent)
    : QWidget(parent), m_header(new WaitHeader), m_news(new MessageBar),
      m_list(new TableView(tr("What is missing"))), m_facts(new WaitFacts),
      m_copy(new QPushButton(icon(Icon::Copy), tr("&Copy"))),
      m_close(new QPushButton(tr("&Stop waiting")))
{
    m_news->setObjectName(QStringLiteral("news"));
    m_list->setObjectName(QStringLiteral("missing"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new WaitDelegate(m_list));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->verticalHeader()->setDefaultSectionSize(lineHeight);
    m_list->horizontalHeader()->hide();
    m_list->horizontalHeader()->setSectionResizeMode(int(WaitModel::Column::What),
                                                     QHeaderView::Stretch);
    m_list->horizontalHeader()->setSectionResizeMode(int(WaitModel::Column::Since),
                                                     QHeaderView::ResizeToContents);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_copy->setObjectName(QStringLiteral("copy"));
    m_copy->setToolTip(tr("Copy all of this as text"));
    m_close->setObjectName(QStringLiteral("close"));

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_close);
    QVBoxLayout *layout = windowLayout(this);
    layout->addWidget(m_header);
    layout->addWidget(m_news);
    layout->addWidget(new Card(*m_list), 1);
    layout->addWidget(m_facts);
    layout->addLayout(buttons);
    setMinimumSize(380, 320);

    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &WaitWindow::countDown);
    connect(m_news, &MessageBar::actionTriggered, this, &WaitWindow::keepOpen);
    connect(m_copy, &QPushButton::clicked, this, &WaitWindow::copyReport);
    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
    for (const QKeySequence &keys :
         {QKeySequence(Qt::Key_Escape), QKeySequence(Qt::CTRL | Qt::Key_W)})
        connect(new QShortcut(keys, this), &QShortcut::activated, this, &QWidget::close);
    m_list->setFocus();
}

void WaitWindow::setPicture(const WaitPicture &picture)
{
    m_picture = picture;
    m_model.setPicture(picture);
    if (!std::exchange(m_hasSize, true))
        resize(700, 270 + likelyLines(picture.wish) * lineHeight);
    if (m_end)
        return;
    const WaitNews news = WaitNews::of(picture);
    if (news.sentence.isEmpty())
        m_news->hide();
    else
        m_news->showMessage(news.tone, news.sentence, news.hint);
    showNow();
}

void WaitWindow::showNow()
{
    m_header->show(m_picture, WaitLook::of(m_picture, m_end));
    m_facts->show(m_picture, isOver());
    setWindowTitle(tr("%1 – Batchy Console").arg(headline()));
}

QString WaitWindow::headline() const
{
    return WaitLook::of(m_picture, m_end).headline;
}

void WaitWindow::showNews(Tone tone, const QString &sentence, const QString &hint)
{
    m_hint = hint;
    m_news->showMessage(tone, sentence, hint);
}

void WaitWindow::tellEnd(const WaitEnd &end)
{
    m_end = end;
    const WaitNews news = WaitNews::of(m_picture, end);
    showNews(news.tone, news.sentence, news.hint);
    showNow();
    m_close->setText(tr("&Close"));
    setPrimary(*m_close);
    m_close->setFocus();
    if (end.kind == WaitEnd::Kind::Done && end.command.isEmpty())
        startCountdown();
}

void WaitWindow::tellCommandEnd(int code)
{
    if (!m_end)
        return;
    const QString command = std::exchange(m_end->command, QString());
    if (code == 0) {
        showNews(Tone::Success, tr("The command has ended: %1").arg(command), m_end->hint);
        startCountdown();
    } else {
        showNews(Tone::Failed, tr("The command has ended with exit code %1.").arg(code), command);
    }
    showNow();
}

void WaitWindow::startCountdown()
{
    m_secondsLeft = secondsAfterSuccess + 1;
    m_news->setAction(tr("&Keep open"));
    m_second.start();
    countDown();
}

void WaitWindow::countDown()
{
    if (--m_secondsLeft == 0) {
        close();
        return;
    }
    const QString closing = tr("This window closes in %1 s.").arg(m_secondsLeft);
    m_news->showMessage(Tone::Success, m_news->message(),
                        m_hint.isEmpty() ? closing : m_hint + QLatin1Char(' ') + closing);
}

void WaitWindow::keepOpen()
{
    m_second.stop();
    m_news->setAction({});
    m_news->showMessage(Tone::Success, m_news->message(), m_hint);
    m_close->setFocus();
}

QString WaitWindow::news() const
{
    return m_news->isHidden() ? QString() : m_news->message();
}

QString WaitWindow::report() const
{
    QStringList parts{headline()};
    if (!news().isEmpty())
        parts << news();
    return (parts + QStringList{m_facts->text(), m_model.text()}).join(QLatin1Char('\n')) +
           QLatin1Char('\n');
}

void WaitWindow::copyReport()
{
    QGuiApplication::clipboard()->setText(report());
}

void WaitWindow::closeEvent(QCloseEvent *event)
{
    m_second.stop();
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

} // namespace batchy
