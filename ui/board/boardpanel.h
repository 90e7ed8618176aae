// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/workflowmodel.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace batchy {

class BatchActions;
class EmptyState;
class SearchField;
class TableView;

/// The list of workflows with its filter box and the counters above it. Shows the model that it is
/// given; announces which workflow is chosen.
class BoardPanel : public QWidget
{
    Q_OBJECT

public:
    BoardPanel(WorkflowModel &model, BatchActions &actions, QWidget *parent = nullptr);

    /// Puts the workflow in sight and chooses it; false when it isn't in the list.
    bool choose(const QByteArray &workflow);
    /// Empty when none is.
    QByteArray chosen() const;
    void focusFilter();
    /// While the first scan goes on.
    void showScanning(int found);
    /// A scan has ended: an empty list now means that there is nothing.
    void showScanned();
    /// Whether names of the model are within sight: for pictures.
    bool showsNames() const;

Q_SIGNALS:
    void workflowChosen(const QByteArray &workflow);
    /// Enter or a double click on one.
    void workflowActivated();

private:
    void filter(const QString &words);
    void filterStatus(std::optional<Status> status);
    void count();
    void showListOrReason();
    void fitColumns();
    QWidget *newCounters();

    WorkflowModel &m_model;
    BatchActions &m_actions;
    SearchField *m_search;
    TableView *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QList<QToolButton *> m_counters;
    std::optional<int> m_scanning;
    bool m_scanned = false;
    bool m_fitted = false; ///< the columns, to the first rows that came
};

} // namespace batchy
