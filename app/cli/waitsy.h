// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

namespace batchy::cli {

/// The command line of old, `waitsy -wf WF`, as `wait WF`: its option has one dash and two letters,
/// which no parser of today takes. Everything else is left as it is.
QByteArrayList withoutWaitsySpelling(const QByteArrayList &arguments);

} // namespace batchy::cli
