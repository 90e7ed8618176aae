// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/messagebar.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/stylepaint.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace batchy {

namespace {

Icon toneIcon(Tone tone)
{
    switch (tone) {
    case Tone::Failed:
        return Icon::Error;
    case Tone::Success:
        return Icon::Success;
    case Tone::Warning:
    case Tone::Torn:
        return Icon::Warning;
    case Tone::Broken:
        return Icon::Broken;
    case Tone::Stale:
        return Icon::Disconnected;
    case Tone::New:
    case Tone::Open:
    case Tone::Info:
        return Icon::Info;
    }
    Q_UNREACHABLE();
}

constexpr int iconColumn = metrics::medium + metrics::toolIconSize + metrics::small;

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent), m_sentence(new QLabel(this)), m_hint(new QLabel(this)),
      m_action(new QPushButton(this)), m_dismiss(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(iconColumn, metrics::tight + 2, metrics::small, metrics::tight + 2);
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_sentence);
    words->addWidget(m_hint);
    layout->addLayout(words, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_dismiss);
    for (QLabel *label : {m_sentence, m_hint}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse); // for a search or a ticket
    }
    m_sentence->setFont(strongFont(font()));
    m_dismiss->setIcon(icon(Icon::Dismiss));
    m_dismiss->setIconSize({metrics::iconSize, metrics::iconSize});
    m_dismiss->setAutoRaise(true);
    m_dismiss->setToolTip(tr("Close this message"));
    m_dismiss->setAccessibleName(tr("Close this message"));
    m_dismiss->hide();
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionTriggered);
    connect(m_dismiss, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void MessageBar::showMessage(Tone tone, const QString &sentence, const QString &hint)
{
    const bool isNews = isHidden() || sentence != m_sentence->text();
    m_tone = tone;
    m_sentence->setText(sentence);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    setAccessibleName(sentence);
    colorTexts();
    setMinimumHeight(metrics::controlHeight + metrics::medium);
    update();
    show();
    if (isNews) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void MessageBar::setAction(const QString &text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void MessageBar::setDismissable(bool dismissable)
{
    m_dismiss->setVisible(dismissable);
}

QString MessageBar::message() const
{
    return m_sentence->text();
}

void MessageBar::colorTexts()
{
    QPalette colored = palette();
    colored.setColor(QPalette::WindowText, tokensFor(palette()).tone(m_tone).text);
    for (QLabel *label : {m_sentence, m_hint})
        label->setPalette(colored);
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorTexts();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens::Pair &colors = tokensFor(palette()).tone(m_tone);
    QColor outline = colors.text;
    outline.setAlphaF(0.25F);
    paint::roundedRect(painter, rect(), metrics::cardRadius, colors.fill, outline);
    QRectF square(0, 0, metrics::toolIconSize, metrics::toolIconSize);
    square.moveCenter(QRectF(rect()).center());
    square.moveLeft(metrics::medium);
    paintIcon(painter, square, toneIcon(m_tone), colors.text);
}

} // namespace batchy
