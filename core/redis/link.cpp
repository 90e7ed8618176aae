// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/link.h"

#include "core/redis/linkprivate.h"

namespace batchy {

Link::Link(Endpoint endpoint, QObject *parent) : Link(std::move(endpoint), Options{}, parent) {}

Link::Link(Endpoint endpoint, Options options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(endpoint), std::move(options)))
{
}

Link::~Link()
{
    d->close();
}

void Link::start()
{
    d->start();
}

void Link::stop()
{
    d->stop();
}

const Endpoint &Link::endpoint() const
{
    return d->endpoint;
}

Link::State Link::state() const
{
    return d->state;
}

const Error &Link::lastError() const
{
    return d->lastError;
}

std::chrono::microseconds Link::clockOffset() const
{
    return d->session.clockOffset;
}

qint64 Link::connectionId() const
{
    return d->session.connectionId;
}

Link::Call Link::command(std::vector<QByteArray> args)
{
    return command(std::move(args), d->options.commandTimeout);
}

Link::Call Link::command(std::vector<QByteArray> args, std::chrono::milliseconds timeout)
{
    const std::vector<QByteArrayView> views(args.begin(), args.end());
    return send(views, timeout);
}

Link::Call Link::send(std::span<const QByteArrayView> arguments, std::chrono::milliseconds timeout)
{
    return Call(d->send(arguments, timeout));
}

Link::Call Link::send(std::span<const QByteArrayView> arguments)
{
    return Call(d->send(arguments, d->options.commandTimeout));
}

} // namespace batchy
