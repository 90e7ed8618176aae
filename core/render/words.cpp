// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace batchy {

using namespace std::chrono;

namespace {

struct WordsText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Words)
};

QString keptWords(FromDateReason::Kind kind)
{
    switch (kind) {
    case FromDateReason::Kind::KeptAfterFailed:
        return WordsText::tr("kept, since the last batch failed and is run again");
    case FromDateReason::Kind::KeptWhileOpen:
        return WordsText::tr("kept, since the last batch is still open and is run again");
    case FromDateReason::Kind::KeptNew:
        return WordsText::tr("kept as loaded, since the job never ran");
    case FromDateReason::Kind::KeptUnknownStatus:
        return WordsText::tr("kept, since the stored status is none of Batchy's words");
    case FromDateReason::Kind::KeptWithoutStart:
        return WordsText::tr("kept, since the last success has no batch_start to go on from");
    case FromDateReason::Kind::BeginningOfTime:
        return WordsText::tr("the beginning of time, since the job never had a from_date");
    case FromDateReason::Kind::Given:
        return WordsText::tr("given by hand");
    case FromDateReason::Kind::PriorSuccess:
        break;
    }
    return {};
}

QString jobWords(const QByteArray &name)
{
    return QString::fromUtf8(name);
}

/// What a line bears of a stored value.
QString shortened(const QString &text)
{
    return text.size() <= 60 ? text : text.left(60) + QStringLiteral("…");
}

/// A value of a param in a difference: short, and a word where there is none.
QString valueWords(std::optional<QByteArrayView> value)
{
    if (!value)
        return WordsText::tr("nothing");
    QString text = QString::fromUtf8(*value);
    if (text.size() >= 2 && text.startsWith(QLatin1Char('"')))
        text = text.mid(1, text.size() - 2);
    return shortened(text);
}

QStringList jobDifference(const QByteArray &name, const Job &before, const Job &after)
{
    if (before.isBroken() || after.isBroken())
        return {WordsText::tr("%1: its whole text").arg(jobWords(name))};
    QStringList parts;
    const auto compare = [&](const QByteArray &param) {
        const auto old = before.value(param);
        const auto present = after.value(param);
        if (old != present)
            parts << WordsText::tr("%1: %2 %3 → %4")
                         .arg(jobWords(name), QString::fromUtf8(param), valueWords(old),
                              valueWords(present));
    };
    for (const Job::Param &param : after.params())
        compare(param.name);
    for (const Job::Param &param : before.params())
        if (!after.contains(param.name))
            compare(param.name);
    return parts;
}

} // namespace

QString timeWords(Timestamp t)
{
    return QString::fromLatin1(formatTimestamp(t).first(19)).replace(10, 1, QLatin1Char(' ')) +
           QStringLiteral(" UTC");
}

QString durationWords(microseconds duration)
{
    if (duration < microseconds{0})
        return QLatin1Char('-') + durationWords(-duration);
    const auto s = duration_cast<seconds>(duration).count();
    const auto pair = [](const QString &format, qint64 large, qint64 small) {
        return format.arg(large).arg(small);
    };
    if (s == 0 && duration >= milliseconds{1})
        return WordsText::tr("%1 ms").arg(duration_cast<milliseconds>(duration).count());
    if (s == 0 && duration > microseconds{0})
        return WordsText::tr("%1 µs").arg(duration.count());
    if (s < 60)
        return WordsText::tr("%1 s").arg(s);
    if (s < 3600)
        return s % 60 ? pair(WordsText::tr("%1 min %2 s"), s / 60, s % 60)
                      : WordsText::tr("%1 min").arg(s / 60);
    const qint64 min = s / 60 % 60;
    if (s < 86400)
        return min ? pair(WordsText::tr("%1 h %2 min"), s / 3600, min)
                   : WordsText::tr("%1 h").arg(s / 3600);
    return pair(WordsText::tr("%1 d %2 h"), s / 86400, s / 3600 % 24);
}

QString statusWords(Status status)
{
    switch (status) {
    case Status::New:
        return WordsText::tr("new");
    case Status::Open:
        return WordsText::tr("open");
    case Status::Success:
        return WordsText::tr("success");
    case Status::Failed:
        return WordsText::tr("failed");
    }
    Q_UNREACHABLE();
}

QString reasonWords(const FromDateReason &reason)
{
    QString words = keptWords(reason.kind);
    if (reason.kind == FromDateReason::Kind::PriorSuccess) {
        words = WordsText::tr("last start %1").arg(timeWords(*reason.priorStart));
        if (reason.reprocess > microseconds{0})
            words = WordsText::tr("%1 minus %2").arg(words, durationWords(reason.reprocess));
    }
    return reason.truncatedFrom ? WordsText::tr("%1, cut to midnight").arg(words) : words;
}

QString reasonWords(const WaitReason &reason)
{
    const QString job = jobWords(reason.job);
    const QString since =
        reason.since ? timeWords(*reason.since) : WordsText::tr("an unknown time");
    switch (reason.kind) {
    case WaitReason::Kind::NeverRun:
        return WordsText::tr("%1 has not run since it was loaded").arg(job);
    case WaitReason::Kind::Open:
        return WordsText::tr("%1 is open since %2").arg(job, since);
    case WaitReason::Kind::Failed:
        return WordsText::tr("%1 failed at %2").arg(job, since);
    case WaitReason::Kind::EarlierDay:
        return reason.missedBy
                   ? WordsText::tr("%1 succeeded at %2, %3 before the day began")
                         .arg(job, since, durationWords(*reason.missedBy))
                   : WordsText::tr("%1 succeeded on an earlier day, at %2").arg(job, since);
    case WaitReason::Kind::UnreadableEnd:
        return WordsText::tr("%1 is success, but its batch_end can't be read").arg(job);
    case WaitReason::Kind::NoEnd:
        return WordsText::tr("%1 is success, but has no batch_end").arg(job);
    case WaitReason::Kind::UnknownStatus:
        return WordsText::tr("%1 has the status %2, which is none of Batchy's words")
            .arg(job, shortened(QString::fromUtf8(reason.stored)));
    case WaitReason::Kind::Broken:
        return WordsText::tr("%1 is broken: what is stored is not a JSON object").arg(job);
    case WaitReason::Kind::OldBatch:
        return WordsText::tr("%1 succeeded at %2, but in batch %3, which isn't new enough")
            .arg(job, since, shortened(QString::fromUtf8(reason.stored)));
    case WaitReason::Kind::Absent:
        return WordsText::tr("%1 isn't a job of the workflow").arg(job);
    }
    Q_UNREACHABLE();
}

QStringList differenceWords(const Batch &before, const Batch &after)
{
    QStringList lines;
    for (const auto &[name, job] : after.jobs) {
        const Job *old = before.find(name);
        if (!old)
            lines << WordsText::tr("%1: added").arg(jobWords(name));
        else if (*old != job)
            lines << jobDifference(name, *old, job);
    }
    for (const auto &[name, job] : before.jobs)
        if (!after.find(name))
            lines << WordsText::tr("%1: removed").arg(jobWords(name));
    return lines;
}

} // namespace batchy
