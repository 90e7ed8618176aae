// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/waitoptions.h"

#include "app/cli/commands/waitend.h"
#include "app/cli/duration.h"
#include "app/cli/glob.h"
#include "app/cli/text.h"
#include "core/domain/names.h"

namespace batchy::cli {

namespace {

Result<std::optional<qint64>> batchIdOption(const std::optional<QByteArray> &text)
{
    if (!text)
        return std::optional<qint64>();
    const std::optional<qint64> id = parseBatchId(*text);
    if (!id)
        return fail(ErrorKind::BadInput,
                    Text::tr("--newer-than-batch takes a batch id, not \"%1\".").arg(words(*text)),
                    Text::tr("\"batchy history WF\" lists them."));
    return id;
}

std::optional<std::chrono::milliseconds> checkedDuration(const std::optional<QByteArray> &text)
{
    if (!text)
        return {};
    const auto duration = parseDuration("", *text);
    return duration ? std::optional(*duration) : std::nullopt;
}

} // namespace

void WaitOptions::describe(OptionSet &options)
{
    options.arguments(Text::tr("WF"), &m_workflows,
                      Text::tr("workflows, or patterns of names with * ? [abc]; quote those"),
                      true);
    options.flag("--any", &m_any, Text::tr("one of them is enough; else all"));
    options.flag("--follow", &m_follow,
                 Text::tr("take in workflows that begin to match a pattern later"));
    options.value("--jobs", Text::tr("JOBS"), &m_jobs,
                  Text::tr("only these jobs, separated by commas"));
    options.value("--newer-than-batch", Text::tr("ID"), &m_newerThan,
                  Text::tr("only a batch after that one will do: for a second run of a day"));
    options.value("--date", Text::tr("DATE"), &m_date,
                  Text::tr("the day that a success must be of, or later; default today"));
    options.value("--timezone", Text::tr("ZONE"), &m_zone,
                  Text::tr("whose day that is: UTC (default), local, Europe/Berlin"));
    options.value("--until", Text::tr("TIME"), &m_until,
                  Text::tr("give up at this time of day in that zone: 07:30"));
    options.flag("--fail-fast", &m_failFast,
                 Text::tr("end with exit code 10 as soon as a job has failed on the day"));
    options.flag("--wait-for-creation", &m_waitForCreation,
                 Text::tr("also wait for a workflow that doesn't exist yet"));
    options.value("--interval", Text::tr("DURATION"), &m_interval,
                  Text::tr("ask at this pace instead of being told by Redis"));
    options.value("--redis-patience", Text::tr("DURATION"), &m_patience,
                  Text::tr("how long a Redis that is away is waited for; default a minute at the "
                           "start, then as long as it takes"));
    options.flag("--quiet", &isQuiet, Text::tr("say nothing but errors"));
    options.flag("--progress", &showsProgress,
                 Text::tr("show the live status even where no terminal is"));
    options.value("--exec", Text::tr("COMMAND"), &command,
                  Text::tr("run this (by sh -c) when it is done; its exit code is the wait's"));
    options.flag("--notify", &notifies, Text::tr("show a desktop notification at the end"));
    options.value("--receipt", Text::tr("FILE"), &receiptFile,
                  Text::tr("write down which batches it was done by"));
    options.value("--via", Text::tr("URL"), &via,
                  Text::tr("ask a service (batchy serve) instead of Redis: http://host:5000, or "
                           "https://host:5000?ca=FILE for an authority of your own"));
    options.value("--token-file", Text::tr("FILE"), &tokenFile,
                  Text::tr("the service's token is the first line of this file; else of the "
                           "variable BATCHY_TOKEN"));
}

/// What only Redis itself can do.
Result<void> WaitOptions::checkVia() const
{
    const auto refuse = [](const char *option) -> Result<void> {
        return fail(ErrorKind::BadInput,
                    Text::tr("%1 can't be used with --via.").arg(QLatin1String(option)),
                    Text::tr("It needs Redis itself: leave --via or the option out."));
    };
    if (!via && tokenFile)
        return fail(ErrorKind::BadInput, Text::tr("--token-file is for the service of --via."),
                    Text::tr("Give --via URL, too."));
    if (!via)
        return {};
    if (m_follow)
        return refuse("--follow");
    if (m_interval)
        return refuse("--interval");
    const bool hasPattern = std::any_of(m_workflows.begin(), m_workflows.end(),
                                        [](const QByteArray &name) { return isNamePattern(name); });
    if (hasPattern && m_waitForCreation)
        return fail(ErrorKind::BadInput,
                    Text::tr("With --via, --wait-for-creation takes names, not patterns."),
                    Text::tr("Name the workflows, or leave --via or the option out."));
    return {};
}

Result<void> WaitOptions::check() const
{
    if (const auto checked = checkVia(); !checked)
        return checked;
    for (const QByteArray &name : m_workflows) {
        const auto checked = isNamePattern(name) ? checkGlob(name) : checkWorkflowName(name);
        if (!checked)
            return fail(checked.error());
    }
    if (const auto id = batchIdOption(m_newerThan); !id)
        return fail(id.error());
    if (command && command->trimmed().isEmpty())
        return fail(ErrorKind::BadInput, Text::tr("--exec needs a command."),
                    Text::tr("Example: --exec \"run-load.sh wf1\""));
    if (m_interval)
        if (const auto pace = parseDuration("--interval", *m_interval); !pace)
            return fail(pace.error());
    if (m_patience)
        if (const auto patience = parseDuration("--redis-patience", *m_patience); !patience)
            return fail(patience.error());
    const auto today = WaitDay::of({}, zone(), Timestamp());
    if (!today)
        return fail(today.error().within(QStringLiteral("--timezone")));
    const auto day = WaitDay::of(m_date.value_or(QByteArray()), zone(), Timestamp());
    if (!day)
        return fail(day.error().within(QStringLiteral("--date")));
    if (m_until)
        if (const auto time = nextTimeOfDay("--until", *m_until, day->zone, Timestamp()); !time)
            return fail(time.error());
    if (jobs().contains(QByteArray()))
        return fail(ErrorKind::BadInput,
                    Text::tr("--jobs takes names of jobs, not \"%1\".").arg(words(*m_jobs)),
                    Text::tr("Write them with commas between: job1,job2."));
    return receiptFile ? checkWritable(*receiptFile) : Result<void>();
}

QByteArrayList WaitOptions::jobs() const
{
    QByteArrayList names;
    if (m_jobs)
        for (const QByteArray &job : m_jobs->split(','))
            names << job.trimmed();
    return names;
}

Result<WaitWish> WaitOptions::wish(Timestamp began) const
{
    const auto day = WaitDay::of(m_date.value_or(QByteArray()), zone(), began);
    if (!day)
        return fail(day.error());
    WaitWish wish;
    wish.names.assign(m_workflows.begin(), m_workflows.end());
    wish.day = *day;
    wish.isAny = m_any;
    wish.follows = m_follow;
    wish.isPatient = m_waitForCreation;
    wish.failsFast = m_failFast;
    const QByteArrayList chosen = jobs();
    wish.jobs.assign(chosen.begin(), chosen.end());
    wish.newerThan = batchIdOption(m_newerThan).value_or(std::nullopt);
    return wish;
}

std::optional<std::chrono::milliseconds> WaitOptions::interval() const
{
    return checkedDuration(m_interval);
}

std::optional<std::chrono::milliseconds> WaitOptions::patience() const
{
    return checkedDuration(m_patience);
}

std::optional<Timestamp> WaitOptions::until(Timestamp began) const
{
    if (!m_until)
        return {};
    const auto day = WaitDay::of({}, zone(), began);
    const auto time = day ? nextTimeOfDay("--until", *m_until, day->zone, began)
                          : Result<Timestamp>(fail(day.error()));
    return time ? std::optional(*time) : std::nullopt;
}

} // namespace batchy::cli
