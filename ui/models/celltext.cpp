// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/celltext.h"

#include <QCoreApplication>

namespace batchy {

using namespace std::chrono;

namespace {

struct CellText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::CellText)
};

struct Blocking
{
    QStringList names;
    std::optional<Timestamp> since;
};

/// The jobs of one status, and when the first of them got there.
Blocking jobsThatAre(Status status, const Batch &batch)
{
    Blocking found;
    for (const auto &[name, job] : batch.jobs) {
        if (job.status() != status)
            continue;
        found.names << nameText(name);
        const auto at = status == Status::Failed ? job.batchEnd() : job.batchStart();
        if (at && *at)
            found.since = std::min(found.since.value_or(**at), **at);
    }
    return found;
}

QStringList brokenJobs(const Batch &batch)
{
    QStringList names;
    for (const auto &[name, job] : batch.jobs)
        if (job.isBroken())
            names << nameText(name);
    return names;
}

/// "job1", "job1 and job2", "job1, job2 and 3 more"
QString listed(const QStringList &names)
{
    if (names.size() == 1)
        return names.first();
    if (names.size() == 2)
        return CellText::tr("%1 and %2").arg(names.at(0), names.at(1));
    return CellText::tr("%1, %2 and %n more", nullptr, int(names.size()) - 2)
        .arg(names.at(0), names.at(1));
}

} // namespace

QString cellTime(Timestamp t)
{
    if (t == beginningOfTime)
        return CellText::tr("beginning of time");
    return QString::fromLatin1(formatTimestamp(t).first(19)).replace(10, 1, QLatin1Char(' '));
}

QString exactTime(Timestamp t)
{
    return CellText::tr("%1 UTC").arg(QString::fromLatin1(formatTimestamp(t)));
}

QString ageWords(microseconds age)
{
    const qint64 s = duration_cast<seconds>(age).count();
    if (s < 3)
        return CellText::tr("just now");
    if (s < 60)
        return CellText::tr("%1 s ago").arg(s);
    if (s < 3600)
        return CellText::tr("%1 min ago").arg(s / 60);
    if (s < 86400)
        return CellText::tr("%1 h ago").arg(s / 3600);
    return CellText::tr("%1 d ago").arg(s / 86400);
}

QString nameText(QByteArrayView name)
{
    return QString::fromUtf8(name);
}

QString whyWords(const Batch &batch)
{
    const Status status = batch.status();
    if (status == Status::Success)
        return {};
    if (batch.isBroken())
        return CellText::tr("can't be read: %1").arg(listed(brokenJobs(batch)));
    if (status == Status::New)
        return CellText::tr("not opened yet");
    const Blocking jobs = jobsThatAre(status, batch);
    const QString names = listed(jobs.names);
    if (!jobs.since)
        return status == Status::Failed ? CellText::tr("failed: %1").arg(names)
                                        : CellText::tr("open: %1").arg(names);
    const QString since =
        CellText::tr("%1 UTC").arg(QString::fromLatin1(formatTimestamp(*jobs.since).first(16))
                                       .replace(10, 1, QLatin1Char(' ')));
    return status == Status::Failed ? CellText::tr("failed at %1: %2").arg(since, names)
                                    : CellText::tr("open since %1: %2").arg(since, names);
}

} // namespace batchy
