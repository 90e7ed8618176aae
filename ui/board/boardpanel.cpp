// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/board/boardpanel.h"

#include "ui/actions/batchactions.h"
#include "ui/board/statuscounters.h"
#include "ui/delegates/namedelegate.h"
#include "ui/delegates/progressdelegate.h"
#include "ui/delegates/statusdelegate.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/tableview.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace batchy {

namespace {

constexpr int leastNameWidth = 120;

} // namespace

BoardPanel::BoardPanel(WorkflowModel &model, BatchActions &actions, QString folder, QWidget *parent)
    : QWidget(parent), m_model(model), m_actions(actions),
      m_search(new SearchField(tr("Filter workflows"))), m_table(new TableView(tr("Workflows"))),
      m_counters(new StatusCounters), m_empty(new EmptyState), m_stack(new QStackedWidget),
      m_folder(std::move(folder))
{
    using Column = WorkflowModel::Column;
    m_search->setObjectName(QStringLiteral("filterWorkflows"));
    m_empty->setObjectName(QStringLiteral("whyEmpty"));
    m_table->setObjectName(QStringLiteral("workflows"));
    m_table->setModel(&m_model);
    m_table->setSortingEnabled(true);
    m_table->setTallRows(true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegateForColumn(int(Column::Name), new NameDelegate(m_table));
    m_table->setItemDelegateForColumn(int(Column::Status), new StatusDelegate(m_table));
    m_table->setItemDelegateForColumn(int(Column::Done), new ProgressDelegate(m_table));
    m_table->sortByColumn(int(Column::Status), Qt::AscendingOrder);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions(
        {actions.open, actions.close, actions.fail, actions.rerun, actions.copyName});
    m_stack->addWidget(new Card(*m_table));
    m_stack->addWidget(m_empty);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::small);
    layout->addWidget(m_search);
    layout->addWidget(m_counters);
    layout->addWidget(m_stack, 1);
    setTabOrder(m_search, m_counters);
    setTabOrder(m_counters, m_table);

    connect(m_search, &SearchField::searched, this, &BoardPanel::filter);
    connect(m_counters, &StatusCounters::statusWanted, this, [this](std::optional<Status> status) {
        m_model.setStatusFilter(status);
        showListOrReason();
    });
    connect(m_search, &SearchField::left, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { Q_EMIT workflowChosen(chosen()); });
    connect(m_table, &QTableView::activated, this, &BoardPanel::workflowActivated);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, change, this, &BoardPanel::showListOrReason);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &BoardPanel::showListOrReason);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &BoardPanel::count);
    showListOrReason();
}

bool BoardPanel::choose(const QByteArray &workflow)
{
    const QModelIndex index = m_model.indexOf(workflow);
    if (!index.isValid())
        return false;
    QScrollBar *bar = m_table->verticalScrollBar();
    const int before = bar->value();
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
    // Down to a row it goes until that one is whole; the first one should be whole as well.
    const int height = m_table->rowHeight(index.row());
    if (bar->value() > before)
        bar->setValue((bar->value() + height - 1) / height * height);
    return true;
}

QByteArray BoardPanel::chosen() const
{
    const Batch *batch = m_model.batchAt(m_table->currentIndex());
    return batch ? batch->workflow : QByteArray();
}

void BoardPanel::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void BoardPanel::filter(const QString &words)
{
    m_model.setFilter(words);
    showListOrReason();
}

void BoardPanel::setOnline(bool online)
{
    if (m_online == online)
        return;
    m_online = online;
    showListOrReason();
}

void BoardPanel::showScanning(int found)
{
    m_scanning = found;
    showListOrReason();
}

void BoardPanel::showScanned()
{
    m_scanned = true;
    showListOrReason();
}

void BoardPanel::fitColumns()
{
    using Column = WorkflowModel::Column;
    m_table->fitColumns(int(Column::Name));
    m_table->hideFromLeastImportant({int(Column::Name), int(Column::Status)},
                                    {int(Column::Done), int(Column::Age), int(Column::Duration),
                                     int(Column::Started), int(Column::BatchId)},
                                    int(Column::Name), leastNameWidth);
}

bool BoardPanel::showsNames() const
{
    const QModelIndex first = m_table->indexAt({1, 1});
    return m_stack->currentIndex() == 0 && first.isValid() &&
           !first.siblingAtColumn(0).data().toString().isEmpty();
}

void BoardPanel::count()
{
    const auto of = [this](Status status) { return m_model.countOf(status); };
    m_counters->setCounts(m_model.totalCount(), {of(Status::New), of(Status::Open),
                                                 of(Status::Success), of(Status::Failed)});
}

void BoardPanel::showListOrReason()
{
    count();
    const bool isList = m_model.rowCount() > 0;
    if (isList && !std::exchange(m_fitted, true)) {
        fitColumns();
        m_table->setCurrentIndex(m_model.index(0, 0));
        m_table->setFocus();
    }
    const bool isAny = m_model.totalCount() > 0;
    m_search->setVisible(isAny);
    m_counters->setVisible(isAny);
    m_stack->setCurrentIndex(isList ? 0 : 1);
    if (!isList)
        sayWhyEmpty();
}

void BoardPanel::sayWhyEmpty()
{
    if (m_model.totalCount() > 0)
        m_empty->setContent(
            Icon::Search, tr("No workflow matches"),
            tr("Esc in the filter box and \"all\" above show every workflow again."),
            {m_actions.filter});
    else if (!m_online)
        m_empty->setContent(Icon::Disconnected, tr("Not connected"),
                            tr("The workflows appear here as soon as Redis answers."));
    else if (!m_scanned)
        m_empty->setContent(Icon::Database, tr("Looking for workflows"),
                            tr("Found so far: %1").arg(locale().toString(m_scanning)));
    else if (m_folder.isEmpty())
        m_empty->setContent(Icon::Workflow, tr("No workflows yet"),
                            tr("This Redis holds none, and there is no folder to load them from. "
                               "Start the console with --cfg and the folder of your workflow "
                               "files."));
    else
        m_empty->setContent(
            Icon::Workflow, tr("No workflows yet"),
            tr("This Redis holds none. Load one from its file in %1.").arg(m_folder),
            {m_actions.load});
}

} // namespace batchy
