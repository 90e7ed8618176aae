// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/batchstore.h"
#include "ui/models/jobmodel.h"
#include "ui/models/parammodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace batchy {

class BatchActions;
class BatchPicker;
class ElidedLabel;
class EmptyState;
class MessageBar;
class StatusPill;
class TableView;

/// One batch of one workflow: its jobs, and the params of the chosen job exactly as they are
/// stored. The latest batch follows what the window learns; an older one, chosen in the picker, is
/// read-only.
class DetailPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DetailPanel(BatchActions &actions, QWidget *parent = nullptr);

    /// The latest batch of the chosen workflow; nothing when none is chosen.
    void setLatest(const std::optional<Batch> &batch, Timestamp now);
    /// The batches of the picker, newest first.
    void setHistory(const std::vector<HistoryEntry> &entries);
    /// An older batch, as it was asked for by batchWanted().
    void showHistory(const QByteArray &key, const Batch &batch);
    void showLatest();
    void setNow(Timestamp now);
    void setStale(bool stale);
    bool isHistory() const { return !m_historyKey.isEmpty(); }
    QByteArray workflow() const { return m_latest ? m_latest->workflow : QByteArray(); }

Q_SIGNALS:
    /// Somebody turned to the picker: setHistory() is wanted.
    void historyWanted(const QByteArray &workflow);
    void batchWanted(const QByteArray &key);
    /// isHistory() became another.
    void historyShown(bool isHistory);

protected:
    void changeEvent(QEvent *event) override;

private:
    void show(const Batch &batch);
    void chooseJob();
    void tellProblem(const Batch &batch);
    void colorTexts();
    void fitJobColumns();
    void pick(int index);
    void setUpTables(BatchActions &actions);

    JobModel m_jobs;
    ParamModel m_params;
    std::optional<Batch> m_latest;
    Timestamp m_now{};
    QByteArray m_historyKey;
    ElidedLabel *m_title;
    StatusPill *m_pill;
    QLabel *m_facts;
    BatchPicker *m_batches;
    QPushButton *m_open;
    MessageBar *m_history;
    MessageBar *m_problem;
    TableView *m_jobTable;
    TableView *m_paramTable;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
};

} // namespace batchy
