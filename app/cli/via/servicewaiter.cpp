// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/via/servicewaiter.h"

#include "app/cli/text.h"
#include "core/domain/names.h"

#include <QRandomGenerator>

namespace batchy::cli {

namespace {

using namespace std::chrono_literals;
using WaitProgress = WorkflowWait::Progress;
using std::chrono::milliseconds;

/// Of a list, and over the time that a question waits at the service.
constexpr auto answerPatience = 30s;

/// A workflow as its receipt shows it.
WorkflowWait doneBy(const WaitReceipt::SeenWorkflow &seen)
{
    WorkflowWait wait{seen.workflow, WaitProgress::Done};
    for (const WaitReceipt::SeenJob &job : seen.jobs) {
        std::vector<Job::Param> params{
            {param::status.toByteArray(), "\"success\""},
            {param::batchEnd.toByteArray(), json::quote(formatTimestamp(job.end))}};
        if (job.batchId)
            params.push_back({param::batchId.toByteArray(), QByteArray::number(*job.batchId)});
        wait.batch.jobs.push_back({job.name, Job::fromParams(params)});
    }
    wait.batch.workflow = seen.workflow;
    return wait;
}

} // namespace

ServiceWaiter::ServiceWaiter(ServiceClient &client, WaitWish wish)
    : ServiceWaiter(client, std::move(wish), Options())
{
}

ServiceWaiter::ServiceWaiter(ServiceClient &client, WaitWish wish, Options options)
    : m_wish(std::move(wish)), m_options(options), m_client(client)
{
    m_graceEnd.setSingleShot(true);
    connect(&m_graceEnd, &QTimer::timeout, this, &ServiceWaiter::judge);
}

Timestamp ServiceWaiter::now() const
{
    return machineClock() + m_offset.value_or(0us);
}

void ServiceWaiter::start()
{
    for (const QByteArray &name : m_wish.names)
        m_patterns += isNamePattern(name) ? 1 : 0;
    for (const QByteArray &name : m_wish.names) {
        if (isNamePattern(name))
            findNames(name, {});
        else
            begin(name);
    }
}

void ServiceWaiter::findNames(const QByteArray &pattern, const QByteArray &cursor)
{
    m_client.get(QStringLiteral("/api/v1/workflows"), namesQuestion(pattern, cursor),
                 answerPatience, this,
                 [this, pattern, cursor](const Result<ServiceAnswer> &answer) {
                     if (answer && !answer->isAway())
                         onNames(pattern, answer);
                     else if (!m_hasEnded)
                         QTimer::singleShot(m_options.firstPause, this, [this, pattern, cursor] {
                             findNames(pattern, cursor);
                         });
                 });
}

void ServiceWaiter::onNames(const QByteArray &pattern, const Result<ServiceAnswer> &answer)
{
    if (m_hasEnded)
        return;
    const auto page = answer->status == 200 ? parseNamesPage(answer->body) : std::nullopt;
    if (!page) {
        end(Outcome::Kind::Problem, answer->error(m_client.place()));
        return;
    }
    for (const QByteArray &name : page->names)
        begin(name);
    if (!page->cursor.isEmpty()) {
        findNames(pattern, page->cursor);
        return;
    }
    --m_patterns;
    const bool isMet = std::any_of(
        m_state.workflows.begin(), m_state.workflows.end(),
        [&pattern](const WorkflowWait &wait) { return isNamedLike(wait.workflow, pattern); });
    if (!isMet)
        end(Outcome::Kind::Problem,
            {ErrorKind::NotFound,
             Text::tr("No workflow of the service is called like %1.").arg(words(pattern)),
             {}});
    else
        judge();
}

void ServiceWaiter::begin(const QByteArray &workflow)
{
    if (!m_state.add(workflow))
        return;
    m_asked.try_emplace(workflow);
    ask(workflow);
}

QUrlQuery ServiceWaiter::question(const Asked &asked, bool isFirst) const
{
    QUrlQuery query;
    const auto add = [&query](const char *name, const QByteArray &value) {
        addQueryItem(&query, QString::fromLatin1(name), value);
    };
    add("timeout",
        isFirst ? QByteArray("0") : QByteArray::number(double(m_options.longest.count()) / 1000));
    add("date", m_wish.day.date);
    add("timezone", m_wish.day.zone);
    for (const QByteArray &job : m_wish.jobs)
        add("jobs", job);
    if (m_wish.newerThan)
        add("newer_than_batch", QByteArray::number(*m_wish.newerThan));
    // A name that was there is no mistake any more.
    if (m_wish.isPatient || asked.wasThere)
        add("wait_for_creation", "true");
    if (!isFirst)
        add("known", asked.mark);
    return query;
}

void ServiceWaiter::ask(const QByteArray &workflow)
{
    if (m_hasEnded)
        return;
    const Asked &asked = m_asked[workflow];
    const bool isFirst = asked.mark.isEmpty();
    const milliseconds patience = (isFirst ? 0ms : m_options.longest) + m_options.margin;
    m_client.get(QStringLiteral("/api/v1/workflows/%1/wait").arg(QString::fromUtf8(workflow)),
                 question(asked, isFirst), patience, this,
                 [this, workflow](const Result<ServiceAnswer> &answer) {
                     if (!m_hasEnded)
                         onAnswer(workflow, answer);
                 });
}

/// Each time later than before, until it is answered.
void ServiceWaiter::askLater(const QByteArray &workflow)
{
    Asked &asked = m_asked[workflow];
    asked.pause = std::clamp(2 * asked.pause, m_options.firstPause, m_options.longestPause);
    const int upTo = int(asked.pause.count());
    QTimer::singleShot(upTo / 2 + QRandomGenerator::global()->bounded(upTo / 2 + 1), this,
                       [this, workflow] { ask(workflow); });
}

void ServiceWaiter::onAnswer(const QByteArray &workflow, const Result<ServiceAnswer> &answer)
{
    const bool isFinal = !answer && (answer.error().kind == ErrorKind::Refused ||
                                     answer.error().kind == ErrorKind::BadConfig);
    if (isFinal && !m_state.isKnown) {
        end(Outcome::Kind::Problem, answer.error());
        return;
    }
    if (!answer || answer->isAway()) {
        // What says so in our words has seen that it is Redis.
        const Error error = answer ? answer->error(m_client.place()) : answer.error();
        noteLoss(error, !answer);
        askLater(workflow);
        judge();
        return;
    }
    switch (answer->status) {
    case 200:
        onReceipt(workflow, answer->body);
        break;
    case 202:
        onTold(workflow, answer->body);
        break;
    default:
        onRefused(workflow, *answer);
        break;
    }
}

void ServiceWaiter::onReceipt(const QByteArray &workflow, const QByteArray &body)
{
    const auto receipt = parseReceipt(body);
    if (!receipt || receipt->workflows.size() != 1 || receipt->workflows[0].workflow != workflow) {
        end(Outcome::Kind::Problem, ServiceAnswer{200, {}}.error(m_client.place()));
        return;
    }
    noteAnswer();
    Asked &asked = m_asked[workflow];
    asked.mark.clear();
    asked.isVerified = asked.isDone || m_state.workflows.size() == 1 || m_wish.isAny;
    asked.isDone = true;
    asked.receipt = *receipt;
    saw(workflow, doneBy(receipt->workflows[0]));
    judge();
}

void ServiceWaiter::onTold(const QByteArray &workflow, const QByteArray &body)
{
    const auto told = parseWaitEvent(body, m_wish);
    if (!told || told->workflow.workflow != workflow) {
        end(Outcome::Kind::Problem, ServiceAnswer{202, {}}.error(m_client.place()));
        return;
    }
    m_offset = told->at - machineClock();
    m_hearing = told->hearing;
    if (told->loss)
        noteLoss(*told->loss, false);
    else
        noteAnswer();
    Asked &asked = m_asked[workflow];
    asked.mark = told->state;
    asked.isDone = false;
    asked.pause = 0ms;
    for (auto &[name, other] : m_asked)
        other.isVerified = false;
    saw(workflow, told->workflow);
    judge();
    ask(workflow);
}

/// A name that was there may be about to come back (RULES 8); else it is a mistake.
void ServiceWaiter::onRefused(const QByteArray &workflow, const ServiceAnswer &answer)
{
    Error error = answer.error(m_client.place());
    const bool isUnusable = error.kind == ErrorKind::BadData;
    Asked &asked = m_asked[workflow];
    if (!asked.wasThere || (error.kind != ErrorKind::NotFound && !isUnusable)) {
        WorkflowWait &wait = *m_state.find(workflow);
        if (error.kind == ErrorKind::NotFound) {
            wait.progress = WaitProgress::Missing;
            error.hint.clear(); // it is for other clients
        }
        end(Outcome::Kind::Problem, error);
        return;
    }
    noteAnswer();
    WorkflowWait wait{workflow, isUnusable ? WaitProgress::Unusable : WaitProgress::Vanished};
    wait.since = now();
    wait.problem = error;
    asked.mark.clear();
    asked.isDone = asked.isVerified = false;
    saw(workflow, std::move(wait));
    askLater(workflow);
    judge();
}

void ServiceWaiter::saw(const QByteArray &workflow, WorkflowWait wait)
{
    Asked &asked = m_asked[workflow];
    WorkflowWait &before = *m_state.find(workflow);
    // To a question that began later it has never been there.
    if (wait.progress == WaitProgress::Missing && asked.wasThere) {
        wait.progress = WaitProgress::Vanished;
        wait.since = now();
    }
    if (wait.isGone() && before.progress == wait.progress)
        wait.since = before.since;
    asked.wasThere = asked.wasThere || !(wait.isGone() || wait.isUnread());
    before = std::move(wait);
}

void ServiceWaiter::noteLoss(const Error &error, bool isServiceLost)
{
    m_state.loss = error;
    m_state.isServiceLost = isServiceLost;
    if (!m_state.lostSince)
        m_state.lostSince = now();
}

/// What was gone before a loss may be about to come: its time begins anew.
void ServiceWaiter::noteAnswer()
{
    if (!m_state.lostSince)
        return;
    m_state.lostSince.reset();
    m_state.loss = {};
    for (auto &[workflow, asked] : m_asked)
        asked.grace.reset();
}

void ServiceWaiter::judge()
{
    if (m_hasEnded)
        return;
    m_state.isKnown =
        m_patterns == 0 && std::none_of(m_state.workflows.begin(), m_state.workflows.end(),
                                        [](const WorkflowWait &wait) { return wait.isUnread(); });
    const bool isDone = m_state.isKnown && m_state.isFulfilled(m_wish);
    const bool isVerified =
        m_wish.isAny || std::all_of(m_asked.begin(), m_asked.end(),
                                    [](const auto &entry) { return entry.second.isVerified; });
    if (isDone && isVerified)
        end(Outcome::Kind::Done);
    else if (m_wish.failsFast && m_state.isKnown && !m_state.failures(m_wish).empty())
        end(Outcome::Kind::Failed);
    else if (auto error = whatIsGone())
        end(Outcome::Kind::Problem, std::move(*error));
    else
        Q_EMIT changed();
    if (isDone && !m_hasEnded)
        verify();
}

/// All were done, one after the other: the first ones may have been opened again meanwhile.
void ServiceWaiter::verify()
{
    for (auto &[workflow, asked] : m_asked) {
        if (asked.isVerified || !asked.mark.isEmpty())
            continue;
        asked.mark = "verifying"; // asked once: no state has this mark
        ask(workflow);
    }
}

std::optional<Error> ServiceWaiter::whatIsGone()
{
    if (!m_state.isKnown || m_state.lostSince)
        return {};
    m_graceEnd.stop();
    qint64 next = -1;
    for (const WorkflowWait &wait : m_state.workflows) {
        Asked &asked = m_asked[wait.workflow];
        if (!wait.isGone() || (m_wish.isPatient && wait.progress != WaitProgress::Unusable)) {
            asked.grace.reset();
            continue;
        }
        if (!asked.grace)
            asked.grace.emplace(m_options.grace);
        const qint64 left = asked.grace->remainingTime();
        if (left <= 0)
            return wait.problem;
        next = next < 0 ? left : std::min(next, left);
    }
    if (next >= 0)
        m_graceEnd.start(milliseconds(next));
    return {};
}

WaitReceipt ServiceWaiter::receipt() const
{
    WaitReceipt all;
    for (const WorkflowWait &wait : m_state.workflows) {
        const auto &receipt = m_asked.at(wait.workflow).receipt;
        if (wait.progress != WaitProgress::Done || !receipt)
            continue;
        auto workflows = std::move(all.workflows);
        workflows.push_back(receipt->workflows[0]);
        all = *receipt;
        all.workflows = std::move(workflows);
    }
    return all;
}

void ServiceWaiter::end(Outcome::Kind kind, Error error)
{
    m_hasEnded = true;
    m_graceEnd.stop();
    Q_EMIT ended({kind, std::move(error), now()});
}

} // namespace batchy::cli
