// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/board/statuscounters.h"

#include "core/render/words.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

namespace batchy {

namespace {

/// As people need them: what went wrong first.
constexpr Status counted[] = {Status::Failed, Status::Open, Status::New, Status::Success};

} // namespace

StatusCounters::StatusCounters(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::tight);
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    auto *group = new QButtonGroup(this);
    group->addButton(add(QStringLiteral("countAll"), std::nullopt));
    for (const Status status : counted)
        group->addButton(
            add(QStringLiteral("count_") + QString::fromLatin1(statusWord(status)), status));
    m_counters.front().button->setChecked(true);
    layout->addStretch();
    setCounts(0, {});
}

QToolButton *StatusCounters::add(const QString &name, std::optional<Status> status)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    if (status)
        button->setIcon(icon(statusIcon(*status)));
    connect(button, &QToolButton::clicked, this, [this, status] { Q_EMIT statusWanted(status); });
    layout()->addWidget(button);
    m_counters.push_back({button, status ? statusWords(*status) : tr("all"), {}});
    return button;
}

void StatusCounters::setCounts(int total, const std::array<int, 4> &counts)
{
    m_counters.front().number = locale().toString(total);
    for (size_t i = 0; i < std::size(counted); ++i)
        m_counters[i + 1].number = locale().toString(counts[size_t(counted[i])]);
    for (const Counter &counter : m_counters) {
        const QString whole = QStringLiteral("%1 %2").arg(counter.number, counter.word);
        counter.button->setAccessibleName(whole);
        counter.button->setToolTip(whole);
    }
    layOut();
}

/// With words where all of them fit.
void StatusCounters::layOut()
{
    const auto write = [this](bool withWords) {
        int width = -metrics::tight;
        for (const Counter &counter : m_counters) {
            const bool isAll = counter.button->icon().isNull();
            counter.button->setText(withWords || isAll ? counter.button->accessibleName()
                                                       : counter.number);
            width += counter.button->sizeHint().width() + metrics::tight;
        }
        return width;
    };
    if (write(true) > width())
        write(false);
}

QSize StatusCounters::minimumSizeHint() const
{
    return {0, m_counters.front().button->sizeHint().height()};
}

void StatusCounters::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

} // namespace batchy
