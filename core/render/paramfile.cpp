// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/paramfile.h"

#include "core/domain/jsontext.h"
#include "core/domain/rules.h"

#include <QCoreApplication>

#include <algorithm>

namespace batchy {

namespace {

struct ParamFileText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::ParamFile)
};

/// All that any reader of lines takes for the end of one, Unicode's included.
bool hasLineBreak(QByteArrayView text)
{
    static constexpr QByteArrayView breaks[] = {"\n",       "\r",           "\v",          "\f",
                                                "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9"};
    return std::any_of(std::begin(breaks), std::end(breaks),
                       [&](QByteArrayView mark) { return text.contains(mark); });
}

/// Readers in C end a text there.
bool hasNul(QByteArrayView text)
{
    return text.contains('\0');
}

tl::unexpected<Error> forged(const QString &what)
{
    return fail(
        ErrorKind::BadData, what,
        ParamFileText::tr("Nothing was changed. Use --format json, or change the name or value."));
}

bool isDateParam(QByteArrayView name)
{
    return name == param::fromDate || name == param::batchStart || name == param::batchEnd;
}

Result<QByteArray> dateText(const Job &job, QByteArrayView name)
{
    const auto time = name == param::fromDate     ? job.fromDate()
                      : name == param::batchStart ? job.batchStart()
                                                  : job.batchEnd();
    if (!time)
        return fail(time.error());
    return *time ? formatTimestampForInfa(**time) : QByteArray();
}

Result<QByteArray> valueText(const Job &job, const Job::Param &param)
{
    if (isDateParam(param.name))
        return dateText(job, param.name);
    switch (json::kindOf(param.value)) {
    case json::Kind::Null:
        return QByteArray();
    case json::Kind::Boolean:
    case json::Kind::Number:
        return param.value;
    case json::Kind::Array:
    case json::Kind::Object:
        return json::compact(param.value);
    case json::Kind::String:
        break;
    }
    if (auto text = json::decodeString(param.value))
        return *text;
    return forged(ParamFileText::tr("%1 holds a lone surrogate, which no text file can hold.")
                      .arg(QString::fromUtf8(param.name)));
}

Result<void> checkJobName(const QByteArray &name)
{
    if (name.isEmpty())
        return forged(ParamFileText::tr("A job without a name can't stand in a parameter file."));
    if (hasNul(name))
        return forged(
            ParamFileText::tr("A job's name that holds the character U+0000 can't stand in "
                              "a parameter file."));
    if (name.contains(']') || hasLineBreak(name))
        return forged(ParamFileText::tr(
            "A job's name that holds \"]\" or a line break can't stand in a parameter "
            "file."));
    return {};
}

Result<void> checkParamName(const QByteArray &name)
{
    if (name.isEmpty())
        return forged(ParamFileText::tr("A param without a name can't stand in a parameter file."));
    if (hasNul(name))
        return forged(ParamFileText::tr("A param's name that holds the character U+0000 can't "
                                        "stand in a parameter file."));
    if (name.contains('=') || hasLineBreak(name))
        return forged(
            ParamFileText::tr("The param \"%1\" has \"=\" or a line break in its name, which can't "
                              "stand in a parameter file.")
                .arg(QString::fromUtf8(name).simplified()));
    return {};
}

Result<void> checkText(const QByteArray &name, const QByteArray &text)
{
    if (hasLineBreak(text))
        return forged(ParamFileText::tr(
                          "The value of %1 holds a line break, which can't stand in a parameter "
                          "file.")
                          .arg(QString::fromUtf8(name)));
    if (hasNul(text))
        return forged(ParamFileText::tr("The value of %1 holds the character U+0000, which can't "
                                        "stand in a parameter file.")
                          .arg(QString::fromUtf8(name)));
    return {};
}

Result<QByteArray> section(const BatchJob &entry)
{
    if (const auto checked = checkJobName(entry.name); !checked)
        return fail(checked.error());
    QByteArray out = "\n[" + entry.name + "]\n";
    for (const Job::Param &param : entry.job.params()) {
        if (const auto checked = checkParamName(param.name); !checked)
            return fail(checked.error());
        const auto text = valueText(entry.job, param);
        if (!text)
            return text;
        if (const auto checked = checkText(param.name, *text); !checked)
            return fail(checked.error());
        out += "$$" + param.name + '=' + *text + '\n';
    }
    return out;
}

} // namespace

Result<QByteArray> paramFile(const Batch &batch)
{
    if (const auto checked = checkChangeable(batch); !checked)
        return fail(checked.error());
    QByteArray out;
    for (const BatchJob &entry : batch.jobs) {
        const auto text = section(entry);
        if (!text)
            return fail(text.error().within(ParamFileText::tr("Workflow %1, job %2")
                                                .arg(QString::fromUtf8(batch.workflow),
                                                     QString::fromUtf8(entry.name).simplified())));
        out += *text;
    }
    return out;
}

} // namespace batchy
