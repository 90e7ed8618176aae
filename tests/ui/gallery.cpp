// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery.h"

#include "core/render/words.h"
#include "tests/models/samples.h"
#include "ui/delegates/jsondelegate.h"
#include "ui/delegates/namedelegate.h"
#include "ui/delegates/progressdelegate.h"
#include "ui/delegates/statusdelegate.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/style.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statuspill.h"
#include "ui/widgets/tableview.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolBar>

namespace batchy::test {

namespace {

QAction *newAction(QObject *parent, Icon shape, const char *text, const QKeySequence &keys = {})
{
    auto *action = new QAction(icon(shape), QString::fromUtf8(text), parent);
    action->setShortcut(keys);
    return action;
}

TableView *newTable(QAbstractItemModel &model, const char *name)
{
    auto *table = new TableView(QString::fromUtf8(name));
    table->setModel(&model);
    table->setSortingEnabled(true);
    return table;
}

} // namespace

Gallery::Gallery()
{
    m_workflows.setNow(sampleNow);
    m_workflows.merge(sampleNight());
    m_jobs.setNow(sampleNow);
    m_jobs.setBatch(*m_workflows.find("inventory_snapshot"));
    m_params.setJob(m_jobs.batch()->jobs.front());
    m_jobs.setReasons({{"job1", QStringLiteral("last start minus 2 h, cut to midnight")}});
    addBars();
    auto *tabs = new QTabWidget;
    tabs->setDocumentMode(true);
    tabs->addTab(newOverview(), QStringLiteral("Overview"));
    tabs->addTab(newControls(), QStringLiteral("Controls"));
    tabs->addTab(newStates(), QStringLiteral("States"));
    tabs->setObjectName(QStringLiteral("pages"));
    setCentralWidget(tabs);
    statusBar()->showMessage(QStringLiteral("Connected · 15 workflows · 3 failed · 3 open"));
}

void Gallery::addBars()
{
    auto *bar = addToolBar(QStringLiteral("Actions"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    QMenu *menu = menuBar()->addMenu(QStringLiteral("&Workflow"));
    menuBar()->addMenu(QStringLiteral("&View"));
    menuBar()->addMenu(QStringLiteral("&Help"));
    const auto add = [&](Icon shape, const char *text, const QKeySequence &keys) {
        QAction *action = newAction(this, shape, text, keys);
        bar->addAction(action);
        menu->addAction(action);
        return action;
    };
    add(Icon::Load, "Load", Qt::CTRL | Qt::Key_L);
    add(Icon::Open, "Open", Qt::CTRL | Qt::Key_O);
    add(Icon::Close, "Close", {});
    add(Icon::Fail, "Fail", {})->setEnabled(false);
    menu->addSeparator();
    bar->addSeparator();
    add(Icon::Rerun, "Rerun…", Qt::CTRL | Qt::Key_R);
    add(Icon::Refresh, "Refresh", Qt::Key_F5);
    QAction *lock = add(Icon::Lock, "Read-only", {});
    lock->setCheckable(true);
    lock->setChecked(true);
    menu->setObjectName(QStringLiteral("workflowMenu"));
}

QWidget *Gallery::newOverview()
{
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(newList());
    splitter->addWidget(newDetail());
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 6);
    splitter->setSizes({580, 660});
    splitter->setContentsMargins(metrics::medium, metrics::medium, metrics::medium,
                                 metrics::medium);
    return splitter;
}

QWidget *Gallery::newList()
{
    using Column = WorkflowModel::Column;
    auto *list = newTable(m_workflows, "Workflows");
    list->setObjectName(QStringLiteral("workflows"));
    list->setTallRows(true);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    list->setItemDelegateForColumn(int(Column::Name), new NameDelegate(list));
    list->setItemDelegateForColumn(int(Column::Status), new StatusDelegate(list));
    list->setItemDelegateForColumn(int(Column::Done), new ProgressDelegate(list));
    for (const Column column : {Column::BatchId, Column::Started, Column::Duration})
        list->setColumnHidden(int(column), true);
    list->sortByColumn(int(Column::Status), Qt::AscendingOrder);
    list->fitColumns(int(Column::Name));
    list->setCurrentIndex(m_workflows.indexOf("inventory_snapshot"));

    auto *search = new SearchField(QStringLiteral("Filter workflows"));
    connect(search, &SearchField::searched, &m_workflows, &WorkflowModel::setFilter);
    auto *panel = new QWidget;
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addWidget(search);
    layout->addWidget(new Card(*list), 1);
    return panel;
}

QWidget *Gallery::newDetail()
{
    auto *title = new QLabel(QStringLiteral("inventory_snapshot"));
    title->setFont(titleFont(font()));
    auto *pill = new StatusPill;
    pill->setStatus(Status::Failed);
    auto *batches = new QComboBox;
    batches->addItems({QStringLiteral("Latest batch"), QStringLiteral("1795395240, success")});
    auto *open = new QPushButton(icon(Icon::Open), QStringLiteral("Open…"));
    setPrimary(*open);
    auto *head = new QHBoxLayout;
    head->addWidget(title);
    head->addWidget(pill);
    head->addStretch();
    head->addWidget(batches);
    head->addWidget(open);

    auto *jobs = newTable(m_jobs, "Jobs");
    jobs->setTallRows(true);
    jobs->setItemDelegateForColumn(int(JobModel::Column::Name), new NameDelegate(jobs));
    jobs->setItemDelegateForColumn(int(JobModel::Column::Status), new StatusDelegate(jobs));
    jobs->sortByColumn(-1, Qt::AscendingOrder);
    jobs->fitColumns(int(JobModel::Column::Params));
    auto *params = newTable(m_params, "Params");
    params->setSortingEnabled(false);
    params->setItemDelegateForColumn(int(ParamModel::Column::Value), new JsonDelegate(params));
    params->fitColumns(int(ParamModel::Column::Value));

    auto *panel = new QWidget;
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::medium);
    layout->addLayout(head);
    layout->addWidget(new Card(*jobs), 1);
    layout->addWidget(new Card(*params), 1);
    return panel;
}

QWidget *Gallery::newControls()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::large, metrics::large, metrics::large, metrics::large);
    auto *pills = new QHBoxLayout;
    for (const Status status : {Status::New, Status::Open, Status::Success, Status::Failed}) {
        auto *pill = new StatusPill;
        pill->setStatus(status);
        pills->addWidget(pill);
    }
    for (const auto &[shape, word, tone] : {std::tuple{Icon::Torn, "torn", Tone::Torn},
                                            {Icon::Broken, "broken", Tone::Broken},
                                            {Icon::Clock, "6 min old", Tone::Stale}}) {
        auto *pill = new StatusPill;
        pill->setPill({shape, QString::fromUtf8(word), tone});
        pills->addWidget(pill);
    }
    pills->addStretch();
    layout->addLayout(pills);

    auto *icons = new QHBoxLayout;
    for (int i = 0; i < iconCount; ++i) {
        auto *label = new QLabel;
        label->setPixmap(icon(Icon(i)).pixmap(QSize(20, 20), devicePixelRatioF()));
        icons->addWidget(label);
    }
    auto *own = new QLabel;
    own->setPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    icons->addWidget(own);
    icons->addStretch();
    layout->addLayout(icons);

    auto *buttons = new QHBoxLayout;
    auto *primary = new QPushButton(QStringLiteral("Primary"));
    setPrimary(*primary);
    auto *off = new QPushButton(QStringLiteral("Disabled"));
    off->setEnabled(false);
    for (QPushButton *button :
         {primary, new QPushButton(icon(Icon::Copy), QStringLiteral("Copy")), off})
        buttons->addWidget(button);
    auto *check = new QCheckBox(QStringLiteral("Keep the running state"));
    check->setChecked(true);
    buttons->addWidget(check);
    buttons->addWidget(new QCheckBox(QStringLiteral("Unchecked")));
    auto *radio = new QRadioButton(QStringLiteral("Embedded Redis"));
    radio->setChecked(true);
    buttons->addWidget(radio);
    buttons->addWidget(new QRadioButton(QStringLiteral("A server")));
    buttons->addWidget(new QSpinBox);
    auto *edit = new QLineEdit(QStringLiteral("redis://db1:6379"));
    buttons->addWidget(edit);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addStretch();
    return page;
}

