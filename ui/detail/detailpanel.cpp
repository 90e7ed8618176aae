// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail/detailpanel.h"

#include "core/domain/names.h"
#include "core/render/words.h"
#include "ui/actions/batchactions.h"
#include "ui/actions/openpreview.h"
#include "ui/delegates/jsondelegate.h"
#include "ui/delegates/namedelegate.h"
#include "ui/delegates/statusdelegate.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/style.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/statuspill.h"
#include "ui/widgets/tableview.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

namespace batchy {

namespace {

/// Room for "next open: 2026-11-24 02:00:12 UTC, last start …".
constexpr int leastFromDateWidth = 330;

} // namespace

DetailPanel::DetailPanel(BatchActions &actions, QWidget *parent)
    : QWidget(parent), m_title(new QLabel), m_pill(new StatusPill), m_facts(new QLabel),
      m_batches(new QComboBox), m_open(new QPushButton), m_history(new MessageBar),
      m_jobTable(new TableView(tr("Jobs"))), m_paramTable(new TableView(tr("Params"))),
      m_empty(new EmptyState), m_stack(new QStackedWidget)
{
    m_title->setFont(titleFont(font()));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setMinimumWidth(80);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setObjectName(QStringLiteral("facts"));
    m_facts->setWordWrap(true);
    m_batches->setObjectName(QStringLiteral("batches"));
    m_batches->setAccessibleName(tr("Batch that is shown"));
    m_batches->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_batches->setMinimumContentsLength(14);
    m_batches->installEventFilter(this);
    m_open->setIcon(actions.open->icon());
    m_open->setText(tr("Open…"));
    m_open->setObjectName(QStringLiteral("openButton"));
    setPrimary(*m_open);
    connect(m_open, &QPushButton::clicked, actions.open, &QAction::trigger);
    connect(actions.open, &QAction::enabledChanged, m_open, &QWidget::setEnabled);
    m_open->setEnabled(actions.open->isEnabled());
    m_history->setAction(tr("Latest batch"));
    connect(m_history, &MessageBar::actionTriggered, this, &DetailPanel::showLatest);
    connect(actions.back, &QAction::triggered, this, &DetailPanel::showLatest);
    connect(m_batches, qOverload<int>(&QComboBox::activated), this, &DetailPanel::pick);
    setUpTables(actions);

    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::medium);
    head->addWidget(m_title);
    head->addWidget(m_pill);
    head->addStretch();
    head->addWidget(m_batches);
    head->addWidget(m_open);
    auto *tables = new QSplitter(Qt::Vertical);
    tables->setChildrenCollapsible(false);
    tables->addWidget(new Card(*m_jobTable));
    tables->addWidget(new Card(*m_paramTable));
    tables->setHandleWidth(metrics::medium);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::small);
    layout->addLayout(head);
    layout->addWidget(m_facts);
    layout->addWidget(m_history);
    layout->addWidget(tables, 1);
    m_empty->setContent(Icon::Workflow, tr("No workflow chosen"),
                        tr("Choose one on the left to see its jobs."));
    m_stack->addWidget(page);
    m_stack->addWidget(m_empty);
    m_stack->setCurrentIndex(1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
}

void DetailPanel::setUpTables(BatchActions &actions)
{
    m_jobTable->setObjectName(QStringLiteral("jobs"));
    m_jobTable->setModel(&m_jobs);
    m_jobTable->setTallRows(true);
    m_jobTable->setItemDelegateForColumn(int(JobModel::Column::Name), new NameDelegate(m_jobTable));
    m_jobTable->setItemDelegateForColumn(int(JobModel::Column::Status),
                                         new StatusDelegate(m_jobTable));
    m_jobTable->sortByColumn(-1, Qt::AscendingOrder);
    m_jobTable->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_jobTable->addActions({actions.open, actions.close, actions.fail, actions.rerun});
    m_paramTable->setObjectName(QStringLiteral("params"));
    m_paramTable->setModel(&m_params);
    m_paramTable->setSortingEnabled(false);
    m_paramTable->setItemDelegateForColumn(int(ParamModel::Column::Value),
                                           new JsonDelegate(m_paramTable));
    connect(m_jobTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DetailPanel::chooseJob);
    connect(&m_jobs, &QAbstractItemModel::dataChanged, this, &DetailPanel::chooseJob);
}

