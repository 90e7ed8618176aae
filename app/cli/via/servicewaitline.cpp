// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/via/servicewaitline.h"

#include "app/cli/text.h"

#include "app/cli/commands/waitend.h"
#include "core/redis/signalwait.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTimer>

namespace batchy::cli {

namespace {

using namespace std::chrono_literals;

/// Of a service that has nothing to do but to answer.
constexpr auto reachPatience = 5s;
constexpr auto namesPatience = 10s;
constexpr std::chrono::milliseconds longestReachPause{10000};

/// What is asked for beside the wait, for somebody who awaits it.
class NamesReply : public QObject
{
    Q_OBJECT

public:
    std::optional<NamesPage> page;
    bool hasCome = false;

Q_SIGNALS:
    void came();
};

} // namespace

ServiceWaitLine::ServiceWaitLine(ServicePlace place) : m_client(std::move(place)) {}

void ServiceWaitLine::start()
{
    if (!std::exchange(m_isStarted, true))
        reach();
}

void ServiceWaitLine::stop()
{
    m_client.stop();
    m_state = Link::State::Offline;
}

void ServiceWaitLine::set(Link::State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

/// Whether it and its Redis are there, and what time it is by theirs.
void ServiceWaitLine::reach()
{
    set(Link::State::Connecting);
    m_client.get(QStringLiteral("/readyz"), {}, reachPatience, this,
                 [this](const Result<ServiceAnswer> &answer) { onAnswer(answer); });
}

void ServiceWaitLine::onAnswer(const Result<ServiceAnswer> &answer)
{
    if (answer && answer->status == 200) {
        const QJsonObject object = QJsonDocument::fromJson(answer->body).object();
        if (object[u"status"] == QLatin1String("ok")) {
            if (const auto now = parseTimestamp(object[u"now"].toString().toUtf8()))
                m_offset = *now - machineClock();
            set(Link::State::Online);
            return;
        }
    }
    m_error = answer ? answer->error(m_client.place()) : answer.error();
    set(Link::State::Offline);
    const int upTo = int(m_pause.count());
    m_pause = std::min(2 * m_pause, longestReachPause);
    QTimer::singleShot(upTo / 2 + QRandomGenerator::global()->bounded(upTo / 2 + 1), this,
                       &ServiceWaitLine::reach);
}

std::chrono::microseconds ServiceWaitLine::clockOffset() const
{
    return m_waiter ? m_waiter->clockOffset().value_or(m_offset) : m_offset;
}

QString ServiceWaitLine::display() const
{
    return Text::tr("behind %1", "the Redis behind a service").arg(m_client.place().display());
}

Timestamp ServiceWaitLine::now() const
{
    return machineClock() + clockOffset();
}

WaitSource &ServiceWaitLine::wait(WaitWish wish)
{
    return m_waiter.emplace(m_client, std::move(wish));
}

QCoro::Task<QList<QByteArray>> ServiceWaitLine::names()
{
    NamesReply reply;
    m_client.get(QStringLiteral("/api/v1/workflows"), namesQuestion({}, {}), namesPatience, &reply,
                 [&reply](const Result<ServiceAnswer> &answer) {
                     reply.page = answer ? parseNamesPage(answer->body) : std::nullopt;
                     reply.hasCome = true;
                     Q_EMIT reply.came();
                 });
    while (!reply.hasCome)
        co_await signalOrTimeout(&reply, &NamesReply::came, namesPatience);
    co_return reply.page ? reply.page->names : QList<QByteArray>();
}

/// What the service saw, by whom it was asked for.
WaitReceipt ServiceWaitLine::receipt(Timestamp began, Timestamp seenAt) const
{
    WaitReceipt receipt = m_waiter->receipt();
    receipt.waitedSince = began;
    receipt.seenAt = seenAt;
    receipt.by = QStringLiteral("%1, through %2").arg(whoWaits(), m_client.place().display());
    return receipt;
}

} // namespace batchy::cli

#include "servicewaitline.moc"
