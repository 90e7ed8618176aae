// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/message.h"
#include "core/error.h"

#include <QString>

namespace batchy::http {

/// How failures leave the service: always a JSON object whose top level has `error`, a short word
/// that never changes meaning, and `message`, one sentence; `hint` and `details` where there are
/// some. Never an empty object: old Waitsy reads that as ready.

/// The HTTP status of a failure. Only what isn't the client's fault is a 5xx.
int statusOf(ErrorKind kind);

/// The failure as an answer. Where trying again is safe and may help, with Retry-After.
Response errorResponse(const Error &error);

/// A refusal of the service itself, such as 405 or 403. `word` is what `error` says.
Response refusal(int status, QByteArrayView word, const QString &message,
                 const QString &hint = QString());

} // namespace batchy::http