void DetailPanel::setLatest(const std::optional<Batch> &batch, Timestamp now)
{
    const bool another = !batch || batch->workflow != workflow();
    m_latest = batch;
    m_now = now;
    m_jobs.setNow(now);
    if (another) {
        setHistory({});
        showLatest();
    } else if (!isHistory()) {
        show(*m_latest);
    }
}

void DetailPanel::showLatest()
{
    m_historyKey.clear();
    m_history->hide();
    m_batches->setCurrentIndex(0);
    m_stack->setCurrentIndex(m_latest ? 0 : 1);
    if (m_latest)
        show(*m_latest);
    Q_EMIT historyShown(false);
}

void DetailPanel::setHistory(const std::vector<HistoryEntry> &entries)
{
    const QByteArray kept = m_historyKey;
    m_batches->clear();
    m_batches->addItem(tr("Latest batch"), QByteArray());
    for (const HistoryEntry &entry : entries) {
        const QByteArray key =
            entry.init ? initKey(workflow(), entry.id) : batchKey(workflow(), entry.id);
        m_batches->addItem(
            entry.init ? tr("%1, loaded").arg(entry.id) : tr("Batch %1").arg(entry.id), key);
    }
    m_batches->setCurrentIndex(std::max(0, m_batches->findData(kept)));
}

void DetailPanel::showHistory(const QByteArray &key, const Batch &batch)
{
    m_historyKey = key;
    m_history->showMessage(
        Tone::Info,
        tr("%1 is an older batch: it can only be looked at.").arg(QString::fromUtf8(key)));
    m_batches->setCurrentIndex(std::max(0, m_batches->findData(key)));
    show(batch);
    Q_EMIT historyShown(true);
}

void DetailPanel::show(const Batch &batch)
{
    m_title->setText(QString::fromUtf8(batch.workflow));
    m_pill->setStatus(batch.status());
    QStringList facts{tr("%1 of %2 jobs done").arg(batch.doneCount()).arg(batch.jobs.size())};
    if (const auto id = batch.batchId())
        facts << tr("batch %1").arg(*id);
    if (const auto start = batch.startedAt())
        facts << tr("started %1").arg(timeWords(*start));
    if (const auto end = batch.endedAt())
        facts << tr("ended %1").arg(timeWords(*end));
    if (batch.isTorn())
        facts << tr("torn: jobs disagree on batch_id");
    if (batch.isBroken())
        facts << tr(
            "holds values that aren't JSON objects; it can't be changed until they are mended");
    m_facts->setText(facts.join(QStringLiteral("  ·  ")));
    const bool fresh = !m_jobs.batch() || m_jobs.batch()->workflow != batch.workflow;
    m_jobs.setBatch(batch);
    m_jobs.setReasons(isHistory() ? QHash<QByteArray, QString>() : nextOpenWords(batch, m_now));
    if (fresh || !m_jobTable->currentIndex().isValid()) {
        fitJobColumns();
        m_jobTable->setCurrentIndex(m_jobs.index(0, 0));
    }
    chooseJob();
}

void DetailPanel::fitJobColumns()
{
    using Column = JobModel::Column;
    m_jobTable->fitColumns(int(Column::FromDate));
    m_jobTable->hideFromLeastImportant(
        {int(Column::Name), int(Column::Status), int(Column::FromDate), int(Column::Duration),
         int(Column::Started), int(Column::Ended), int(Column::Params)},
        int(Column::FromDate), leastFromDateWidth);
}

void DetailPanel::chooseJob()
{
    const BatchJob *job = m_jobs.jobAt(m_jobTable->currentIndex());
    const bool fresh = m_params.rowCount() == 0;
    m_params.setJob(job ? std::optional(*job) : std::nullopt);
    if (fresh && job)
        m_paramTable->fitColumns(int(ParamModel::Column::Value));
}

void DetailPanel::setNow(Timestamp now)
{
    m_now = now;
    m_jobs.setNow(now);
}

void DetailPanel::setStale(bool stale)
{
    m_jobs.setStale(stale);
}

void DetailPanel::pick(int index)
{
    const QByteArray key = m_batches->itemData(index).toByteArray();
    if (key.isEmpty())
        showLatest();
    else
        Q_EMIT batchWanted(key);
}

/// The picker is filled when somebody turns to it: a history is found by a scan.
bool DetailPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool turned =
        event->type() == QEvent::MouseButtonPress || event->type() == QEvent::FocusIn;
    if (watched == m_batches && turned && m_latest)
        Q_EMIT historyWanted(m_latest->workflow);
    return QWidget::eventFilter(watched, event);
}

} // namespace batchy
