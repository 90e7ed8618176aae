// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wait/waiter.h"

#include "core/domain/names.h"
#include "core/redis/servererror.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <QCoroTask>

#include <algorithm>

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

Error nothingMatches(const QByteArray &pattern, const QString &place)
{
    return {ErrorKind::NotFound,
            WaiterText::tr("No workflow in Redis at %1 is called like %2.")
                .arg(place, QString::fromUtf8(pattern)),
            WaiterText::tr("\"batchy list\" shows all; with --wait-for-creation or --follow one "
                           "that doesn't exist yet is waited for.")};
}

Error noSuchJob(const QByteArray &workflow, const QByteArray &job)
{
    return {ErrorKind::NotFound,
            WaiterText::tr("Workflow %1 has no job \"%2\".")
                .arg(QString::fromUtf8(workflow), QString::fromUtf8(job)),
            WaiterText::tr("\"batchy status %1\" shows its jobs; with --wait-for-creation one that "
                           "doesn't exist yet is waited for.")
                .arg(QString::fromUtf8(workflow))};
}

} // namespace

Waiter::Waiter(Link &link, BatchStore &store, WaitWish wish, QObject *parent)
    : Waiter(link, store, std::move(wish), Options(), parent)
{
}

Waiter::Waiter(Link &link, BatchStore &store, WaitWish wish, Options options, QObject *parent)
    : Waiter(std::make_unique<ChangeFeed>(link, store, options.feed), nullptr, link, store,
             std::move(wish), options, parent)
{
}

Waiter::Waiter(ChangeFeed &feed, Link &link, BatchStore &store, WaitWish wish, Options options,
               QObject *parent)
    : Waiter(nullptr, &feed, link, store, std::move(wish), options, parent)
{
}

Waiter::Waiter(std::unique_ptr<ChangeFeed> own, ChangeFeed *shared, Link &link, BatchStore &store,
               WaitWish wish, Options options, QObject *parent)
    : WaitSource(parent), m_wish(std::move(wish)), m_options(options), m_link(link), m_store(store),
      m_ownFeed(std::move(own)), m_feed(shared ? *shared : *m_ownFeed), m_pause(options.firstPause)
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
    for (const QByteArray &name : m_wish.names) {
        if (isNamePattern(name))
            m_open.push_back(name);
        else
            m_state.add(name);
    }
    m_link.start();
    if (m_options.interval)
        m_interval.start(*m_options.interval);
    else if (m_ownFeed)
        m_ownFeed->start();
    readAll();
}

WaitSource::Hearing Waiter::hearing() const
{
    return {ChangeFeed::modeWord(m_feed.mode()), m_feed.since(), m_feed.isPushed(),
            m_feed.mode() == ChangeFeed::Mode::Polling, m_feed.sentence()};
}

void Waiter::onLinkState(Link::State state)
{
    if (m_hasEnded)
        return;
    if (state == Link::State::Online)
        readAll();
    else if (state == Link::State::Offline)
        noteLoss(m_link.lastError());
}

void Waiter::onKeys(const QList<QByteArray> &keys)
{
    for (const QByteArray &key : keys) {
        if (m_state.find(key))
            read(key);
        else if (isOpenFor(key))
            want(key);
    }
}

void Waiter::readAll()
{
    if (m_hasEnded)
        return;
    if (!m_open.empty())
        findNames();
    QList<QByteArray> names;
    for (const WorkflowWait &wait : m_state.workflows)
        names << wait.workflow;
    for (const QByteArray &name : names) // an answer may come at once
        read(name);
}

