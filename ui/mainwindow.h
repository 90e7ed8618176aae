// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/cfgfolder.h"
#include "core/live/board.h"
#include "core/store/batchstore.h"
#include "ui/models/workflowmodel.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>
#include <optional>

class QLabel;
class QSettings;
class QSplitter;

namespace batchy {

class BatchActions;
class BoardPanel;
class ChangeFlow;
class DetailPanel;
class IssueBar;

/// Places the panels and connects them to the board, the store and the actions. Knows no Redis and
/// no rules. Everything that it is given must outlive it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    struct Parts
    {
        Link &link;
        BatchStore &store;
        Board &board;
        std::optional<CfgFolder> cfg;
        QString place;       ///< the Redis, for people: "redis://db1:6379"
        QSettings &settings; ///< window state
    };

    explicit MainWindow(Parts parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Chosen as soon as it is there.
    void choose(const QByteArray &workflow);
    /// Whether that one isn't there yet.
    bool isWaiting() const { return !m_wanted.isEmpty(); }
    /// Whether the first data are there, and names are within sight.
    bool hasFirstData() const { return m_swept; }
    bool showsNames() const;

Q_SIGNALS:
    /// The first sweep is in the models.
    void firstDataShown();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void addBars();
    void connectBoard();
    void connectActions();
    void onSwept(const std::vector<Batch> &all);
    void onChanged(const Batch &now, const QString &message);
    void onFailed(const Error &error);
    void onLinkFailed();
    void onOnline();
    void showWorkflow(const QByteArray &workflow);
    void showBatch(const QByteArray &key);
    void follow();
    void tick();
    Batch inFileOrder(Batch batch);

    Parts m_parts;
    WorkflowModel m_model;
    QTimer m_clock;
    QByteArray m_wanted;
    Batch m_file; ///< of the shown workflow, for the order of its jobs
    bool m_swept = false;
    bool m_closing = false;
    BatchActions *m_actions;
    ChangeFlow *m_flow;
    BoardPanel *m_board;
    DetailPanel *m_detail;
    IssueBar *m_issue;
    QSplitter *m_splitter;
    QLabel *m_age;
};

} // namespace batchy
