// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/eventstext.h"

#include "core/domain/jsontext.h"

namespace batchy::http {

QByteArray eventsPreamble()
{
    return "retry: 1000\n\n";
}

QByteArray eventsHeartbeat()
{
    return ": alive\n\n";
}

QByteArray eventsMode(const char *event, const ChangeFeed &feed)
{
    const auto since = feed.since();
    return QByteArray("event: ") + event + "\ndata: {\"mode\": \"" +
           ChangeFeed::modeWord(feed.mode()) +
           "\", \"since\": " + (since ? '"' + formatTimestamp(*since) + '"' : QByteArray("null")) +
           ", \"message\": " + json::quote(feed.sentence().toUtf8()) + "}\n\n";
}

QByteArray eventsResync()
{
    return "event: resync\ndata: {}\n\n";
}

QByteArray eventsWorkflow(const Batch &batch)
{
    const auto id = batch.batchId();
    return "event: workflow\ndata: {\"workflow\": " + json::quote(batch.workflow) +
           ", \"status\": \"" + statusWord(batch.status()) +
           "\", \"batch_id\": " + (id ? QByteArray::number(*id) : QByteArray("null")) + "}\n\n";
}

QByteArray eventsGone(const QByteArray &workflow)
{
    return "event: workflow\ndata: {\"workflow\": " + json::quote(workflow) +
           ", \"status\": null, \"batch_id\": null, \"gone\": true}\n\n";
}

} // namespace batchy::http
