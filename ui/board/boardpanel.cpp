// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/board/boardpanel.h"

#include "core/render/words.h"
#include "ui/actions/batchactions.h"
#include "ui/delegates/namedelegate.h"
#include "ui/delegates/progressdelegate.h"
#include "ui/delegates/statusdelegate.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/tableview.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QToolButton>

namespace batchy {

namespace {

constexpr int leastNameWidth = 180;
constexpr Status statuses[] = {Status::Failed, Status::Open, Status::New, Status::Success};

} // namespace

BoardPanel::BoardPanel(WorkflowModel &model, BatchActions &actions, QWidget *parent)
    : QWidget(parent), m_model(model), m_actions(actions),
      m_search(new SearchField(tr("Filter workflows"))), m_table(new TableView(tr("Workflows"))),
      m_empty(new EmptyState), m_stack(new QStackedWidget)
{
    using Column = WorkflowModel::Column;
    m_search->setObjectName(QStringLiteral("filterWorkflows"));
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
    layout->addWidget(newCounters());
    layout->addWidget(m_stack, 1);
    setTabOrder(m_search, m_table);

    connect(m_search, &SearchField::searched, this, &BoardPanel::filter);
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

QWidget *BoardPanel::newCounters()
{
    auto *row = new QWidget;
    row->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // narrow windows cut it
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::tight);
    auto *group = new QButtonGroup(this);
    const auto add = [&](const QString &name, std::optional<Status> status) {
        auto *button = new QToolButton;
        button->setObjectName(name);
        button->setCheckable(true);
        button->setChecked(!status);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        if (status)
            button->setIcon(icon(statusIcon(*status)));
        group->addButton(button);
        layout->addWidget(button);
        m_counters << button;
        connect(button, &QToolButton::clicked, this, [this, status] { filterStatus(status); });
    };
    add(QStringLiteral("countAll"), std::nullopt);
    for (const Status status : statuses)
        add(QStringLiteral("count_") + QString::fromLatin1(statusWord(status)), status);
    layout->addStretch();
    return row;
}

bool BoardPanel::choose(const QByteArray &workflow)
{
    const QModelIndex index = m_model.indexOf(workflow);
    if (!index.isValid())
        return false;
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
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

void BoardPanel::filterStatus(std::optional<Status> status)
{
    m_model.setStatusFilter(status);
    showListOrReason();
}

void BoardPanel::showScanning(int found)
{
    m_scanning = found;
    showListOrReason();
}

void BoardPanel::showScanned()
{
    m_scanning.reset();
    if (!m_fitted && m_model.rowCount() > 0) {
        m_fitted = true;
        fitColumns();
        m_table->setCurrentIndex(m_model.index(0, 0));
        m_table->setFocus();
    }
    m_scanned = true;
    showListOrReason();
}

void BoardPanel::fitColumns()
{
    using Column = WorkflowModel::Column;
    m_table->fitColumns(int(Column::Name));
    m_table->hideFromLeastImportant({int(Column::Name), int(Column::Status), int(Column::Done),
                                     int(Column::Age), int(Column::Duration), int(Column::Started),
                                     int(Column::BatchId)},
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
    const auto say = [](QToolButton *button, const QString &word, int number) {
        button->setText(QStringLiteral("%1 %2").arg(number).arg(word));
        button->setAccessibleName(button->text());
    };
    say(m_counters.first(), tr("all"), m_model.totalCount());
    for (size_t i = 0; i < std::size(statuses); ++i)
        say(m_counters[qsizetype(i) + 1], statusWords(statuses[i]), m_model.countOf(statuses[i]));
}

void BoardPanel::showListOrReason()
{
    count();
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
    if (m_model.rowCount() > 0)
        return;
    if (m_model.isFiltered() && m_model.totalCount() > 0)
        m_empty->setContent(Icon::Search, tr("No workflow matches"),
                            tr("Esc in the filter box shows all again."), {m_actions.filter});
    else if (!m_scanned)
        m_empty->setContent(Icon::Database, tr("Looking for workflows"),
                            tr("%n workflow(s) found so far.", nullptr, m_scanning.value_or(0)));
    else
        m_empty->setContent(Icon::Workflow, tr("No workflows yet"),
                            tr("A workflow is a file in the cfg folder. Load one to begin."),
                            {m_actions.load});
}

} // namespace batchy
