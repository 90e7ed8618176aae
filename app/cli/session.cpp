// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

#include "app/cli/text.h"
#include "core/domain/names.h"
#include "core/redis/embedded.h"
#include "core/redis/link.h"
#include "core/redis/signalwait.h"
#include "core/store/batchstore.h"

#include <QDir>

namespace batchy::cli {

Session::Session(Given given, Streams streams, Format format, QByteArrayList arguments)
    : m_given(std::move(given)), m_streams(std::move(streams)), m_format(format),
      m_arguments(std::move(arguments))
{
}

Session::~Session() = default;

QByteArray Session::failedWord() const
{
    return m_given.settings.statusFailedWord.value_or(BatchStore::Options().failedWord);
}

bool Session::asks() const
{
    return m_streams.isInteractive && !m_given.options.yes;
}

CfgFolder Session::cfg() const
{
    return CfgFolder(chooseCfg(m_given.options, m_given.environment, m_given.settings).value);
}

Result<QByteArrayList> Session::filedWorkflows() const
{
    const CfgFolder folder = cfg();
    QByteArrayList found = folder.workflows();
    if (found.isEmpty())
        return fail(
            ErrorKind::NotFound,
            Text::tr("There is no workflow file in %1.").arg(QDir(folder.path()).absolutePath()),
            Text::tr("Name the folder with --cfg or BATCHY_CFG; its files are called WF.yaml."));
    return found;
}

QCoro::Task<Result<Endpoint>> Session::endpoint()
{
    const auto choice = chooseRedis(m_given.options, m_given.environment, m_given.settings,
                                    m_streams.isInteractive);
    if (!choice)
        co_return fail(choice.error());
    if (choice->value)
        co_return *choice->value;
    if (choice->origin == Origin::Default)
        m_streams.say(Text::tr("No Redis is configured: using a private one of your own "
                               "(--embedded)."));
    m_embedded = std::make_unique<Embedded>();
    co_return co_await m_embedded->start();
}

QCoro::Task<Result<BatchStore *>> Session::store()
{
    if (m_store)
        co_return m_store.get();
    if (!m_failure.what.isEmpty())
        co_return fail(m_failure);
    const auto found = co_await endpoint();
    if (!found) {
        m_failure = found.error();
        co_return fail(m_failure);
    }
    Link::Options linkOptions;
    linkOptions.clientName = "batchy-cli";
    m_link = std::make_unique<Link>(*found, linkOptions);
    m_link->start();
    while (m_link->state() == Link::State::Connecting)
        co_await signalOrTimeout(m_link.get(), &Link::stateChanged, std::chrono::seconds(1));
    if (m_link->state() == Link::State::Offline) {
        // What the link would say to a call promises a next try, and nobody waits for that here.
        m_failure = m_link->lastError();
        co_return fail(m_failure);
    }
    BatchStore::Options options;
    options.failedWord = failedWord();
    m_store = std::make_unique<BatchStore>(*m_link, options);
    co_return m_store.get();
}

Session::Writing Session::writing(const QString &what)
{
    if (!m_link->isClockKnown() && !std::exchange(m_hasToldOfClock, true))
        m_streams.say(m_link->clockProblem().what + QLatin1Char(' ') + m_link->clockProblem().hint);
    return {&m_writing, what};
}

QCoro::Task<Error> Session::withNearest(Error error, QByteArray workflow)
{
    if (error.kind != ErrorKind::NotFound || !m_store)
        co_return error;
    const auto names = co_await m_store->names();
    if (!names || names->contains(workflow))
        co_return error;
    QStringList nearest;
    for (const QByteArray &name : nearestNames(workflow, *names))
        nearest << words(name);
    if (!nearest.isEmpty())
        error.hint = Text::tr("Did you mean %1?").arg(nearest.join(Text::tr(" or ")));
    co_return error;
}

} // namespace batchy::cli
