// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"

#include <QWidget>

#include <array>
#include <optional>
#include <vector>

class QToolButton;

namespace batchy {

/// How many workflows there are of each status; a click filters by it. Where there isn't room for
/// the words, shapes and numbers stand alone and the tool tips have the words.
class StatusCounters : public QWidget
{
    Q_OBJECT

public:
    explicit StatusCounters(QWidget *parent = nullptr);

    /// `counts` in the order of Status.
    void setCounts(int total, const std::array<int, 4> &counts);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A counter was chosen; nothing: all workflows.
    void statusWanted(std::optional<batchy::Status> status);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *add(const QString &name, std::optional<Status> status);
    void layOut();

    struct Counter
    {
        QToolButton *button;
        QString word, number;
    };
    std::vector<Counter> m_counters;
};

} // namespace batchy
