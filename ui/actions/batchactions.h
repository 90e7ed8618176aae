// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"

#include <QAction>
#include <QObject>

#include <optional>

namespace batchy {

/// Everything that a person can do, made in one place: text, icon, shortcut, and when it is
/// enabled. What an action runs is connected elsewhere. Owned by the window.
class BatchActions : public QObject
{
    Q_OBJECT

public:
    /// What the actions depend on.
    struct Situation
    {
        std::optional<Batch> batch; ///< the selected workflow's latest batch
        bool isOnline = false;
        bool isHistory = false; ///< an older batch is shown, which can only be read
        bool isBusy = false;    ///< a change is under way
        bool hasFiles = false;  ///< there is a folder of workflow files
    };

    explicit BatchActions(QObject *parent);

    /// The one place that enables and disables.
    void follow(const Situation &situation);

    QAction *const load;
    QAction *const open;
    QAction *const close;
    QAction *const fail;
    QAction *const rerun;
    QAction *const refresh;
    QAction *const filter;
    QAction *const back; ///< from an older batch to the latest
    QAction *const copyName;
    QAction *const keys;
    QAction *const about;
    QAction *const quit;
};

} // namespace batchy