bool Waiter::isOpenFor(const QByteArray &workflow) const
{
    const auto key = parseKeyName(workflow);
    return key && key->kind == KeyName::Kind::Workflow &&
           std::any_of(m_open.begin(), m_open.end(), [&workflow](const QByteArray &pattern) {
               return isNamedLike(workflow, pattern);
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
        if (isOpenFor(name))
            want(name);
    if (std::exchange(m_findAgain, false))
        findNames();
    noteAnswer();
    judgeLater();
}

/// Takes a workflow in that a pattern stands for.
void Waiter::want(const QByteArray &workflow)
{
    if (m_state.add(workflow))
        read(workflow);
}

void Waiter::read(const QByteArray &workflow)
{
    if (m_hasEnded)
        return;
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
    noteAnswer();
    // A pattern may catch a key that only looks like a workflow.
    const bool isNobody =
        !batch && !m_known.contains(workflow) &&
        std::find(m_wish.names.begin(), m_wish.names.end(), workflow) == m_wish.names.end();
    if (batch)
        m_known.insert(workflow);
    WorkflowWait &wait = *m_state.find(workflow);
    WorkflowWait now = seen(wait, std::move(batch));
    m_isNew = m_isNew || wait != now;
    wait = std::move(now);
    if (isNobody)
        m_state.remove(workflow);
    if (isOutdated)
        isNobody ? want(workflow) : read(workflow);
    judgeLater();
}

/// What becomes of a workflow by what was read of it.
WorkflowWait Waiter::seen(const WorkflowWait &before, Result<Batch> batch) const
{
    using Progress = WorkflowWait::Progress;
    if (batch)
        return judged(std::move(*batch), m_wish);
    WorkflowWait wait{before.workflow};
    wait.problem = batch.error();
    const bool isMissing = batch.error().kind == ErrorKind::NotFound;
    const bool wasThere = m_known.contains(before.workflow);
    wait.progress = !isMissing ? Progress::Unusable
                    : wasThere ? Progress::Vanished
                               : Progress::Missing;
    wait.since = before.progress == wait.progress ? before.since : m_store.now();
    return wait;
}

/// What is known of the workflows gets old from here on.
void Waiter::noteLoss(const Error &error)
{
    const Error before = std::exchange(m_state.loss, error);
    // Another reason is news too: first it is away, then it loads its data.
    if (m_state.lostSince && before.kind == error.kind && before.code == error.code)
        return;
    if (!m_state.lostSince)
        m_state.lostSince = m_store.now();
    m_isNew = true;
    judgeLater();
}

/// Redis answers. What was gone before a loss may be about to come: its time begins anew.
void Waiter::noteAnswer()
{
    if (!m_state.lostSince)
        return;
    m_state.lostSince.reset();
    m_state.loss = {};
    m_graces.clear();
    m_isNew = true;
}

/// Redis is away or refuses for now. The link comes back by itself; refusals are asked again.
void Waiter::retryLater(const Error &error)
{
    const bool isFinal = error.kind == ErrorKind::Refused && !isPassing(error);
    if (isFinal && !m_isChecked) {
        end(Outcome::Kind::Problem, error);
        return;
    }
    noteLoss(error);
    if (m_retry.isActive())
        return;
    const int upTo = int(m_pause.count());
    m_retry.start(upTo / 2 + QRandomGenerator::global()->bounded(upTo / 2 + 1));
    m_pause = std::min(2 * m_pause, m_options.longestPause);
}

/// Once for all answers of a turn of the event loop: they may be thousands.
void Waiter::judgeLater()
{
    if (!std::exchange(m_isPosted, true))
        QMetaObject::invokeMethod(this, &Waiter::judge, Qt::QueuedConnection);
}

/// Looks whether the wait is over, and tells what is new.
void Waiter::judge()
{
    m_isPosted = false;
    if (m_hasEnded)
        return;
    const bool wasKnown = m_state.isKnown;
    m_state.isKnown = (m_open.empty() || m_hasNames) &&
                      std::none_of(m_state.workflows.begin(), m_state.workflows.end(),
                                   [](const WorkflowWait &wait) { return wait.isUnread(); });
    m_isNew = m_isNew || wasKnown != m_state.isKnown;
    if (m_state.isKnown && !m_isChecked) {
        if (auto error = whatIsUnknown()) {
            end(Outcome::Kind::Problem, std::move(*error));
            return;
        }
        m_isChecked = true;
    }
    if (m_isChecked && m_state.isFulfilled(m_wish))
        end(Outcome::Kind::Done);
    else if (m_wish.failsFast && m_state.isKnown && !m_state.failures(m_wish).empty())
        end(Outcome::Kind::Failed);
    else if (auto error = whatIsGone())
        end(Outcome::Kind::Problem, std::move(*error));
    else if (std::exchange(m_isNew, false))
        Q_EMIT changed();
}

/// Once, when everything was read for the first time: a name that was mistyped must not wait for
/// ever, nor be passed over because another one is done. From then on patterns that stand for
/// something are closed.
std::optional<Error> Waiter::whatIsUnknown()
{
    using Progress = WorkflowWait::Progress;
    for (const WorkflowWait &wait : m_state.workflows) {
        if (wait.progress == Progress::Unusable)
            return wait.problem;
        if (wait.progress == Progress::Missing && !m_wish.isPatient)
            return wait.problem;
        for (const QByteArray &job : m_wish.jobs)
            if (!wait.isGone() && !wait.batch.find(job) && !m_wish.isPatient)
                return noSuchJob(wait.workflow, job);
    }
    std::vector<QByteArray> stillOpen;
    for (const QByteArray &pattern : m_open) {
        const bool isMet = std::any_of(
            m_state.workflows.begin(), m_state.workflows.end(),
            [&pattern](const WorkflowWait &wait) { return isNamedLike(wait.workflow, pattern); });
        if (!isMet && !m_wish.isPatient && !m_wish.follows)
            return nothingMatches(pattern, m_link.endpoint().display());
        if (!isMet || m_wish.follows)
            stillOpen.push_back(pattern);
    }
    m_open = std::move(stillOpen);
    return {};
}

/// What can't be waited for any longer. While Redis is lost nobody knows whether it is still gone.
std::optional<Error> Waiter::whatIsGone()
{
    using Progress = WorkflowWait::Progress;
    if (!m_isChecked || m_state.lostSince)
        return {};
    m_graceEnd.stop();
    qint64 next = -1;
    for (const WorkflowWait &wait : m_state.workflows) {
        if (!wait.isGone() || (m_wish.isPatient && wait.progress != Progress::Unusable)) {
            m_graces.erase(wait.workflow);
            continue;
        }
        const auto grace = m_graces.try_emplace(wait.workflow, m_options.grace).first;
        const qint64 left = grace->second.remainingTime();
        if (left <= 0)
            return wait.problem;
        next = next < 0 ? left : std::min(next, left);
    }
    if (next >= 0)
        m_graceEnd.start(std::chrono::milliseconds(next));
    return {};
}

void Waiter::end(Outcome::Kind kind, Error error)
{
    m_hasEnded = true;
    if (m_ownFeed)
        m_ownFeed->stop();
    m_retry.stop();
    m_interval.stop();
    m_graceEnd.stop();
    Q_EMIT ended({kind, std::move(error), m_store.now()});
}

} // namespace batchy
