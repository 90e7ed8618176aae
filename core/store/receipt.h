// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"
#include "core/redis/link.h"
#include "core/result.h"

#include <QByteArray>
#include <QCoroTask>

#include <chrono>
#include <functional>
#include <optional>

namespace batchy {

/// What a change leaves in Redis so that the same request, sent again, is answered from it and
/// never carried out twice: a string key of its own, written by the change's own script and gone
/// after a while. The key is the caller's, with a `:` in it, so that no workflow can have its name.
struct Receipt
{
    QByteArray key;
    /// Makes the text to keep from the workflow as the change leaves it. Called for each try.
    std::function<QByteArray(const Batch &after)> make;
    std::chrono::seconds life = std::chrono::hours(24);
};

/// The text that is kept under the key, or nothing. Offline, Timeout or Refused as for any read;
/// BadData when the key holds no string.
QCoro::Task<Result<std::optional<QByteArray>>> readReceipt(Link &link, QByteArray key);

/// The same failure, and where a right is missing, the ones that receipts need besides.
Error withReceiptRights(Error error);

} // namespace batchy
