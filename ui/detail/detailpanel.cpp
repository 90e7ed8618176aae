// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail/detailpanel.h"

#include "core/domain/names.h"
#include "core/render/words.h"
#include "ui/actions/batchactions.h"
#include "ui/actions/openpreview.h"
#include "ui/delegates/jsondelegate.h"
#include "ui/delegates/namedelegate.h"
#include "ui/delegates/statusdelegate.h"
#include "ui/detail/batchpicker.h"
#include "ui/models/celltext.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/style.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/statuspill.h"
#include "ui/widgets/tableview.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace batchy {

namespace {

/// What a job's name and the picker get where room is scarce.
constexpr int leastJobWidth = 120;
constexpr int leastBatchesWidth = 132;

/// Breaks between facts, never within one: neither at a space nor after a dash.
QString unbroken(QString fact)
{
    fact.replace(QLatin1Char(' '), QChar(QChar::Nbsp));
    return fact.replace(QStringLiteral("–"), QStringLiteral("–\u2060"));
}

/// "2026-11-24 02:10:01 – 03:03:09 UTC": the day once where it is one day.
QString spanWords(Timestamp start, Timestamp end)
{
    const QString from = timeWords(start);
    QString to = timeWords(end);
    constexpr int day = 10;
    if (from.first(day) == to.first(day))
        to.remove(0, day + 1);
    return QStringLiteral("%1 – %2").arg(from.chopped(4), to);
}

QString namesOfBroken(const Batch &batch)
{
    QStringList names;
    for (const auto &[name, job] : batch.jobs)
        if (job.isBroken())
            names << nameText(name);
    return names.join(QStringLiteral(", "));
}

} // namespace

DetailPanel::DetailPanel(BatchActions &actions, QWidget *parent)
    : QWidget(parent), m_title(new ElidedLabel), m_pill(new StatusPill), m_facts(new QLabel),
      m_batches(new BatchPicker), m_open(new QPushButton), m_history(new MessageBar),
      m_problem(new MessageBar), m_jobTable(new TableView(tr("Jobs"))),
      m_paramTable(new TableView(tr("Params"))), m_empty(new EmptyState),
      m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("detail"));
    m_title->setFont(titleFont(font()));
    m_title->setObjectName(QStringLiteral("title"));
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setObjectName(QStringLiteral("facts"));
    m_facts->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("problemBar"));
    m_batches->setObjectName(QStringLiteral("batches"));
    m_batches->setAccessibleName(tr("Batch that is shown"));
    m_batches->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_batches->setMinimumContentsLength(14);
    m_batches->setMinimumWidth(leastBatchesWidth);
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
    connect(m_batches, &BatchPicker::entriesWanted, this, [this] {
        if (m_latest)
            Q_EMIT historyWanted(m_latest->workflow);
    });
    connect(m_batches, qOverload<int>(&QComboBox::activated), this, &DetailPanel::pick);
    setUpTables(actions);
    colorTexts();

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
    tables->setStretchFactor(0, 4);
    tables->setStretchFactor(1, 3);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::small);
    layout->addLayout(head);
    layout->addWidget(m_facts);
    layout->addWidget(m_history);
    layout->addWidget(m_problem);
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
    if (m_batches->view()->isVisible())
        return; // somebody is choosing
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
    if (!entries.empty())
        m_batches->showFilled();
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
    const auto start = batch.startedAt();
    const auto end = batch.endedAt();
    if (start && end && *end >= *start)
        facts << spanWords(*start, *end) << durationWords(*end - *start);
    else if (start)
        facts << tr("started %1").arg(timeWords(*start));
    std::transform(facts.begin(), facts.end(), facts.begin(), unbroken);
    m_facts->setText(facts.join(QStringLiteral("\u00a0\u00a0·\u00a0 ")));
    tellProblem(batch);
    const bool fresh = !m_jobs.batch() || m_jobs.batch()->workflow != batch.workflow;
    m_jobs.setBatch(batch);
    m_jobs.setReasons(isHistory() ? QHash<QByteArray, QString>() : nextOpenWords(batch, m_now));
    if (fresh || !m_jobTable->currentIndex().isValid()) {
        fitJobColumns();
        m_jobTable->setCurrentIndex(m_jobs.index(0, 0));
    }
    chooseJob();
}

/// What is wrong with the stored hash, why that matters, and how it is mended.
void DetailPanel::tellProblem(const Batch &batch)
{
    if (batch.isBroken())
        m_problem->showMessage(
            Tone::Broken, tr("Not a JSON object: %1.").arg(namesOfBroken(batch)),
            tr("Nothing of %1 can be changed until that is mended. Mend the field in Redis, or "
               "load the workflow from its file.")
                .arg(nameText(batch.workflow)));
    else if (batch.isTorn())
        m_problem->showMessage(Tone::Torn, tr("The batch is torn: its jobs disagree on batch_id."),
                               tr("A write was cut off, or a job was added. The next open gives "
                                  "all jobs one id."));
    m_problem->setVisible(batch.isBroken() || batch.isTorn());
}

void DetailPanel::colorTexts()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, tokensFor(palette()).secondary);
    m_facts->setPalette(quiet);
}

void DetailPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorTexts();
}

void DetailPanel::fitJobColumns()
{
    using Column = JobModel::Column;
    m_jobTable->fitColumns(int(Column::Name));
    m_jobTable->hideFromLeastImportant(
        {int(Column::Name), int(Column::Status), int(Column::FromDate)},
        {int(Column::Duration), int(Column::Started), int(Column::Ended), int(Column::Params)},
        int(Column::Name), leastJobWidth);
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

} // namespace batchy
