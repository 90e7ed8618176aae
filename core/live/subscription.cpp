// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/subscription.h"

#include <QCoreApplication>

namespace batchy::subscription {

namespace {

struct SubscriptionText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::ChangeFeed)
};

const QByteArray invalidations = "__redis__:invalidate";

/// Whether Redis has answered, if only with a no: the connection goes on.
bool isRefusal(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::UnknownFate:
    case ErrorKind::Protocol:
        return false;
    case ErrorKind::BadInput:
    case ErrorKind::Refused:
    case ErrorKind::NotFound:
    case ErrorKind::BadConfig:
    case ErrorKind::BadData:
    case ErrorKind::Conflict:
    case ErrorKind::Internal:
        return true;
    }
    return true;
}

/// Target before subscription, so that there is never one half without the other unnoticed.
QCoro::Task<Result<void>> track(Link *link)
{
    const Result<Reply> id = co_await link->call("CLIENT", "ID");
    if (!id)
        co_return fail(id.error());
    const Result<Reply> tracking =
        co_await link->call("CLIENT", "TRACKING", "ON", "REDIRECT", id->integer, "BCAST");
    if (!tracking)
        co_return fail(tracking.error());
    const Result<Reply> subscribed = co_await link->call("SUBSCRIBE", invalidations);
    if (subscribed)
        co_return {};
    if (isRefusal(subscribed.error()))
        (void)co_await link->call("CLIENT", "TRACKING", "OFF");
    co_return fail(subscribed.error());
}

/// The channels that bring what a workflow's hash can meet; nothing when some of it is off.
std::optional<QByteArray> eventPattern(QByteArrayView flags, int database)
{
    const bool tellsAll = flags.contains('A');
    for (const char needed : {'g', 'h', 'x'})
        if (!tellsAll && !flags.contains(needed))
            return {};
    if (!flags.contains('K') && !flags.contains('E'))
        return {};
    return (flags.contains('K') ? "__keyspace@" : "__keyevent@") + QByteArray::number(database) +
           "__:*";
}

QCoro::Task<Result<void>> listen(Link *link)
{
    const Result<Reply> setting = co_await link->call("CONFIG", "GET", "notify-keyspace-events");
    if (!setting)
        co_return fail(setting.error());
    const QByteArray flags =
        setting->elements.size() == 2 ? setting->elements[1].text : QByteArray();
    const auto pattern = eventPattern(flags, link->endpoint().database);
    if (!pattern)
        co_return fail(ErrorKind::BadConfig,
                       SubscriptionText::tr("Its keyspace events are switched off."));
    const Result<Reply> subscribed = co_await link->call("PSUBSCRIBE", *pattern);
    if (!subscribed)
        co_return fail(subscribed.error());
    co_return {};
}

} // namespace

QCoro::Task<Result<Outcome>> subscribe(Link *link)
{
    Outcome outcome;
    const Result<void> tracked = co_await track(link);
    if (tracked) {
        outcome.kind = Kind::Tracking;
        co_return outcome;
    }
    outcome.tracking = tracked.error();
    if (!isRefusal(outcome.tracking))
        co_return fail(outcome.tracking);
    const Result<void> listened = co_await listen(link);
    if (listened) {
        outcome.kind = Kind::Events;
        co_return outcome;
    }
    outcome.events = listened.error();
    if (!isRefusal(outcome.events))
        co_return fail(outcome.events);
    co_return outcome;
}

std::optional<QList<QByteArray>> keysOf(const QByteArray &channel, const Reply &payload)
{
    if (channel == invalidations) {
        if (!payload.isArray())
            return {};
        QList<QByteArray> keys;
        keys.reserve(qsizetype(payload.elements.size()));
        for (const Reply &key : payload.elements)
            keys << key.text;
        return keys;
    }
    if (channel.startsWith("__keyevent@"))
        return QList<QByteArray>{payload.text};
    return QList<QByteArray>{channel.sliced(qMin(channel.indexOf(':') + 1, channel.size()))};
}

} // namespace batchy::subscription
