// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/jobsjson.h"

#include "core/domain/jsontext.h"

namespace batchy {

QByteArray jobsJson(const Batch &batch)
{
    qsizetype size = 2;
    for (const auto &[name, job] : batch.jobs)
        size += name.size() + job.text().size() + 8;
    QByteArray out;
    out.reserve(size);
    out += '{';
    for (const auto &[name, job] : batch.jobs) {
        if (out.size() > 1)
            out += ", ";
        json::appendQuoted(&out, name);
        out += ": ";
        if (!job.isBroken() || json::isValid(job.text()))
            out += job.text();
        else
            json::appendQuoted(&out, job.text());
    }
    out += '}';
    return out;
}

} // namespace batchy
