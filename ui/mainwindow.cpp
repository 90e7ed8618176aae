// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "core/render/words.h"
#include "ui/actions/batchactions.h"
#include "ui/actions/changeflow.h"
#include "ui/board/boardpanel.h"
#include "ui/board/connectionbar.h"
#include "ui/board/issuebar.h"
#include "ui/detail/detailpanel.h"
#include "ui/dialogs/helpboxes.h"
#include "ui/models/celltext.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QLabel>
#include <QMenuBar>
#include <QSettings>
#include <QSplitter>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace batchy {

using namespace std::chrono_literals;

namespace {

/// The board asks every two seconds; one late answer is no news.
constexpr auto fresh = 5s;

} // namespace

MainWindow::MainWindow(Parts parts, QWidget *parent)
    : QMainWindow(parent), m_parts(parts), m_actions(new BatchActions(this)),
      m_flow(new ChangeFlow(
          *m_actions, m_parts.store, m_parts.cfg, m_parts.place,
          [this](const QByteArray &workflow) {
              const Batch *batch = m_model.find(workflow);
              return inFileOrder(batch ? *batch : Batch{workflow, {}});
          },
          this)),
      m_board(new BoardPanel(m_model, *m_actions, m_parts.cfg ? m_parts.cfg->path() : QString())),
      m_detail(new DetailPanel(*m_actions)), m_issue(new IssueBar), m_splitter(new QSplitter),
      m_age(new QLabel)
{
    setWindowTitle(tr("%1 – Batchy Console").arg(m_parts.place));
    addBars();
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(metrics::medium);
    m_splitter->addWidget(m_board);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 5);
    m_splitter->setStretchFactor(1, 6);
    m_detail->hide(); // until there is something to choose
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(metrics::medium, metrics::medium, metrics::medium, metrics::small);
    layout->setSpacing(metrics::small);
    layout->addWidget(new ConnectionBar(m_parts.link));
    layout->addWidget(m_issue);
    layout->addWidget(m_splitter, 1);
    setCentralWidget(content);
    resize(1280, 760);
    restoreGeometry(m_parts.settings.value(QStringLiteral("window/geometry")).toByteArray());
    if (!m_splitter->restoreState(
            m_parts.settings.value(QStringLiteral("window/splitter")).toByteArray()))
        m_splitter->setSizes({580, 680});
    connectBoard();
    connectActions();
    m_clock.start(1s);
    tick();
}

MainWindow::~MainWindow() = default;

