// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/jobmodel.h"
#include "ui/models/parammodel.h"
#include "ui/models/workflowmodel.h"

#include <QMainWindow>

namespace batchy::test {

/// Every part of batchy_ui on three pages with believable rows, to look at one's own work. Not the
/// product's window, and not installed.
class Gallery : public QMainWindow
{
    Q_OBJECT

public:
    Gallery();

private:
    void addBars();
    QWidget *newOverview();
    QWidget *newList();
    QWidget *newDetail();
    QWidget *newControls();
    QWidget *newStates();

    WorkflowModel m_workflows;
    JobModel m_jobs;
    ParamModel m_params;
};

} // namespace batchy::test
