// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/message.h"
#include "core/result.h"
#include "core/store/receipt.h"

#include <QByteArray>

#include <optional>

namespace batchy::http {

/// The header Idempotency-Key: an answer is kept for a day with what was asked, so that a client
/// whose connection broke can send the same request again and gets the same answer, and never a
/// second batch. Nothing here asks Redis; the store writes and finds what this makes and reads.

/// The key that a request carries, nothing where it carries none. BadInput where it isn't 1 to 200
/// visible ASCII characters, or comes twice.
Result<std::optional<QByteArray>> idempotencyKey(const Request &request);

/// The Redis key for it.
QByteArray receiptKey(QByteArrayView idempotencyKey);

/// What a key is bound to: SHA-256 in hex of method, path (decoded) and body. Another token, or
/// other headers, don't make another request.
QByteArray requestFingerprint(QByteArrayView method, QByteArrayView path, QByteArrayView body);

/// The answer as it is kept: a line with the fingerprint, the batch id and the type, then the body.
QByteArray keptText(QByteArrayView fingerprint, const Response &answer);

/// The kept answer again, marked with Idempotency-Replayed; a refusal (422) when the key was used
/// for another request, or holds something that the service never wrote.
Response keptAnswer(const QByteArray &kept, QByteArrayView fingerprint);

} // namespace batchy::http
