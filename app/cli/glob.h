// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace batchy::cli {

/// What is wrong with a pattern of names that somebody typed: a `[` without its `]`, which fnmatch
/// takes for itself, silently. BadInput.
Result<void> checkGlob(const QByteArray &glob);

} // namespace batchy::cli
