// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/cfgfolder.h"
#include "core/store/batchstore.h"
#include "ui/actions/batchactions.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

class QWidget;

namespace batchy {

class ChangeSheet;

/// What the changing actions run: a sheet that shows what would happen, then one store call that
/// carries the state which was seen, then the new value or the error to whoever listens. Owns no
/// workflow states: it asks for the one that is shown.
class ChangeFlow : public QObject
{
    Q_OBJECT

public:
    /// The latest batch of a workflow as the window shows it; no jobs: it isn't known.
    using Shown = std::function<Batch(const QByteArray &workflow)>;

    ChangeFlow(BatchActions &actions, BatchStore &store, std::optional<CfgFolder> cfg,
               QString where, Shown shown, QWidget *window);

    /// The workflow that the actions are about.
    void setWorkflow(const QByteArray &workflow) { m_workflow = workflow; }
    bool isBusy() const { return m_writes > 0; }

Q_SIGNALS:
    /// A change was written: this is what Redis holds now, and what to tell.
    void changed(const batchy::Batch &now, const QString &message);
    void failed(const QByteArray &workflow, const batchy::Error &error);
    /// isBusy() became another.
    void busyChanged();

private:
    void load();
    void open();
    void rerun();
    void end(EndKind kind);
    void previewRerun(ChangeSheet *sheet, const Batch &seen);
    void write(QCoro::Task<Result<Batch>> task, const QByteArray &workflow, const QString &message);

    BatchStore &m_store;
    std::optional<CfgFolder> m_cfg;
    QString m_where;
    Shown m_shown;
    QWidget *m_window;
    QByteArray m_workflow;
    int m_writes = 0;
};

} // namespace batchy
