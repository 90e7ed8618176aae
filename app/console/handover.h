// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArrayList>

#include <optional>

namespace batchy::console {

/// `batchy-console --wait WF …` needs no window and no display: it is `batchy wait WF …`, with the
/// same options, and becomes that program.

/// What `batchy` is to be called with, of arguments without the program's name: what stands behind
/// --wait belongs to the wait, what stands before it to any command. Nothing without --wait.
std::optional<QByteArrayList> waitArguments(const QByteArrayList &arguments);

/// Puts the program `batchy` that is beside this one in its place; comes back only where that can't
/// be done. Needs the application object.
Error becomeBatchy(QByteArrayList arguments);

} // namespace batchy::console
