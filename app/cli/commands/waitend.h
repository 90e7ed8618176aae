// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/streams.h"
#include "core/result.h"

#include <QByteArray>
#include <QCoroTask>
#include <QString>

class QProcess;

namespace batchy::cli {

/// What is done at the end of a wait beside telling it.

/// Writes a file whole or not at all. BadInput names it and the system's reason.
Result<void> writeWhole(const QByteArray &path, const QByteArray &text);

/// Whether that will be possible, as far as can be told without trying: for a mistake that should
/// be told before hours of waiting. BadInput.
Result<void> checkWritable(const QByteArray &path);

/// Runs a command by `sh -c` with our own streams and gives its exit code; 128 and the signal when
/// it was ended by one. The process must outlive the task.
QCoro::Task<int> runCommand(QProcess *process, QByteArray command);

/// A desktop notification, where notify-send is installed; else that is said.
void notifyDesktop(const Streams &streams, const QString &title, const QString &text);

/// user@host, process 4711
QString whoWaits();

} // namespace batchy::cli
