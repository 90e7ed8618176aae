// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <qcoro/qcorotask.h>

#include <QString>
#include <QStringList>
#include <QVersionNumber>

namespace batchy {

/// The programs that an embedded Redis is made of: where they are, and whether they will do.
struct EmbeddedProgram
{
    QString path; ///< of redis-server
    QString keeper;
    QVersionNumber version; ///< of redis-server

    /// Looks in PATH, then in `folders`, and asks redis-server for its version. BadConfig: there is
    /// none, it can't be run, it is older than 6.2, or Batchy's own keeper isn't installed; with
    /// what to do.
    static QCoro::Task<Result<EmbeddedProgram>> find(QStringList folders);
};

} // namespace batchy