QWidget *Gallery::newStates()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::large, metrics::large, metrics::large, metrics::large);
    const auto addBar = [&](Tone tone, const char *sentence, const char *hint, const char *step) {
        auto *bar = new MessageBar(page);
        layout->addWidget(bar);
        bar->showMessage(tone, QString::fromUtf8(sentence), QString::fromUtf8(hint));
        bar->setAction(QString::fromUtf8(step));
        bar->setDismissable(tone == Tone::Info);
    };
    addBar(Tone::Warning, "Can't reach Redis at db1:6379 (connection refused).",
           "Shown is the state as of 02:14, 6 min ago. Trying again in 10 s.", "Try now");
    addBar(Tone::Failed, "wf1 was not opened: job2 changed 4 s ago (open → failed).", "", "Show");
    addBar(Tone::Info, "You look at a batch of the past. It can't be changed.", "", "");
    auto *empty = new EmptyState;
    empty->setContent(Icon::Database, QStringLiteral("No workflows yet"),
                      QStringLiteral("This Redis holds no workflow. Load the ones in your cfg "
                                     "folder, or connect to another server."),
                      {newAction(this, Icon::Load, "Load workflows…"),
                       newAction(this, Icon::Connection, "Connect…")});
    auto *card = new Card;
    auto *inside = new QVBoxLayout(card);
    inside->addWidget(empty);
    layout->addWidget(card, 1);
    return page;
}

} // namespace batchy::test
