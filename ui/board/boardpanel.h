// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/workflowmodel.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace batchy {

class BatchActions;
class EmptyState;
class SearchField;
class StatusCounters;
class TableView;

/// The list of workflows with its filter box and the counters above it. Shows the model that it is
/// given; announces which workflow is chosen.
class BoardPanel : public QWidget
{
    Q_OBJECT

public:
    /// `folder` is where workflow files are, empty where there is none.
    BoardPanel(WorkflowModel &model, BatchActions &actions, QString folder,
               QWidget *parent = nullptr);

    /// Puts the workflow in sight and chooses it; false when it isn't in the list.
    bool choose(const QByteArray &workflow);
    /// Empty when none is.
    QByteArray chosen() const;
    void focusFilter();
    /// Whether Redis answers: where it doesn't, an empty list isn't looked for.
    void setOnline(bool online);
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
    void count();
    void showListOrReason();
    void fitColumns();
    void sayWhyEmpty();

    WorkflowModel &m_model;
    BatchActions &m_actions;
    SearchField *m_search;
    TableView *m_table;
    StatusCounters *m_counters;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QString m_folder;
    int m_scanning = 0; ///< workflows that the first scan found so far
    bool m_online = false;
    bool m_scanned = false;
    bool m_fitted = false; ///< the columns, to the first rows that came
};

} // namespace batchy
