// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/link.h"

#include "core/redis/linkprivate.h"

#include <QCoreApplication>
#include <QRandomGenerator>

namespace batchy {

namespace {

/// Ids of connections begin anew when the server does, so the name tells whose one is.
Link::Options withOwnName(Link::Options options)
{
    options.clientName += '-' + QByteArray::number(QCoreApplication::applicationPid()) + '-' +
                          QByteArray::number(QRandomGenerator::global()->generate(), 16);
    return options;
}

} // namespace

Link::Link(Endpoint endpoint, QObject *parent) : Link(std::move(endpoint), Options{}, parent) {}

Link::Link(Endpoint endpoint, Options options, QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(this, std::move(endpoint), withOwnName(std::move(options))))
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

void Link::setUser(const QString &user, const QString &password)
{
    stop();
    d->endpoint.user = user;
    d->endpoint.password = password;
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
    return d->clockOffset;
}

bool Link::isClockKnown() const
{
    return d->session.clockOffset.has_value();
}

const Error &Link::clockProblem() const
{
    return d->session.clockProblem;
}

qint64 Link::connectionId() const
{
    return d->session.connectionId;
}

const QByteArray &Link::clientName() const
{
    return d->options.clientName;
}

void Link::cork()
{
    d->cork();
}

void Link::uncork()
{
    d->uncork();
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
