// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wait/waitfacts.h"

#include "core/render/words.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>

namespace batchy {

namespace {

QString changesWords(const WaitPicture &picture)
{
    if (!picture.feedSince)
        return picture.feedWords;
    return WaitFacts::tr("%1 (since %2)", "how changes are told, and since when")
        .arg(picture.feedWords, timeWords(*picture.feedSince));
}

QString sinceWords(const WaitPicture &picture)
{
    return WaitFacts::tr("%1, for %2", "since when, and for how long")
        .arg(timeWords(picture.began),
             durationWords(std::chrono::floor<std::chrono::seconds>(picture.now - picture.began)));
}

/// Whole seconds, rounded up: it hasn't given up while something is left.
QString leftWords(const WaitPicture &picture)
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(*picture.left);
    return WaitFacts::tr("in %1").arg(durationWords(std::max(left, std::chrono::seconds(0))));
}

} // namespace

WaitFacts::WaitFacts(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(metrics::large);
    layout->setVerticalSpacing(metrics::tight);
    layout->setColumnStretch(1, 1);
    m_redis = addFact(*layout, tr("Redis"), "redis");
    m_changes = addFact(*layout, tr("Changes"), "changes");
    m_since = addFact(*layout, tr("Waiting since"), "since");
    m_left = addFact(*layout, tr("Gives up"), "left");
    colorTexts();
}

QLabel *WaitFacts::addFact(QGridLayout &layout, const QString &name, const char *objectName)
{
    auto *caption = new QLabel(name);
    auto *value = new QLabel;
    value->setObjectName(QString::fromLatin1(objectName));
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const int row = layout.rowCount();
    layout.addWidget(caption, row, 0, Qt::AlignTop);
    layout.addWidget(value, row, 1);
    m_facts.push_back({caption, value});
    rename(value, name);
    return value;
}

void WaitFacts::setFact(QLabel *value, const QString &text)
{
    // What people have selected stays selected while it says the same.
    if (value->text() != text)
        value->setText(text);
    for (const Fact &fact : m_facts) {
        if (fact.value != value)
            continue;
        fact.name->setVisible(!text.isEmpty());
        value->setVisible(!text.isEmpty());
    }
}

void WaitFacts::rename(QLabel *value, const QString &name)
{
    value->setAccessibleDescription(name);
    for (const Fact &fact : m_facts)
        if (fact.value == value)
            fact.name->setText(name);
}

void WaitFacts::show(const WaitPicture &picture, bool isOver)
{
    setFact(m_redis, picture.redis);
    // While Redis is lost it tells nothing in any way, and the bar says why.
    const bool isTold = !isOver && !picture.state.lostSince;
    setFact(m_changes, isTold ? changesWords(picture) : QString());
    rename(m_since, isOver ? tr("Waited since") : tr("Waiting since"));
    setFact(m_since, sinceWords(picture));
    setFact(m_left, picture.left && !isOver ? leftWords(picture) : QString());
}

QString WaitFacts::text() const
{
    QStringList lines;
    for (const Fact &fact : m_facts)
        if (!fact.value->text().isEmpty())
            lines << tr("%1: %2").arg(fact.name->text(), fact.value->text());
    return lines.join(QLatin1Char('\n'));
}

void WaitFacts::colorTexts()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, tokensFor(palette()).secondary);
    for (const Fact &fact : m_facts)
        fact.name->setPalette(quiet);
}

void WaitFacts::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorTexts();
}

} // namespace batchy
