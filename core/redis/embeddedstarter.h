// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/embeddedfolder.h"
#include "core/redis/embeddedprogram.h"
#include "core/result.h"

#include <qcoro/qcorotask.h>

#include <QProcess>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>

namespace batchy {

/// One attempt to get a server for a folder: runs the keeper, again where another server was just
/// on its way out, and says why when none comes of it. Owned by the coroutine of Embedded::start().
class EmbeddedStarter
{
public:
    EmbeddedStarter(std::shared_ptr<const EmbeddedFolder> folder, QStringList programFolders,
                    std::chrono::milliseconds linger);

    /// To be called as often as nobody answers: starts a keeper, or sees what became of the last
    /// one. Fails when it makes no sense to go on; the errors are those of Embedded::start().
    QCoro::Task<Result<void>> goOn();
    /// The server answers: leaves the keeper alone with it.
    QCoro::Task<void> letGo();

private:
    Result<void> judge() const;
    QCoro::Task<Result<void>> prepare();

    std::shared_ptr<const EmbeddedFolder> m_folder;
    QStringList m_programFolders;
    std::chrono::milliseconds m_linger;
    std::optional<EmbeddedProgram> m_program;
    std::unique_ptr<QProcess> m_keeper;
};

} // namespace batchy
