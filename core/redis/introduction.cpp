// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/introduction.h"

#include "core/redis/commandwriter.h"
#include "core/redis/servererror.h"

#include <QCoreApplication>

namespace batchy {

namespace {

struct IntroductionText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Introduction)
};

} // namespace

Introduction::Introduction(const Endpoint &endpoint, const QByteArray &clientName)
    : m_endpoint(endpoint), m_clientName(clientName)
{
    if (!endpoint.user.isEmpty() || !endpoint.password.isEmpty())
        m_steps.push_back(Step::Auth);
    if (endpoint.database != 0)
        m_steps.push_back(Step::Select);
    if (!clientName.isEmpty())
        m_steps.push_back(Step::SetName);
    m_steps.push_back(Step::Id);
    m_steps.push_back(Step::Time);
}

QByteArray Introduction::start(Steady now)
{
    m_startedAt = now;
    const QByteArray user = m_endpoint.user.toUtf8();
    const QByteArray password = m_endpoint.password.toUtf8();
    const QByteArray database = QByteArray::number(m_endpoint.database);
    QByteArray out;
    const auto add = [&out](std::initializer_list<QByteArrayView> command) {
        appendCommand(out, std::span(command.begin(), command.size()));
    };
    for (const Step step : m_steps) {
        switch (step) {
        case Step::Auth:
            user.isEmpty() ? add({"AUTH", password}) : add({"AUTH", user, password});
            break;
        case Step::Select:
            add({"SELECT", database});
            break;
        case Step::SetName:
            add({"CLIENT", "SETNAME", m_clientName});
            break;
        case Step::Id:
            add({"CLIENT", "ID"});
            break;
        case Step::Time:
            add({"TIME"});
            break;
        }
    }
    return out;
}

std::optional<Result<Introduction::Session>> Introduction::take(const Reply &reply, Steady now,
                                                                Wall wall)
{
    const Step step = m_steps[m_next++];
    if (auto checked = check(step, reply); !checked)
        return Result<Session>(fail(checked.error()));
    learn(step, reply, now, wall);
    if (m_next < m_steps.size())
        return {};
    return Result<Session>(m_session);
}

Result<void> Introduction::check(Step step, const Reply &reply) const
{
    if (reply.type != Reply::Type::Error)
        return {};
    Error error = serverError(reply.text);
    // Those two are said to any first command, whatever it was.
    const bool isForAll = error.code == "NOAUTH" || error.code == "DENIED" ||
                          reply.text.startsWith("ERR max number of clients");
    if (!isForAll && step != Step::Auth && step != Step::Select)
        return {};
    const QString place = m_endpoint.display();
    error.what = step == Step::Auth && !isForAll
                     ? IntroductionText::tr("Can't sign in to %1: %2").arg(place, error.what)
                 : step == Step::Select && !isForAll
                     ? IntroductionText::tr("Can't choose database %1 of %2: %3")
                           .arg(QString::number(m_endpoint.database), place, error.what)
                     : IntroductionText::tr("Can't use %1: %2").arg(place, error.what);
    // "unknown command 'AUTH', with args beginning with: 'the password'"
    if (step == Step::Auth && error.code == "ERR") {
        error.details.clear();
        if (!reply.text.startsWith("ERR AUTH") && !reply.text.startsWith("ERR unknown command"))
            error.what =
                IntroductionText::tr("Can't sign in to %1: Redis refuses AUTH.").arg(place);
    }
    return fail(error);
}

void Introduction::learn(Step step, const Reply &reply, Steady now, Wall wall)
{
    if (step == Step::Id && reply.isInteger())
        m_session.connectionId = reply.integer;
    if (step == Step::Time)
        learnTime(reply, now, wall);
}

void Introduction::learnTime(const Reply &reply, Steady now, Wall wall)
{
    using namespace std::chrono;
    bool areNumbers = reply.elements.size() == 2;
    qint64 parts[2] = {};
    for (size_t i = 0; areNumbers && i < 2; ++i)
        parts[i] = reply.elements[i].text.toLongLong(&areNumbers);
    if (!areNumbers) {
        m_session.clockProblem = clockProblem(reply);
        return;
    }
    const microseconds server = seconds(parts[0]) + microseconds(parts[1]);
    const auto halfWay = duration_cast<microseconds>(now - m_startedAt) / 2;
    const auto local = duration_cast<microseconds>(wall.time_since_epoch()) - halfWay;
    m_session.clockOffset = server - local;
}

Error Introduction::clockProblem(const Reply &reply) const
{
    Error error{
        ErrorKind::Protocol, IntroductionText::tr("It didn't answer TIME with a time."), {}};
    if (reply.type == Reply::Type::Error)
        error = serverError(reply.text);
    error.what = IntroductionText::tr("The clock of %1 can't be read, so this machine's can't be "
                                      "corrected by it. %2")
                     .arg(m_endpoint.display(), error.what);
    error.hint = IntroductionText::tr("Keep this machine's clock right, or permit TIME to the user "
                                      "of Redis (ACL: +time).");
    return error;
}

} // namespace batchy
