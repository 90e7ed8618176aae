// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/specialvalues.h"

#include "core/domain/rules.h"

#include <QCoreApplication>

namespace batchy {

namespace {

struct SpecialValuesText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::SpecialValues)
};

/// The error of opening just this job; any moment will do.
std::optional<Error> openError(const Batch &single)
{
    const auto id = nextBatchId(single, beginningOfTime);
    if (!id)
        return id.error();
    const auto opened = openBatch(single, beginningOfTime, *id);
    return opened ? std::nullopt : std::optional(opened.error());
}

QStringList oddities(const Batch &single)
{
    QStringList odd;
    const auto &[name, job] = single.jobs.front();
    const QString place = SpecialValuesText::tr("Workflow %1, job %2")
                              .arg(QString::fromUtf8(single.workflow), QString::fromUtf8(name));
    for (const auto &time : {job.fromDate(), job.batchStart(), job.batchEnd()})
        if (!time)
            odd << time.error().within(place).what;
    if (const auto status = job.unknownStatus())
        odd << SpecialValuesText::tr("%1: status holds %2, which is none of Batchy's words and "
                                     "reads as new.")
                   .arg(place, QString::fromUtf8(*status).left(60));
    return odd;
}

} // namespace

SpecialValues checkSpecialValues(const Batch &batch)
{
    SpecialValues found;
    for (const BatchJob &entry : batch.jobs) {
        const Batch single{batch.workflow, {entry}};
        if (const auto error = openError(single))
            found.refused.push_back(*error);
        else
            found.odd << oddities(single);
    }
    return found;
}

} // namespace batchy
