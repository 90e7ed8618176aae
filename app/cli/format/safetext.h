// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/streams.h"
#include "core/domain/job.h"

#include <QString>

namespace batchy::cli {

/// Text that a terminal may show: stored values can hold escape sequences, line breaks and marks
/// that turn the writing direction; those appear as `\x1b`, `\u202e`. Everything else stays.
QString safeText(const QString &text);

/// How many columns a terminal gives to a safe text (wide characters take two, combining ones
/// none). Needs the locale that QCoreApplication sets.
int displayWidth(const QString &text);

/// The text cut to that many columns, with "…" where something is missing.
QString cutToWidth(const QString &text, int columns);

/// What a piece of text means; colour only ever repeats what the words say.
enum class Style { Plain, Heading, Good, Busy, Bad, Dim };
Style styleOf(Status status);
QString painted(const QString &text, Style style, const Look &look);

} // namespace batchy::cli
