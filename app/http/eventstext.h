// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"
#include "core/live/changefeed.h"

#include <QByteArray>

namespace batchy::http {

/// The words of /api/v1/events, each a whole server-sent event or comment with the empty line
/// behind it.

/// The first thing on a stream: after how long to come back when it breaks.
QByteArray eventsPreamble();
/// A comment, which clients pass over.
QByteArray eventsHeartbeat();
/// `event: hello` and `event: mode`: how the service itself hears of changes, since when, and a
/// sentence about it.
QByteArray eventsMode(const char *event, const ChangeFeed &feed);
/// `event: resync`: something may have been missed, everything must be read again.
QByteArray eventsResync();
/// `event: workflow` with the state of one; batch_id is null when no job has any.
QByteArray eventsWorkflow(const Batch &batch);
/// The same for one that has vanished: status null, and gone.
QByteArray eventsGone(const QByteArray &workflow);

} // namespace batchy::http
