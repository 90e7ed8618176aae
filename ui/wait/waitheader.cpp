// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wait/waitheader.h"

#include "core/wait/waitwords.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/wait/waitlook.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/progressline.h"
#include "ui/widgets/statuspill.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace batchy {

namespace {

/// Jobs count, not workflows: one workflow of seven jobs gets somewhere, too.
double shareDone(const WaitPicture &picture)
{
    size_t all = 0;
    size_t missing = 0;
    for (const WorkflowWait &wait : picture.state.workflows) {
        const size_t jobs =
            picture.wish.jobs.empty() ? wait.batch.jobs.size() : picture.wish.jobs.size();
        const bool isDone = wait.progress == WorkflowWait::Progress::Done;
        const bool isWaiting = wait.progress == WorkflowWait::Progress::Waiting;
        all += std::max<size_t>(jobs, 1);
        missing += isDone                  ? 0
                   : isWaiting && jobs > 0 ? wait.reasons.size()
                                           : std::max<size_t>(jobs, 1);
    }
    return all > 0 ? double(all - missing) / double(all) : 0;
}

} // namespace

WaitHeader::WaitHeader(QWidget *parent)
    : QWidget(parent), m_headline(new ElidedLabel), m_progress(new ElidedLabel),
      m_pill(new StatusPill), m_line(new ProgressLine)
{
    m_headline->setObjectName(QStringLiteral("headline"));
    m_headline->setFont(titleFont(font()));
    m_headline->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_progress->setObjectName(QStringLiteral("progress"));
    m_progress->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_pill->setObjectName(QStringLiteral("state"));
    auto *top = new QHBoxLayout;
    top->setSpacing(metrics::medium);
    top->addWidget(m_headline, 1);
    top->addWidget(m_pill, 0, Qt::AlignVCenter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::tight);
    layout->addLayout(top);
    layout->addWidget(m_progress);
    layout->addSpacing(metrics::tight);
    layout->addWidget(m_line);
    colorTexts();
}

void WaitHeader::show(const WaitPicture &picture, const WaitLook &look)
{
    m_headline->setText(look.headline);
    m_progress->setText(picture.state.isKnown ? doneCountWords(picture.state, picture.wish)
                                              : tr("reading …"));
    m_pill->setPill(look.pill);
    m_line->setProgress(shareDone(picture), look.pill.tone);
}

void WaitHeader::colorTexts()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, tokensFor(palette()).secondary);
    m_progress->setPalette(quiet);
}

void WaitHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorTexts();
}

} // namespace batchy
