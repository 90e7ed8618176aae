// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wait/waiter.h"

#include "core/domain/names.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <QCoroTask>

#include <algorithm>
#include <fnmatch.h>

namespace batchy {

namespace {

struct WaiterText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Waiter)
};

/// Failures that pass by themselves: the link comes back, the server has loaded.
bool mayPass(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
    case ErrorKind::Refused:
    case ErrorKind::Timeout:
    case ErrorKind::UnknownFate:
    case ErrorKind::Protocol:
        return true;
    case ErrorKind::BadInput:
    case ErrorKind::NotFound:
    case ErrorKind::BadConfig:
    case ErrorKind::BadData:
    case ErrorKind::Conflict:
    case ErrorKind::Internal:
        return false;
    }
    Q_UNREACHABLE();
}

/// What a server says while it starts or is busy, as against "you may not".
bool isBusyWord(const QByteArray &code)
{
    return code == "LOADING" || code == "BUSY" || code == "MASTERDOWN" || code == "CLUSTERDOWN";
}

Error nothingMatches(const std::vector<QByteArray> &names)
{
    QStringList patterns;
    for (const QByteArray &name : names)
        patterns << QString::fromUtf8(name);
    return {
        ErrorKind::NotFound,
        WaiterText::tr("No workflow is called like %1.").arg(patterns.join(QStringLiteral(", "))),
        WaiterText::tr("\"batchy list\" shows all; with --wait-for-creation one that doesn't "
                       "exist yet is waited for.")};
}

} // namespace

bool isNamePattern(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return c == '*' || c == '?' || c == '['; });
}

Waiter::Waiter(Link &link, BatchStore &store, WaitWish wish, QObject *parent)
    : Waiter(link, store, std::move(wish), Options(), parent)
{
}

Waiter::Waiter(Link &link, BatchStore &store, WaitWish wish, Options options, QObject *parent)
    : QObject(parent), m_wish(std::move(wish)), m_options(options), m_link(link), m_store(store),
      m_feed(link, store), m_pause(options.firstPause)
{
    m_retry.setSingleShot(true);
    m_graceEnd.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Waiter::readAll);
    connect(&m_interval, &QTimer::timeout, this, &Waiter::readAll);
    connect(&m_graceEnd, &QTimer::timeout, this, &Waiter::judge);
    connect(&m_feed, &ChangeFeed::changed, this, &Waiter::onKeys);
    connect(&m_feed, &ChangeFeed::everythingChanged, this, &Waiter::readAll);
    connect(&m_link, &Link::stateChanged, this, &Waiter::onLinkState);
}

void Waiter::start()
{
    for (const QByteArray &name : m_wish.names)
        if (!isNamePattern(name))
            m_waits.emplace(name, WorkflowWait{name});
    m_link.start();
    if (m_options.interval)
        m_interval.start(*m_options.interval);
    else
        m_feed.start();
    readAll();
}

void Waiter::onLinkState(Link::State state)
{
    if (m_hasEnded)
        return;
    if (state == Link::State::Online) {
        m_state.lostSince.reset();
        readAll();
    } else if (!m_state.lostSince && m_state.isKnown) {
        m_state.lostSince = m_store.now();
        Q_EMIT changed();
    }
}

void Waiter::onKeys(const QList<QByteArray> &keys)
{
    for (const QByteArray &key : keys) {
        if (m_waits.contains(key))
            read(key);
        else if (m_wish.follows && matches(key))
            want(key);
    }
}

void Waiter::readAll()
{
    if (m_hasEnded)
        return;
    if (hasPatterns() && (!m_hasNames || m_wish.follows))
        findNames();
    for (const auto &[workflow, wait] : m_waits)
        read(workflow);
}

bool Waiter::hasPatterns() const
{
    return std::any_of(m_wish.names.begin(), m_wish.names.end(),
                       [](const QByteArray &name) { return isNamePattern(name); });
}

bool Waiter::matches(const QByteArray &workflow) const
{
    const auto key = parseKeyName(workflow);
    if (!key || key->kind != KeyName::Kind::Workflow)
        return false;
    return std::any_of(m_wish.names.begin(), m_wish.names.end(), [&](const QByteArray &name) {
        return isNamePattern(name) && ::fnmatch(name.constData(), workflow.constData(), 0) == 0;
    });
}

void Waiter::findNames()
{
    m_findAgain = m_isFinding;
    if (std::exchange(m_isFinding, true))
        return;
    QCoro::connect(m_store.names(), this,
                   [this](const Result<QList<QByteArray>> &names) { onNames(names); });
}

void Waiter::onNames(const Result<QList<QByteArray>> &names)
{
    m_isFinding = false;
    if (m_hasEnded)
        return;
    if (!names) {
        if (mayPass(names.error().kind))
            retryLater(names.error());
        else
            end(Outcome::Kind::Problem, names.error());
        return;
    }
    m_hasNames = true;
    for (const QByteArray &name : *names)
        if (matches(name))
            want(name);
    if (m_waits.empty() && !m_wish.isPatient && !m_wish.follows)
        end(Outcome::Kind::Problem, nothingMatches(m_wish.names));
    else if (std::exchange(m_findAgain, false))
        findNames();
}

