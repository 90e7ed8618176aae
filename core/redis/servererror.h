// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QByteArrayView>

namespace batchy {

/// Turns the text of an error reply ("WRONGTYPE Operation against …") into an Error with a sentence
/// and a hint; `code` is its first word, also when it comes out of a script (NOPERM for a script
/// that does what its user may not), and `details` the server's own text. Refused for nearly all;
/// BadData for WRONGTYPE.
Error serverError(QByteArrayView text);

/// Whether waiting mends it (LOADING, BUSY, too many clients), unlike a wrong password.
bool isPassing(const Error &error);

} // namespace batchy