void MainWindow::addBars()
{
    auto *bar = addToolBar(tr("Actions"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addActions({m_actions->load, m_actions->open, m_actions->close, m_actions->fail});
    bar->addSeparator();
    bar->addActions({m_actions->rerun, m_actions->refresh});
    QMenu *workflow = menuBar()->addMenu(tr("&Workflow"));
    workflow->addActions({m_actions->load, m_actions->open, m_actions->close, m_actions->fail,
                          m_actions->rerun, m_actions->copyName});
    workflow->addSeparator();
    workflow->addAction(m_actions->quit);
    menuBar()
        ->addMenu(tr("&View"))
        ->addActions({m_actions->filter, m_actions->back, m_actions->refresh});
    menuBar()->addMenu(tr("&Help"))->addActions({m_actions->keys, m_actions->about});
    m_age->setObjectName(QStringLiteral("age"));
    auto *place = new QLabel(m_parts.place);
    place->setTextFormat(Qt::PlainText);
    place->setObjectName(QStringLiteral("place"));
    m_age->setContentsMargins(0, 0, metrics::medium, 0);
    statusBar()->addPermanentWidget(m_age);
    statusBar()->addPermanentWidget(place);
}

void MainWindow::connectBoard()
{
    Board &board = m_parts.board;
    connect(&board, &Board::swept, this, &MainWindow::onSwept);
    connect(&board, &Board::swept, m_issue, &IssueBar::settleListing);
    connect(&board, &Board::changed, &m_model, qOverload<const Batch &>(&WorkflowModel::update));
    connect(&board, &Board::gone, &m_model, &WorkflowModel::remove);
    const auto showAgain = [this] { showWorkflow(m_board->chosen()); };
    connect(&board, &Board::changed, this, showAgain);
    connect(&board, &Board::gone, this, showAgain);
    connect(&board, &Board::confirmed, this, &MainWindow::tick);
    connect(&board, &Board::progressed, m_board, &BoardPanel::showScanning);
    connect(&board, &Board::failed, this,
            [this](const Error &error) { m_issue->tellListing(error); });
    connect(&m_parts.link, &Link::failed, this, &MainWindow::onLinkFailed);
    connect(&m_parts.link, &Link::stateChanged, this, [this](Link::State state) {
        if (state == Link::State::Online)
            onOnline();
        follow();
    });
    connect(&m_clock, &QTimer::timeout, this, &MainWindow::tick);
    connect(&m_model, &WorkflowModel::countsChanged, this,
            [this] { m_detail->setVisible(m_model.totalCount() > 0); });
}

void MainWindow::connectActions()
{
    connect(m_board, &BoardPanel::workflowChosen, this, &MainWindow::showWorkflow);
    connect(m_detail, &DetailPanel::historyShown, this, &MainWindow::follow);
    connect(m_detail, &DetailPanel::historyWanted, this, [this](const QByteArray &workflow) {
        QCoro::connect(m_parts.store.history(workflow), this,
                       [this, workflow](const Result<std::vector<HistoryEntry>> &entries) {
                           if (!entries)
                               onFailed(entries.error());
                           else if (workflow == m_detail->workflow())
                               m_detail->setHistory(*entries);
                       });
    });
    connect(m_detail, &DetailPanel::batchWanted, this, &MainWindow::showBatch);
    connect(m_flow, &ChangeFlow::changed, this, &MainWindow::onChanged);
    connect(m_flow, &ChangeFlow::failed, this,
            [this](const QByteArray &, const Error &error) { onFailed(error); });
    connect(m_flow, &ChangeFlow::busyChanged, this, [this] {
        follow();
        if (m_closing && !m_flow->isBusy())
            close();
    });
    connect(m_actions->refresh, &QAction::triggered, &m_parts.board, &Board::refresh);
    connect(m_actions->filter, &QAction::triggered, m_board, &BoardPanel::focusFilter);
    connect(m_actions->copyName, &QAction::triggered, this,
            [this] { QApplication::clipboard()->setText(QString::fromUtf8(m_board->chosen())); });
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->keys, &QAction::triggered, this, [this] { showKeys(*m_actions, this); });
    connect(m_actions->about, &QAction::triggered, this, [this] { showAbout(this); });
}

void MainWindow::choose(const QByteArray &workflow)
{
    m_wanted = m_board->choose(workflow) ? QByteArray() : workflow;
}

bool MainWindow::showsNames() const
{
    return m_board->showsNames();
}

void MainWindow::onSwept(const std::vector<Batch> &all)
{
    m_model.setNow(m_parts.store.now());
    m_model.merge(all);
    m_board->showScanned();
    if (!m_wanted.isEmpty())
        choose(m_wanted);
    showWorkflow(m_board->chosen());
    tick();
    if (!std::exchange(m_swept, true))
        Q_EMIT firstDataShown();
}

void MainWindow::onChanged(const Batch &now, const QString &message)
{
    m_parts.board.noteOwnChange();
    m_file = {};
    m_issue->hide();
    // A load's answer has the order of its file; rows that a later sweep puts back would jump.
    Batch byName = now;
    byName.sortJobs();
    m_model.update(byName);
    m_board->choose(now.workflow);
    showWorkflow(now.workflow);
    statusBar()->showMessage(message, 10'000);
}

void MainWindow::onFailed(const Error &error)
{
    m_issue->tellChange(error);
    m_parts.board.refresh();
}

void MainWindow::onLinkFailed()
{
    m_model.setStale(true);
    m_detail->setStale(true);
    tick();
}

void MainWindow::onOnline()
{
    if (!m_parts.link.isClockKnown())
        m_issue->showMessage(Tone::Warning, m_parts.link.clockProblem().what,
                             m_parts.link.clockProblem().hint);
    m_model.setStale(false);
    m_detail->setStale(false);
}

void MainWindow::showWorkflow(const QByteArray &workflow)
{
    const Batch *batch = m_model.find(workflow);
    m_detail->setLatest(batch ? std::optional(inFileOrder(*batch)) : std::nullopt,
                        m_parts.store.now());
    m_flow->setWorkflow(workflow);
    follow();
}

/// As people wrote the jobs down; Redis keeps no order.
Batch MainWindow::inFileOrder(Batch batch)
{
    if (m_parts.cfg && m_file.workflow != batch.workflow) {
        m_file = m_parts.cfg->load(batch.workflow).value_or(Batch());
        m_file.workflow = batch.workflow;
    }
    batch.sortJobsLike(m_file);
    return batch;
}

void MainWindow::showBatch(const QByteArray &key)
{
    QCoro::connect(m_parts.store.status(key), this, [this, key](const Result<Batch> &batch) {
        if (!batch)
            onFailed(batch.error());
        else if (batch->workflow == m_detail->workflow())
            m_detail->showHistory(key, inFileOrder(*batch));
    });
}

void MainWindow::follow()
{
    BatchActions::Situation situation;
    if (const Batch *batch = m_model.find(m_board->chosen()))
        situation.batch = *batch;
    situation.isOnline = m_parts.board.isOnline();
    situation.isHistory = m_detail->isHistory();
    situation.isBusy = m_flow->isBusy();
    situation.hasFiles = m_parts.cfg.has_value();
    m_actions->follow(situation);
    m_board->setOnline(situation.isOnline);
}

/// Once a second: ages grow, also those of old data.
void MainWindow::tick()
{
    const Timestamp now = m_parts.store.now();
    m_model.setNow(now);
    m_detail->setNow(now);
    const auto confirmed = m_parts.board.confirmedAt();
    if (!confirmed)
        m_age->setText(m_parts.board.isOnline() ? tr("reading …") : tr("not connected"));
    else if (m_parts.board.isOnline())
        m_age->setText(now - *confirmed < fresh ? tr("up to date")
                                                : tr("as of %1").arg(ageWords(now - *confirmed)));
    else
        m_age->setText(
            tr("old: as of %1, %2").arg(timeWords(*confirmed), ageWords(now - *confirmed)));
}

/// A write under way is waited for, at most 5 s, and that is said.
void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_flow->isBusy() && !m_closing) {
        m_closing = true;
        statusBar()->showMessage(
            tr("A change is being written; the window closes when that is done."));
        QTimer::singleShot(5s, this, &QWidget::close);
        event->ignore();
        return;
    }
    m_parts.settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    m_parts.settings.setValue(QStringLiteral("window/splitter"), m_splitter->saveState());
    QMainWindow::closeEvent(event);
}

} // namespace batchy