/// Takes a workflow in that a pattern stands for.
void Waiter::want(const QByteArray &workflow)
{
    if (m_waits.emplace(workflow, WorkflowWait{workflow}).second)
        read(workflow);
}

void Waiter::read(const QByteArray &workflow)
{
    if (m_reading.contains(workflow)) {
        m_again.insert(workflow);
        return;
    }
    m_reading.insert(workflow);
    QCoro::connect(m_store.status(workflow), this,
                   [this, workflow](Result<Batch> batch) { onRead(workflow, std::move(batch)); });
}

void Waiter::onRead(const QByteArray &workflow, Result<Batch> batch)
{
    m_reading.remove(workflow);
    if (m_hasEnded)
        return;
    const bool isOutdated = m_again.remove(workflow);
    if (!batch && mayPass(batch.error().kind)) {
        retryLater(batch.error());
        return;
    }
    m_pause = m_options.firstPause;
    // A pattern may catch a key that only looks like a workflow.
    const bool isNobody =
        !batch && !m_known.contains(workflow) &&
        std::find(m_wish.names.begin(), m_wish.names.end(), workflow) == m_wish.names.end();
    if (isNobody)
        m_waits.erase(workflow);
    else
        m_waits[workflow] = seen(workflow, std::move(batch));
    if (isOutdated)
        read(workflow);
    judge();
}

/// What becomes of a workflow by what was read of it.
WorkflowWait Waiter::seen(const QByteArray &workflow, Result<Batch> batch) const
{
    using Progress = WorkflowWait::Progress;
    if (batch)
        return judged(std::move(*batch), m_wish);
    WorkflowWait wait{workflow};
    wait.problem = batch.error();
    const bool isMissing = batch.error().kind == ErrorKind::NotFound;
    const bool wasThere = m_known.contains(workflow);
    wait.progress = !isMissing ? Progress::Unusable
                    : wasThere ? Progress::Vanished
                               : Progress::Missing;
    const WorkflowWait &before = m_waits.at(workflow);
    wait.since = before.progress == wait.progress ? before.since : m_store.now();
    return wait;
}

/// Redis is away or refuses for now. The link comes back by itself; refusals are asked again.
void Waiter::retryLater(const Error &error)
{
    const bool isFinal = error.kind == ErrorKind::Refused && !isBusyWord(error.code);
    if (isFinal && !m_state.isKnown) {
        end(Outcome::Kind::Problem, error);
        return;
    }
    if (m_retry.isActive())
        return;
    const int upTo = int(m_pause.count());
    m_retry.start(upTo / 2 + QRandomGenerator::global()->bounded(upTo / 2 + 1));
    m_pause = std::min(2 * m_pause, m_options.longestPause);
}

/// Looks whether the wait is over, and tells what is new.
void Waiter::judge()
{
    if (m_hasEnded)
        return;
    WaitState state;
    state.lostSince = m_state.lostSince;
    state.isKnown = (!hasPatterns() || m_hasNames) && !m_waits.empty();
    for (const auto &[workflow, wait] : m_waits) {
        if (wait.progress == WorkflowWait::Progress::Done ||
            wait.progress == WorkflowWait::Progress::Waiting)
            m_known.insert(workflow);
        state.isKnown = state.isKnown && wait.progress != WorkflowWait::Progress::Unread;
        state.workflows.push_back(wait);
    }
    const bool isNew = state != m_state;
    m_state = std::move(state);
    if (m_state.isFulfilled(m_wish))
        end(Outcome::Kind::Done);
    else if (m_wish.failsFast && m_state.isKnown && !m_state.failures(m_wish).empty())
        end(Outcome::Kind::Failed);
    else if (auto error = problem())
        end(Outcome::Kind::Problem, std::move(*error));
    else if (isNew)
        Q_EMIT changed();
}

/// What can't be waited for any longer.
std::optional<Error> Waiter::problem()
{
    using Progress = WorkflowWait::Progress;
    std::optional<std::chrono::microseconds> next;
    for (const WorkflowWait &wait : m_state.workflows) {
        const bool wasThere = m_known.contains(wait.workflow);
        const bool isGone = wait.progress == Progress::Missing ||
                            wait.progress == Progress::Vanished ||
                            wait.progress == Progress::Unusable;
        if (!isGone || (wait.progress != Progress::Unusable && m_wish.isPatient))
            continue;
        if (!wasThere)
            return wait.problem;
        const auto left = *wait.since + m_options.grace - m_store.now();
        if (left <= std::chrono::microseconds(0))
            return wait.problem;
        next = next ? std::min(*next, left) : left;
    }
    if (next)
        m_graceEnd.start(std::chrono::ceil<std::chrono::milliseconds>(*next));
    return {};
}

void Waiter::end(Outcome::Kind kind, Error error)
{
    m_hasEnded = true;
    m_feed.stop();
    m_retry.stop();
    m_interval.stop();
    m_graceEnd.stop();
    Q_EMIT changed();
    Q_EMIT ended({kind, std::move(error), m_store.now()});
}

} // namespace batchy
