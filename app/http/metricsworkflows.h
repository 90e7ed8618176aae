// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/batchstore.h"

#include <QObject>

#include <array>
#include <chrono>
#include <optional>
#include <vector>

namespace batchy::http {

/// The figures of all workflows for the metrics. They are counted when somebody asks, at most every
/// ten seconds, and only when the database was written to since; meanwhile the last ones stand.
class MetricsWorkflows : public QObject
{
    Q_OBJECT

public:
    struct Figures
    {
        std::array<int, 4> byStatus{}; ///< by the value of Status
        struct Success
        {
            QByteArray workflow;
            Timestamp at; ///< the latest batch_end of its jobs that are a success
        };
        std::vector<Success> successes; ///< by name, as many as are wanted
        int leftOut = 0;                ///< workflows with a success that aren't listed
        Timestamp readAt{};             ///< on the corrected clock
    };

    MetricsWorkflows(BatchStore &store, int mostListed,
                     std::chrono::milliseconds leastAge = std::chrono::seconds(10),
                     QObject *parent = nullptr);

    /// Looks whether they must be counted anew, if it is time.
    void refresh();
    /// Whether it is at it; renewed() follows.
    bool isBusy() const { return m_isBusy; }
    /// Null before the first count.
    const Figures *figures() const { return m_figures ? &*m_figures : nullptr; }

    static Figures count(const std::vector<Batch> &all, int mostListed);

Q_SIGNALS:
    /// It has looked; the figures may be the same, also because Redis didn't answer.
    void renewed();

private:
    void onMark(const Result<QByteArray> &mark);
    void finish();

    BatchStore &m_store;
    const int m_mostListed;
    const std::chrono::milliseconds m_leastAge;
    std::optional<Figures> m_figures;
    QByteArray m_mark;
    std::chrono::steady_clock::time_point m_lookedAt;
    bool m_isBusy = false;
};

} // namespace batchy::http
